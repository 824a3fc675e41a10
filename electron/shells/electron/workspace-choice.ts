// Which workspace file the window opens: named on the command line or by a double click, else the usual one.
import path from 'node:path';

const OPTION = '--workspace=';

/** `args` without the program itself. The last one named wins; paths are resolved against `folder`. */
export function workspaceChoice(args: readonly string[], folder: string, home: string): string {
  const named = args.flatMap((argument) => {
    if (argument.startsWith(OPTION)) return [argument.slice(OPTION.length)];
    return !argument.startsWith('-') && argument.endsWith('.clearbench') ? [argument] : [];
  });
  const last = named.at(-1);
  return last === undefined || last === ''
    ? path.join(home, 'Clearbench', 'clearbench.clearbench')
    : path.resolve(folder, last);
}

/** The same arguments for a start with another workspace. */
export function withWorkspace(args: readonly string[], workspace: string): string[] {
  const others = args.filter((argument) => !argument.startsWith(OPTION) && !argument.endsWith('.clearbench'));
  return [...others, `${OPTION}${workspace}`];
}
