import { areaAddress } from './workbook/address';
import type { WorkbookSnapshot } from './workbook/snapshot';
import type { Amount, Disclosure, Form } from './forms/disclosure';
import { LIST_SHEET } from './author/lists';
import { asUnfilled, unfilledIn } from './author/state';
import { lastYearWithin } from './forms/last-year';
import { recognise } from './forms/recognise';
import { generate } from './narrative/generate';
import { isInputSheet, readInputSheets } from './narrative/input-sheets';
import { mergeInputs, type Inputs } from './narrative/inputs';
import type { Narrative } from './narrative/narrative';
import { proofreadText, type Proof } from './proofread/proofread';
import { nationalPack, pack, packFor, PackError } from './packs/packs';
import { relationsOf } from './relations/all';
import { CATALOGUE, type Entry } from './relations/catalogue';
import { runChecks } from './relations/checks/all';
import { evaluate } from './relations/evaluate';
import type { Finding, Level } from './findings/finding';
import { findingsOf } from './relations/findings';
import { groupBy } from './relations/group';
import type { Evaluated } from './relations/relation';
import type { LedgerEntry, Outcomes, Review, ReviewedForm, ReviewOptions } from './review';

/** Understands the forms of a workbook, recomputes what they say and reports what does not agree. Pure and synchronous. */
export function validate(workbook: WorkbookSnapshot, options: ReviewOptions = {}): Review {
  const disclosure = recognise(workbook);
  const unfilled = unfilledIn(workbook, disclosure, options.language ?? 'zh');
  if (!unfilled) return check(workbook, disclosure, options);
  const filled = unfilled.workbook === workbook ? disclosure : recognise(unfilled.workbook);
  return asUnfilled(check(unfilled.workbook, filled, options), unfilled);
}

function check(workbook: WorkbookSnapshot, disclosure: Disclosure, options: ReviewOptions): Review {
  const prior = options.prior && { disclosure: recognise(options.prior), file: options.prior.name };
  const evaluated = evaluate(relationsOf(disclosure, prior));
  const language = options.language ?? 'zh';
  const findings = inOrder([...findingsOf(evaluated, language), ...runChecks({ disclosure, workbook, language })], disclosure);
  const checked = checkedAmounts(evaluated);
  const forms = disclosure.forms.map((form) => reviewForm(form, checked));
  return {
    pack: options.pack ?? packFor(disclosure)?.id ?? 'national',
    kind: disclosure.kind,
    year: disclosure.year,
    unit: disclosure.unit,
    organization: disclosure.organization,
    forms,
    unrecognized: disclosure.unrecognized.filter(
      (name) => name !== LIST_SHEET && !workbook.sheets.some((sheet) => sheet.name === name && isInputSheet(sheet)),
    ),
    coverage: { numeric: sum(forms, ({ coverage }) => coverage.numeric), checked: sum(forms, ({ coverage }) => coverage.checked) },
    relations: outcomes(evaluated),
    summary: {
      error: count(findings, 'error'),
      warning: count(findings, 'warning'),
      hint: count(findings, 'hint'),
      rounding: count(findings, 'rounding'),
    },
    findings,
    ledger: ledgerOf(evaluated),
  };
}

export interface NarrationOptions {
  /** Last year's workbook, in any layout that is recognised. */
  readonly prior?: WorkbookSnapshot;
  /** What the officer gives besides the forms; wins over what the workbook's sheets 补充资料 and 上年数 hold. */
  readonly inputs?: Inputs;
  /** Id of the pack whose words are used; otherwise the pack that fits best. */
  readonly pack?: string;
}

/** Writes the 情况说明 of a workbook in the words of its locality, else in neutral ones. @throws PackError where the pack named has no narrative */
export function narrate(workbook: WorkbookSnapshot, options: NarrationOptions = {}): Narrative {
  const disclosure = recognise(workbook);
  const chosen = options.pack ? pack(options.pack) : (packFor(disclosure) ?? nationalPack(disclosure.kind));
  if (!chosen.narrative)
    throw new PackError(
      `模板包 ${chosen.id} 没有情况说明模板；请用 --pack 指定其他模板包（the pack has no narrative; name another with --pack）`,
    );
  const inputs = mergeInputs(readInputSheets(workbook), options.inputs ?? {});
  const { exhibits } = nationalPack(disclosure.kind).narrative ?? {};
  return generate(disclosure, chosen.narrative, { prior: lastYearOf(disclosure, options.prior) ?? undefined, inputs, exhibits });
}

