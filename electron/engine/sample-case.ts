// Fills an empty workspace with made-up days: their settings and their files, imported in one action. Nothing is reconciled yet.
import type { ImportView } from '../../shared/contract/engine-api.ts';
import { ok, refuse } from '../../shared/model/problem.ts';
import { sampleDays } from '../../shared/sampling/sample-days.ts';
import { hasImports } from '../workspace/tables/imports.ts';
import { insertSettings } from '../workspace/tables/settings-history.ts';
import { checkedSettings } from './checked-settings.ts';
import { keepRequests } from './files/import-cases.ts';
import { recordAction } from './history/record-action.ts';
import type { UseCase } from './use-case.ts';

export const loadSample: UseCase<'loadSample'> = (context, options) => {
  const { workspace } = context;
  if (hasImports(workspace.database))
    return refuse({
      code: 'not-allowed',
      message: 'the workspace has imports already; sample days go into an empty one, create it first',
    });
  if (options.days < 1) return refuse({ code: 'usage', message: 'at least one day is wanted', field: 'days' });
  const sample = sampleDays(options);
  const settings = checkedSettings(sample.settingsText, 'settings.yaml');
  if (!settings.ok) throw new Error(`the sample settings are not valid: ${settings.problem.message}`);
  return recordAction(
    context,
    { action: 'sample', user: null, subject: `seed ${options.seed}, ${options.days} days, ${options.rows} rows` },
    () => {
      insertSettings(workspace.database, sample.settingsText, context.now(), 'sample');
      const views: ImportView[] = [];
      for (const [done, file] of sample.files.entries()) {
        context.throwIfCancelled();
        context.progress({ task: 'sample', phase: file.name, done, total: sample.files.length });
        const { name: fileName, bytes, source, channel } = file;
        const request = { fileName, bytes, source, channel, profile: null, encoding: null, mayBeLeftOut: false };
        const kept = keepRequests(context, [request], []);
        if (!kept.ok) return kept;
        views.push(...kept.value);
      }
      return ok(views);
    },
    () => context.progress({ task: 'save', phase: 'sample', done: 0, total: 1 }),
  );
};
