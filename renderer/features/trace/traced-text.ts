// Steps in the books in words: posting rules, modes and people by their names. Steps of other kinds are sentences of the engine.
import { ruleLabel } from '../../../shared/model/rule-labels.ts';
import type { Language, Translate } from '../../i18n/start.ts';

const ENTRY =
  /^(\S+): debit (.+), credit (.+), (\S+ [A-Z]{3}), (?:waits for export|in batch (\S+), voucher line (\S+))$/s;
const SUMMARY_LINE = /^summary\/[^/]+\/[^/]+\/([^/]+)\//;
const EXPORTED = /^exported in batch (\S+) \((summary|detail)\) by (.+), (\d+) lines, journal sha256 (\S+)$/s;
const DECIDED = /^(decision \d+: .+? by )(.+?)((?:, checked by .+?)?, (?:waiting|effective|rejected|undone)(?::.*)?)$/s;

export interface TraceWords {
  readonly t: Translate;
  readonly term: Translate;
  readonly sentence: (english: string) => string;
  readonly language: Language;
  readonly person: (id: string) => string;
}

/** "carry, long" of "decision.carry.long"; Chinese by the labels of the vouchers. */
export function ruleWords(rule: string, { t, language }: Pick<TraceWords, 't' | 'language'>): string {
  if (language === 'zh') return ruleLabel(rule);
  const plain = rule.replace(/\.reversed$/, '');
  const words = plain
    .replace(/^decision\./, '')
    .replaceAll('.', ', ')
    .replaceAll('_', ' ');
  return plain === rule ? words : t('reversalOf', { rule: words });
}

export function tracedText(text: string, words: TraceWords): string {
  const { t, term, sentence, person } = words;
  const entry = ENTRY.exec(text);
  if (entry !== null) {
    const [, rule = '', debit = '', credit = '', amount = '', batch, line = ''] = entry;
    const summed = SUMMARY_LINE.exec(line)?.[1];
    const where =
      batch === undefined
        ? t('waits')
        : t('inBatch', {
            batch,
            line: summed === undefined ? line : t('summaryLine', { rule: ruleWords(summed, words) }),
          });
    return t('entry', { rule: ruleWords(rule, words), debit, credit, amount, where });
  }
  const exported = EXPORTED.exec(text);
  if (exported !== null) {
    const [, batch = '', mode = '', by = '', lines = '', sha = ''] = exported;
    return t('exported', { batch, mode: t(`mode.${mode}`), by: person(by), lines, sha });
  }
  const decided = DECIDED.exec(text);
  if (decided === null) return sentence(text);
  const [, before = '', maker = '', rest = ''] = decided;
  const checked = rest.replace(
    /^(, checked by )(.+?)(, (?:waiting|effective|rejected|undone))/s,
    (_, said, who, state) => [said, person(who), state].join(''),
  );
  return sentence(`${before}${maker === 'policy' ? term('maker.policy') : person(maker)}${checked}`);
}
