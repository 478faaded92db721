import type { Disclosure } from '../../forms/disclosure';
import type { Block } from '../../text/block';
import type { Loose } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { CellRef } from '../../workbook/snapshot';
import { Decimal } from 'decimal.js';
import type { Roller } from './roller';

/** A line of a form that counts things: 公务用车保有量（辆）, 国内公务接待批次（个）. */
interface CountLine {
  readonly name: string;
  readonly unit: string;
  readonly value: Decimal;
  readonly cell: CellRef | null;
}

const UNIT = /[(（](辆|个|人|人次|批次|次|台|套|台、套|台\(套\)|台（套）|平方米)[)）]$/;
const MOST_WORDS = 30;

/** Writes what forms count; false where no line of theirs is what is counted there. */
export function rollCount(roller: Roller, { context, number }: Loose): boolean {
  const { block } = context;
  const words = wordsBefore(block, number.start);
  const counted = words.includes('人次') && number.unit === '人' ? '人次' : unitOf(number.unit);
  const last = linesOf(roller.text.disclosure).filter(({ unit, value }) => unit === counted && value.eq(number.value));
  const scored = last.map((line) => ({ line, score: alike(words, line.name) })).sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  // The only line with that many of them, or the one that is called so.
  const isOnly = scored.length === 1 && !number.value.isZero();
  if (!best || (!isOnly && (best.score === 0 || second?.score === best.score))) return stillNone(roller, block, number);
  const now = linesOf(roller.values.next).find(({ name }) => name === best.line.name);
  if (!now) return false;
  roller.writeCount(context, number, now.value, now.cell);
  return true;
}

/** What costs nothing happens not once: no journey, purchase or guest where the “三公” form has no money for it. */
const COSTED: readonly (readonly [RegExp, string])[] = [
  [/出国|团组/, '因公出国（境）费'],
  [/购置/, '公务用车购置费'],
  [/接待/, '公务接待费'],
];

function stillNone(roller: Roller, block: Block, number: PrintedAmount): boolean {
  if (!number.value.isZero()) return false;
  const clause = /[^。;]*$/.exec(block.text.slice(0, number.start))![0];
  const last = COSTED.map(([words, item]) => ({ item, at: lastIndex(clause, words) })).sort((a, b) => b.at - a.at)[0]!;
  if (last.at < 0 || !roller.values.isNothing(last.item)) return false;
  roller.keep(number);
  return true;
}

function lastIndex(text: string, words: RegExp): number {
  return Math.max(-1, ...[...text.matchAll(new RegExp(words, 'g'))].map(({ index }) => index));
}

const KNOWN = new WeakMap<Disclosure, readonly CountLine[]>();

function linesOf(disclosure: Disclosure): readonly CountLine[] {
  let lines = KNOWN.get(disclosure);
  if (!lines) KNOWN.set(disclosure, (lines = read(disclosure)));
  return lines;
}

function read({ forms }: Disclosure): CountLine[] {
  return forms.flatMap(({ panels }) =>
    panels.flatMap((panel) => {
      // 应急保障用车 below 车辆数合计（辆）: kinds of what the line above counts.
      let above = '';
      return panel.lines.flatMap(({ name, amounts }): CountLine[] => {
        const unit = UNIT.exec(name)?.[1] ?? (above === '辆' && name.endsWith('用车') ? '辆' : '');
        above = unit;
        if (unit === '') return [];
        const filled = amounts.findLast(({ value }) => value !== null);
        const bare = name.replace(UNIT, '');
        return [
          {
            name: bare,
            unit: unitOf(bare.endsWith('批次') ? '批次' : bare.includes('人次') ? '人次' : unit),
            value: filled?.value ?? ZERO,
            cell: filled?.cell ?? null,
          },
        ];
      });
    }),
  );
}

const ZERO = new Decimal(0);

/** One name for one unit. */
function unitOf(unit: string): string {
  const plain = unit.replace(/[ \0]/g, '').replace(/[()（）、]/g, '');
  return plain === '批' ? '批次' : plain === '台套' || plain === '套' ? '台' : plain === '名' ? '人' : plain;
}

/** What stands in front of a number in its sentence, back to the number before. */
function wordsBefore({ text }: Block, at: number): string {
  return /[^0-9,，。;；]*[,，]?[^0-9,，。;；]*$/.exec(text.slice(Math.max(0, at - MOST_WORDS), at))![0];
}

/** How many pairs of neighbouring characters of a name stand in some words; of two names, the one that says more of itself. */
function alike(words: string, name: string): number {
  const pairs = [...name.replace(/[()（）]/g, '')].slice(1).map((own, at) => name.replace(/[()（）]/g, '')[at]! + own);
  const found = pairs.filter((pair) => words.includes(pair)).length;
  return pairs.length === 0 ? 0 : found / pairs.length + found / 100;
}
