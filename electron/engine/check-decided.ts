// Link of the decisions in force: what results read of a break is what its latest standing decision says.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import { misheldBreaks } from '../workspace/tables/proof-books.ts';
import { link } from './check-link.ts';
import type { EngineContext } from './engine-context.ts';

/** Of all dates: a break of one date may be decided on a later one. */
export function decidedLinks({ workspace: { database } }: EngineContext): CheckLink[] {
  const { decided, held, wrong } = misheldBreaks(database);
  const records = wrong.map(({ breakId, said, held: read }) => {
    if (read === null) return `${breakId}: decision ${said} decides it, and results do not know`;
    if (said === null) return `${breakId}: results read decision ${read}, which does not decide it`;
    return `${breakId}: results read another decision than ${said}, or other words of it`;
  });
  return [
    link(
      {
        kind: 'flow',
        date: '',
        channel: '',
        from: 'breaks with a standing decision',
        to: 'breaks that results show as decided',
        currency: '',
      },
      { countIn: decided, countOut: held, records },
    ),
  ];
}
