/** 经 费 总 预 算 安 排: a PDF sets blanks between the characters of a line that it stretches to its width. */

/** Blanks between two characters. */
const BLANKS = / {1,3}/g;
const CHARACTER = /[一-龥]/;
/** A character that stands alone between blanks. */
const ALONE = /(?<![一-龥])[一-龥](?= {1,3}[一-龥])/g;
/** How many of them a stretched line has; 万 元, or a row of headings (类 款 项), has fewer. */
const LEAST_ALONE = 4;

/** What is left of a line without the blanks between its characters. */
export function closedUp(line: string): string {
  return line.includes(' ')
    ? partsOf(line)
        .map(({ text }) => text)
        .join('')
    : line;
}

/** The pieces of a folded line that a PDF stretched, and where each begins; the line itself where none did. Linear. */
export function piecesOf(line: string): readonly Piece[] {
  const stretched = line.includes(' ') && (line.match(ALONE)?.length ?? 0) >= LEAST_ALONE;
  return stretched ? partsOf(line) : [{ text: line, at: 0 }];
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

function partsOf(line: string): readonly Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const { 0: blanks, index } of line.matchAll(BLANKS)) {
    const to = index + blanks.length;
    if (!CHARACTER.test(line[index - 1] ?? '') || !CHARACTER.test(line[to] ?? '')) continue;
    parts.push({ text: line.slice(from, index), at: from });
    from = to;
  }
  return [...parts, { text: line.slice(from), at: from }];
}
