// One letter per decision; the same letter everywhere: the drawer, the proof line, the sheet.
import type { ResultDetail } from '../../../shared/contract/engine-api.ts';
import type { DecisionKind } from '../../../shared/model/decision.ts';

export const DECISION_LETTERS: Readonly<Record<DecisionKind, string>> = {
  adjust: 'a',
  supplement: 's',
  carry: 'c',
  enquire: 'e',
  refund: 'r',
  recover: 'v',
  write_off: 'w',
};

type Options = ResultDetail['options'];

/** The option in force: the chosen one while it is offered, else the usual one, else the first. */
export function optionInForce(options: Options, chosen: DecisionKind | null): Options[number] | null {
  return (
    options.find(({ decision }) => decision === chosen) ?? options.find(({ usual }) => usual) ?? options[0] ?? null
  );
}
