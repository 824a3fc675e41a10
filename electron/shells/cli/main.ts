// The entry of the command line: standard streams in, exit code out.
import { runCommandLine } from './run.ts';
import { createTerminal } from './terminal.ts';
import { workspacesOf } from './workspaces.ts';

const terminal = createTerminal(process.stdout, process.stderr, process.stdin);
// A defect: told like everything else, so that no number of a card stands in a log.
process.on('uncaughtException', (error) => {
  terminal.note(error.stack ?? String(error));
  process.exit(1);
});
process.exitCode = await runCommandLine(process.argv.slice(2), terminal, workspacesOf(terminal));
