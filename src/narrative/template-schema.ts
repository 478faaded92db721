import * as v from 'valibot';

/** What a pack may say of its narrative: templates, and how the locality writes numbers. */

/** What a pack may call a rate that rises, and one that falls. */
export const RISES = ['增长', '增加', '上升'] as const;
export const FALLS = ['下降', '减少', '降低'] as const;

const conventions = v.partial(
  v.strictObject({
    comparison: v.string(),
    differences: v.picklist(['printed', 'exact']),
    flat: v.picklist(['words', 'zero', 'amount']),
    flatWords: v.string(),
    zeroBase: v.picklist(['words', 'hundred']),
    zeroBaseWords: v.string(),
    fall: v.picklist(FALLS),
    rise: v.picklist(RISES),
    percentDecimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
    shareDecimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
    sharePlug: v.picklist(['largest', 'last', 'none']),
    wholeAmounts: v.picklist(['decimals', 'plain', 'zero']),
    wholePercents: v.picklist(['decimals', 'plain', 'zero']),
    grouping: v.boolean(),
    unitSpace: v.boolean(),
  }),
);

const section = v.strictObject({
  title: v.string(),
  /** A Liquid condition; without it the section is always written. */
  when: v.optional(v.string()),
  /** A Liquid template; a line is a paragraph. */
  text: v.string(),
});

const exhibit = v.strictObject({
  title: v.string(),
  /** `收入总计 = 表/行/栏、表/行/栏`; the parts of that row begin with 其中：; or the subjects of a form. */
  rows: v.array(v.union([v.string(), v.strictObject({ subjects: v.string(), digits: v.picklist([3, 5, 7]) })])),
  chart: v.optional(v.strictObject({ type: v.picklist(['composition', 'years']), title: v.string() })),
});

export const narrativeSchema = v.strictObject({
  title: v.optional(v.string()),
  unit: v.optional(v.picklist(['元', '万元'])),
  decimals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  conventions: v.optional(conventions),
  sections: v.array(section),
  /** Tables and charts behind the text; without them those of the national pack. */
  exhibits: v.optional(v.array(exhibit)),
});

export type ExhibitTemplate = v.InferOutput<typeof exhibit>;
export type NarrativeTemplate = v.InferOutput<typeof narrativeSchema>;
