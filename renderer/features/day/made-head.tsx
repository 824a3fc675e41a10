// The columns that every table below the chain shares, so that all of them stand on the same seam.

/** `words`: label, items, left of the seam, right of it, difference, where it stands. */
export function MadeHead({ words }: { words: readonly [string, string, string, string, string, string] }) {
  const [label, items, left, right, difference, stands] = words;
  return (
    <>
      <colgroup>
        <col className="made-label" />
        <col className="made-count" />
        <col className="made-left" />
        <col className="made-middle" />
        <col className="made-right" />
        <col className="made-difference" />
        <col />
      </colgroup>
      <thead>
        <tr className="made-head">
          <th scope="col">{label}</th>
          <Figure word={items} />
          <Figure word={left} />
          <td className="made-seam" />
          <Figure word={right} />
          <Figure word={difference} />
          <th scope="col">{stands}</th>
        </tr>
      </thead>
    </>
  );
}

function Figure({ word }: { word: string }) {
  return (
    <th scope="col" className="figure">
      {word}
    </th>
  );
}
