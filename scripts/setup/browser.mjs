// A headless browser for the tests, found or made ready without manual steps. Each candidate must render a page before it is taken.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../build/stamp.mjs';
import { bundledChromium } from './bundled-chromium.mjs';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What the bundled Chromium links to beyond a bare Debian. */
const DEBIAN_LIBRARIES = ['libnss3', 'libnspr4', 'libexpat1'];
const LAUNCH_MS = 60_000;

/** How the tests launch a browser. The sandbox is off because it does not start for root, and the only pages are our own. */
export function launchOptions({ program, libraries }) {
  const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;
  return { executablePath: program, args: ['--no-sandbox'], env, timeout: LAUNCH_MS };
}

/** Null when the program renders a page, else what it said. */
async function failureOf(browser) {
  const { chromium } = await import('playwright');
  try {
    const launched = await chromium.launch(launchOptions(browser));
    try {
      const page = await launched.newPage();
      await page.setContent('<p>clearbench</p>');
      return (await page.textContent('p')) === 'clearbench' ? null : 'it renders nothing';
    } finally {
      await launched.close();
    }
  } catch (error) {
    return /error while loading shared libraries[^\n]*/.exec(error.message)?.[0] ?? error.message.split('\n')[0];
  }
}

function candidates() {
  const named = process.env.CLEARBENCH_BROWSER ?? process.env.CHROME_PATH;
  const bundled = bundledChromium();
  const system = [...(named ? [named] : []), ...SYSTEM_BROWSERS].filter((program) => existsSync(program));
  const plain = system.map((program) => ({ program }));
  // The bundled one with the system's libraries before its own old ones.
  return bundled
    ? [...plain.filter(({ program }) => program === named), { program: bundled.program }, bundled, ...plain]
    : plain;
}

function installDebianLibraries() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('The headless browser lacks system libraries; installing them by apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  return run(['update', '-qq']) && run(['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_LIBRARIES]);
}

/** The test runner's own download, for systems without any browser. */
function downloadedBrowser() {
  console.log('No browser found; fetching a headless one …');
  const require = createRequire(path.join(ROOT, 'package.json'));
  const cli = path.join(path.dirname(require.resolve('playwright/package.json')), 'cli.js');
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
  });
  const program = require('playwright').chromium.executablePath();
  return done.status === 0 && existsSync(program) ? { program } : null;
}

async function firstWorking(browsers, failures) {
  for (const browser of browsers) {
    const failure = await failureOf(browser);
    if (failure === null) return browser;
    failures.push(`${browser.program}: ${failure}`);
  }
  return null;
}

/** `{ program, libraries? }` of a browser that works here. Throws with every candidate's failure when there is none. */
export async function readyBrowser() {
  const failures = [];
  const found = await firstWorking(candidates(), failures);
  if (found !== null) return found;
  if (failures.some((failure) => failure.includes('shared libraries')) && installDebianLibraries()) {
    const repaired = await firstWorking(candidates(), failures);
    if (repaired !== null) return repaired;
  }
  const downloaded = failures.length === 0 ? downloadedBrowser() : null;
  if (downloaded !== null && (await failureOf(downloaded)) === null) return downloaded;
  throw new Error(`no headless browser works here; set CLEARBENCH_BROWSER to one\n${failures.join('\n')}`);
}
