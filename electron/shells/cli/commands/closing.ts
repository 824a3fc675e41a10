// Closing a clearing date 日结: `closing`, `close`, `reopen`, `settle`. Exit code 4 where a condition of closing is not met, with the list as the answer.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import type { Problem } from '../../../../shared/model/problem.ts';
import { type CommandResult, done } from '../answer.ts';
import { dateArgument, lineList, wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { closingJson, closingText } from '../output/closing.ts';
import { problemJson, problemLine } from '../output/problem.ts';

const importId = wholeNumberArgument(1, 999_999_999);

interface Act {
  readonly date: CalendarDate;
  readonly as: string;
}

export const closingCommand: CommandModule = (program, host) => {
  program
    .command('closing')
    .description('what stands in the way of closing a date 日结, and its closings so far')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .action((workspace: string, { date }: { date: CalendarDate }) =>
      host.run(() => host.withWorkspace(workspace, (engine) => conditions(engine, date, null), true)),
    );
};

export const closeCommand: CommandModule = (program, host) => {
  program
    .command('close')
    .description('close a date: nothing of it changes any more before it is reopened')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .requiredOption('--as <user>', 'who closes it')
    .option('--note <text>', 'what is to be known about it', '')
    .action((workspace: string, { date, as: user, note }: Act & { readonly note: string }) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          const closed = await engine.call('closeDay', { date, user, note });
          if (closed.ok) return done({ closing: closingJson(closed.value) }, closingText(closed.value));
          return closed.problem.code === 'not-balanced' ? conditions(engine, date, closed.problem) : closed;
        }),
      ),
    );
};

export const reopenCommand: CommandModule = (program, host) => {
  program
    .command('reopen')
    .description('reopen the last closed date, for a reason that is recorded')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .requiredOption('--as <user>', 'who reopens it; a checker, where the settings name one')
    .requiredOption('--reason <text>', 'why')
    .action((workspace: string, { date, as: user, reason }: Act & { readonly reason: string }) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          const opened = await engine.call('reopenDay', { date, user, reason });
          if (!opened.ok) return opened;
          return done({ closing: closingJson(opened.value) }, `${date} is open again; its reopening is recorded`);
        }),
      ),
    );
};

export const settleCommand: CommandModule = (program, host) => {
  program
    .command('settle')
    .description('say of rejected lines of an import what became of them, so that its days can be closed')
    .argument('<workspace>', 'path of the workspace file')
    .argument('<import_id>', 'the import, as import and trace name it', importId)
    .requiredOption('--as <user>', 'who settles them')
    .requiredOption('--note <text>', 'what became of them')
    .option('--lines <lines>', 'line numbers, such as 3,7 (default: all that are left)', lineList)
    .action(
      (
        workspace: string,
        id: number,
        { as: user, note, lines }: { readonly as: string; readonly note: string; readonly lines?: number[] },
      ) =>
        host.run(() =>
          host.withWorkspace(workspace, async (engine) => {
            const settled = await engine.call('settleRejects', { importId: id, lines: lines ?? null, user, note });
            if (!settled.ok) return settled;
            const { settled: count } = settled.value;
            return done({ import: id, settled: count }, `${count} rejected lines of import ${id} are settled`);
          }),
        ),
    );
};

/** The list of conditions. With the problem that closing met, and exit code 4, where one is not met. */
async function conditions(engine: EngineClient, date: CalendarDate, problem: Problem | null): Promise<CommandResult> {
  const view = await engine.call('closing', { date });
  if (!view.ok) return view;
  const isMet = problem === null && view.value.checks.every(({ ok }) => ok);
  const error = problem === null ? {} : { error: problemJson(problem) };
  const text = closingText(view.value);
  return {
    ok: true,
    value: {
      json: { closing: closingJson(view.value), ...error },
      text: problem === null ? text : `${text}\n\n${problemLine(problem)}`,
      exitCode: isMet ? 0 : 4,
    },
  };
}
