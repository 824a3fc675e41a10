// The switch of the privacy mode in the bar: on for one user, remembered for that user, seen while it is on.
import { useLayoutEffect } from 'react';
import { createMasker } from '../../../shared/privacy/mask.ts';
import { useQuery } from '../../engine-client/use-engine.tsx';
import { useTexts } from '../../i18n/start.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useWorkbench } from '../../ui/workbench.tsx';
import { useFrameStore } from '../frame-store.ts';
import { nameHider } from './hidden-text.ts';
import './privacy.css';
import { drawVeil } from './veil.ts';
import { withSwitched } from './with-switched.ts';

export function PrivacySwitch() {
  const { t } = useTexts('access');
  const { workspace, user } = useWorkbench();
  const id = user?.id ?? '';
  const isOn = useFrameStore((state) => state.privateFor.includes(id));
  const toggle = () => useFrameStore.setState(({ privateFor }) => ({ privateFor: withSwitched(privateFor, id) }));
  const label = t(isOn ? 'privacy.off' : 'privacy.on');
  useShortcuts([{ keys: ['Alt+p'], label, group: t('group'), run: toggle, whileTyping: true }]);

  const accounts = useQuery('accountNumbers', isOn ? undefined : null).data?.join('\n') ?? '';
  const names = [workspace.company, ...workspace.users.flatMap(({ id, name }) => [id, name])].join('\n');
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-privacy', isOn);
    if (!isOn) return;
    const { text: withoutNumbers } = createMasker(accounts.split('\n'));
    const withoutNames = nameHider(names.split('\n'));
    return drawVeil(document.body, (text) => withoutNames(withoutNumbers(text)));
  }, [isOn, names, accounts]);

  return (
    <button type="button" className="bar-item bar-privacy" aria-pressed={isOn} title={label} onClick={toggle}>
      {t(isOn ? 'privacy.isOn' : 'privacy.name')}
    </button>
  );
}
