import { Decimal } from 'decimal.js';
import { term } from '../../relations/relation';
import type { Loose } from '../../text/frames';
import { normalize } from '../../workbook/text';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { cellsOf } from '../wording';

/** T-COUNT: 车辆57辆，其中：执法执勤用车16辆、…、其他用车3辆: the kinds are no more than all, and with 其他 exactly all. */
export function counts(text: BoundText): Judgement {
  const counted = text.loose.filter(({ why }) => why === 'count');
  return all([
    ...counted.map((whole, index) => judge(whole, counted.slice(index + 1, index + 1 + MOST))),
    ...counted.map((count) => againstForm(text, count)),
  ]);
}

interface Counted {
  /** How the line of 机构运行信息表 is called. */
  readonly line: RegExp;
  readonly unit: RegExp;
  /** What stands before the number in its sentence. */
  readonly words: RegExp;
  /** Whether it counts what comes, not what there is. */
  readonly ofMoves?: true;
}

/** The counts that the form of a unit's running states, by how sentences say them; the first that fits is meant. */
const COUNTED: readonly Counted[] = [
  { line: /^国内公务接待批次/, unit: /^批/, words: /^(?!.*(?:外事|外宾|国\(境\)外)).*接待[^,;]*$/ },
  { line: /^国内公务接待人次/, unit: /^人/, words: /^(?!.*(?:外事|外宾|国\(境\)外|出国)).*接待[^;]*$/ },
  { line: /^因公出国\(境\)团组数/, unit: /^[个批]/, words: /团组[^,;]*$/ },
  { line: /^因公出国\(境\)人次数/, unit: /^人/, words: /出国[^;]*$/ },
  { line: /^公务用车购置数/, unit: /^辆/, words: /购置[^,;]*$/, ofMoves: true },
  { line: /^公务用车保有量/, unit: /^辆/, words: /(?:保有量?|公务用车(?!购置))[^,;用车]*$/ },
  { line: /^车辆数合计/, unit: /^辆/, words: /车辆[^,;]*$/ },
];

/** A number that 机构运行信息表 counts too is the same there. */
function againstForm({ disclosure }: BoundText, { context, number, words }: Loose): Judgement {
  const form = disclosure.forms.find(({ kind }) => kind === '机构运行信息表');
  if (!form) return NOTHING;
  const lines = form.panels.flatMap((panel) => panel.lines.map((line) => ({ panel, line })));
  const { block } = context;
  const before = clean(block.text.slice(block.text.lastIndexOf('。', number.start - 1) + 1, number.start));
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1);
  const moves = MOVED.test(clause);
  if (!moves && (COMPARED.test(clause) || isOfOtherYear(clause, disclosure.year))) return NOTHING;
  const kind = moves ? null : (/[一-龥]{2,12}用车$/.exec(clean(words))?.[0] ?? null);
  const found =
    lines.find(({ line }) => kind !== null && isKindOf(kind, normalize(line.name).replace(/\(.*/, ''))) ??
    COUNTED.filter((row) => row.unit.test(number.unit) && row.words.test(before) && (row.ofMoves || !moves)).flatMap((row) =>
      lines.filter(({ line }) => row.line.test(line.name)),
    )[0];
  const at = found?.panel.columns.findIndex(({ facets }) => facets.stage === '决算') ?? -1;
  const amount = found?.line.amounts[at];
  if (!found || !amount?.value) return NOTHING;
  const reading = {
    form,
    terms: [term(form, amount, found.line.name, 'counterpart')],
    yuan: amount.value,
    half: new Decimal(0),
    blank: false,
    cost: 0,
    prior: false,
  };
  if (amount.value.eq(number.value)) return confirm('cell', [number], [reading]);
  const stated = block.text.slice(number.start, number.end);
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      expected: amount.value.toString(),
      actual: stated,
      rule: 'T-COUNT',
      level: 'warning',
      zh: `文中写 ${stated}，《${form.title}》“${found.line.name}”为 ${amount.value.toString()}；请核对。`,
      en: `${stated} is ${amount.value.toString()} in the form.`,
      cells: cellsOf([reading]),
    },
    [number],
  );
}

/** 机要通信用车 as the form calls it, with more before it. */
function isKindOf(kind: string, name: string): boolean {
  return name.endsWith('用车') && kind.endsWith(name);
}

function isOfOtherYear(clause: string, year: number | null): boolean {
  const stated = /(20[0-9]{2})年/.exec(clause)?.[1];
  return /^(?:上年|去年)/.test(clause) || (year !== null && stated !== undefined && Number(stated) !== year);
}

/** Words of what came or went, which is not what there is. */
const MOVED = /处置|报废|调拨|划转|划出|划入|调入|调出|新增|增加|减少|更新|租用|租赁|拟/;

/** Words of what a count is measured against, until the change is told: 比上年的36批次、291人次减少. */
const COMPARED = /(?:[比较]|[与同由从](?:上年|去年|20[0-9]{2}年))(?![例重好为])/;

const MOST = 24;
const TOTAL = /(?:车辆(?:共|共有|数|总数|数量|保有量)?|共有(?:公务)?(?:车辆|用车)|保有(?:公务用车|车辆)|公务用车)(?:为|共|合计)?$/;
const KIND = /(?:用车|车辆|其他)$/;

function judge(whole: Loose, following: readonly Loose[]): Judgement {
  const { block, sentence } = whole.context;
  if (!TOTAL.test(clean(whole.words))) return NOTHING;
  const parts: Loose[] = [];
  for (const part of following) {
    if (part.context.block !== block || part.context.sentence !== sentence) break;
    if (part.number.unit !== whole.number.unit) continue;
    if (parts.length === 0 && !/其中|包括|分别/.test(block.text.slice(whole.number.end, part.number.start))) break;
    if (!KIND.test(clean(part.words))) break;
    parts.push(part);
  }
  if (parts.length < 2) return NOTHING;
  const sum = parts.reduce((total, { number }) => total.plus(number.value), new Decimal(0));
  const complete = parts.some(({ words }) => /其他(?:用车|车辆)?$/.test(clean(words)));
  if (sum.eq(whole.number.value)) return confirm('text', [whole.number, ...parts.map(({ number }) => number)]);
  if (!sum.gt(whole.number.value) && !complete) return NOTHING;
  const stated = block.text.slice(whole.number.start, whole.number.end);
  return accuse(
    {
      block,
      start: whole.number.start,
      end: parts.at(-1)!.number.end,
      stated,
      expected: sum.toString(),
      actual: whole.number.value.toString(),
      rule: 'T-COUNT',
      level: 'warning',
      zh: `车辆共 ${stated}，所列各类合计 ${sum.toString()} ${whole.number.unit}；请核对。`,
      en: `${stated} in all, but the kinds add up to ${sum.toString()}.`,
    },
    [],
  );
}

function clean(words: string): string {
  return words.replace(/[ \0]/g, '');
}
