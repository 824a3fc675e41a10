// What is built from what. A stale target is built again; the inputs of a target are everything it may read.
const COMMON = ['shared', 'package-lock.json', 'scripts/build', 'scripts/build.mjs'];

/** One bundle by esbuild. `optional` never: a missing entry fails the build. */
const bundle = (entry, output, format, platform) => ({ entry, output, format, platform });

/** The command line, and all it needs to run: built at install, so that it starts without a window or a browser. */
export const CLI = {
  name: 'cli',
  inputs: [...COMMON, 'electron/worker', 'electron/engine', 'electron/workspace', 'electron/shells/cli'],
  outputs: ['dist/cli.mjs', 'dist/engine-worker.mjs', 'dist/sql-wasm.wasm'],
  bundles: [
    bundle('electron/shells/cli/main.ts', 'dist/cli.mjs', 'esm', 'node'),
    bundle('electron/worker/engine-worker.ts', 'dist/engine-worker.mjs', 'esm', 'node'),
  ],
  copies: [{ from: 'node_modules/sql.js/dist/sql-wasm.wasm', to: 'dist/sql-wasm.wasm' }],
};

/** The two shells with a screen. They start the engine worker of the first target, hence stand beside it. */
export const SHELLS = {
  name: 'shells',
  inputs: [...COMMON, 'electron'],
  outputs: ['dist/loopback.mjs', 'dist/electron-main.mjs', 'dist/electron-preload.cjs'],
  bundles: [
    bundle('electron/shells/loopback/start-loopback.ts', 'dist/loopback.mjs', 'esm', 'node'),
    bundle('electron/shells/electron/main.ts', 'dist/electron-main.mjs', 'esm', 'node'),
    // A sandboxed preload must be one CommonJS file that requires nothing but "electron".
    bundle('electron/shells/electron/preload.ts', 'dist/electron-preload.cjs', 'cjs', 'browser'),
  ],
  copies: [],
};

/** Programs that prove what the workspace promises: killing it, and measuring it. Never shipped. */
export const PROVING = {
  name: 'proving',
  inputs: [...COMMON, 'electron/worker', 'electron/engine', 'electron/workspace', 'electron/proving'],
  outputs: ['dist/torture.mjs', 'dist/torture-child.mjs', 'dist/durability-bench.mjs', 'dist/sql-wasm.wasm'],
  bundles: [
    bundle('electron/proving/torture-main.ts', 'dist/torture.mjs', 'esm', 'node'),
    bundle('electron/proving/torture-child.ts', 'dist/torture-child.mjs', 'esm', 'node'),
    bundle('electron/proving/durability-bench.ts', 'dist/durability-bench.mjs', 'esm', 'node'),
  ],
  copies: CLI.copies,
};

export const RENDERER = {
  name: 'renderer',
  inputs: [...COMMON, 'renderer', 'vite.config.ts'],
  outputs: ['dist/renderer/index.html'],
  entry: 'renderer/index.html',
};
