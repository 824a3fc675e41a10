// Opens the default browser where there is a desktop. Never fails: the address is on the terminal in any case.
import { spawn } from 'node:child_process';

/** The program and arguments that open an address on this platform, or null without a desktop. */
function opener(url) {
  if (process.platform === 'darwin') return ['open', [url]];
  // rundll32 takes the address as it is; "start" would let the shell read its "&".
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', [url]] : null;
}

export function openBrowser(url) {
  const command = opener(url);
  if (command === null || process.env.CI) return;
  const child = spawn(command[0], command[1], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
