import type { Finding } from './finding';
import type { Sentence } from './sentence';
import type { NotFormSheet } from '../forms/not-forms';
import type { CellRef } from '../workbook/snapshot';

/** What `validate` prints of one workbook (DESIGN.md, command line), and what the task pane shows. */
export interface Review {
  readonly pack: string;
  readonly kind: 'budget' | 'final';
  readonly year: number | null;
  readonly unit: string;
  readonly organization: string;
  readonly forms: readonly ReviewedForm[];
  /** Sheets in which no form was recognised and that may well hold one. */
  readonly unrecognized: readonly string[];
  /** Covers, contents, explanations, blank sheets: what each is. */
  readonly notForms: readonly NotFormSheet[];
  readonly coverage: { readonly numeric: number; readonly checked: number };
  readonly relations: Outcomes;
  readonly summary: { readonly error: number; readonly warning: number; readonly hint: number; readonly rounding: number };
  readonly findings: readonly Finding[];
  /** Where nothing is filled in yet, or the totals are all blank: one sentence, in place of a finding for each. */
  readonly notFilled?: string;
  readonly ledger: readonly LedgerEntry[];
  /** Cells of amount columns that hold text which is no number. */
  readonly unread: readonly UnreadCell[];
  /** Said of a workbook of last year in another unit; stands among the notes too. */
  readonly units?: Sentence;
  /** What was left out of the file, or is odd about it, one sentence each. */
  readonly notes: readonly string[];
}

export interface UnreadCell extends CellRef {
  readonly text: string;
}

export interface ReviewedForm {
  readonly form: string;
  /** The title as printed. */
  readonly title: string;
  readonly sheet: string;
  readonly range: string;
  readonly coverage: { readonly numeric: number; readonly checked: number };
  /** Addresses of the numbers that no evaluated relation covers. */
  readonly uncovered: readonly string[];
}

export interface Outcomes {
  readonly pass: number;
  readonly rounding: number;
  readonly fail: number;
  readonly notApplicable: number;
  readonly couldNotCheck: number;
}

/** The outcomes of one rule, and why some of its relations could not be checked. */
export interface LedgerEntry {
  readonly rule: string;
  readonly outcomes: Outcomes;
  readonly reasons: readonly string[];
}
