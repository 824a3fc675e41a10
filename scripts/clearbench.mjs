#!/usr/bin/env node
// `npx clearbench …`: the command line, built again first when its sources have changed. Messages go to stderr: stdout belongs to --json.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isStale, ROOT } from './build/stamp.mjs';
import { CLI } from './build/targets.mjs';

if (isStale(CLI)) {
  try {
    const { buildBundles } = await import('./build/bundle.mjs');
    await buildBundles(CLI);
  } catch (error) {
    console.error(`clearbench: the command line could not be built\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
await import(pathToFileURL(path.join(ROOT, CLI.outputs[0])).href);
