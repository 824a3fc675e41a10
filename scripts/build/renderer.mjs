// The screen, by vite. Built aside and swapped in, so that a running shell never serves half a build.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keepStamp, ROOT, takeStamp } from './stamp.mjs';
import { RENDERER } from './targets.mjs';

/** Throws with vite's own message where the screen does not build. */
export async function buildRenderer() {
  if (!existsSync(path.join(ROOT, RENDERER.entry))) {
    throw new Error(`build: dist/renderer needs ${RENDERER.entry}, and it is not there`);
  }
  const stamp = takeStamp(RENDERER);
  const place = path.join(ROOT, 'dist/renderer');
  const aside = `${place}.${process.pid}`;
  const { build } = await import('vite');
  try {
    await build({
      configFile: path.join(ROOT, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: aside, emptyOutDir: true },
    });
    mkdirSync(place, { recursive: true });
    renameSync(place, `${aside}.old`);
    renameSync(aside, place);
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(`${aside}.old`, { recursive: true, force: true });
  }
  keepStamp(RENDERER, stamp);
}
