import * as v from 'valibot';
import budgetForms from '../../../assets/author/budget.yaml';
import finalForms from '../../../assets/author/final.yaml';

/** The national forms as assets/author describes them. */

const Side = v.object({
  at: v.number(),
  order: v.optional(v.number()),
  amounts: v.array(v.number()),
  items: v.array(v.string()),
  closing: v.array(v.string()),
});

const Economic = v.object({
  at: v.number(),
  classes: v.array(v.string()),
  amounts: v.optional(v.array(v.number())),
  total: v.optional(v.string()),
  totalFirst: v.optional(v.string()),
});

const Sheet = v.object({
  name: v.string(),
  number: v.optional(v.string()),
  title: v.string(),
  headings: v.array(v.string()),
  numbering: v.optional(v.string()),
  widths: v.array(v.number()),
  /** Two lists side by side. */
  sides: v.optional(v.array(Side)),
  /** Empty lines for subjects or units below a total, or for projects. */
  lines: v.optional(v.number()),
  projects: v.optional(v.number()),
  economic: v.optional(v.array(Economic)),
  /** One line of amounts. */
  single: v.optional(v.boolean()),
  notes: v.optional(v.array(v.string())),
});

const SetSchema = v.object({ functions: v.array(v.string()), yearWord: v.string(), sheets: v.array(Sheet) });
export type SheetSource = v.InferOutput<typeof Sheet>;

export type SideSource = v.InferOutput<typeof Side>;
export type EconomicSource = v.InferOutput<typeof Economic>;
type SetSource = v.InferOutput<typeof SetSchema>;

export function sourceOf(kind: 'budget' | 'final'): SetSource {
  return v.parse(SetSchema, kind === 'budget' ? budgetForms : finalForms);
}
