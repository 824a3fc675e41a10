// Takes the pictures of the README: the sample days, reconciled, in both languages. `node scripts/screenshots.mjs`
// Chinese text needs a Chinese font on the system (Debian: fonts-noto-cjk).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { ROOT } from './build/stamp.mjs';
import { launchOptions, readyBrowser } from './setup/browser.mjs';

const FOLDER = path.join(ROOT, 'docs', 'screenshots');
const SHOTS = [
  { language: 'en', theme: 'light', sample: 'Load the sample days', listed: 'differs, all listed' },
  { language: 'zh', theme: 'light', sample: '装入样例日', listed: '差额已列明' },
];

function startShell(workspace) {
  const args = ['scripts/start.mjs', '--browser', '--no-open', '--workspace', workspace];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the shell ended with ${code}\n${said}`)));
  });
  return { child, address };
}

async function shoot(browser, { language, theme, sample, listed }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'clearbench-shots-'));
  const { child, address } = startShell(path.join(folder, 'sample.clearbench'));
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 860 },
      locale: language === 'zh' ? 'zh-CN' : 'en-US',
      colorScheme: theme,
    });
    await page.goto(await address);
    await page.getByRole('button', { name: sample }).click();
    await page.getByRole('grid').waitFor({ timeout: 120_000 });
    await page.keyboard.press('r');
    await page.getByRole('img', { name: listed }).first().waitFor({ timeout: 120_000 });
    // The notices of loading and running would cover the figures.
    await page.waitForTimeout(9_000);
    for (const screen of ['day', 'breaks']) {
      await page.goto(`${new URL(page.url()).origin}/#/${screen}`);
      await page.waitForTimeout(1_500);
      if (screen === 'breaks') await page.keyboard.press('n');
      await page.waitForTimeout(800);
      await page.screenshot({ path: path.join(FOLDER, `${screen}-${language}.png`) });
    }
    await page.close();
  } finally {
    child.kill('SIGINT');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch(launchOptions(await readyBrowser()));
for (const shot of SHOTS) await shoot(browser, shot);
await browser.close();
