// A stand-in for the electron module: records what the shell registers. It is not Electron, and no test over it says so.
import { vi } from 'vitest';

type Handler = (...args: never[]) => unknown;

/** Keeps handlers by name, as `on` and `handle` of Electron's objects do. */
export function recorder() {
  const handlers = new Map<string, Handler>();
  const keep = (name: string, handler: Handler) => {
    handlers.set(name, handler);
  };
  const run = (name: string, ...args: unknown[]): unknown => {
    const handler = handlers.get(name);
    if (handler === undefined) throw new Error(`nothing was registered for ${name}`);
    return (handler as (...all: unknown[]) => unknown)(...args);
  };
  return { on: keep, handle: keep, once: keep, run, names: () => [...handlers.keys()] };
}

/** What Electron hands to listeners that may refuse. */
export function refusableEvent(url = '') {
  return { url, preventDefault: vi.fn() };
}

export function electronStandIn() {
  return {
    protocol: { registerSchemesAsPrivileged: vi.fn() },
    contextBridge: { exposeInMainWorld: vi.fn() },
    ipcRenderer: { on: vi.fn(), invoke: vi.fn() },
    BrowserWindow: vi.fn(),
    nativeTheme: { shouldUseDarkColors: false },
  };
}
