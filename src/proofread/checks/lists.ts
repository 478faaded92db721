import { Decimal } from 'decimal.js';
import type { Amount, Form, Line, Panel } from '../../forms/disclosure';
import type { Level } from '../../findings/finding';
import { isTotal } from '../../forms/vocabulary';
import { yuanPer } from '../../relations/relation';
import type { Claim } from '../../text/frames';
import type { Bound } from '../bind';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { cellsOf, shown, textOf } from '../wording';

/** T-LISTSUM and T-MISSITEM: the parts of a list make up its whole; a subject of the forms that is left out is named. */
export function lists(text: BoundText): Judgement {
  const parts = new Map<Claim, Bound[]>();
  for (const bound of text.claims) {
    const { parent, year, stage, number } = bound.claim;
    if (!parent || year !== 0 || number.kind !== 'money' || stageOf(text, stage) !== stageOf(text, parent.stage)) continue;
    const known = parts.get(parent);
    if (known) known.push(bound);
    else parts.set(parent, [bound]);
  }
  return all([...[...parts].map(([whole, own]) => judge(text, whole, own)), ...structures(text)]);
}

/** Said or not, a final account speaks of what was spent, a budget of what is planned. */
function stageOf({ disclosure }: BoundText, stage: string | null): string {
  if (disclosure.kind === 'budget') return stage === null || stage === '年初' ? '预算' : stage;
  return stage ?? '决算';
}

/** Parts that everybody knows to be all of their whole. */
const PARTITIONS: readonly (readonly string[])[] = [
  ['货物', '工程', '服务'],
  ['因公出国（境）费', '公务用车购置及运行费', '公务接待费'],
  ['公务用车购置费', '公务用车运行费'],
];

function judge(text: BoundText, whole: Claim, parts: readonly Bound[]): Judgement {
  if (parts.length < 2 || whole.number.value === undefined) return NOTHING;
  const distinct = firstOfEach(parts);
  const sum = distinct.reduce((total, { claim }) => total.plus(claim.number.value), new Decimal(0));
  const half = distinct.reduce((total, { claim }) => total.plus(claim.number.half), whole.number.half);
  const rest = whole.number.value.minus(sum);
  if (rest.abs().lte(half)) return confirm('text', [whole.number, ...distinct.map(({ claim }) => claim.number)]);
  const own = boundOf(text, whole);
  if (distinct.some(({ claim }) => claim.doubts.some((doubt) => doubt !== 'fill')) || whole.doubts.length > 0) return NOTHING;
  if (distinct.every(({ claim }) => claim.doubts.length === 0) && isPartition(distinct) && own.readings.length === 0)
    return wrongSum(whole, distinct, sum);
  if (own.agreeing.length === 0 && isNearly(rest, whole, distinct)) return wrongSum(whole, distinct, sum, 'warning');
  if (rest.isNegative() || distinct.some(({ agreeing }) => agreeing.length === 0)) return NOTHING;
  return missing(whole, own, distinct, rest, half);
}

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
    const parts = firstOfEach(group);
    if (parts.length < FEWEST_IN_STRUCTURE || parts.some(({ agreeing, claim }) => agreeing.length === 0 || claim.cost > 0)) return NOTHING;
    const [place] = placesOfParts(parts);
    const left = (place?.others ?? []).filter(({ amount }) => amount.value !== null && !amount.value.isZero());
    if (!place || left.length === 0 || left.length * 2 > parts.length + 1) return NOTHING;
    const rest = left.reduce((total, { amount }) => total.plus(amount.value!), new Decimal(0)).times(yuanPer(place.form.unit));
    return leftOut(null, null, parts, left, place.form.title, rest);
  });
}

const FEWEST_IN_STRUCTURE = 2;

