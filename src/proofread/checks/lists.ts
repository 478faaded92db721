import { Decimal } from 'decimal.js';
import { isZeroOrBlank } from '../../forms/amount';
import type { Amount, Form, Line, Panel } from '../../forms/disclosure';
import { isTotal } from '../../forms/vocabulary';
import { yuanPer } from '../../relations/relation';
import type { Claim } from '../../text/frames';
import type { Bound } from '../bind';
import { distinct, isOfSome, type Family } from '../families';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { called, cellsOf, shown } from '../wording';

/** T-MISSITEM: a subject of the forms that a list leaves out is named. */
export function lists(text: BoundText): Judgement {
  const families = text.families.filter(isComplete);
  return all([...families.map((family) => judge(text, family)), ...structures(text)]);
}

/** Lists of parts, and the 类 that stand beside the total they make up. */
function isComplete({ by, whole, parts }: Family): boolean {
  if (by === 'list') return true;
  const isClass = ({ about, context }: Claim): boolean =>
    about[0]!.subject.type === 'function' && about[0]!.subject.code.length === 3 && context.block === whole.context.block;
  return by === 'total' && parts.every(isClass);
}

function judge(text: BoundText, { whole, parts: all }: Family): Judgement {
  const parts = distinct(all).map((claim) => boundOf(text, claim));
  if (
    parts.length < 2 ||
    parts.some(({ agreeing }) => agreeing.length === 0) ||
    isOfGreatest(parts) ||
    isOfMain(whole, parts[0]!) ||
    isOfSome(all)
  )
    return NOTHING;
  const sum = parts.reduce((total, { claim }) => total.plus(claim.number.value), new Decimal(0));
  const half = parts.reduce((total, { claim }) => total.plus(claim.number.half), whole.number.half);
  const rest = whole.number.value.minus(sum);
  return rest.gt(half) ? missing(text, whole, boundOf(text, whole), parts, rest, half) : NOTHING;
}

/** 占比最高的是住房公积金388万元,其次是…; 项目支出主要用于义务兵优待413万元、…: some of a list, those that are most. */
function isOfGreatest([first]: readonly Bound[]): boolean {
  const { block } = first!.claim.context;
  return GREATEST.test(block.text.slice(Math.max(0, first!.claim.number.start - MOST_NAMED), first!.claim.number.start));
}

/** …完成年初预算的98%。主要科目情况如下:甲…;乙…: those that matter. */
function isOfMain({ number, context: { block } }: Claim, { claim: first }: Bound): boolean {
  const own = first.context.block === block;
  const between = block.text.slice(number.end, own ? first.number.start : undefined);
  return MAIN.test(between) || (own && CHOSEN.test(between));
}

const MAIN = /主要(?!用于|包括|为|是)[^,。;:]{0,16}如下[ \0]*:/;
/** 其中500万元以上的项目3个,分别为…; 其中重点项目: chosen ones. */
const CHOSEN = /其中[^。;]{0,20}(?:以上|重点|较大|典型)/;
const GREATEST = /(?:(?:最|较)[高大多]|[^,。;:]支出主要用于(?!以下|下列))[^。;]{0,30}$/;
const MOST_NAMED = 40;

/**
 * Shares side by side that name no whole are the structure of it: a class of the form with an amount that is missing among them is named.
 */
function structures(text: BoundText): Judgement[] {
  const groups = new Map<string, Bound[]>();
  for (const { of, whole, wholeNumber, parent } of text.shares) {
    const [alternative] = of?.about ?? [];
    if (!of || whole || wholeNumber || parent || alternative?.subject.type !== 'function') continue;
    const key = `${of.context.sections.at(-1)?.block.index ?? -1} ${alternative.subject.code.length}`;
    const known = groups.get(key) ?? [];
    known.push(boundOf(text, of));
    groups.set(key, known);
  }
  return [...groups.values()].map((group) => {
    const parts = distinct(group.map(({ claim }) => claim)).map((claim) => boundOf(text, claim));
    if (parts.length < FEWEST_IN_STRUCTURE || parts.some(({ agreeing, claim }) => agreeing.length === 0 || claim.cost > 0)) return NOTHING;
    const places = placesOfParts(parts).map(({ form, others }) => ({
      form,
      left: others.filter(
        (other) => !isZeroOrBlank(other.amount) && !isBeside(text, parts, other.amount, form) && !isToldBelow(text, parts, other),
      ),
    }));
    const [place] = places;
    // All of one form: the structure of that.
    if (!place || places.some(({ left }) => left.length === 0) || place.left.length * 2 > parts.length + 1) return NOTHING;
    const { left } = place;
    const rest = left.reduce((total, { amount }) => total.plus(amount.value!), new Decimal(0)).times(yuanPer(place.form.unit));
    if (!rest.gt(0)) return NOTHING;
    return leftOut(null, null, parts, left, place.form.title, rest);
  });
}

