// The drawer's decisions: what can be decided and what each would post, the note, the other breaks of the item.
import { Input } from 'antd';
import type { ResultDetail } from '../../../shared/contract/engine-api.ts';
import type { DecisionKind } from '../../../shared/model/decision.ts';
import { useTexts } from '../../i18n/start.ts';
import { Amount } from '../../ui/amount.tsx';
import { Mark, markOfOutcome } from '../../ui/mark.tsx';
import { DECISION_LETTERS } from './decision-keys.ts';
import { Entries } from './entries.tsx';

export const NOTE_FIELD_ID = 'breaks-note';

export function DecideSection({
  detail,
  chosen,
  onChoose,
  note,
  onNote,
}: {
  detail: ResultDetail;
  chosen: DecisionKind | null;
  onChoose: (decision: DecisionKind) => void;
  note: string;
  onNote: (note: string) => void;
}) {
  const { t, term } = useTexts('breaks');
  const { options, row } = detail;
  if (options.length === 0 || row.standing !== 'open') {
    return row.outcome === 'timing' ? <p className="drawer-say">{t('drawer.timing')}</p> : null;
  }
  return (
    <section className="decide">
      <h2 id="breaks-decide">{t('drawer.decide')}</h2>
      <div role="radiogroup" aria-labelledby="breaks-decide">
        {options.map((option) => {
          const on = option.decision === chosen;
          return (
            <div key={option.decision} className={on ? 'option option-on' : 'option'}>
              <label>
                <input type="radio" name="decision" checked={on} onChange={() => onChoose(option.decision)} />
                <span className="clip">
                  {term(`decision.${option.decision}`)}
                  <span className="quiet">
                    {option.entries.length === 0 ? ` ${t('drawer.postsNothing')}` : ''}
                    {option.needsApproval ? ` · ${t('drawer.needsApproval')}` : ''}
                  </span>
                </span>
                <kbd>{DECISION_LETTERS[option.decision].toUpperCase()}</kbd>
              </label>
              {on ? <Entries entries={option.entries} /> : null}
            </div>
          );
        })}
      </div>
      <Input.TextArea
        id={NOTE_FIELD_ID}
        className="decide-note"
        size="small"
        autoSize={{ minRows: 1, maxRows: 4 }}
        placeholder={t('drawer.notePlaceholder')}
        aria-label={t('drawer.note')}
        value={note}
        onChange={(event) => onNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </section>
  );
}

export function LinkedSection({ detail }: { detail: ResultDetail }) {
  const { t, term } = useTexts('breaks');
  const others = detail.linked.filter(({ resultId }) => resultId !== detail.row.resultId);
  if (others.length === 0) return null;
  return (
    <section className="history">
      <h2>{t('drawer.linked')}</h2>
      {others.map((row) => (
        <div key={row.resultId} className="decided">
          <Mark name={markOfOutcome(row.outcome)} />
          <div>
            {term(`stageShort.${row.stage}`)} · {term(`outcome.${row.outcome}`)}{' '}
            <Amount amount={row.difference} currency={row.currency} />
            <span className="quiet"> {row.clearingDate}</span>
          </div>
        </div>
      ))}
    </section>
  );
}
