// Files of the built screen, by the path of a request. Refuses every path that leaves the folder and every type it does not know.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export interface Asset {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The file inside `folder` that a still encoded request path names, or null when there is none to give. */
export function assetFile(folder: string, requestPath: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  // A backslash or a colon would mean something else to Windows than to this check.
  if (!name.startsWith('/') || /[\0\\:]/.test(name)) return null;
  const root = path.resolve(folder);
  const file = path.resolve(root, `.${name === '/' ? '/index.html' : name}`);
  return file.startsWith(root + path.sep) && path.extname(file) in CONTENT_TYPES ? file : null;
}

/** Reads an asset whole; null when it is refused or absent. */
export async function readAsset(folder: string, requestPath: string): Promise<Asset | null> {
  const file = assetFile(folder, requestPath);
  if (file === null) return null;
  try {
    const bytes = new Uint8Array(await readFile(file));
    return { contentType: CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream', bytes };
  } catch {
    return null;
  }
}
