import * as v from 'valibot';
import { narrativeSchema } from '../narrative/template-schema';

/** Shorter words stand inside too many others. */
const word = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(40));

/** What a pack file (assets/packs/*.yaml) may hold. A pack is data: names of a locality, its wording; never an address, a unit or an amount. */

export const packSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  name: v.string(),
  /** Its name where the program speaks English; the name itself where there is none. */
  english: v.optional(v.string()),
  kind: v.picklist(['budget', 'final']),
  /** How a disclosure of this locality is known: words in the organisation's name, and titles its forms carry. */
  match: v.strictObject({ places: v.optional(v.array(v.string()), []), titles: v.optional(v.array(v.string()), []) }),
  /** What the locality calls things in its forms and texts, and the national word for each. */
  words: v.optional(
    v.pipe(
      v.record(word, word),
      v.transform((words) => new Map(Object.entries(words))),
    ),
    {},
  ),
  narrative: v.optional(narrativeSchema),
});

export type Pack = v.InferOutput<typeof packSchema>;
