import { addUp } from './adds';
import { coversOf } from './covers';
import type { RawLine } from './lines';
import { partNamed } from './vocabulary';

/**
 * Lines without a code in a list ordered by codes. 基本支出 and 项目支出 below each 项, or projects below it, are what that 项 is made of;
 * 人员经费 above or below its classes, or 政府性基金 above its own, is the total of those. Words tell the two from names whose code got
 * lost, and what adds up tells them from each other.
 */
export function placeUncoded(raws: readonly RawLine[]): readonly RawLine[] {
  const runs = isOfSubjects(raws) ? runsOf(raws) : [];
  if (runs.length === 0) return raws;
  const placed = new Map<RawLine, RawLine>();
  for (const isPart of [true, false]) {
    const own = runs.filter(({ part }) => part === isPart);
    const below = areBelow(own);
    for (const { above, lines } of own)
      for (const line of lines) {
        if (below && above !== null) placed.set(line, { ...line, rank: BELOW_EVERY_CODE });
        else if (isPart) placed.set(line, totalOf(line));
      }
  }
  return raws.map((raw) => placed.get(raw) ?? raw);
}

/** Whether runs are what the lines above them are made of: most add up to these, or half of them and they repeat each other's words. */
function areBelow(runs: readonly Run[]): boolean {
  const names = runs.flatMap(({ lines }) => lines.map(({ name }) => name));
  const adding = runs.filter(({ above, lines }) => above !== null && addUp(lines, above)).length;
  return 2 * adding > runs.length || (adding > 0 && 2 * adding === runs.length && new Set(names).size < names.length);
}

/** Lines without a code that follow one another, and the line with a code they follow; null at the top of the list and after a total. */
interface Run {
  readonly above: RawLine | null;
  readonly lines: RawLine[];
  /** Whether their words name parts of the spending. */
  readonly part: boolean;
}

/** Whether a list holds nothing but subjects, totals and lines that have no code. */
function isOfSubjects(raws: readonly RawLine[]): boolean {
  return raws.some(isCoded) && raws.every((raw) => raw.total || isCoded(raw) || raw.key.type === 'label');
}

function runsOf(raws: readonly RawLine[]): Run[] {
  const runs: Run[] = [];
  let above: RawLine | null = null;
  let open: Run | null = null;
  for (const raw of raws) {
    if (raw.total || raw.key.type !== 'label') {
      above = isCoded(raw) ? raw : null;
      open = null;
    } else if (!raw.ofWhich) {
      const part = partNamed(raw.name) !== null;
      if (open === null || open.part !== part) {
        open = { above, lines: [], part };
        runs.push(open);
      }
      open.lines.push(raw);
    }
  }
  return runs;
}

function isCoded({ total, key, rank }: RawLine): boolean {
  return !total && rank !== null && (key.type === 'function' || key.type === 'economic');
}

const BELOW_EVERY_CODE = 7;

function totalOf(raw: RawLine): RawLine {
  return { ...raw, total: true, rank: 0, key: { type: 'total', of: raw.name, covers: { ...coversOf(raw.name), ...partNamed(raw.name) } } };
}
