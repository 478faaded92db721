import type { Level } from '../../findings/finding';

/** What `gouji explain ID` prints of a check. */
export interface Entry {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** What must hold, in form, line and column names. */
  readonly statement: { readonly zh: string; readonly en: string };
  readonly level: Level;
  /** The document behind it; absent where only practice supports it. */
  readonly basis?: { readonly zh: string; readonly en: string };
  /** What is easily mistaken for a failure and is none, and how blanks and roundings are treated. */
  readonly remark?: { readonly zh: string; readonly en: string };
  /** A small form that holds, and one that does not, as text grids (examples.ts). */
  readonly example?: Example;
}

export interface Example {
  readonly valid: string;
  readonly invalid: string;
  /** Last year's forms, where the check is about both years. */
  readonly prior?: string;
}

export function entry(
  id: string,
  level: Level,
  zh: readonly [name: string, statement: string, remark?: string],
  en: readonly [name: string, statement: string, remark?: string],
  basis?: Entry['basis'],
): Entry {
  return {
    id,
    level,
    name: { zh: zh[0], en: en[0] },
    statement: { zh: zh[1], en: en[1] },
    ...(zh[2] ? { remark: { zh: zh[2], en: en[2] ?? zh[2] } } : {}),
    ...(basis ? { basis } : {}),
  };
}

/** The document behind what must be disclosed. */
export const DISCLOSURE = {
  zh: '《地方预决算公开操作规程》（财预〔2016〕143号）',
  en: 'the rules on local disclosure of budgets and final accounts (财预〔2016〕143号)',
} as const;
