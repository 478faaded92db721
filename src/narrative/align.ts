/** Aligning two versions of a text. Both functions keep order: if a is before b, so are their partners. */

/** The longest common subsequence: for each item of `from`, the index of its equal in `to`, or -1. */
export function matchEqual(from: readonly string[], to: readonly string[]): number[] {
  const width = to.length + 1;
  const best = new Uint32Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      best[i * width + j] =
        from[i] === to[j] ? best[(i + 1) * width + j + 1]! + 1 : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  const partners = from.map(() => -1);
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    if (from[i] === to[j]) partners[i++] = j++;
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return partners;
}

const ALIKE = 0.4;

/** Like `matchEqual`, but lines between equal ones are also partners where they are alike enough to be versions of each other. */
export function matchAlike(from: readonly string[], to: readonly string[]): number[] {
  const partners = matchEqual(from, to);
  let [i, j] = [0, 0];
  for (let end = 0; end <= from.length; end++) {
    if (end < from.length && partners[end] === -1) continue;
    const stop = end < from.length ? partners[end]! : to.length;
    pairGap(from, to, { i, end, j, stop }, partners);
    [i, j] = [end + 1, stop + 1];
  }
  return partners;
}

interface Gap {
  readonly i: number;
  readonly end: number;
  readonly j: number;
  readonly stop: number;
}

/** Pairs of greatest total likeness within a gap, in order. */
function pairGap(from: readonly string[], to: readonly string[], { i, end, j, stop }: Gap, partners: number[]): void {
  const [rows, columns] = [end - i, stop - j];
  if (rows <= 0 || columns <= 0) return;
  const alike = (a: number, b: number): number => likeness(from[i + a]!, to[j + b]!);
  const scores = Array.from({ length: rows }, (_, a) => Array.from({ length: columns }, (_unused, b) => alike(a, b)));
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const pair = (a: number, b: number): number => (scores[a]![b]! >= ALIKE ? scores[a]![b]! + best[a + 1]![b + 1]! : -1);
  for (let a = rows - 1; a >= 0; a--)
    for (let b = columns - 1; b >= 0; b--) best[a]![b] = Math.max(best[a + 1]![b]!, best[a]![b + 1]!, pair(a, b));
  for (let a = 0, b = 0; a < rows && b < columns;) {
    if (best[a]![b] === pair(a, b)) partners[i + a++] = j + b++;
    else if (best[a]![b] === best[a + 1]![b]) a++;
    else b++;
  }
}

/** Share of common pairs of characters, numbers and requests apart: they change, words tell what a line is about. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const total = sizeOf(left) + sizeOf(right);
  if (total === 0) return a === b ? 1 : 0;
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  return (2 * common) / total;
}

function pairsOf(text: string): Map<string, number> {
  const words = text.replace(/【待填写：[^】]*】|[0-9][0-9,.]*/g, '');
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < words.length; at++) {
    const pair = words.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of pairs.values()) size += count;
  return size;
}
