import type { CellRef } from '../workbook/snapshot';
import { codesNamed, subjectKey } from './classification';
import type { PrintedCode } from './codes';
import type { LineKey } from './disclosure';
import type { Grid } from './grid';
import type { RawLine } from './lines';
import { functionBelow, isNameOf, isNoSubject, isSubject, tableOf } from './subjects';

/**
 * Codes are evidence among others. Where a code contradicts the name beside it and the place it stands in (its neighbours, its level, the
 * same line in other forms), the line is read as these have it, and the code is what is wrong.
 */

type Table = 'function' | 'economic';

/** The codes that forms print beside a name, each with the panels that print it. */
export class CodesByName {
  private readonly codes = new Map<string, Map<string, Set<object>>>();

  add(panel: object, lines: readonly RawLine[]): void {
    for (const line of lines) {
      const code = codeOf(line);
      if (code === '' || line.printed === undefined || line.printed.code === '') continue;
      const key = subjectKey(line.name);
      const codes = this.codes.get(key) ?? new Map<string, Set<object>>();
      this.codes.set(key, codes.set(code, (codes.get(code) ?? new Set()).add(panel)));
    }
  }

  /** The codes that other panels print beside the name. */
  elsewhere(panel: object, name: string): string[] {
    return [...(this.codes.get(subjectKey(name)) ?? [])].flatMap(([code, panels]) => (panels.size > 1 || !panels.has(panel) ? [code] : []));
  }
}

const FEWEST_CODES = 4;

/** The lines with the codes that the evidence gives them; a line whose printed code says something else carries the contradiction. */
export function settleCodes(
  grid: Grid,
  panel: object,
  lines: readonly RawLine[],
  known: CodesByName,
  year: number | null,
): readonly RawLine[] {
  const table = tableOfLines(lines);
  if (!table) return lines;
  return new Settler(grid, panel, lines, table, known, year).settle();
}

/** What most coded lines of a panel are about; null where there are too few to tell or the first codes are those of 政府经济分类. */
function tableOfLines(lines: readonly RawLine[]): Table | null {
  const coded = lines.filter(({ printed, total }) => !total && printed !== undefined && printed.code !== '');
  if (coded.filter(({ printed }) => printed!.code.startsWith('5')).length * 2 > coded.length) return null;
  const counts = (['function', 'economic'] as const).map((type) => coded.filter(({ key }) => key.type === type).length);
  const most = Math.max(...counts);
  if (most < FEWEST_CODES || most * 10 < coded.length * 7) return null;
  return counts[0] === most ? 'function' : 'economic';
}

function codeOf({ key }: RawLine): string {
  return key.type === 'function' || key.type === 'economic' ? key.code : '';
}

class Settler {
  private readonly settled: RawLine[] = [];
  private readonly firstOf = new Map<string, RawLine>();
  private readonly lengths = new Map<number, number>();
  private readonly uncoded: number;
  /** A list of codes of one level, in any order: nothing tells their places. */
  private readonly isFlat: boolean;
  private readonly usuallyFilled: ReadonlySet<number>;

  constructor(
    private readonly grid: Grid,
    private readonly panel: object,
    private readonly lines: readonly RawLine[],
    private readonly table: Table,
    private readonly known: CodesByName,
    private readonly year: number | null,
  ) {
    for (const line of lines) {
      const code = codeOf(line);
      if (code === '' || line.printed?.code === '') continue;
      if (isNameOf(code, line.name)) this.firstOf.set(code, line);
      this.lengths.set(code.length, (this.lengths.get(code.length) ?? 0) + 1);
    }
    const coded = [...this.lengths.values()].reduce((sum, count) => sum + count, 0);
    this.isFlat = coded - Math.max(...this.lengths.values()) <= 1;
    this.uncoded = lines.filter((line) => isUncoded(line)).length;
    this.usuallyFilled = filledColumns(lines);
  }

  settle(): readonly RawLine[] {
    this.lines.forEach((line, at) => this.settled.push(this.settleOne(line, at)));
    return this.settled;
  }

  private settleOne(line: RawLine, at: number): RawLine {
    const { printed } = line;
    if (line.total || !printed) return line;
    const code = line.key.type === this.table ? line.key.code : '';
    if (isUncoded(line)) return this.uncoded === 1 ? this.withCode(line, at, '') : this.below(line, at);
    if (line.key.type === 'project' && code === '') return line;
    const misfilled = printed.parts.find(({ column, text, digits }) => digits === '' && (text !== '' || this.isLeftOut(printed, column)));
    if (code !== '' && this.stands(line, code, at)) return misfilled ? this.coded(line, code, misfilled.column) : line;
    return this.withCode(line, at, code);
  }

