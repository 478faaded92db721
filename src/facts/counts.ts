import { Decimal } from 'decimal.js';
import type { Amount, Disclosure, Form } from '../forms/disclosure';
import { COUNTED, countUnit, countWords, UNIT } from './count-words';

/** Which line of the forms counts what a sentence counts: vehicles, receptions, journeys, persons. */

/** A line of a form that counts things: 公务用车保有量（辆）, 国内公务接待批次（个）. */
export interface CountLine {
  readonly form: Form;
  /** Without its unit. */
  readonly name: string;
  readonly unit: string;
  /** What it counts at the end of the year, else the last amount it has; null where it is blank. */
  readonly amount: Amount | null;
  /** Whether that is what there was, not what is planned. */
  readonly actual: boolean;
}

/** What a sentence says of a number up to it, without blanks. */
export interface CountWords {
  /** The sentence in front of the number. */
  readonly before: string;
  readonly unit: string;
  /** The year reported on. */
  readonly year: number | null;
}

/** 单价100万元（含）以上设备（不含车辆） of 机构运行信息表 names no unit. */
const EQUIPMENT = /^单价[0-9]+万元.{0,6}以上.{0,4}设备/;

const KNOWN = new WeakMap<Disclosure, readonly CountLine[]>();

export function countLines(disclosure: Disclosure): readonly CountLine[] {
  let lines = KNOWN.get(disclosure);
  if (!lines) KNOWN.set(disclosure, (lines = disclosure.forms.flatMap(linesOf)));
  return lines;
}

function linesOf(form: Form): CountLine[] {
  return form.panels.flatMap(({ columns, lines }) => {
    const ended = columns.findIndex(({ facets }) => facets.stage === '决算');
    // 应急保障用车 below 车辆数合计（辆）: kinds of what the line above counts.
    let above = '';
    return lines.flatMap(({ name, amounts }): CountLine[] => {
      const unit = UNIT.exec(name)?.[1] ?? (above === '辆' && name.endsWith('用车') ? '辆' : EQUIPMENT.test(name) ? '台' : '');
      above = unit;
      if (unit === '') return [];
      const filled = amounts.filter(({ value }) => value !== null);
      const actual = filled.find((amount) => amount === amounts[ended]);
      const bare = name.replace(UNIT, '');
      return [
        {
          form,
          name: bare,
          unit: countUnit(bare.endsWith('批次') ? '批次' : bare.includes('人次') ? '人次' : unit),
          amount: actual ?? filled.at(-1) ?? null,
          actual: actual !== undefined,
        },
      ];
    });
  });
}

/** Words of what came or went, which is not what there is. */
const MOVED = new RegExp(countWords('moved'));

/** Words of what a count is measured against, until the change is told: 比上年的36批次、291人次减少. */
const COMPARED = /(?:[比较]|[与同由从](?:上年|去年|20[0-9]{2}年))(?![例重好为])/;

function isOfOtherYear(clause: string, year: number | null): boolean {
  const stated = /(20[0-9]{2})年/.exec(clause)?.[1];
  return /^(?:上年|去年)/.test(clause) || (year !== null && stated !== undefined && Number(stated) !== year);
}

/** The line that words mean; null where they mean none, a change or another year. */
export function countLineMeant(lines: readonly CountLine[], { before, unit, year }: CountWords): CountLine | null {
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1);
  const moves = MOVED.test(clause);
  if (!moves && (COMPARED.test(clause) || isOfOtherYear(clause, year))) return null;
  const kind = moves ? null : (/[一-龥]{2,12}用车$/.exec(clause)?.[0] ?? null);
  const ofKind = lines.find(({ name }) => kind !== null && name.endsWith('用车') && kind.endsWith(name));
  if (ofKind) return ofKind;
  const fitting = COUNTED.filter((row) => row.unit.test(unit) && row.words.test(before) && (row.ofMoves || !moves));
  return fitting.flatMap((row) => lines.filter(({ name }) => row.line.test(name)))[0] ?? null;
}

/**
 * The line that a number of an earlier text was written from: of those that counted just that, the one that is called most like the words
 * before it, or the only one; null where none is ahead of the others, or where nothing was counted and nothing is called so.
 */
export function countLineOf(lines: readonly CountLine[], { before, unit }: CountWords, value: Decimal): CountLine | null {
  const words = wordsOf(before.slice(-MOST_WORDS));
  const counted = words.includes('人次') && unit === '人' ? '人次' : countUnit(unit);
  const scored = lines
    .filter((line) => line.unit === counted && countOf(line).eq(value) && mayCount(line, before))
    .map((line) => ({ line, score: alike(words, line.name) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || (scored.length === 1 && !value.isZero())) return best?.line ?? null;
  return best.score > 0 && best.score !== second?.score ? best.line : null;
}

/** What names a count: 外事接待0批次、0人次 names both before the first of them. */
function wordsOf(before: string): string {
  const own = /[^0-9,。;]*,?[^0-9,。;]*$/.exec(before)![0];
  if (!/^ *(?:批次|批|个|次)? *[、,] *$/.test(own)) return own;
  return `${/[^0-9,。;]*(?=[0-9]+$)/.exec(before.slice(0, before.length - own.length))?.[0] ?? ''}${own}`;
}

/** What is bought is no kind of what there is, and 特种专业技术用车 is counted by no line that is not called so. */
function mayCount({ name }: CountLine, before: string): boolean {
  if (/购置数$/.test(name) && !/购|更新|新增/.test(before)) return false;
  const kind = /[一-龥]{2,12}用车$/.exec(before)?.[0];
  return kind === undefined || kind.endsWith('公务用车') || kind.endsWith(name);
}

const MOST_WORDS = 30;
const ZERO = new Decimal(0);

/** What a line counts; a blank line counts nothing. */
export function countOf({ amount }: CountLine): Decimal {
  return amount?.value ?? ZERO;
}

/** How many pairs of neighbouring characters of a name stand in some words; of two names, the one that says more of itself. */
function alike(words: string, name: string): number {
  const own = [...name.replace(/[()（）]/g, '')];
  const pairs = own.slice(1).map((character, at) => own[at]! + character);
  const found = pairs.filter((pair) => words.includes(pair)).length;
  return pairs.length === 0 ? 0 : found / pairs.length + found / 100;
}
