import { areaAddress } from '../workbook/address';
import type { WorkbookSnapshot } from '../workbook/snapshot';
import type { Amount, Disclosure, Form } from '../forms/disclosure';
import type { CellRole, Finding, Language, Level } from '../findings/finding';
import type { LedgerEntry, Outcomes, Review, ReviewedForm } from '../findings/review';
import { findingsOf } from '../relations/findings';
import { groupBy } from '../relations/group';
import { eachAmount } from '../relations/laid-out';
import type { Evaluated } from '../relations/relation';
import { runChecks, type Checks } from './all';
import { besideDisplaced, displacedFindings, examine } from './displaced';
import { basisOf } from './index';
import type { Prior } from './support/prior';
import { unreadAmounts } from './support/unread';

/** What is reviewed: the forms of a workbook, with the workbook they were read from and the one it is compared with. */
export interface Reviewed {
  readonly disclosure: Disclosure;
  readonly workbook: WorkbookSnapshot;
  readonly prior?: Prior | undefined;
  readonly pack: string;
  readonly language: Language;
}

/** Recomputes what the forms of a workbook say and reports what does not agree. */
export function reviewOf({ disclosure, workbook, prior, pack, language }: Reviewed): Review {
  const examined = examine(disclosure, prior);
  const { evaluated } = examined;
  const unequal = [...displacedFindings(examined, language), ...findingsOf(examined.told, language, basisOf)];
  const implicated = cellsNamed(unequal);
  const accused = cellsNamed(unequal, 'culprit');
  const checks = runChecks({ disclosure, workbook, language, implicated, accused, ...(prior ? { prior } : {}) });
  const findings = inOrder([...unequal, ...besideDisplaced(checks.findings, examined)], disclosure);
  const entries: readonly Entry[] = [...evaluated, ...checks.unchecked.map(notEvaluated)];
  const checked = checkedAmounts(evaluated);
  const forms = disclosure.forms.map((form) => reviewForm(form, checked));
  return {
    pack,
    kind: disclosure.kind,
    year: disclosure.year,
    unit: disclosure.unit,
    organization: disclosure.organization,
    forms,
    unrecognized: disclosure.unrecognized,
    notForms: disclosure.notForms,
    coverage: { numeric: sum(forms, ({ coverage }) => coverage.numeric), checked: sum(forms, ({ coverage }) => coverage.checked) },
    relations: outcomes(entries),
    summary: {
      error: count(findings, 'error'),
      warning: count(findings, 'warning'),
      hint: count(findings, 'hint'),
      rounding: count(findings, 'rounding'),
    },
    findings,
    ledger: ledgerOf(entries, language),
    unread: disclosure.forms.flatMap((form) => unreadAmounts(form).map(({ cell, unread }) => ({ ...cell, text: unread! }))),
    notes: [...(workbook.notes ?? []), ...earlierNote(disclosure, language), ...(forms.length === 0 ? [noForm(workbook)[language]] : [])],
  };
}

/** A relation, or what a check compares, as the ledger lists it. */
interface Entry {
  readonly relation: Pick<Evaluated['relation'], 'rule' | 'form'>;
  readonly outcome: Evaluated['outcome'];
}

const notEvaluated = ({ id, form, unchecked }: Checks['unchecked'][number]): Entry => ({
  relation: { rule: id, form },
  outcome: { type: 'couldNotCheck', reason: unchecked },
});

function cellsNamed(findings: readonly Finding[], as?: CellRole): Set<string> {
  const cells = findings.flatMap((finding) => (finding.level === 'error' ? finding.cells : []));
  return new Set(cells.flatMap(({ sheet, address, role }) => (as === undefined || role === as ? [`${sheet}!${address}`] : [])));
}

function earlierNote({ earlier, year }: Disclosure, language: Language): string[] {
  if (!earlier) return [];
  const sheets = [...earlier.keys()];
  const years = [...new Set(earlier.values())]
    .map((other) => other || (language === 'zh' ? '其他' : 'other'))
    .join(language === 'zh' ? '、' : ', ');
  return language === 'zh'
    ? [`工作簿同时有 ${year} 年与 ${years} 年的表，只核对 ${year} 年的；未核对：${sheets.join('、')}。`]
    : [`The workbook holds the forms of ${year} and of ${years}; those of ${year} were checked. Not checked: ${sheets.join(', ')}.`];
}

const noForm = ({ sheets }: WorkbookSnapshot) => (sheets.length > 0 && sheets.every(({ own }) => own) ? OWN_SHEETS : NO_FORM);

const OWN_SHEETS = {
  zh: '全部工作表都是勾稽写出的汇总或报告，没有公开表，什么都没有核对。',
  en: 'All sheets are lists or reports that gouji wrote; there is no form, and nothing was checked.',
} as const;

const NO_FORM = {
  zh: '没有识别出任何预算、决算表，什么都没有核对：请确认文件，或检查表题和表头。',
  en: 'No form was recognised and nothing was checked: check that it is the right file, its titles and headings.',
} as const;

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
  const counted = evaluated.filter(({ outcome: { type } }) => type === 'pass' || type === 'rounding' || type === 'fail');
  eachAmount(
    counted.map(({ relation }) => relation),
    (amount) => checked.add(amount),
  );
  return checked;
}

function reviewForm(form: Form, checked: ReadonlySet<Amount>): ReviewedForm {
  let numeric = 0;
  const uncovered: string[] = [];
  const count = (amount: Amount): void => {
    if (amount.blank) return;
    numeric++;
    if (!checked.has(amount)) uncovered.push(amount.cell.address);
  };
  for (const { lines } of form.panels) for (const { amounts } of lines) amounts.forEach(count);
  for (const { amount } of form.fields) count(amount);
  return {
    form: form.kind === '其他' ? form.title : form.kind,
    title: form.title,
    sheet: form.sheet,
    range: areaAddress(form.area),
    coverage: { numeric, checked: numeric - uncovered.length },
    uncovered,
  };
}

function outcomes(evaluated: readonly Entry[]): Outcomes {
  const counts = { pass: 0, rounding: 0, fail: 0, notApplicable: 0, couldNotCheck: 0 };
  for (const { outcome } of evaluated) counts[outcome.type]++;
  return counts;
}

function ledgerOf(evaluated: readonly Entry[], language: Language): LedgerEntry[] {
  const rules = groupBy(evaluated, ({ relation }) => relation.rule);
  return [...rules].map(([rule, entries]) => ({
    rule,
    outcomes: outcomes(entries),
    reasons: [
      ...new Set(
        entries.flatMap(({ outcome, relation }) =>
          outcome.type === 'couldNotCheck'
            ? [`《${relation.form.title}》${language === 'zh' ? '：' : ': '}${outcome.reason[language]}`]
            : [],
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
