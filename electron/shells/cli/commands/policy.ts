// `policy`: lets the settings' policies decide what they may.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import { done } from '../answer.ts';
import { dateArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { decisionJson, decisionTable } from '../output/decision.ts';

export const policyCommand: CommandModule = (program, host) => {
  program
    .command('policy')
    .description('apply the automatic policies of the settings to the breaks of a date')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .action((workspace: string, { date }: { date: CalendarDate }) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          const decisions = await engine.call('applyPolicies', { date });
          if (!decisions.ok) return decisions;
          const text =
            decisions.value.length === 0
              ? `no policy applies to an open break of ${date}`
              : decisionTable(decisions.value);
          return done({ date, decisions: decisions.value.map(decisionJson) }, text);
        }),
      ),
    );
};
