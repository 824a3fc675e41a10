// A natural key in a narrow place: its end tells keys apart, so it is shortened in the middle, never at the end.

const TAIL = 7;

/** Selecting and copying gives the whole key. */
export function KeyText({ text, tail = TAIL }: { text: string; tail?: number }) {
  const head = text.slice(0, Math.max(0, text.length - tail));
  return (
    <span className="key-text" title={text}>
      <span className="clip">{head}</span>
      <span>{text.slice(head.length)}</span>
    </span>
  );
}
