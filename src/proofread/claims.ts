import { Decimal } from 'decimal.js';
import { parseNumber } from '../workbook/number';
import type { Claim, ClaimKind } from './claim';
import { compact, type Paragraph, sentencesBefore } from './text';

const NUMBER = /(?<![0-9.A-Za-z〔[-])-?[0-9][0-9,]{0,24}(?:\.[0-9]{1,10})?(?= {0,2}(?:亿元|万元|千元|元|%|个|辆|人次|人|台|批次|项))/g;
const UNIT = /^ {0,2}(亿元|万元|千元|元|%|个|辆|人次|人|台|批次|项)/;
const SCALE: ReadonlyMap<string, number> = new Map([
  ['元', 1],
  ['千元', 1000],
  ['万元', 10000],
  ['亿元', 100000000],
]);

/** Every number with a unit in a paragraph, and what its own words say that it is. */
export function claimsOf(paragraph: Paragraph): Claim[] {
  const { folded } = paragraph;
  const claims: Claim[] = [];
  let last = 0;
  for (const match of folded.matchAll(NUMBER)) {
    const start = match.index;
    const unit = UNIT.exec(folded.slice(start + match[0].length, start + match[0].length + 6))!;
    const end = start + match[0].length + unit[0].length;
    const number = parseNumber(match[0].replaceAll(',', ''));
    if (!number || isForeign(folded, start, unit[1]!)) continue;
    const found = { start, end, from: last, number: number.value, decimals: number.decimals, unit: unit[1]! };
    claims.push(claimAt(paragraph, found, claims.at(-1)));
    last = end;
  }
  return claims;
}

/** Limits and thresholds are no amounts of the unit: 单价50万元以上, 20 万元（含）以上. */
function isForeign(folded: string, start: number, unit: string): boolean {
  const after = folded.slice(start, start + 24);
  if (new RegExp(`^[0-9.,]+ {0,2}${unit} {0,2}(?:\\(含\\))?(?:以上|以下|及以上|\\/)`).test(after)) return true;
  return (
    /(?:单价|价值|每人每年|人均|平均每.{1,6}|每次.{0,6})$/.test(compact(folded.slice(Math.max(0, start - 14), start))) &&
    /^[0-9.,]+ {0,2}(?:万元|元) {0,2}(?:\(含\))?以上/.test(after)
  );
}

/** What a generated text leaves for the officer: 【待填写：…】. */
const TO_FILL_IN = /【[^【】]*】/g;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly number: Decimal;
  readonly decimals: number;
  readonly unit: string;
}

function claimAt(paragraph: Paragraph, found: Found, previous: Claim | undefined): Claim {
  const { start, end, from, number, decimals, unit } = found;
  const scale = SCALE.get(unit) ?? 1;
  const before = paragraph.folded.slice(from, start);
  const clause = compact(wordsBefore(before).replace(TO_FILL_IN, ''));
  const counted = previous?.paragraph === paragraph && previous.kind === 'count' && !/金额|资金|支出|经费|预算的/.test(clause);
  const kind = unit === '%' && counted ? 'ratio' : kindOf(clause, unit);
  return {
    kind,
    paragraph,
    start,
    end,
    text: paragraph.text.slice(start, end),
    value: number.times(scale),
    half: halfOf(number, decimals, unit),
    unit,
    decimals,
    lead: clause,
    sentence: sentencesBefore(paragraph, start).count,
    direction: directionOf(clause),
    whole: /占([^,;:占]{0,30}?)(?:总额|合计|比重|比例)?的?(?:比重|比例)?(?:为|是)?$/.exec(clause)?.[0] ?? '',
  };
}

/** No money is none at all, but 0% is what rounds to 0.00%. */
function halfOf(number: Decimal, decimals: number, unit: string): Decimal {
  if (number.isZero() && unit !== '%') return number;
  const places = number.isZero() ? Math.max(decimals, 2) : decimals;
  return new Decimal(10)
    .pow(-places)
    .times(SCALE.get(unit) ?? 1)
    .div(2);
}

/** The words of the last sentence; where it only says 年初预算为, those of the sentence that names the subject too. */
function wordsBefore(before: string): string {
  const last = before.slice(before.lastIndexOf('。') + 1);
  if (!PREDICATE.test(compact(last))) return last;
  const subject = before.slice(0, before.length - last.length - 1);
  return `${subject.slice(subject.lastIndexOf('。') + 1)}:${last}`;
}

/** Words that state an amount without saying of what: 支出决算为, 年初预算为. */
export const PREDICATE = /^(?:年初|全年|调整)?(?:支出)?(?:预算|决算)(?:数|金额)?(?:为|是)?$/;

const UP = '增加|增长|上升|提高|增收|增支|多|增幅|新增';
const DOWN = '减少|下降|降低|减收|减支|压减|少|降幅|缩减';
const CHANGE = new RegExp(`(?:${UP}|${DOWN})(?:\\((?:${UP}|${DOWN})\\))?(?:了|为|额|数|率|幅度)?(?:约)?$`);

/** 每人每年10元, 人均财政补助标准670元, 平均每次出差费5660元. */
const STANDARD = /(?:每(?:人|次|户|年|月|天|日|亩|台|件|辆|平方米)|人均|户均|平均每|单价)[^,;:。]{0,14}$/;

function kindOf(clause: string, unit: string): ClaimKind {
  const tail = clause.slice(-30);
  if (unit === '%') {
    if (/占[^,;:。]{0,30}$/.test(tail)) return 'share';
    if (/(?:完成|执行率|完成率|为预算的|支出进度)[^,;。]{0,16}$/.test(tail)) return 'completion';
    return CHANGE.test(tail) ? 'growth' : 'share';
  }
  if (SCALE.has(unit) && STANDARD.test(tail)) return 'standard';
  if (SCALE.has(unit)) return CHANGE.test(tail) && !/新增.{2,}$/.test(tail) ? 'delta' : 'amount';
  return 'count';
}

function directionOf(clause: string): 1 | -1 | 0 | null {
  const match = CHANGE.exec(clause.slice(-30));
  if (!match) return null;
  const up = new RegExp(UP).test(match[0]);
  const down = new RegExp(DOWN).test(match[0]);
  return up && down ? 0 : up ? 1 : -1;
}
