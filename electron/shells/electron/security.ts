// What a page may not do, whatever its code says: leave its address, open windows, embed guests, ask for devices.
import type { App, Session, WebContents } from 'electron';
import { isPageUrl } from './app-scheme.ts';

/** Refuses navigation away, new windows and guests for every page the app ever creates. */
export function confinePages(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Copying a selection is the one permission a reconciliation screen needs. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** Both handlers: a request asks the user, a check is answered silently, and either alone leaves a gap. */
export function denyPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === ALLOWED_PERMISSION));
  session.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED_PERMISSION);
  session.setDevicePermissionHandler(() => false);
}
