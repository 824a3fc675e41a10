// What a run left open goes on: into a result of the next run, or it stays open there, or a decision closed it. Nothing falls out between two days.
import type { CheckLink } from '../../shared/contract/engine-api.ts';
import type { Stage } from '../../shared/model/outcome.ts';
import type { Minor } from '../../shared/money/amount.ts';
import type { Database } from '../workspace/database.ts';
import { channelPartners, type ProofRun } from '../workspace/tables/proof.ts';
import { decidedAmong, eachCarried } from '../workspace/tables/proof-settlements.ts';
import { Tally } from './check-link.ts';
import type { StageFacts } from './check-run.ts';

interface CarriedPiece {
  readonly id: number | string;
  readonly breakId: string;
  readonly name: string;
  readonly currency: string;
  readonly signed: Minor;
}

export function carriedPieces(
  database: Database,
  runId: number,
  stage: Stage,
): ReadonlyMap<number | string, CarriedPiece> {
  const pieces = new Map<number | string, CarriedPiece>();
  eachCarried(database, runId, stage, (piece) => pieces.set(piece.id, piece));
  return pieces;
}

/** No links for a channel's first run, or where nothing was open. */
export function carriedLinks(database: Database, run: ProofRun, facts: StageFacts): CheckLink[] {
  if (run.previousId === null) return [];
  const carriedIn = carriedPieces(database, run.previousId, facts.stage);
  const said = new Set([...facts.places.upstream, ...facts.places.downstream].map(({ piece }) => piece.id));
  const carriedOut = carriedPieces(database, run.id, facts.stage);
  const goesOn = (id: number | string) => said.has(id) || carriedOut.has(id);
  const missing = [...carriedIn.values()].filter(({ id }) => !goesOn(id));
  const decided = decidedAmong(
    database,
    missing.map(({ breakId }) => breakId),
  );
  // In the ledger the channel row takes the place of the bank row that stood there for it.
  const replaced = (id: number | string) =>
    facts.stage === 'business' && typeof id === 'number' && channelPartners(database, id).some(goesOn);
  const lost = new Set(missing.filter(({ id, breakId }) => !decided.has(breakId) && !replaced(id)));
  const tally = new Tally();
  for (const piece of carriedIn.values()) {
    tally.in(piece.currency, piece.signed);
    if (lost.has(piece)) tally.name(piece.currency, `${piece.name} (open on ${run.previousDate}, gone on ${run.date})`);
    else tally.out(piece.currency, piece.signed);
  }
  return tally.links({
    kind: 'flow',
    date: run.date,
    channel: run.channel,
    from: `${facts.stage}: open after ${run.previousDate}`,
    to: 'results of this run + still open + decided',
  });
}
