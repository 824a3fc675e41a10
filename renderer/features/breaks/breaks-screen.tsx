// The working screen: outcome rail, two panes either side of the seam, the drawer of one pair, the bob.
import { useTexts } from '../../i18n/start.ts';
import { Screen } from '../../ui/parts.tsx';
import { ProofLine } from '../../ui/proof-line.tsx';

export function BreaksScreen() {
  const { t } = useTexts('breaks');
  return (
    <>
      <Screen title={t('title')}>{null}</Screen>
      <ProofLine
        seamX="50vw"
        currency="CNY"
        scope={['', '']}
        left={{ label: '', amount: null }}
        right={{ label: '', amount: null }}
        bob={{ label: '', amount: 0 }}
        why=""
      />
    </>
  );
}
