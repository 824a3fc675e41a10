// Loads sql.js once per thread. The WASM file stands beside the bundle, or in the installed package when run from source.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import initSqlJs, { type SqlJs } from 'sql.js';

let loading: Promise<SqlJs> | undefined;

export function loadSqlJs(): Promise<SqlJs> {
  loading ??= initSqlJs({ wasmBinary: readFileSync(wasmPath()) });
  return loading;
}

function wasmPath(): string {
  const beside = fileURLToPath(new URL('sql-wasm.wasm', import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
}
