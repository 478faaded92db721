import * as v from 'valibot';
import { narrativeSchema } from '../narrative/template-schema';

/** What a pack file (assets/packs/*.yaml) may hold. A pack is data: names of a locality, its wording; never an address, a unit or an amount. */

export const packSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  name: v.string(),
  kind: v.picklist(['budget', 'final']),
  /** How a disclosure of this locality is known: words in the organisation's name, and titles its forms carry. */
  match: v.strictObject({ places: v.optional(v.array(v.string()), []), titles: v.optional(v.array(v.string()), []) }),
  narrative: v.optional(narrativeSchema),
});

export type Pack = v.InferOutput<typeof packSchema>;
