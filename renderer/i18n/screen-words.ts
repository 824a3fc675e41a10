// Sentences of the engine that tell what to type in a terminal, in the words of the screen.

const WORDS: readonly (readonly [terminal: RegExp, screen: string])[] = [
  [/; name it with --channel\./, '; choose the channel above.'],
  [/; say which with --source\./, '; choose the source above.'],
  [/; import it without --channel or name the right one\./, '; choose no channel or the right one above.'],
];

/** As the screen says it; other sentences as they came. */
export function screenWords(english: string): string {
  return WORDS.reduce((text, [terminal, screen]) => text.replace(terminal, screen), english);
}
