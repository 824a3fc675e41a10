import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const requireHere = createRequire(import.meta.url);
const packer = createRequire(requireHere.resolve('electron-builder'));
const library = createRequire(packer.resolve('app-builder-lib'));

interface Packing {
  readonly files: readonly string[];
  readonly asar: boolean;
  readonly electronFuses: Readonly<Record<string, boolean>>;
}
const packing = parse(readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8')) as Packing;

/** The validator that the packer runs over the file before it packs. */
const { validateSchema } = library('./util/config/schemaValidator') as {
  validateSchema(schema: unknown, data: unknown, options: { name: string }): void;
};
const schema = JSON.parse(readFileSync(library.resolve('../scheme.json'), 'utf8')) as unknown;

test("the packing file is valid by the packer's own schema", () => {
  expect(() => validateSchema(schema, packing, { name: 'electron-builder.yml' })).not.toThrow();
  expect(() => validateSchema(schema, { ...packing, asarr: true }, { name: 'x' })).toThrow('asarr');
});

test('the fuses are blown', () => {
  expect(packing.asar).toBe(true);
  expect(packing.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the program that is started is among the packed files', () => {
  const { main } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { main: string };
  expect(packing.files).toContain(main);
});
