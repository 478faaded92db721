import type { Decimal } from 'decimal.js';
import type { Disclosure } from '../forms/disclosure';
import { needForms } from '../forms/needed';
import { recognise } from '../forms/recognise';
import type { CellRef, WorkbookSnapshot } from '../workbook/snapshot';
import { earnedFamilies, orderedByTarget, plainBreakdown, type Definition } from './definitions';
import { formulaOf } from './formula';
import { acceptedCells } from '../rules/accused';
import { cellAt, coveredCells, keyOf, placesOf, printedValue, withCells } from './places';
import { fillState, missingTotals, saysThatItIsEmpty, type FillState } from './probe';
import { halfOf, isBlank, nameOf, namesOf, relationsOf, sumOf, yuanPer, type Language, type Relation, type Term } from './relations';
import { Solver } from './solve';

/** A total that is blank or wrong, and what its parts make it. */
export interface FilledCell extends CellRef {
  /** Title of the form, and line and column as a person names them. */
  readonly form: string;
  readonly name: string;
  /** What the cell holds now; empty for a blank. */
  readonly now: string;
  /** In the unit of the form, with the form's decimals. */
  readonly value: string;
  /** Without `=`; null where a part is in a cell that no formula can read. */
  readonly formula: string | null;
  readonly why: string;
  readonly rule: string;
}

/** A total that relations do not agree on: it stays as it is. */
export interface Disagreement extends CellRef {
  readonly form: string;
  readonly name: string;
  readonly now: string;
  readonly why: string;
}

export interface FillPlan {
  readonly state: FillState;
  readonly cells: readonly FilledCell[];
  readonly disagreements: readonly Disagreement[];
}

/** What `fillTotals` finds, before it is put into words. */
interface Found {
  readonly definition: Definition;
  readonly value: Decimal;
}

/**
 * Every blank or wrong total that relations determine from what is filled in, in the order of the workbook. Only totals are given, never
 * what is typed; where relations disagree, or the workbook has a reason (核实说明) for it, the total stays.
 * @throws FormsError where no form is recognised
 */
export function fillTotals(workbook: WorkbookSnapshot, language: Language = 'zh'): FillPlan {
  const { state, disclosure, relations, solver, definitions, given, accepted } = prepared(workbook);
  const covered = coveredCells(workbook);
  const cells: Found[] = [];
  const disagreements: (Omit<Disagreement, 'now' | keyof CellRef> & { target: Term })[] = [];
  const around = relationsByCell(relations);
  const doubtful = doubtfulRows(definitions, solver, given);
  const empty = new Set(disclosure.forms.filter(saysThatItIsEmpty).map(({ sheet }) => sheet));
  for (const [key, [definition]] of definitions) {
    const { target } = definition!;
    if (covered(target.amount.cell) || target.amount.nil) continue;
    const now = given(target);
    const leave = (why: string): void => void disagreements.push({ target, ...namesFor(target), why });
    const reason = accepted.get(key);
    if (now === null) {
      // Where nothing is filled in, the zeros that formulas make of blanks are no parts.
      if (state === 'nothing' || doubtful.has(rowOf(target)) || empty.has(target.form.sheet)) continue;
      const solved = solver.solve(key);
      if (solved && solved.type !== 'blank' && reason !== undefined) leave(acceptedWith(reason, language));
      else if (solved?.type === 'value') cells.push({ definition: solved.by, value: solved.value });
      else if (solved?.type === 'conflict') leave(contradiction(solved.values, target, language));
      continue;
    }
    const wrong = correction(key, definitions.get(key)!, solver, around.get(key) ?? [], now);
    if (wrong && reason !== undefined) leave(acceptedWith(reason, language));
    else if (wrong && 'value' in wrong) cells.push(wrong);
    else if (wrong) leave(wrong.why(language));
  }
  const rank = orderOf(workbook);
  return {
    state,
    cells: cells.map((found) => inWords(found, workbook, language)).sort((a, b) => rank(a) - rank(b)),
    disagreements: disagreements
      .map(({ target, ...rest }) => ({ ...target.amount.cell, now: printedValue(cellAt(workbook, target.amount.cell)), ...rest }))
      .sort((a, b) => rank(a) - rank(b)),
  };
}

/**
 * Totals that are all blank hide the structure: which lines they are is found first, then they are solved, and the forms are read again
 * with them in place.
 */
function prepared(workbook: WorkbookSnapshot) {
  const first = recognise(workbook);
  needForms(first);
  const missing = missingTotals(first);
  const once = missing.size > 0 ? solvedWith(withCells(workbook, zeros(missing)), missing) : null;
  const filled = once ? withCells(workbook, once) : workbook;
  const open = new Set([...missing, ...(once?.keys() ?? [])]);
  return { ...solverOf(filled, open), state: fillState(first), accepted: acceptedCells(first) };
}

