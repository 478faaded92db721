import { Decimal } from 'decimal.js';
import type { Block } from '../../text/block';
import { lineOf } from './edits';
import { listsOf } from './lists';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { BY_SIZE } from './rosters';
import { MONEY } from '../../lexicon/money';
import { anyOf } from '../../lexicon/patterns';

/** 支出按功能分类，由大到小为：甲80万元，占40%；乙60万元，占30%: after all has its new amounts, the largest is told first again. */

const AMOUNT = new RegExp(`([0-9][0-9,]*(?:\\.[0-9]+)?) *(${anyOf([...MONEY.keys()])})`);
const FEWEST = 3;

export function rollBySize(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const block of roller.text.text.blocks) reorder(roller, block);
  noteLists(roller);
}

function reorder(roller: Roller, block: Block): void {
  const words = BY_SIZE.exec(block.text);
  const colon = words ? block.text.slice(words.index, words.index + MOST_TO_COLON).indexOf(':') : -1;
  if (!words || colon < 0) return;
  const start = words.index + colon + 1;
  const stop = block.text.indexOf('。', start);
  const end = stop < 0 ? block.text.length : stop;
  const mark = /[;；]/.test(block.text.slice(start, end)) ? /[;；]/ : /、/;
  const last = block.text.slice(start, end).split(mark).map(amountOf);
  const text = roller.edits.preview(block, start, end);
  if (last.length < FEWEST || !isBySize(last) || text === null) return;
  const { items, tail, owner } = itemsOf(text, mark);
  const now = items.map((item) => (item.includes('【') ? null : amountOf(item)));
  if (isBySize(now)) return;
  if (now.some((amount) => amount === null)) return noteOrder(roller, block, start);
  const sorted = items.map((item, at) => ({ item: item.trim(), amount: now[at]! })).sort((a, b) => b.amount.cmp(a.amount));
  if (owner === 'unclear' && sorted.at(-1)!.item !== items.at(-1)!.trim()) return noteOrder(roller, block, start);
  const separator = mark.exec(text)![0];
  roller.edits.replace(block, start, end, sorted.map(({ item }) => item).join(separator) + tail);
  roller.notes.push({ kind: 'look', line: lineOf(block, start), ...NOTES.reordered() });
}

/** What is said of all items behind the last of them: 以上三项合计30万元. */
const OF_ALL = /^ *(?:以上|上述|前述|合计|共计|总计|[两二三四五六七八九十0-9]+[项者个])/;
const COMMA = /(?:，|,(?![0-9]{3}))/;

interface Items {
  readonly items: readonly string[];
  /** What stays at the end whichever item comes last, with its comma. */
  readonly tail: string;
  /** Whose the words are that the last item has and no other: unclear where they may be its own or said of all. */
  readonly owner: 'known' | 'unclear';
}

function itemsOf(text: string, mark: RegExp): Items {
  const items = text.split(mark);
  const last = items.at(-1)!;
  const parts = last.split(COMMA);
  const most = Math.max(...items.slice(0, -1).map((item) => item.split(COMMA).length));
  const ofAll = parts.findIndex((part, at) => at > 0 && OF_ALL.test(part));
  if (ofAll < 0) return { items, tail: '', owner: parts.length > most ? 'unclear' : 'known' };
  const end = parts.slice(0, ofAll).reduce((length, part) => length + part.length + 1, -1);
  return { items: [...items.slice(0, -1), last.slice(0, end)], tail: last.slice(end), owner: ofAll > most ? 'unclear' : 'known' };
}

const MOST_TO_COLON = 24;

function amountOf(item: string): Decimal | null {
  const [, digits, unit] = AMOUNT.exec(item) ?? [];
  return digits === undefined ? null : new Decimal(digits.replaceAll(',', '')).times(new Decimal(10).pow(MONEY.get(unit!)!));
}

/** Whether none is more than the one before it. */
function isBySize(amounts: readonly (Decimal | null)[]): boolean {
  return amounts.every((amount, at) => amount !== null && (at === 0 || amounts[at - 1]?.gte(amount) === true));
}

/** Lists of subjects that were in order of their amounts and not in that of the form, without words that say so: the officer looks at them. */
function noteLists(roller: Roller): void {
  for (const { block, items } of listsOf(roller)) {
    if (items.length < FEWEST || items.every(({ code }, at) => at === 0 || items[at - 1]!.code < code)) continue;
    const last = items.map(({ claim }) => claim.number.value);
    const now = items.map(({ claim }) => {
      const own = roller.now(claim);
      return own.type === 'unknown' ? null : own.yuan;
    });
    if (!isBySize(last) || isBySize(now.filter((yuan) => yuan !== null)) || BY_SIZE.test(block.text)) continue;
    noteOrder(roller, block, items[0]!.start);
  }
}

function noteOrder(roller: Roller, block: Block, at: number): void {
  roller.notes.push({ kind: 'look', line: lineOf(block, at), ...NOTES.noLongerBySize() });
}
