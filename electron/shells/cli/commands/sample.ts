// `sample`: a made-up but realistic set of days in a folder: settings.yaml, one folder of files per date, truth.csv.
import path from 'node:path';
import { sampleDays } from '../../../../shared/sampling/sample-days.ts';
import { done } from '../answer.ts';
import { wholeNumberArgument } from '../arguments.ts';
import type { CommandModule } from '../host.ts';
import { left, renderTable, right } from '../output/table.ts';
import { writeWholeFile } from '../output-file.ts';

interface SampleOptions {
  readonly rows: number;
  readonly seed: number;
  readonly days: number;
}

export const sampleCommand: CommandModule = (program, host) => {
  program
    .command('sample')
    .description('write a made-up set of days: files in the real formats, settings and the true outcomes')
    .argument('<dir>', 'folder to write to; files of the same names are replaced')
    .option('--rows <n>', 'transactions a day, roughly', wholeNumberArgument(0, 1_000_000), 400)
    .option('--seed <n>', 'the same seed gives the same bytes', wholeNumberArgument(0, 999_999_999), 1)
    .option('--days <n>', 'number of days', wholeNumberArgument(1, 366), 5)
    .action((dir: string, options: SampleOptions) =>
      host.run(async () => {
        const sample = sampleDays(options);
        const written = [
          { path: path.join(dir, 'settings.yaml'), content: sample.settingsText },
          { path: path.join(dir, 'truth.csv'), content: sample.truthCsv },
          ...sample.files.map((file) => ({ ...file, path: path.join(dir, file.date, file.name), content: file.bytes })),
        ];
        for (const { path: file, content } of written) {
          const saved = await writeWholeFile(file, content);
          if (!saved.ok) return saved;
        }
        const files = sample.files.map((file) => ({
          file: path.join(dir, file.date, file.name),
          date: file.date,
          source: file.source,
          channel: file.channel,
          bytes: file.bytes.byteLength,
        }));
        const table = renderTable(
          [left('file'), left('date'), left('source'), left('channel'), right('bytes')],
          files.map((file) => [file.file, file.date, file.source, file.channel ?? '', String(file.bytes)]),
        );
        return done(
          { dir, settings: path.join(dir, 'settings.yaml'), truth: path.join(dir, 'truth.csv'), files },
          `${table}\n\nsettings and truth.csv are in ${dir}`,
        );
      }),
    );
};
