// The Chromium that comes inside an npm package, for Linux on x64. Unpacked once into .cache; nothing is downloaded.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../build/stamp.mjs';

const PACKAGE = path.join(ROOT, 'node_modules', '@sparticuz', 'chromium');

// The package unpacks into the temporary folder, and its libraries only where it believes to be on a function host: hence a child with
// both set. Its recommended arguments switch off web security and are never used.
const UNPACK = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath());";

/** `{ program, libraries }`, or null where the package has nothing for this machine. */
export function bundledChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKAGE)) return null;
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  const folder = path.join(ROOT, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    const aside = `${folder}.${process.pid}`;
    mkdirSync(aside, { recursive: true });
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      encoding: 'utf8',
    });
    if (done.status !== 0) {
      rmSync(aside, { recursive: true, force: true });
      throw new Error(`the bundled Chromium could not be unpacked: ${done.stderr.trim()}`);
    }
    // Another run may have been faster; its copy is as good.
    if (existsSync(folder)) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, folder);
  }
  return { program: path.join(folder, 'chromium'), libraries: path.join(folder, 'al2023', 'lib') };
}
