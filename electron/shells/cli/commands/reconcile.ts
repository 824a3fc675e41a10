// `reconcile`: runs the stages of a date in order.
import type { CalendarDate } from '../../../../shared/calendar/date.ts';
import { STAGES, type Stage } from '../../../../shared/model/outcome.ts';
import { done } from '../answer.ts';
import { dateArgument, oneOf } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { reconcileJson, reconcileText } from '../output/outcome.ts';

export const reconcileCommand: CommandModule = (program, host) => {
  program
    .command('reconcile')
    .description('run the stages of a clearing date: channel 通道对账, business 业务对账, fund 资金对账')
    .argument('<workspace>', 'path of the workspace file')
    .requiredOption('--date <date>', 'clearing date, YYYY-MM-DD', dateArgument)
    .option('--stage <stage>', `only up to ${STAGES.join(', ')}`, oneOf(STAGES))
    .action((workspace: string, options: { date: CalendarDate; stage?: Stage }) =>
      host.run(() =>
        host.withWorkspace(workspace, async (engine) => {
          const report = await engine.call('reconcile', { date: options.date, stage: options.stage ?? null });
          return report.ok ? done(reconcileJson(report.value), reconcileText(report.value)) : report;
        }),
      ),
    );
};