const FEWEST_IN_STRUCTURE = 2;

/** Items of the economic classification may be told as far as they are the greatest: one of many, or a class, that is missing was left out. */
const FEWEST_ECONOMIC = 5;

function isEconomicClass({ about: [first] }: Claim): boolean {
  return first!.subject.type === 'economic' && first!.subject.code.length === 3;
}

/** Subjects of the form beside those listed, whose amounts are just what the list lacks. */
function missing(text: BoundText, whole: Claim, own: Bound, parts: readonly Bound[], rest: Decimal, half: Decimal): Judgement {
  const economic = parts.some(({ claim }) => claim.about[0]!.subject.type === 'economic');
  if (economic && parts.length < FEWEST_ECONOMIC && !parts.every(({ claim }) => isEconomicClass(claim))) return NOTHING;
  const blocks = new Set(parts.map(({ claim }) => claim.context.block));
  for (const place of placesOfParts(parts)) {
    if (!own.agreeing.some(({ form }) => form === place.form)) continue;
    const left = place.others.filter(({ amount }) => !isZeroOrBlank(amount));
    const sum = left.reduce((total, { amount }) => total.plus(amount.value!), new Decimal(0)).times(yuanPer(place.form.unit));
    const isTold = (other: Beside): boolean =>
      [...blocks].some((block) => block.text.includes(other.name)) ||
      isBeside(text, parts, other.amount, place.form) ||
      isToldBelow(text, parts, other);
    if (left.some(isTold)) continue;
    if (left.length === 0 || left.length > (economic ? 1 : MOST_MISSING) || sum.minus(rest).abs().gt(half)) continue;
    return leftOut(whole, own, parts, left, place.form.title, rest);
  }
  return NOTHING;
}

const MOST_MISSING = 6;

/**
 * Whether the sentences around a list tell an amount of the form: the list was broken, or goes on after a stop; or something not understood
 * (其他方面3万元) is as much.
 */
function isBeside(text: BoundText, parts: readonly Bound[], amount: Amount, { unit }: Form): boolean {
  const yuan = amount.value!.times(yuanPer(unit));
  const { claim: last } = parts.at(-1)!;
  return text.where
    .beside(last)
    .filter(({ claim }) => claim.context.sections.at(-1) === last.context.sections.at(-1))
    .some(({ claim, agreeing, sure }) =>
      agreeing.length > 0
        ? claim.year === 0 && agreeing.some(({ terms }) => terms.some((term) => term.amount === amount))
        : !sure && claim.year === 0 && claim.number.value.minus(yuan).abs().lte(claim.number.half),
    );
}

/** 行政运行703万元,审计业务287万元,行政事业单位养老支出147万元: a 款 whose 项 stand among the others is told by these. */
function isToldBelow(text: BoundText, parts: readonly Bound[], { code }: Beside): boolean {
  const isBelow = ({ claim: { about, year } }: Bound): boolean =>
    year === 0 &&
    about.some(({ subject }) => subject.type === 'function' && subject.code.length > code!.length && subject.code.startsWith(code!));
  return code !== null && text.where.beside(parts.at(-1)!.claim).some((bound) => bound.agreeing.length > 0 && isBelow(bound));
}

interface Beside {
  readonly name: string;
  readonly amount: Amount;
  /** The functional code of the line. */
  readonly code: string | null;
}

