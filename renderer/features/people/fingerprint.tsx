// A fingerprint for reading aloud: its groups apart from each other, the same widths everywhere.

export function Fingerprint({ text }: { text: string }) {
  const groups = text.split(' ');
  return (
    <p className="fingerprint">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
        <span key={index} className="key">
          {group}{' '}
        </span>
      ))}
    </p>
  );
}
