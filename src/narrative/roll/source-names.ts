import type { Line } from '../../forms/disclosure';
import type { Block } from '../../text/block';
import type { Token } from '../../text/token';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { CARRIED, linesOf, sourceOfLine } from './source-lists';

/** 收入包括：一般公共预算拨款收入、其他收入: rows of the names of sources follow the forms as rows of subjects do. */

interface Named {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** What the whole of a unit's money comes from. */
const FORM = '收支总表';
const FEWEST = 2;

/** A row that named every source of last year, and no other, names those of this year, in the order of the form. */
export function rollSourceNames(roller: Roller): void {
  if (roller.shift === 0) return;
  const last = filledIn(linesOf(roller.text.disclosure, FORM));
  const next = filledIn(linesOf(roller.values.next, FORM));
  if (last.length === 0 || next.length === 0) return;
  const has = new Set(last.map(({ source }) => source));
  for (const block of roller.text.text.blocks) {
    const row = rowIn(block, roller.text.text.tokens[block.index]!);
    if (row.length < Math.min(FEWEST, has.size) || row.length !== has.size || row.some(({ source }) => !has.has(source))) continue;
    const now = next.map(({ source, name }) => {
      const own = row.find((named) => named.source === source);
      return own ? roller.edits.raw(block, own.start, own.end) : name;
    });
    const isSame = next.length === row.length && next.every(({ source }) => row.some((named) => named.source === source));
    if (isSame || !roller.edits.put(block, row[0]!.start, row.at(-1)!.end, now.join('、'))) continue;
    const gone = row.filter(({ source }) => !next.some((own) => own.source === source));
    const fresh = next.filter(({ source }) => !has.has(source));
    roller.notes.push({
      kind: 'look',
      line: block.lines[0]!.line,
      ...NOTES.listed(
        gone.map(({ start, end }) => roller.edits.raw(block, start, end)),
        fresh.map(({ name }) => name),
      ),
    });
  }
}

function filledIn(lines: readonly Line[]): { readonly source: string; readonly name: string }[] {
  const seen = new Set<string>();
  return lines.flatMap((line) => {
    const source = sourceOfLine(line);
    const isFilled = line.amounts.some(({ value }) => value?.isZero() === false);
    if (source === null || !isFilled || seen.has(source)) return [];
    seen.add(source);
    return [{ source, name: line.name }];
  });
}

/** The longest row of sources with nothing but 、 between them and no amount, behind 包括. */
function rowIn({ text }: Block, tokens: readonly Token[]): readonly Named[] {
  for (const [at, { kind, end }] of tokens.entries()) {
    if (kind !== 'source' && kind !== 'period') continue;
    if (!/收入(?:主要)?(?:包括|为|有)[:,]?$/.test(text.slice(0, tokens[at]!.start))) continue;
    const stop = /[。;,0-9]/.exec(text.slice(end));
    if (!stop || /[0-9]/.test(stop[0])) return [];
    return namesIn(
      text,
      tokens.filter((own) => own.start >= tokens[at]!.start && own.end <= end + stop.index),
    );
  }
  return [];
}

/** The names between the marks; none where one of them is not of a source. */
function namesIn(text: string, tokens: readonly Token[]): readonly Named[] {
  const rows: Token[][] = [[]];
  for (const token of tokens)
    if (token.kind === 'pause') rows.push([]);
    else rows.at(-1)!.push(token);
  const named = rows.map((row): Named | null => {
    const source = row.find(({ kind }) => kind === 'source')?.meaning ?? row.find(({ kind }) => kind === 'period')?.meaning;
    const [first, end] = [row[0], row.at(-1)?.end];
    return source && first && end ? { source: source.endsWith('结转') ? CARRIED : source, start: first.start, end } : null;
  });
  const isRow = named.every((own, at) => own !== null && (at === 0 || text[own.start - 1] === '、'));
  return isRow ? (named as Named[]) : [];
}
