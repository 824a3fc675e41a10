// The whole command line: every command of the contract, each with --json.
import { Command } from 'commander';
import { archiveCommand, saveAsCommand, unarchiveCommand } from './commands/archive.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand, backupsCommand, restoreCommand } from './commands/backups.ts';
import { checkCommand } from './commands/check.ts';
import { closeCommand, closingCommand, reopenCommand, settleCommand } from './commands/closing.ts';
import { approveCommand, decideCommand } from './commands/decide.ts';
import { enquiryCommand } from './commands/enquiry.ts';
import { exportCommand } from './commands/export.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { newCommand } from './commands/new.ts';
import { originalCommand } from './commands/original.ts';
import { packageCommand } from './commands/package.ts';
import { passphraseCommand } from './commands/passphrase.ts';
import { peopleCommand } from './commands/people.ts';
import { policyCommand } from './commands/policy.ts';
import { profilesCommand } from './commands/profiles.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { reportCommand } from './commands/report.ts';
import { rescueCommand } from './commands/rescue.ts';
import { resultsCommand } from './commands/results.ts';
import { runDiffCommand } from './commands/run-diff.ts';
import { sampleCommand } from './commands/sample.ts';
import { traceCommand } from './commands/trace.ts';
import { redoCommand, undoCommand } from './commands/undo.ts';
import { undoImportCommand } from './commands/undo-import.ts';
import type { CommandHost, CommandModule } from './host.ts';

const COMMANDS: readonly CommandModule[] = [
  newCommand,
  importCommand,
  undoImportCommand,
  originalCommand,
  profilesCommand,
  reconcileCommand,
  resultsCommand,
  policyCommand,
  runDiffCommand,
  decideCommand,
  approveCommand,
  undoCommand,
  redoCommand,
  historyCommand,
  peopleCommand,
  packageCommand,
  exportCommand,
  reportCommand,
  enquiryCommand,
  auditCommand,
  checkCommand,
  closingCommand,
  closeCommand,
  reopenCommand,
  settleCommand,
  traceCommand,
  sampleCommand,
  backupCommand,
  backupsCommand,
  restoreCommand,
  saveAsCommand,
  archiveCommand,
  unarchiveCommand,
  passphraseCommand,
  rescueCommand,
];

/** `output` takes help and version; `errors` takes commander's own usage messages. Throws CommanderError instead of exiting. */
export function buildProgram(
  host: CommandHost,
  streams: { readonly output: (text: string) => void; readonly errors: (text: string) => void },
): Command {
  const program = new Command('clearbench')
    .description('Clearbench 清算对账工作台: reconcile, decide, book and prove a clearing day')
    .configureOutput({ writeOut: streams.output, writeErr: streams.errors })
    .showHelpAfterError('(see clearbench help)')
    .exitOverride()
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 unexpected, 2 usage, 3 input refused (nothing written), 4 a control total does not balance,\n5 workspace locked, damaged or wrong passphrase.\n\nThe passphrase of an encrypted workspace comes by --passphrase-file FILE, in CLEARBENCH_PASSPHRASE, or is asked on a terminal.',
    );
  for (const add of COMMANDS) add(program, host);
  for (const command of everyCommand(program)) {
    command.option('--json', 'answer one JSON document on standard output');
    if (
      command.registeredArguments.some((argument) => argument.name() === 'workspace' || argument.name() === 'archive')
    )
      command.option(
        '--passphrase-file <file>',
        'the passphrase of an encrypted workspace, in the first line of a file',
      );
    if (command.options.some(({ long }) => long === '--as'))
      command.option('--sign-in <file>', 'the passphrase of who does it, in the first line of a file');
  }
  return program;
}

function everyCommand(parent: Command): Command[] {
  return parent.commands.flatMap((command) => [command, ...everyCommand(command)]);
}
