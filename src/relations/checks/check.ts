import type { Disclosure, Form } from '../../forms/disclosure';
import type { CellRef, WorkbookSnapshot } from '../../workbook/snapshot';
import { basisOf } from '../catalogue';
import type { CellRole, Finding, FindingCell, Level } from '../../findings/finding';
import { fingerprint } from '../../findings/fingerprint';
import type { Language } from '../statement';

/** What a check that is no equation between amounts sees: the forms, and the workbook they were read from. */
export interface CheckContext {
  readonly disclosure: Disclosure;
  readonly workbook: WorkbookSnapshot;
  readonly language: Language;
}

/** A check of names, codes, texts or completeness. It reports what is wrong and nothing else. */
export type Check = (context: CheckContext) => Finding[];

export interface Report {
  readonly rule: string;
  readonly level: Level;
  readonly zh: string;
  readonly en: string;
  readonly cells: readonly FindingCell[];
  readonly form?: Form;
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  readonly fix?: Finding['fix'];
}

export function report(context: CheckContext, { rule, level, zh, en, cells, form, ...values }: Report): Finding {
  const finding = {
    rule,
    level,
    message: context.language === 'zh' ? zh : en,
    basis: basisOf(rule, context.language),
    ...values,
    cells,
    ...(form ? { form: form.title } : {}),
  };
  return { ...finding, fingerprint: fingerprint(finding) };
}

export function place(cell: CellRef, value: string, role: CellRole = 'place'): FindingCell {
  return { sheet: cell.sheet, address: cell.address, value, role };
}
