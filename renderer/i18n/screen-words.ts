// Sentences of the engine in the words of the screen: what is chosen here instead of typed in a terminal, and one thing said as one.

const WORDS: readonly (readonly [terminal: RegExp, screen: string])[] = [
  [/; name it with --channel\./, '; choose the channel above.'],
  [/; say which with --source\./, '; choose the source above.'],
  [/; import it without --channel or name the right one\./, '; choose no channel or the right one above.'],
  [
    /^1 decisions wait for their checker and are not in this batch$/,
    '1 decision waits for its checker and is not in this batch',
  ],
  [
    /^1 backups in (.+) are not encrypted; delete them when they are not needed any more$/s,
    '1 backup in $1 is not encrypted; delete it when it is not needed any more',
  ],
];

/** As the screen says it; other sentences as they came. */
export function screenWords(english: string): string {
  return WORDS.reduce((text, [terminal, screen]) => text.replace(terminal, screen), english);
}
