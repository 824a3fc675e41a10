// Exported files: each download of the page asks where to save; any other download is refused.
import path from 'node:path';
import type { DownloadItem, Session } from 'electron';
import { isPageUrl } from './app-scheme.ts';

/** The page makes its files itself, so their address is a blob of its own origin. */
export function isOwnDownload(url: string): boolean {
  return url.startsWith('blob:') && isPageUrl(url.slice('blob:'.length));
}

/** Offers the folder of the last export again, so that the files of one batch land together. */
export function askWhereToSave(session: Pick<Session, 'on'>, firstFolder: string): void {
  let folder = firstFolder;
  session.on('will-download', (event, item: DownloadItem) => {
    if (!isOwnDownload(item.getURL())) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: path.join(folder, path.basename(item.getFilename())) });
    item.once('done', (_event, state) => {
      if (state === 'completed') folder = path.dirname(item.getSavePath());
    });
  });
}
