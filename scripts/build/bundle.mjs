// Node bundles by esbuild. Each is written beside its place and then renamed, so that a program started meanwhile never sees half a file.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keepStamp, ROOT, takeStamp } from './stamp.mjs';

// CommonJS packages inside an ES module bundle still ask for these three.
const COMMONJS_NAMES = [
  "import { createRequire as createRequireHere } from 'node:module';",
  'const require = createRequireHere(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

function replaceFile(name, bytes) {
  const file = path.join(ROOT, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
}

async function bundleOne(esbuild, { entry, output, format, platform }) {
  if (!existsSync(path.join(ROOT, entry))) throw new Error(`build: ${output} needs ${entry}, and it is not there`);
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    write: false,
    format,
    platform,
    target: 'node20',
    external: ['electron'],
    loader: { '.yaml': 'text' },
    banner: format === 'esm' ? { js: COMMONJS_NAMES } : {},
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const { contents } of outputFiles) replaceFile(output, contents);
}

/** Builds all bundles of a target. Throws with esbuild's own message where one does not build. */
export async function buildBundles(target) {
  const stamp = takeStamp(target);
  const esbuild = await import('esbuild');
  await Promise.all(target.bundles.map((each) => bundleOne(esbuild, each)));
  for (const { from, to } of target.copies) replaceFile(to, readFileSync(path.join(ROOT, from)));
  keepStamp(target, stamp);
}
