import { remember } from '../workbook/remember';
import type { Facets } from './disclosure';
import { headingFacets, OF_VEHICLES, VEHICLES } from './vocabulary';

/** Names whose whole and parts are well known: what a whole says, and what each of its parts says; what a list of them begins with. */
const MADE_OF: readonly { readonly name?: string; readonly whole: Facets; readonly parts: readonly Facets[]; readonly first?: Facets }[] = [
  { name: VEHICLES, whole: { item: VEHICLES }, parts: OF_VEHICLES.map((item) => ({ item })) },
  { name: '基本支出', whole: { nature: '基本' }, parts: [{ funds: '人员' }, { funds: '公用' }] },
  {
    whole: { source: '财政拨款' },
    parts: ['一般公共预算', '政府性基金', '国有资本经营', '上级转移支付', '上级政府性基金', '上级国有资本经营'].map((source) => ({
      source,
    })),
    // Beside 政府性基金 alone 财政拨款 is that of 一般公共预算.
    first: { source: '一般公共预算' },
  },
];

/**
 * Whether what one heading or label names is made up of what another names, whatever the form shows of it: 基本支出 of 人员经费 and 公用经费.
 * @param isFirst whether it follows the whole, with no other part between them
 */
export function isMadeOf(whole: string, part: string, isFirst: boolean): boolean {
  const rows = rowsOf(whole);
  if (rows.length === 0) return false;
  const [all, own] = [headingFacets(whole), headingFacets(part)];
  return rows.some(
    ({ parts, first }) => parts.some((facets) => isPartOf(own, facets, all)) && (!isFirst || first === undefined || says(own, first)),
  );
}

/** Whether a name is that of a whole whose parts are well known. */
export function hasParts(whole: string): boolean {
  return rowsOf(whole).length > 0;
}

/** Few names are wholes, and every line and column is asked. */
const rowsOf = remember((whole) => MADE_OF.filter((row) => says(headingFacets(whole), row.whole)));

/** The name of what two headings are known to make up, each another part of it; null where that is not known. */
export function madeUpBy(part: string, other: string): string | null {
  const [first, second] = [headingFacets(part), headingFacets(other)];
  const found = MADE_OF.find(({ parts }) => {
    const [one, two] = [parts.findIndex((facets) => says(first, facets)), parts.findIndex((facets) => says(second, facets))];
    return one >= 0 && two >= 0 && one !== two;
  });
  return found?.name ?? null;
}

/** Whether facets say what is wanted of the part, what the whole does not say itself, and nothing that contradicts the whole. */
function isPartOf(own: Facets, wanted: Facets, whole: Facets): boolean {
  const said = Object.entries(own) as [keyof Facets, string][];
  return (
    says(own, wanted) &&
    !says(whole, wanted) &&
    said.every(([dimension, value]) => wanted[dimension] !== undefined || whole[dimension] === undefined || whole[dimension] === value)
  );
}

function says(facets: Facets, wanted: Facets): boolean {
  return Object.entries(wanted).every(([dimension, value]) => facets[dimension as keyof Facets] === value);
}
