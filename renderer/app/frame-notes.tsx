// Lines under the bar: that nothing can be changed and who has the workspace open, and what should be known of its file.
import { useTexts } from '../i18n/start.ts';
import { Mark } from '../ui/mark.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWorkbench } from '../ui/workbench.tsx';
import { heldBy } from './held-by.ts';

export function FrameNotes() {
  const { t, sentence } = useTexts('access');
  const { workspace, place, go } = useWorkbench();
  const [first] = workspace.warnings;
  const because = workspace.readOnlyBecause;
  const holder = heldBy(because);
  const why =
    holder === null ? sentence(because) : t(holder.host === '' ? 'note.heldHere' : 'note.heldElsewhere', { ...holder });
  return (
    <div className="frame-notes">
      {workspace.readOnly ? (
        <p className="frame-note frame-note-firm" role="status">
          <Mark name="rejected" /> <b>{t('note.readOnly')}</b> {because === '' ? '' : why}
        </p>
      ) : null}
      {first === undefined || place.feature === 'keeping' ? null : (
        <p className="frame-note" role="status">
          <Mark name="rejected" />
          <span className="clip">{sentence(first.message)}</span>
          <TextLink onClick={() => go('keeping')}>{t('note.warnings', { count: workspace.warnings.length })}</TextLink>
        </p>
      )}
    </div>
  );
}
