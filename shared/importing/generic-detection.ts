// Tells the four canonical files apart by their columns, and says what is missing where a header is nearly one of them.
import { ok, type Problem, type Result, refuse } from '../model/problem.ts';
import type { Source } from '../model/record.ts';
import type { Settings } from '../model/settings.ts';
import { findChannel, unknownChannel } from './channel-choice.ts';
import { type GenericTable, genericPlan } from './formats/generic.ts';
import { type ColumnMatch, matchColumns } from './formats/generic-columns.ts';
import type { HeaderCandidate } from './header-search.ts';
import type { SourceText } from './source-text.ts';
import type { TablePlan } from './table.ts';

export interface GenericRequest {
  readonly fileName: string;
  readonly source: Source | null;
  readonly channel: string | null;
  readonly settings: Settings;
}

/** Missing columns are worth naming where a header shares this many fields with a canonical file and, unless that source was asked for, lacks few. */
const NEARLY_SHARED = 3;
const NEARLY_MISSING = 3;

function matches(header: readonly string[]): Readonly<Record<Source, ColumnMatch>> {
  return {
    orders: matchColumns('orders', header),
    channel: matchColumns('channel', header),
    bank: matchColumns('bank', header),
    funds: matchColumns('funds', header),
  };
}

/** The sources that a header can be. Clearing dates make a bank file, entry numbers with accounts an account statement. */
function possibleSources(header: readonly string[]): readonly Source[] {
  const all = matches(header);
  if (all.funds.missing.length === 0) return ['funds'];
  if (all.bank.missing.length === 0) return ['bank'];
  return (['orders', 'channel'] as const).filter((source) => all[source].missing.length === 0);
}

export function isGenericHeader(header: readonly string[]): boolean {
  return possibleSources(header).length > 0;
}

/** An orders file with channel numbers and a channel file with order numbers have the same required columns: what only one of them has decides. */
function tellOrdersFromChannel(fileName: string, header: readonly string[]): Source | null {
  const all = matches(header);
  const hasBankRef = all.channel.columns.has('bank_ref');
  const hasOrderOnly = all.orders.columns.has('merchant_no') || all.orders.columns.has('memo');
  if (hasBankRef !== hasOrderOnly) return hasBankRef ? 'channel' : 'orders';
  const namesOrders = /order|订单|业务/i.test(fileName);
  const namesChannel = /channel|通道|渠道/i.test(fileName);
  if (namesOrders !== namesChannel) return namesOrders ? 'orders' : 'channel';
  return null;
}

/** What was said is believed unless a column speaks against it that only the other file has. A memo may be an extra column of any file. */
function contradictedBy(asked: Source, header: readonly string[]): Source | null {
  const all = matches(header);
  const hasBankRef = all.channel.columns.has('bank_ref');
  const hasMerchant = all.orders.columns.has('merchant_no');
  if (asked === 'channel' && hasMerchant && !hasBankRef) return 'orders';
  return asked === 'orders' && hasBankRef && !hasMerchant && !all.orders.columns.has('memo') ? 'channel' : null;
}

function refusal(request: GenericRequest, candidate: HeaderCandidate, rest: string, field = ''): Problem {
  return {
    code: 'input-refused',
    message: `${request.fileName}: ${rest}`,
    file: request.fileName,
    line: candidate.line + 1,
    ...(field === '' ? {} : { field }),
  };
}

function chooseSource(request: GenericRequest, candidate: HeaderCandidate): Result<Source> {
  const possible = possibleSources(candidate.cells);
  if (request.source !== null) {
    if (possible.includes(request.source)) {
      const told = contradictedBy(request.source, candidate.cells);
      return told === null ? ok(request.source) : refuse(otherSource(request, candidate, told, request.source));
    }
    const [other] = possible;
    const asked = matchColumns(request.source, candidate.cells);
    if (asked.missing.length > 0 || other === undefined) return refuse(missingColumns(request, candidate, asked));
    return refuse(otherSource(request, candidate, other, request.source));
  }
  const [first, second] = possible;
  const told = second === undefined ? first : tellOrdersFromChannel(request.fileName, candidate.cells);
  if (told !== undefined && told !== null) return ok(told);
  return refuse(
    refusal(request, candidate, 'could be orders or channel rows by its columns; say which with --source.', 'source'),
  );
}

function otherSource(request: GenericRequest, candidate: HeaderCandidate, told: Source, asked: Source): Problem {
  return refusal(
    request,
    candidate,
    `is a ${told} file by its columns, not ${asked} as was said; import it as ${told}.`,
    'source',
  );
}

function missingColumns(request: GenericRequest, candidate: HeaderCandidate, match: ColumnMatch): Problem {
  const columns = `${match.missing.length === 1 ? 'column' : 'columns'} ${match.missing.join(', ')}`;
  const found = candidate.cells.map((cell) => cell.trim()).join(', ');
  return refusal(
    request,
    candidate,
    `${match.source} files need the ${columns}, which the header does not have. Found: ${found.slice(0, 300)}.`,
    match.missing[0],
  );
}

/**
 * Why a header that is nearly canonical is refused: the missing columns of the source it is most like. Where no source was asked for and
 * more than one column is missing, that is only a likeness: not-recognised.
 */
export function nearlyGeneric(request: GenericRequest, candidates: readonly HeaderCandidate[]): Problem | null {
  let best: { readonly candidate: HeaderCandidate; readonly match: ColumnMatch } | null = null;
  for (const candidate of candidates) {
    const all = matches(candidate.cells);
    for (const match of request.source === null ? Object.values(all) : [all[request.source]]) {
      if (best === null || match.columns.size > best.match.columns.size) best = { candidate, match };
    }
  }
  if (best === null || best.match.columns.size < NEARLY_SHARED) return null;
  if (request.source === null && best.match.missing.length > NEARLY_MISSING) return null;
  const refused = missingColumns(request, best.candidate, best.match);
  return request.source === null && best.match.missing.length > 1 ? { ...refused, code: 'not-recognised' } : refused;
}

export function planGeneric(text: SourceText, request: GenericRequest, candidate: HeaderCandidate): Result<TablePlan> {
  const source = chooseSource(request, candidate);
  if (!source.ok) return source;
  const match = matchColumns(source.value, candidate.cells);
  if (match.doubled !== null) {
    const { field, names } = match.doubled;
    return refuse(
      refusal(
        request,
        candidate,
        `two columns mean ${field} (${names.join(' and ')}); rename or remove one of them.`,
        field,
      ),
    );
  }
  const { settings } = request;
  const asked = request.channel === null ? null : findChannel(settings, request.channel);
  if (asked === undefined) return refuse(unknownChannel(request.fileName, request.channel ?? '', settings));
  const [only] = settings.channels;
  const channel = asked ?? (settings.channels.length === 1 && only !== undefined ? only : null);
  if (source.value === 'bank' && !match.columns.has('channel') && channel === null) {
    return refuse(
      refusal(
        request,
        candidate,
        'has no channel column and several channels are known; name it with --channel.',
        'channel',
      ),
    );
  }
  const table: GenericTable = {
    text,
    match,
    candidate,
    channel,
    channelAsked: asked !== null,
    settings,
  };
  return ok(genericPlan(table));
}