/** Compares a narrative, a line a paragraph, with its workbook. */
export function proofread(
  workbook: WorkbookSnapshot,
  text: string,
  options: { readonly prior?: WorkbookSnapshot; readonly language?: 'zh' | 'en' } = {},
): Proof {
  const disclosure = recognise(workbook);
  return proofreadText(disclosure, text, {
    prior: lastYearOf(disclosure, options.prior),
    ...(options.language ? { language: options.language } : {}),
  });
}

/** Last year's workbook where it is given, else what this year's forms show of it. */
function lastYearOf(disclosure: Disclosure, prior: WorkbookSnapshot | undefined): Disclosure | null {
  return prior ? recognise(prior) : lastYearWithin(disclosure);
}

/** What a check states, at which level, and why; undefined for an id no check has. */
export function explain(id: string): Entry | undefined {
  return CATALOGUE.get(id.toUpperCase());
}

/** Every check there is, for lists. */
export function checks(): readonly Entry[] {
  return [...CATALOGUE.values()];
}

/** Authoring: see docs/authoring.md. */
export { blankSet } from './author/blank';
export { convertUnits } from './author/convert';
export { fillTotals } from './author/fill';
export { newYear } from './author/new-year';

const LEVELS: readonly Level[] = ['error', 'warning', 'hint', 'rounding'];

/** Errors first; within a level in the order of the workbook. */
function inOrder(findings: readonly Finding[], disclosure: Disclosure): Finding[] {
  const sheets = new Map(disclosure.forms.map(({ sheet }, index) => [sheet, index]));
  const place = (finding: Finding): number => sheets.get(finding.cells[0]?.sheet ?? '') ?? -1;
  return [...findings].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || place(a) - place(b));
}

/** The amounts that take part in a relation that was evaluated. */
function checkedAmounts(evaluated: readonly Evaluated[]): Set<Amount> {
  const checked = new Set<Amount>();
  for (const { relation, outcome } of evaluated) {
    if (outcome.type !== 'pass' && outcome.type !== 'rounding' && outcome.type !== 'fail') continue;
    for (const { amount } of relation.left) checked.add(amount);
    for (const { amount } of relation.right) checked.add(amount);
  }
  return checked;
}

function reviewForm(form: Form, checked: ReadonlySet<Amount>): ReviewedForm {
  const amounts = [
    ...form.panels.flatMap(({ lines }) => lines.flatMap((line) => line.amounts)),
    ...form.fields.map(({ amount }) => amount),
  ];
  const numbers = amounts.filter(({ value }) => value !== null);
  const uncovered = numbers.filter((amount) => !checked.has(amount)).map(({ cell }) => cell.address);
  return {
    form: form.kind === '其他' ? form.title : form.kind,
    title: form.title,
    sheet: form.sheet,
    range: areaAddress(form.area),
    coverage: { numeric: numbers.length, checked: numbers.length - uncovered.length },
    uncovered,
  };
}

function outcomes(evaluated: readonly Evaluated[]): Outcomes {
  const counts = { pass: 0, rounding: 0, fail: 0, notApplicable: 0, couldNotCheck: 0 };
  for (const { outcome } of evaluated) counts[outcome.type]++;
  return counts;
}

function ledgerOf(evaluated: readonly Evaluated[]): LedgerEntry[] {
  const rules = groupBy(evaluated, ({ relation }) => relation.rule);
  return [...rules].map(([rule, entries]) => ({
    rule,
    outcomes: outcomes(entries),
    reasons: [
      ...new Set(
        entries.flatMap(({ outcome, relation }) =>
          outcome.type === 'couldNotCheck' ? [`《${relation.form.title}》：${outcome.reason}`] : [],
        ),
      ),
    ],
  }));
}

function count(findings: readonly Finding[], level: Level): number {
  return findings.filter((finding) => finding.level === level).length;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
