// The one window. Its page is sandboxed, isolated from the preload, and has no Node.
import path from 'node:path';
import { type App, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { PAGE_URL } from './app-scheme.ts';

/** Everything that keeps the page powerless, in one place for the test to look at. */
export function windowOptions(programFolder: string, dark: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    backgroundColor: dark ? '#15181c' : '#f6f7f8',
    webPreferences: {
      preload: path.join(programFolder, 'electron-preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  };
}

/** Opens the window. A page that crashes is loaded again: the engine and its workspace live in another process and lost nothing. */
export function openWindow(programFolder: string): BrowserWindow {
  const window = new BrowserWindow(windowOptions(programFolder, nativeTheme.shouldUseDarkColors));
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(PAGE_URL);
  return window;
}

/** Brings the window to the front when the app is started a second time. */
export function focusOnSecondStart(app: Pick<App, 'on'>, current: () => BrowserWindow | null): void {
  app.on('second-instance', () => {
    const window = current();
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}