  /** A name without a code below a line that was read anew belongs to the subject above it. */
  private below(line: RawLine, at: number): RawLine {
    const code = codeOf(line);
    const above = this.codeBefore(at).slice(0, 5);
    if (this.table !== 'function' || code === '' || code.length < 7 || code.startsWith(above)) return line;
    const own = functionBelow(above, line.name);
    return own ? { ...line, key: this.keyOf(own, '') } : line;
  }

  private coded(line: RawLine, code: string, column: number | null): RawLine {
    return {
      ...line,
      key: this.keyOf(code, line.printed!.second),
      rank: 2 + (code.length - 3) / 2,
      misprint: this.misprint(line, code, column),
    };
  }

  /** Whether nothing speaks against a code: its name is the line's and it has kin in the panel, or it fits its place. */
  private stands(line: RawLine, code: string, at: number): boolean {
    const own = isNameOf(code, line.name);
    if (own && (this.hasKin(code, line) || this.fits(code, at))) return true;
    const likely = this.isFlat ? isSubject(code) && !isNoSubject(code, line.name) : this.fits(code, at);
    if (!own && (!likely || this.isTaken(code, line))) return false;
    if (!own && !isOpen(line.printed!)) return true;
    const right = this.named(line, at, code);
    return right === null || (!own && !right.startsWith(code));
  }

  /** Whether another line of the panel is of the same parent. */
  private hasKin(code: string, line: RawLine): boolean {
    const parent = code.slice(0, code.length === 3 ? 1 : -2);
    return this.lines.some((other) => other !== line && codeOf(other).startsWith(parent));
  }

  /** A part that every other line prints although a further part follows. */
  private isLeftOut({ parts }: PrintedCode, column: number): boolean {
    const place = parts.findIndex((part) => part.column === column);
    return this.usuallyFilled.has(column) && parts.slice(place + 1).some(({ digits }) => digits !== '');
  }

  /** Whether another line has this code, and its name. */
  private isTaken(code: string, line: RawLine): boolean {
    const first = this.firstOf.get(code);
    return first !== undefined && first !== line && !isNameOf(code, line.name);
  }

  private withCode(line: RawLine, at: number, own: string): RawLine {
    const right = this.named(line, at, own) ?? (own === '' ? this.placed(line, at) : null);
    return right === null ? line : this.coded(line, right, null);
  }

  private keyOf(code: string, government: string): LineKey {
    if (this.table === 'function') return { type: 'function', code };
    return government === '' ? { type: 'economic', code } : { type: 'economic', code, government };
  }

  /** The one code that the name has at this place. */
  private named(line: RawLine, at: number, own: string): string | null {
    const { printed } = line;
    const named = codesNamed(this.table === 'function' ? 'function' : 'department', line.name, this.year).map(
      ({ subject: { code } }) => code,
    );
    const candidates = [...new Set([...this.known.elsewhere(this.panel, line.name), ...named])].filter(
      (code) =>
        code !== own &&
        (tableOf(code) === 'function') === (this.table === 'function') &&
        levelsOf(printed!, own).includes(code.length) &&
        (isUncoded(line) ? (this.lengths.get(code.length) ?? 0) > 0 : true) &&
        (printed!.second !== '' || !this.firstOf.has(code)) &&
        this.fits(code, at),
    );
    return candidates.length === 1 ? candidates[0]! : null;
  }

  /** The class of both neighbours with the rest of the code as it is printed, where the class printed is none. */
  private placed({ printed }: RawLine, at: number): string | null {
    const [before, after] = [this.codeBefore(at), this.codeAfter(at)];
    const parts = printed!.parts.map(({ digits }) => digits);
    const rest = parts.slice(1).join('').length > 0 ? parts.slice(1).map((part) => (part === '' ? '' : part.padStart(2, '0'))) : [];
    const whole = rest.length === 0 ? (parts[0] ?? '') : '';
    const tail = rest.length > 0 ? rest.join('') : whole.length === 5 || whole.length === 7 ? whole.slice(3) : '';
    if (tail === '' || tail.length % 2 > 0 || before.slice(0, 3) !== after.slice(0, 3) || before === '') return null;
    const code = before.slice(0, 3) + tail;
    return this.fits(code, at) && !this.lines.some((line) => codeOf(line) === code) ? code : null;
  }