function zeros(keys: ReadonlySet<string>): Map<string, number> {
  return new Map([...keys].map((key) => [key, 0]));
}

/** The values found for blank totals in a workbook whose missing totals were put in for the time being. */
function solvedWith(probed: WorkbookSnapshot, missing: ReadonlySet<string>): Map<string, number> {
  const { solver, definitions, given } = solverOf(probed, missing);
  const values = new Map<string, number>();
  for (const [key, [definition]] of definitions) {
    if (given(definition!.target) !== null) continue;
    const solved = solver.solve(key);
    if (solved?.type === 'value') values.set(key, solved.value.toNumber());
  }
  return values;
}

/** @param open cells whose content is not the workbook's own */
function solverOf(probed: WorkbookSnapshot, open: ReadonlySet<string>) {
  const disclosure = withOpenFields(recognise(probed));
  const relations = relationsOf(disclosure);
  const given = (found: Term): Decimal | null => (open.has(keyOf(found.amount.cell)) ? null : found.amount.value);
  const places = placesOf(disclosure);
  const seen = earnedFamilies(relations, (found) => given(found) !== null);
  const totalsGiven = new Set(relations.filter(({ left }) => left.some((found) => given(found) !== null)).map(({ family }) => family));
  const earned = (relation: Relation): boolean => seen(relation) || (!totalsGiven.has(relation.family) && plainBreakdown(relation, places));
  const definitions = orderedByTarget(relations, places, earned);
  const isOpen = (key: string): boolean => {
    const target = definitions.get(key)?.[0]?.target;
    return target !== undefined && given(target) === null && !target.amount.nil;
  };
  return { disclosure, relations: relations.filter(earned), definitions, given, solver: new Solver(definitions, isOpen, given) };
}

/** Totals of performance forms that are blank can be filled as well; validation leaves blank fields alone. */
function withOpenFields(disclosure: Disclosure): Disclosure {
  return {
    ...disclosure,
    forms: disclosure.forms.map((form) => (form.openFields?.length ? { ...form, fields: [...form.fields, ...form.openFields] } : form)),
  };
}

function rowOf({ amount }: Term): string {
  return `${amount.cell.sheet}!${/[0-9]+$/.exec(amount.cell.address)?.[0] ?? ''}`;
}

/** Lines whose filled totals are more often not the sum of their parts than they are: what they add up is not understood. */
function doubtfulRows(
  definitions: ReadonlyMap<string, readonly Definition[]>,
  solver: Solver,
  given: (found: Term) => Decimal | null,
): Set<string> {
  const balance = new Map<string, number>();
  for (const [by] of definitions.values()) {
    if (by!.kind !== 'sum' || !by!.parts.every((part) => rowOf(part) !== rowOf(by!.target))) continue;
    const now = given(by!.target);
    const sum = now === null ? null : solver.candidate(by!);
    if (now === null || !sum) continue;
    const row = rowOf(by!.target);
    balance.set(row, (balance.get(row) ?? 0) + (agrees(sum.value, now, by!) ? 1 : -1));
  }
  return new Set([...balance].filter(([, count]) => count < 0).map(([row]) => row));
}

function relationsByCell(relations: readonly Relation[]): Map<string, Relation[]> {
  const around = new Map<string, Relation[]>();
  for (const relation of relations)
    for (const found of [...relation.left, ...relation.right]) {
      const key = keyOf(found.amount.cell);
      const known = around.get(key);
      if (known) known.push(relation);
      else around.set(key, [relation]);
    }
  return around;
}

/** Whether a filled total is wrong: no sum gives it, all give one other value, and nothing that holds now would break. Null where it is right. */
function correction(
  key: string,
  definitions: readonly Definition[],
  solver: Solver,
  around: readonly Relation[],
  now: Decimal,
): Found | { why: (language: Language) => string } | null {
  const sums = definitions.filter(({ kind }) => kind === 'sum').flatMap((by) => solver.candidate(by) ?? []);
  const failing = sums.filter(({ value, by }) => !agrees(value, now, by));
  const [first] = failing;
  if (!first) return null;
  if (failing.length < sums.length || failing.some(({ value }) => !value.eq(first.value)))
    return { why: (language) => contradiction([first, ...sums.filter((found) => found !== first)], first.by.target, language) };
  if (first.by.parts.some(isBlank)) return { why: (language) => blankParts(first.by, language) };
  const kept = around.find((relation) => !definitions.some((by) => by.relation === relation) && wouldBreak(relation, key, first.value));
  if (kept) return { why: (language) => heldBy(kept, first, language) };
  return { definition: first.by, value: first.value };
}

function agrees(value: Decimal, now: Decimal, { parts, target }: Definition): boolean {
  const tolerance = halfOf([...parts, target]).div(yuanPer(target.unit));
  return value.minus(now).abs().lte(tolerance);
}

