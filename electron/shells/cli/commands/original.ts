// `original`: the file that an import was read from, byte for byte as it came, or a range of it as text.
import { InvalidArgumentError } from 'commander';
import type { EngineClient } from '../../../../shared/contract/engine-client.ts';
import { type CommandResult, done, usage } from '../answer.ts';
import { wholeNumberArgument } from '../arguments.ts';
import type { CommandHost, CommandModule } from '../host.ts';
import { lines } from '../output/table.ts';
import { writeWholeFile } from '../output-file.ts';

interface OriginalOptions {
  readonly bytes?: readonly [from: number, to: number];
  readonly around: number;
  readonly container?: boolean;
  readonly out?: string;
}

export const originalCommand: CommandModule = (program, host) => {
  program
    .command('original')
    .description(
      'the kept file of an import: byte for byte as it came, or the text in UTF-8 that a sheet, a web page or UTF-16 was read as',
    )
    .argument('<workspace>', 'path of the workspace file')
    .argument('<import_id>', 'the import, as import and trace name it', wholeNumberArgument(1, 999_999_999))
    .option('--bytes <A-B>', 'only bytes A up to B, as text, as trace names them', rangeArgument)
    .option('--around <lines>', 'with --bytes: lines before and after', wholeNumberArgument(0, 1000), 0)
    .option(
      '--container',
      'the archive or workbook that the file came out of, or the file before it was converted, byte for byte as it came',
    )
    .option('--out <file>', 'write it to a file')
    .action((workspace: string, importId: number, options: OriginalOptions) =>
      host.run(async () => {
        if (options.bytes !== undefined && (options.container === true || options.out !== undefined))
          return usage('--bytes shows a range of the file as text; --container and --out take it whole');
        return host.withWorkspace(
          workspace,
          (engine) =>
            options.bytes === undefined
              ? wholeFile(engine, host, importId, options)
              : range(engine, importId, options.bytes, options.around),
          true,
        );
      }),
    );
};

function rangeArgument(text: string): readonly [number, number] {
  const match = /^(\d{1,12})-(\d{1,12})$/.exec(text);
  if (match === null) throw new InvalidArgumentError('It must be two byte positions, such as 811-902.');
  return [Number(match[1]), Number(match[2])];
}

async function range(
  engine: EngineClient,
  importId: number,
  [byteStart, byteEnd]: readonly [number, number],
  around: number,
): Promise<CommandResult> {
  const part = await engine.call('original', { importId, byteStart, byteEnd, around });
  if (!part.ok) return part;
  const { file, sha256, encoding, size, line, text, linesBefore, linesAfter } = part.value;
  return done(
    {
      ...{ import_id: importId, file, sha256, encoding, size, byte_start: byteStart, byte_end: byteEnd, line, text },
      ...{ lines_before: linesBefore, lines_after: linesAfter },
    },
    [...linesBefore, text.replace(/[\r\n]+$/, ''), ...linesAfter].join('\n'),
  );
}

async function wholeFile(
  engine: EngineClient,
  host: CommandHost,
  importId: number,
  { container = false, out }: OriginalOptions,
): Promise<CommandResult> {
  const original = await engine.call('originalFile', { importId, container });
  if (!original.ok) return original;
  const { file, sha256, bytes, converted } = original.value;
  const facts = { import_id: importId, file, sha256, size: bytes.length, converted };
  const hint = converted ? `${file}: as converted to UTF-8; --container gives the file byte for byte as it came` : '';
  if (out !== undefined) {
    const written = await writeWholeFile(out, bytes);
    return written.ok
      ? done(
          { ...facts, path: out },
          lines(`${file}: ${bytes.length} bytes written to ${out}`, `sha256 ${sha256}`, hint),
        )
      : written;
  }
  if (!host.json) await host.terminal.out(bytes);
  if (!host.json && hint !== '') host.terminal.note(hint);
  return done(facts, '');
}
