import type { CellRef } from '../workbook/snapshot';

/** Language of messages: Chinese by default. */
export type Language = 'zh' | 'en';

/** A text in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

/** error: a reviewer would send it back. warning: to be verified (核实). hint: style. rounding: a 尾差 the printed digits explain. */
export type Level = 'error' | 'warning' | 'hint' | 'rounding';

/** The part a cell plays in a finding. The likely culprit stands first in `Finding.cells`. */
export type CellRole = 'culprit' | 'total' | 'addend' | 'counterpart' | 'place';

export interface FindingCell extends CellRef {
  /** The value as the workbook shows it; empty for a blank cell. */
  readonly value: string;
  readonly role: CellRole;
}

/** What a check reports. Amounts are decimal strings in the unit of the form in which the finding stands. */
export interface Finding {
  /** Id of the relation or check, e.g. `A-HIER-E`; `gouji explain` knows it. */
  readonly rule: string;
  readonly level: Level;
  /** One sentence for the officer: what is wrong, by how much, and what to do. */
  readonly message: string;
  /** Why it must hold: document and article, or 填报惯例. */
  readonly basis: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  /** Every participating cell, the likely culprit first. */
  readonly cells: readonly FindingCell[];
  /** The one value that would restore every relation, when there is exactly one. */
  readonly fix?: { readonly sheet: string; readonly address: string; readonly value: string };
  /** Other relations that broke for the same cause, as sentences. */
  readonly witnesses?: readonly string[];
  /** The reason (核实说明) for which it was accepted: then it is shown and not counted. */
  readonly accepted?: string;
  /** The form shows its amounts with separators of thousands. */
  readonly grouped?: true;
  /** Name of the form in which the finding stands, for grouping. */
  readonly form?: string;
  /** The same for the same finding on the same values in every run and host. */
  readonly fingerprint: string;
}