/** One claim a subject: a list that says an amount again does not add it twice. */
function firstOfEach(parts: readonly Bound[]): Bound[] {
  const seen = new Map<string, Bound>();
  for (const bound of parts) {
    const { about, facets } = bound.claim;
    const key = JSON.stringify([
      about.map(({ subject }) => subject),
      facets.source?.value,
      facets.nature?.value,
      facets.funds?.value,
      facets.period?.value,
      facets.side?.value,
    ]);
    if (!seen.has(key)) seen.set(key, bound);
  }
  return [...seen.values()];
}

function isPartition(parts: readonly Bound[]): boolean {
  const items = new Set(parts.flatMap(({ claim }) => (claim.about[0]!.subject.type === 'item' ? [claim.about[0]!.subject.item] : [])));
  return PARTITIONS.some((partition) => partition.every((item) => items.has(item)) && items.size === partition.length);
}

/** A list that lacks less than its smallest part, and next to nothing of the whole, means to be complete. */
function isNearly(rest: Decimal, whole: Claim, parts: readonly Bound[]): boolean {
  const filled = parts.map(({ claim }) => claim.number.value).filter((value) => !value.isZero());
  return filled.length >= 3 && rest.abs().times(100).lte(whole.number.value.abs()) && filled.every((value) => rest.abs().lt(value.abs()));
}

function wrongSum(whole: Claim, parts: readonly Bound[], sum: Decimal, level: Level = 'error'): Judgement {
  const { block } = whole.context;
  const own = parts.filter(({ claim }) => claim.context.block === block);
  const stated = textOf(block, whole.number);
  return accuse(
    {
      block,
      start: Math.min(whole.number.start, ...own.map(({ claim }) => claim.number.start)),
      end: Math.max(whole.number.end, ...own.map(({ claim }) => claim.number.end)),
      stated,
      expected: shown(sum, whole.number),
      rule: 'T-LISTSUM',
      level,
      zh: `“${whole.label}”写 ${stated}，所列 ${parts.length} 项合计 ${shown(sum, whole.number)}；请核对总额和各项。`,
      en: `“${whole.label}” is ${stated}, but its ${parts.length} parts add up to ${shown(sum, whole.number)}.`,
    },
    [],
  );
}

/** Subjects of the form beside those listed, whose amounts are just what the list lacks. */
function missing(whole: Claim, own: Bound, parts: readonly Bound[], rest: Decimal, half: Decimal): Judgement {
  for (const place of placesOfParts(parts)) {
    const left = place.others.filter(({ amount }) => amount.value !== null && !amount.value.isZero());
    const sum = left.reduce((total, { amount }) => total.plus(amount.value!), new Decimal(0)).times(yuanPer(place.form.unit));
    if (left.length === 0 || left.length > MOST_MISSING || sum.minus(rest).abs().gt(half)) continue;
    return leftOut(whole, own, parts, left, place.form.title, rest);
  }
  return NOTHING;
}

const MOST_MISSING = 6;

interface Beside {
  readonly name: string;
  readonly amount: Amount;
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
    if (other.role !== 'item' || named.has(amount)) return [];
    const beside =
      level !== null
        ? other.key.type === first!.key.type && codeLength(other) === level
        : own.some((line) => line.parent === other.parent && line.key.type === other.key.type);
    return beside ? [{ name: other.name, amount }] : [];
  });
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
    return [{ name: heading, amount }];
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
      end: last.number.end,
      stated: whole?.label ?? '',
      rule: 'T-MISSITEM',
      level: 'warning',
      zh: `${whole ? `“${whole.label}”所列各项` : '这里所列各项'}比总额少 ${shown(rest, last.number)}：《${title}》中有数的“${names}”没有列出；请补上。`,
      en: `The list lacks ${names}, which the form holds (${shown(rest, last.number)}).`,
      cells: [
        ...left.map(({ amount }) => ({ ...amount.cell, value: amount.value!.toString(), role: 'counterpart' as const })),
        ...(own ? cellsOf(own.agreeing.slice(0, 1)) : []),
      ],
    },
    [],
  );
}
