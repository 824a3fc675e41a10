// Runs a tool of node_modules with this very Node, and keeps what it says.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../build/stamp.mjs';

/** `{ code, output, seconds }`. `file` is the tool's script below node_modules; no shell and no standard input is involved. */
export function runTool(file, args, env = {}) {
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', file), ...args], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, seconds: (Date.now() - began) / 1000 }));
  });
}