/** Whether a relation that holds now would not hold with this value in the cell. */
function wouldBreak(relation: Relation, key: string, value: Decimal): boolean {
  if (relation.comparison !== '=' || relation.level !== 'error') return false;
  const tolerance = halfOf(relation.left).plus(halfOf(relation.right));
  const difference = sumOf(relation.left).minus(sumOf(relation.right));
  if (difference.abs().gt(tolerance)) return false;
  const change = [
    ...relation.left.map((found) => ({ found, sign: found.sign })),
    ...relation.right.map((found) => ({ found, sign: -found.sign })),
  ]
    .filter(({ found }) => keyOf(found.amount.cell) === key)
    .reduce(
      (sum, { found, sign }) =>
        sum.plus(
          value
            .minus(found.amount.value ?? 0)
            .times(yuanPer(found.unit))
            .times(sign),
        ),
      difference.times(0),
    );
  return difference.plus(change).abs().gt(tolerance);
}

function namesFor(target: Term): { form: string; name: string } {
  return { form: target.form.title, name: nameOf(target) };
}

function inWords({ definition, value }: Found, workbook: WorkbookSnapshot, language: Language): FilledCell {
  const { target, parts, relation } = definition;
  return {
    ...target.amount.cell,
    ...namesFor(target),
    now: printedValue(cellAt(workbook, target.amount.cell)),
    value: value.toFixed(Math.max(target.form.ulp.decimalPlaces(), value.decimalPlaces())),
    formula: formulaOf(definition, workbook),
    why: reason(definition, language, parts),
    rule: relation.rule,
  };
}

function reason({ kind, target }: Definition, language: Language, parts: readonly Term[]): string {
  const blanks = parts.filter(isBlank).length;
  const names = namesOf(parts, language);
  const sum = parts.every(({ sign }) => sign === 1)
    ? names
    : parts.map((part, at) => `${part.sign === 1 ? (at ? ' + ' : '') : ' − '}“${nameOf(part)}”`).join('');
  const title = parts[0]!.form === target.form ? '' : `《${parts[0]!.form.title}》`;
  if (language === 'en')
    return `${kind === 'equal' ? 'the same as' : '='} ${title}${sum}${blanks > 0 ? `; ${blanks} blank cells count as 0` : ''}`;
  return `${kind === 'equal' ? '与之相同：' : '= '}${title}${sum}${blanks > 0 && kind === 'sum' && blanks < parts.length ? `（${blanks} 格空白按 0 计）` : ''}`;
}

function contradiction(values: readonly { value: Decimal; by: Definition }[], target: Term, language: Language): string {
  const each = values.map(
    ({ value, by }) =>
      `${namesOf(by.parts, language)} → ${value.toFixed(Math.max(target.form.ulp.decimalPlaces(), value.decimalPlaces()))}`,
  );
  return language === 'zh' ? `各勾稽关系不一致，未改：${each.join('；')}` : `relations disagree, left as it is: ${each.join('; ')}`;
}

function acceptedWith(reason: string, language: Language): string {
  return language === 'zh' ? `已有核实说明“${reason}”，未改` : `accepted with a reason (“${reason}”): left as it is`;
}

function blankParts({ parts }: Definition, language: Language): string {
  const blanks = parts.filter(isBlank);
  return language === 'zh'
    ? `与各部分之和不等，但 ${namesOf(blanks, language)}空白，不能确定，未改`
    : `not the sum of its parts, but ${namesOf(blanks, language)} is blank: left as it is`;
}

function heldBy(kept: Relation, { value, by }: { value: Decimal; by: Definition }, language: Language): string {
  const other = namesOf(
    [...kept.left, ...kept.right].filter((found) => keyOf(found.amount.cell) !== keyOf(by.target.amount.cell)).slice(0, 3),
    language,
  );
  const text = value.toFixed(Math.max(by.target.form.ulp.decimalPlaces(), value.decimalPlaces()));
  return language === 'zh'
    ? `各部分之和为 ${text}，但现有数与${other}相符，勾稽关系不一致，未改`
    : `its parts add up to ${text}, but what it holds agrees with ${other}: left as it is`;
}

/** Cells in the order of the sheets, from top to bottom. */
function orderOf(workbook: WorkbookSnapshot): (cell: CellRef) => number {
  const sheets = new Map(workbook.sheets.map(({ name }, index) => [name, index]));
  return ({ sheet, address }) => {
    const row = Number(/[0-9]+$/.exec(address)?.[0] ?? 0);
    const column = address
      .replace(/[0-9]+$/, '')
      .split('')
      .reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return (sheets.get(sheet) ?? 0) * 2 ** 36 + row * 2 ** 15 + column;
  };
}
