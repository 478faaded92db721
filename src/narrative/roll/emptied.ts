import { FUND_FORMS } from '../../forms/form-words';
import type { Block } from '../../text/block';
import { isEmpty } from './counterparts';
import { nonesOf } from './nones';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { codeOf } from './written-model';
import { moveYears } from './years';

/** Sections on a source that had money last year and has none now: 政府性基金预算支出0.00万元，主要用于… says nothing true. */

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a text names one of the sources and no other; null where it does not. 国有资本经营预算支出 is the name of a class too. */
function namedIn({ text }: Block, source: string): Span | null {
  const start = text.indexOf(source);
  if (start < 0 || text.includes(source, start + 1) || [...FUND_FORMS.keys()].some((other) => other !== source && text.includes(other)))
    return null;
  const end = start + source.length;
  return { start, end: text.startsWith('预算', end) ? end + 2 : end };
}

interface Section {
  readonly heading: Block;
  readonly source: Span;
  readonly body: readonly Block[];
}

/** Where the text denies the other source in a section of one sentence, it denies this one in the same words. */
export function rollEmptied(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const [source, kind] of FUND_FORMS) {
    if (isEmpty(roller.text.disclosure, kind) || !isEmpty(roller.values.next, kind)) continue;
    for (const section of sectionsOf(roller, source)) {
      if (isCompared(roller, section)) dropItems(roller, section);
      else deny(roller, source, section);
    }
  }
}

function sectionsOf({ text }: Roller, source: string): Section[] {
  const { blocks } = text.text;
  return blocks.flatMap((heading, index): Section[] => {
    const named = heading.level === null ? null : namedIn(heading, source);
    if (!named) return [];
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex(({ level }) => level !== null);
    const body = end < 0 ? rest : rest.slice(0, end);
    return body.length > 0 ? [{ heading, source: named, body }] : [];
  });
}

function isCompared({ text }: Roller, { body }: Section): boolean {
  return body.some((block) => text.where.movesIn(block).some(({ base }) => base.year !== 0));
}

/** A paragraph each for subjects of which nothing is left, below one that says how much it all fell. */
function dropItems(roller: Roller, { body }: Section): void {
  let dropped = 0;
  for (const block of body.slice(1)) {
    const [first] = roller.text.where.inBlock(block);
    const code = first && codeOf(first.claim);
    if (!code || roller.text.where.movesIn(block).length > 0 || !roller.edits.remove(block)) continue;
    keepNumbers(roller, block);
    roller.note('look', first.claim.context, 0, NOTES.paragraphLeftOut(roller.nameOf(code)));
    dropped++;
  }
  if (dropped === body.length - 1) dropLead(roller, body[0]!);
}

/** 主要支出项目包括： leads to nothing any more. */
function dropLead(roller: Roller, block: Block): void {
  const lead = /(?<=。)[^。;0-9]*:$/.exec(block.text.trimEnd());
  if (lead) roller.edits.put(block, lead.index, block.text.length, '');
}

function deny(roller: Roller, of: string, { heading, source, body }: Section): void {
  const [first, ...others] = body;
  const own = roller.edits.raw(heading, source.start, source.end);
  const words = first ? deniedAs(roller, of, own, [first, ...others]) : null;
  if (!first || words === null || body.some((block) => !roller.edits.free(block, 0, block.text.length))) return;
  for (const other of others) roller.edits.remove(other);
  roller.notes.push({ kind: 'look', line: first.lines[0]!.line, ...NOTES.denied(own) });
  roller.edits.put(first, 0, first.text.length, moveYears(words, roller.text.disclosure.year, roller.shift));
  for (const each of body) keepNumbers(roller, each);
}

/**
 * In the words that the text has for another source; where it has none and told amounts in several sentences, in plain
 * ones.
 */
function deniedAs(roller: Roller, of: string, own: string, body: readonly Block[]): string | null {
  const model = denialOf(roller, of);
  if (model) {
    const { block, named } = model;
    return roller.edits.raw(block, 0, named.start) + own + roller.edits.raw(block, named.end, block.text.length);
  }
  const [first] = body as readonly [Block];
  const [, ...more] = body.flatMap(({ text }) => text.split('。').filter((sentence) => /[0-9] *(?:万|亿)?元/.test(sentence)));
  // A list of parts behind 其中 is taken out of its sentence; parts without it cannot be.
  const isPlain = /元[^。;]*元/.test(first.text) && !/(?:其中|包括|主要用于)[:,]?[^。;]*元/.test(first.text);
  const year = /^20[0-9]{2} *年度?/.exec(first.text.slice(first.numbering))?.[0] ?? '本年';
  return more.length > 0 || isPlain ? `${roller.edits.raw(first, 0, first.numbering)}${year}${NONE_OF.replace('…', own)}` : null;
}

/** How it is told of a source that there is nothing of it. */
const NONE_OF = '没有使用…安排的支出。';

/** The one sentence of a section on another source that says that there is none of it, and the word for that source. */
function denialOf(roller: Roller, source: string): { readonly block: Block; readonly named: Span } | null {
  const nones = nonesOf(roller);
  for (const other of FUND_FORMS.keys()) {
    if (other === source) continue;
    for (const { body } of sectionsOf(roller, other)) {
      const [block] = body;
      const none = body.length === 1 ? nones.find((own) => own.block === block) : undefined;
      const tokens = block ? roller.text.text.tokens[block.index]! : [];
      const named = block && namedIn(block, other);
      const numbers = tokens.flatMap(({ number }) => number ?? []);
      const isNil = numbers.length === 1 && numbers[0]!.kind === 'money' && numbers[0]!.value.isZero() && !/[,;]/.test(block!.text);
      if (block && named && body.length === 1 && (isNil || (none && numbers.length === 0))) return { block, named };
    }
  }
  return null;
}

function keepNumbers(roller: Roller, block: Block): void {
  for (const { number } of roller.text.text.tokens[block.index]!) if (number) roller.keep(number);
}
