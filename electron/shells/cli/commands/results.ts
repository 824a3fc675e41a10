// `results`: every outcome row of a date, as CSV or JSON, streamed in pages so that a large day needs little memory.
import { InvalidArgumentError } from 'commander';
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { ResultRow } from '../../../../shared/contract/engine-api.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { resultsCsv } from '../../../../shared/exporting/results-csv.ts';
import { STAGES, type Stage } from '../../../../shared/model/outcome.ts';
import type { Result } from '../../../../shared/model/problem.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { dateArgument, oneOf } from '../arguments.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { resultJson } from '../output/result.ts';
import { writeOutputFile } from '../output-file.ts';

const FORMATS = ['csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

const PAGE = 20_000;

interface ResultsOptions {
  readonly date: CalendarDate;
  readonly stage?: Stage;
  readonly format?: Format;
  readonly out?: string;
}

export const resultsCommand: CommandModule = (program, host) => {
  program
    .command('results')
    .description('every outcome row of a date: one per match, break or no_money row')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .option('--stage <stage>', `only ${STAGES.join(', ')}`, oneOf(STAGES))
    .option('--format <format>', `${FORMATS.join(', ')} (default: csv, with --json json)`, oneOf(FORMATS))
    .option('--out <file>', 'write to this file instead of standard output', (text: string) => {
      if (text === '') throw new InvalidArgumentError('It must be a path.');
      return text;
    })
    .action((workspace: string, options: ResultsOptions) =>
      host.run(async () => {
        const format = options.format ?? (host.json ? 'json' : 'csv');
        if (host.json && format === 'csv' && options.out === undefined) {
          return usage('--json answers one JSON document; give --out FILE for the csv, or leave --format csv away');
        }
        return host.withWorkspace(workspace, (engine) => writeResults(engine, host, options, format), true);
      }),
    );
};

async function writeResults(
  engine: EngineClient,
  host: CommandHost,
  options: ResultsOptions,
  format: Format,
): Promise<CommandResult> {
  const stages = options.stage === undefined ? STAGES : [options.stage];
  const { date, out } = options;
  if (out === undefined) {
    const streamed = await streamResults(engine, date, stages, format, (text) => host.terminal.out(text));
    if (!streamed.ok) return streamed;
    if (streamed.value === 0) host.terminal.note(`no results on ${date}: not reconciled yet, or nothing to reconcile`);
    return { ok: true, value: { json: undefined, text: '', exitCode: 0 } };
  }
  const written = await writeOutputFile(out, (file) =>
    streamResults(engine, date, stages, format, async (text) => file.write(text)),
  );
  if (!written.ok) return written;
  return done({ date, file: out, format, rows: written.value }, `${written.value} rows written to ${out}`);
}

/** Hands the document to `write` piece by piece and answers the number of rows. A refusal comes before the first piece. */
async function streamResults(
  engine: EngineClient,
  date: CalendarDate,
  stages: readonly Stage[],
  format: Format,
  write: (text: string) => Promise<void>,
): Promise<Result<number>> {
  let count = 0;
  for (const stage of stages) {
    for (let offset = 0, total = 1; offset < total; ) {
      const page = await engine.call('results', {
        date,
        stage,
        channel: null,
        outcomes: null,
        standing: null,
        search: '',
        order: 'outcome',
        offset,
        limit: PAGE,
      });
      if (!page.ok) return page;
      const { rows } = page.value;
      if (rows.length > 0)
        await write(format === 'csv' ? csvPart(rows, count === 0) : jsonPart(date, rows, count === 0));
      count += rows.length;
      offset += rows.length;
      total = rows.length === 0 ? 0 : page.value.total;
    }
  }
  if (format === 'json') await write(count === 0 ? `${jsonHead(date)}]}\n` : '\n]}\n');
  else if (count === 0) await write(resultsCsv([]));
  return { ok: true, value: count };
}

function csvPart(rows: readonly ResultRow[], isFirst: boolean): string {
  const text = resultsCsv(rows);
  return isFirst ? text : text.slice(text.indexOf('\n') + 1);
}

function jsonHead(date: CalendarDate): string {
  return `{"date":${JSON.stringify(date)},"results":[`;
}

function jsonPart(date: CalendarDate, rows: readonly ResultRow[], isFirst: boolean): string {
  return rows
    .map((row, index) => `${isFirst && index === 0 ? jsonHead(date) : ','}\n${JSON.stringify(resultJson(row))}`)
    .join('');
}
