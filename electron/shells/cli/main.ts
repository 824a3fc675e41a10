// The entry of the command line: standard streams in, exit code out.
import { runCommandLine } from './run.ts';
import { createTerminal } from './terminal.ts';
import { workspacesOf } from './workspaces.ts';

const terminal = createTerminal(process.stdout, process.stderr);
process.exitCode = await runCommandLine(process.argv.slice(2), terminal, workspacesOf(terminal));