/** A form in which the parts are lines of one level, or columns of one line, and what stands there beside them. */
function placesOfParts(parts: readonly Bound[]): { readonly form: Form; readonly others: readonly Beside[] }[] {
  const forms = new Set(parts[0]!.agreeing.map(({ form }) => form));
  return [...forms].flatMap((form) => {
    const cells = parts.map(({ agreeing }) =>
      agreeing.flatMap((reading) => (reading.form === form ? reading.terms.map(({ amount }) => amount) : [])),
    );
    if (cells.some((amounts) => amounts.length === 0)) return [];
    const named = new Set(cells.flat());
    return form.panels.flatMap((panel) => {
      const lines = panel.lines.filter(({ amounts }) => amounts.some((amount) => named.has(amount)));
      if (lines.length === 1) return [{ form, others: columnsBeside(panel, lines[0]!, named) }];
      const columns = panel.columns
        .map((_, column) => column)
        .filter((column) => cells.every((amounts) => lines.some((line) => amounts.includes(line.amounts[column]!))));
      return columns.map((column) => ({ form, others: linesBeside(panel, lines, column, named) }));
    });
  });
}

/** Lines of the level that the parts have. */
function linesBeside({ lines }: Panel, own: readonly Line[], column: number, named: ReadonlySet<Amount>): Beside[] {
  const [first] = own;
  const level = codeLength(first!);
  if (own.some((line) => codeLength(line) !== level)) return [];
  return lines.flatMap((other) => {
    const amount = other.amounts[column]!;
    if (other.role !== 'item' || named.has(amount) || !isOfClasses(other, own) || own.some((line) => isAbove(other, line))) return [];
    const beside =
      level !== null
        ? other.key.type === first!.key.type && codeLength(other) === level
        : own.some((line) => line.parent === other.parent && line.key.type === other.key.type);
    return beside ? [{ name: other.name, amount, code: other.key.type === 'function' ? other.key.code : null }] : [];
  });
}

/** 一、本年收入 holds （一）一般公共预算拨款, which is told. */
function isAbove(other: Line, line: Line): boolean {
  for (let above = line.parent; above; above = above.parent) if (above === other) return true;
  return false;
}

/** 工资福利支出 has no part among those of 商品和服务支出. */
function isOfClasses({ key }: Line, own: readonly Line[]): boolean {
  if (key.type !== 'economic' || key.code.length === 3) return true;
  return own.some((line) => line.key.type === 'economic' && line.key.code.slice(0, 3) === key.code.slice(0, 3));
}

function codeLength({ key }: Line): number | null {
  return key.type === 'function' || key.type === 'economic' ? key.code.length : null;
}

/** Columns as deep as those of the parts: the sources of 收入总表. */
function columnsBeside({ columns }: Panel, line: Line, named: ReadonlySet<Amount>): Beside[] {
  const own = columns.filter((_, at) => named.has(line.amounts[at]!));
  const depths = new Set(own.map(({ path }) => path.length));
  return columns.flatMap((column, at) => {
    const amount = line.amounts[at]!;
    const heading = column.path.at(-1) ?? '';
    if (named.has(amount) || column.ofWhich || column.beside || !depths.has(column.path.length) || isTotal(heading)) return [];
    return [{ name: heading, amount, code: null }];
  });
}

function leftOut(
  whole: Claim | null,
  own: Bound | null,
  parts: readonly Bound[],
  left: readonly Beside[],
  title: string,
  rest: Decimal,
): Judgement {
  const last = parts.at(-1)!.claim;
  const { block } = last.context;
  const inBlock = parts.filter(({ claim }) => claim.context.block === block);
  const start = whole?.context.block === block ? whole.number.start : Math.min(...inBlock.map(({ claim }) => claim.number.start));
  const names = left.map(({ name }) => name).join('、');
  return accuse(
    {
      block,
      start,
      end: endOfSentence(block.text, last.number.end),
      stated: whole?.label ?? '',
      rule: 'T-MISSITEM',
      level: 'warning',
      zh: `${whole ? `${called(whole)}所列各项` : '这里所列各项'}比总额少 ${shown(rest, last.number)}：《${title}》中有数的“${names}”没有列出；请补上。`,
      en: `The list lacks ${names}, which the form holds (${shown(rest, last.number)}).`,
      cells: [
        ...left.map(({ amount }) => ({ ...amount.cell, value: amount.value!.toString(), role: 'counterpart' as const })),
        ...(own ? cellsOf(own.agreeing.slice(0, 1)) : []),
      ],
    },
    [],
  );
}

function endOfSentence(text: string, from: number): number {
  const stop = text.indexOf('。', from);
  return stop < 0 ? text.length : stop + 1;
}
