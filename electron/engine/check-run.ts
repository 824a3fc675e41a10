// One stage of one run as the proof sees it: its results, and the pieces (records, settlements) that stand in them.
import type { Side, Stage } from '../../shared/model/outcome.ts';
import type { Minor } from '../../shared/money/amount.ts';
import type { Database } from '../workspace/database.ts';
import { eachProofMember, eachProofResult, type ProofResult, type ProofRun } from '../workspace/tables/proof.ts';
import { eachSettlementMember } from '../workspace/tables/proof-settlements.ts';

/** A record (by number) or a settlement (by text). */
export interface Piece {
  readonly id: number | string;
  readonly name: string;
  readonly currency: string;
  /** Positive; of a settlement signed as money in. */
  readonly amount: Minor;
  /** Towards the company. */
  readonly signed: Minor;
  /** Claims money: successful, or an account entry, or a settlement. */
  readonly claims: boolean;
  /** False where a result names a piece that the workspace does not have any more. */
  readonly exists: boolean;
}

export interface Place {
  readonly result: ProofResult;
  readonly piece: Piece;
}

export interface StageFacts {
  readonly stage: Stage;
  readonly results: ReadonlyMap<number, ProofResult>;
  readonly places: Readonly<Record<Side, readonly Place[]>>;
}

export function readStage(database: Database, run: ProofRun, stage: Stage): StageFacts {
  const where = { date: run.date, channel: run.channel, stage };
  const results = new Map<number, ProofResult>();
  eachProofResult(database, where, (result) => results.set(result.id, result));
  const places: Record<Side, Place[]> = { upstream: [], downstream: [] };
  const stand = (side: Side, resultId: number, piece: Piece) => {
    const result = results.get(resultId);
    if (result !== undefined) places[side].push({ result, piece });
  };
  eachProofMember(database, where, ({ resultId, side, recordId, record }) =>
    stand(
      side,
      resultId,
      record === null
        ? goneFrom(results.get(resultId), recordId)
        : {
            id: recordId,
            name: record.name,
            currency: record.currency,
            amount: record.amount,
            signed: record.signed,
            claims: record.status === 'success' || record.source === 'funds',
            exists: true,
          },
    ),
  );
  if (stage === 'fund')
    eachSettlementMember(database, where, (resultId, id, settlement) =>
      stand(
        'upstream',
        resultId,
        settlement === null
          ? goneFrom(results.get(resultId), id)
          : {
              id,
              name: settlement.key,
              currency: settlement.currency,
              amount: settlement.signed,
              signed: settlement.signed,
              claims: true,
              exists: true,
            },
      ),
    );
  return { stage, results, places };
}

function goneFrom(result: ProofResult | undefined, id: number | string): Piece {
  const keys =
    result === undefined ? '' : [result.upstreamKeys, result.downstreamKeys].filter((key) => key !== '').join('|');
  return {
    id,
    name: `${keys} (row ${id} of a ${result?.outcome ?? 'lost'} result is gone)`,
    currency: result?.currency ?? '',
    amount: 0,
    signed: 0,
    claims: false,
    exists: false,
  };
}
