// Lines of a table that are no rows: totals, page numbers, notes, rules. Told by how they begin, or by standing alone in their line.

const FOOT =
  /^(合计|总计|小计|累计|本页小计|本页合计|共计|汇总|总额|总笔数|总金额|期初余额|期末余额|上期余额|本期余额|人民币合计|第\s*\d+\s*页|共\s*\d+|共有|备注[:：]|说明[:：]|注[:：]|打印时间|制表|下载时间|导出时间|grand total|sub-?total|totals?|opening balance|closing balance|balance (brought|carried)|page \d+|end of|\*+\s*end|<end>|eof)/i;

const RULE = /^[\s=\-_*+|—─━]{3,}$/;

const LONGEST_BEGINNING = 20;

/** A table cell or line that begins a total, a page number or a note. */
export function footWord(text: string): string | null {
  return FOOT.exec(text.replace(/^[\s#"'`*|]+/, ''))?.[1] ?? null;
}

export function isRule(line: string): boolean {
  return RULE.test(line);
}

/** Whether a line of the body is no row: `cells` as its layout gives them. A short row that may have been cut is none of these. */
export function isNoteLine(text: string, cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [first = ''] = filled;
  // A line of one word or number may be what is left of a row.
  const isProse = cells.length > 1 || !/^[\w.:/*-]*$/.test(first);
  return isRule(text) || text.startsWith('#') || footWord(first) !== null || (filled.length <= 1 && isProse);
}

/** Beginnings that tell these lines and none of the rows, for a profile's notes. */
export function noteBeginnings(lines: readonly string[], rows: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '' || found.some((beginning) => line.startsWith(beginning))) continue;
    const word = footWord(line);
    const fixed = isRule(line)
      ? line.slice(0, 3)
      : (/^[^\d:：,，;|\t]{2,20}/.exec(line)?.[0].trim() ?? line.slice(0, LONGEST_BEGINNING));
    const candidates = [
      ...(word !== null && line.startsWith(word) ? [word.replace(/\s*\d+.*$/, '')] : []),
      fixed,
      line,
    ];
    const telling = candidates.find(
      (beginning) => beginning !== '' && !rows.some((row) => row.trimStart().startsWith(beginning)),
    );
    if (telling !== undefined) found.push(telling.slice(0, 200));
  }
  return found;
}
