// Which message senders the engine listens to: the top frame of the window, showing the app's own page.
import { isPageUrl } from './app-scheme.ts';

/** What is looked at of a sending frame. `parent` is null for the top frame. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** False also for a frame that is gone already: Electron then hands over null. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isPageUrl(frame.url);
}
