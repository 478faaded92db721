import type { Disclosure, Form } from '../forms/disclosure';
import type { Bilingual, Finding, FindingCell, Language, Level } from '../findings/finding';
import type { Draft } from '../relations/relation';
import type { WorkbookSnapshot } from '../workbook/snapshot';
import type { Cross } from './support/cross';
import type { Prior } from './support/prior';

/** What `gouji explain ID` prints of a rule in one language. */
export interface RuleText {
  readonly name: string;
  /** What must hold, in form, line and column names. */
  readonly statement: string;
  /** What is easily mistaken for a failure and is none, and how blanks and roundings are treated. */
  readonly remark?: string;
}

/** Small forms that hold, and the same or others that do not, as text grids (support/forms.ts says how they are written). */
export interface Example {
  readonly valid: string;
  readonly invalid: string;
  /** Last year's forms, where the rule is about both years. */
  readonly prior?: string;
  /** The cell that is named first in the invalid form: `sheet!A1`; `-` where none is. */
  readonly first: string;
}

/** A finding without what its rule says of it. */
export interface Report {
  /** Set where this one is graver than others of its rule; the remark of the rule says when. */
  readonly level?: 'error';
  readonly zh: string;
  readonly en: string;
  readonly cells: readonly FindingCell[];
  readonly form?: Form;
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  readonly fix?: Finding['fix'];
}

/** What a check could not examine: it stands in the ledger. */
export interface Unchecked {
  readonly form: Form;
  readonly unchecked: Bilingual;
}

/** What a check that is no equation between amounts sees: the forms, and the workbook they were read from. */
export interface CheckContext {
  readonly disclosure: Disclosure;
  readonly workbook: WorkbookSnapshot;
  readonly language: Language;
  /** The disclosure last year's workbook, or a department's, holds; absent where none is given. */
  readonly prior?: Prior;
  /** The cells (`sheet!address`) that errors of relations name, right or wrong: where a check disagrees with one of these, it is the same mistake. */
  readonly implicated: ReadonlySet<string>;
  /** Those of them that an error calls wrong. */
  readonly accused: ReadonlySet<string>;
}

/** What can be said of a rule: what must hold, how serious it is when it does not, why, and forms that show it. Its level stands here and nowhere else. */
export interface Explained {
  readonly id: string;
  readonly level: Level;
  /** The document behind it, or what kind of arithmetic it is. */
  readonly basis: Bilingual;
  readonly text: Readonly<Record<Language, RuleText>>;
  readonly examples: readonly Example[];
}

/** A rule with what it does. */
export interface Rule extends Explained {
  /** Its relations are read from the layout of the forms (relations/structure). */
  readonly structural?: true;
  /** Relations between the forms of one organisation. */
  readonly relations?: (cross: Cross) => readonly Draft[];
  /** Relations with another workbook that is given beside the one examined. */
  readonly beside?: (disclosure: Disclosure, prior: Prior) => readonly Draft[];
  /** What is wrong, where the rule is no equation between amounts. */
  readonly check?: (context: CheckContext) => readonly (Report | Unchecked)[];
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
