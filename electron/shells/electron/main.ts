// Entry of the desktop shell. Order matters: what confines pages is in place before the first page exists.
import os from 'node:os';
import { app, type BrowserWindow, dialog, ipcMain, Menu, session } from 'electron';
import type { StartedEngine } from '../../worker/start-engine.ts';
import { startScreenEngine } from '../page/screen-engine.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { askWhereToSave } from './downloads.ts';
import { forwardEvents, serveEngine } from './engine-channel.ts';
import { menuTemplate } from './menu.ts';
import { confinePages, denyPermissions } from './security.ts';
import { focusOnSecondStart, openWindow } from './window.ts';
import { withWorkspace, workspaceChoice } from './workspace-choice.ts';

const PROGRAM_FOLDER = import.meta.dirname;
const ARGUMENTS = process.argv.slice(app.isPackaged ? 1 : 2);
/** The exit code that says: the workspace was refused, another shell would be refused too. */
const WORKSPACE_REFUSED = 5;

let window: BrowserWindow | null = null;

app.enableSandbox();
registerAppScheme();
confinePages(app);

if (app.requestSingleInstanceLock()) void app.whenReady().then(open);
else app.quit();

async function open(): Promise<void> {
  const engine = await startScreenEngine(workspaceChoice(ARGUMENTS, process.cwd(), os.homedir()));
  if (!engine.ok) {
    dialog.showErrorBox('Clearbench', `${engine.problem.message}\n${engine.problem.file ?? ''}`);
    app.exit(WORKSPACE_REFUSED);
    return;
  }
  denyPermissions(session.defaultSession);
  askWhereToSave(session.defaultSession, app.getPath('documents'));
  serveAppScheme(session.defaultSession.protocol, `${PROGRAM_FOLDER}/renderer`);
  serveEngine(ipcMain, engine.value);
  forwardEvents(engine.value, () => window?.webContents ?? null);
  endWithEngine(engine.value);
  showMenu();
  showWindow();
  app.on('activate', () => {
    if (window === null) showWindow();
  });
  focusOnSecondStart(app, () => window);
}

function showWindow(): void {
  window = openWindow(PROGRAM_FOLDER);
  window.on('closed', () => {
    window = null;
  });
}

function showMenu(): void {
  const choices = {
    locale: app.getLocale(),
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    openWorkspace: () => void chooseWorkspace(),
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(choices)));
}

/** A workspace is one start: the app starts again on the chosen file, whether it exists or is to be made. */
async function chooseWorkspace(): Promise<void> {
  const filters = [{ name: 'Clearbench', extensions: ['clearbench'] }];
  const chosen = await dialog.showOpenDialog({ properties: ['openFile', 'promptToCreate'], filters });
  const file = chosen.filePaths[0];
  if (file === undefined) return;
  const own = app.isPackaged ? ARGUMENTS : [app.getAppPath(), ...ARGUMENTS];
  app.relaunch({ args: withWorkspace(own, file) });
  app.quit();
}

/** Quitting waits until the engine has given the workspace back. */
function endWithEngine(engine: StartedEngine): void {
  let closed = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}
