import type { Block } from '../../text/block';
import type { PrintedAmount } from '../../text/number';
import { NOTES } from './notes';
import { carryOut, type Run } from './numbering';
import type { Entry } from './roster-entries';
import { inChinese, unitsOf } from './rosters';
import type { Roller } from './roller';

/** 2、市图书馆预算487.35万元，比上年增加…: a paragraph about one unit. */
interface Item {
  readonly block: Block;
  readonly entry: Entry;
  readonly name: number;
  readonly number: PrintedAmount;
}

const FEWEST = 2;
const BETWEEN = /^(?:20[0-9]{2}年度?)?(?:部门|单位)?(?:收支|收入|支出)?总?(?:预算|决算)?(?:数|总额|合计)?[为是]?$/;

/** Paragraphs about units follow the forms where each unit had its own: one that is gone goes, one that is new comes in with its amount. */
export function rollUnitParagraphs(roller: Roller): void {
  if (roller.shift === 0) return;
  const [last, next] = [unitsOf(roller.text.disclosure), unitsOf(roller.values.next)];
  if (last.length < FEWEST || next.length === 0) return;
  const items = roller.text.text.blocks.flatMap((block) => itemOf(roller, block, last) ?? []);
  if (items.length !== last.length || new Set(items.map(({ entry }) => entry)).size !== last.length) return;
  const has = (entries: readonly Entry[], { name }: Entry): boolean => entries.some((own) => own.name === name);
  const run: Run = { removed: new Set(), added: new Map() };
  for (const { block, entry } of items) {
    if (has(next, entry) || !roller.edits.remove(block)) continue;
    run.removed.add(block);
    for (const { number } of roller.text.text.tokens[block.index]!) if (number) roller.keep(number);
    roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.paragraphLeftOut(inChinese(entry.name)) });
  }
  const kept = items.filter(({ block }) => !run.removed.has(block)).at(-1);
  for (const entry of kept ? next.filter((own) => !has(last, own)) : []) {
    const added = { text: itemLike(roller, kept!, entry), code: '', before: false };
    run.added.set(kept!.block, [...(run.added.get(kept!.block) ?? []), added]);
    roller.notes.push({ kind: 'look', line: kept!.block.lines[0]!.line, ...NOTES.paragraphPut(inChinese(entry.name)) });
  }
  carryOut(roller, items, run);
}

function itemOf(roller: Roller, block: Block, units: readonly Entry[]): Item | null {
  const name = block.numbering + /^ */.exec(block.text.slice(block.numbering))![0].length;
  const [entry] = units.filter((own) => block.text.startsWith(own.name, name)).sort((a, b) => b.name.length - a.name.length);
  const first = roller.text.text.tokens[block.index]!.find(({ number }) => number?.kind === 'money')?.number;
  if (!entry || !first || !BETWEEN.test(block.text.slice(name + entry.name.length, first.start).replace(/ /g, ''))) return null;
  return first.value.minus(entry.yuan).abs().lte(first.half) ? { block, entry, name, number: first } : null;
}

/** The words up to the amount with the name of another unit; how it moved is the officer's. */
function itemLike(roller: Roller, { block, entry, name, number }: Item, { name: own, yuan }: Entry): string {
  const amount = roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, yuan);
  const between = roller.edits.raw(block, name + entry.name.length, number.start);
  return `${roller.edits.raw(block, 0, name)}${inChinese(own)}${between}${amount}，【待填写：${inChinese(own)}的增减情况】。`;
}
