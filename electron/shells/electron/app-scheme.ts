// The address the window's page lives under: app://workbench/. Privileged like https, readable from the built screen only.
import { type Protocol, protocol } from 'electron';
import { readAsset } from '../page/asset.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';

const SCHEME = 'app';
const HOST = 'workbench';

export const PAGE_URL = `${SCHEME}://${HOST}/`;

/** True for the window's own page: scheme and host, not a prefix of the text. */
export function isPageUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === `${SCHEME}:` && url.host === HOST;
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screen with the security headers; every other host, path or method is not found. */
export function serveAppScheme(on: Pick<Protocol, 'handle'>, pageFolder: string): void {
  on.handle(SCHEME, async (request) => {
    const asset =
      request.method === 'GET' && isPageUrl(request.url)
        ? await readAsset(pageFolder, new URL(request.url).pathname)
        : null;
    if (asset === null) return new Response('Not found.', { status: 404, headers: { ...SECURITY_HEADERS } });
    return new Response(asset.bytes, { headers: { ...SECURITY_HEADERS, 'content-type': asset.contentType } });
  });
}