  /** Whether a code stands among its kin: 款 and 项 beside or below lines of the same parent, a 类 above its own lines or in order. */
  private fits(code: string, at: number): boolean {
    if (this.isFlat) return this.lengths.get(code.length) === Math.max(...this.lengths.values());
    const [before, after] = [this.codeBefore(at), this.codeAfter(at)];
    if (code.length === 3) {
      if (after.length > 3 && after.startsWith(code)) return true;
      const ordered = (before === '' || before.slice(0, 3) < code) && (after === '' || code < after.slice(0, 3));
      return ordered && (after === '' || after.length === 3);
    }
    const parent = code.slice(0, -2);
    return [before, after].some((other) => other.startsWith(parent));
  }

  private codeBefore(at: number): string {
    for (let index = at - 1; index >= 0; index--) {
      const line = this.settled[index]!;
      if (line.key.type === this.table) return line.key.code;
    }
    return '';
  }

  private codeAfter(at: number): string {
    for (let index = at + 1; index < this.lines.length; index++) {
      const line = this.lines[index]!;
      if (line.total) return '';
      if (line.key.type === this.table && line.printed?.code !== '') return line.key.code;
    }
    return '';
  }

  /** What is printed and where it differs from the right code; undefined where the line only inherits a part from the one above. */
  private misprint({ row, printed }: RawLine, right: string, column: number | null): RawLine['misprint'] {
    const { parts } = printed!;
    const wanted = parts.length === 1 ? [right] : [right.slice(0, 3), right.slice(3, 5), right.slice(5, 7)];
    const wrong = parts.findIndex(({ digits, text, column: own }, index) =>
      column !== null ? own === column : text !== '' && !isSamePart(digits, wanted[index] ?? '', right),
    );
    const blank = parts.findIndex(
      ({ digits, column: own }, index) =>
        digits === '' &&
        (wanted[index] ?? '') !== '' &&
        (this.usuallyFilled.has(own) || parts.slice(index).every(({ text }) => text === '')),
    );
    const at = wrong >= 0 ? wrong : blank;
    const part = parts[at];
    if (!part) return undefined;
    const cell: CellRef = this.grid.ref(row, part.column);
    const value = wanted[at] ?? '';
    const trimmed = this.lines.some((line) => line.printed?.parts[at]?.digits.length === 1) && value.length === 2;
    return { printed: part.text, right, part: trimmed ? String(Number(value)) : value, cell };
  }
}

/** A part stands for the code's own part, or the whole code stands in the column of its level. */
function isSamePart(digits: string, wanted: string, right: string): boolean {
  return digits === right || (wanted !== '' && Number(digits) === Number(wanted));
}

/** Whether a narrower part of the code could have been left out. */
function isOpen({ parts }: PrintedCode): boolean {
  return parts.length > 1 && parts.at(-1)!.digits === '';
}

function isUncoded({ printed, total, name, key }: RawLine): boolean {
  return !total && name !== '' && key.type !== 'project' && printed !== undefined && printed.parts.every(({ text }) => text === '');
}

/** The lengths of a code that its filled parts can have. */
function levelsOf({ parts, code }: PrintedCode, own: string): readonly number[] {
  const filled = parts.findLastIndex(({ text }) => text !== '');
  if (parts.length > 1 && filled >= 0) return [3, 5, 7].filter((length) => length >= 3 + 2 * filled);
  if (own !== '') return [own.length];
  return code.length === 3 || code.length === 5 || code.length === 7 ? [code.length] : [3, 5, 7];
}

const MOSTLY = 8;

/** Columns of split codes that all lines but one or two fill, where a further part follows. */
function filledColumns(lines: readonly RawLine[]): ReadonlySet<number> {
  const counts = new Map<number, { filled: number; blank: number }>();
  for (const { printed, total } of lines) {
    if (total || !printed || printed.parts.length < 2) continue;
    printed.parts.forEach(({ column, text }, place) => {
      if (!printed.parts.slice(place + 1).some(({ digits }) => digits !== '')) return;
      const count = counts.get(column) ?? { filled: 0, blank: 0 };
      if (text === '') count.blank++;
      else count.filled++;
      counts.set(column, count);
    });
  }
  return new Set([...counts].flatMap(([column, { filled, blank }]) => (blank > 0 && filled >= MOSTLY * blank ? [column] : [])));
}
