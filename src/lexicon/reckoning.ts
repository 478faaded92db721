import source from '../../assets/lexicon/reckoning.yaml';
import { anyOf } from './patterns';

/** The words of assets/lexicon/reckoning.yaml, made into patterns. */

interface EachRow {
  readonly says: readonly string[];
  readonly named?: true;
  readonly of?: string;
}

interface Table {
  readonly each: readonly EachRow[];
  readonly units: readonly string[];
  readonly same_unit: { readonly [unit: string]: string };
  readonly not_each: readonly string[];
  readonly total: readonly string[];
  readonly more: readonly string[];
  readonly about: readonly string[];
}

const TABLE = source as Table;
const UNITS = anyOf(TABLE.units);
const EACH = TABLE.each.map(({ says, named, of }) => ({
  pattern: new RegExp(`(?:${anyOf(says)})${named ? `(${UNITS})` : ''}`),
  of: of ?? null,
}));
const PER = new RegExp(`^[ \\0]?/[ \\0]?(${UNITS})(?![一-龥/·])`);
const NOT_EACH = new RegExp(anyOf(TABLE.not_each));
const TOTAL = new RegExp(`^(?:${anyOf(TABLE.total)})(?:支出|费用|资金|投入)?(?:为|约|是)?$`);

/** One name for units that count the same things. */
export function sameUnit(unit: string): string {
  const plain = unit.replace(/^[余多]?万?/, '');
  return TABLE.same_unit[plain] ?? plain;
}

/** What a number is the amount for one of, by the words of its clause and behind it: a unit, or null where they name none; undefined where it is not. */
export function eachOf(clause: string, behind: string): string | null | undefined {
  if (NOT_EACH.test(clause)) return undefined;
  const [, per] = PER.exec(behind) ?? [];
  if (per) return sameUnit(per);
  for (const { pattern, of } of EACH) {
    const found = pattern.exec(clause);
    if (found) return found[1] ? sameUnit(found[1]) : of;
  }
  return undefined;
}

/** Whether the words before a number say that it is all of it. */
export function saysTotal(clause: string): boolean {
  return TOTAL.test(clause);
}

const MORE = new RegExp(anyOf(TABLE.more));
const ABOUT = new RegExp(anyOf(TABLE.about));

/** Whether a sentence tells of something besides. */
export function saysMore(sentence: string): boolean {
  return MORE.test(sentence);
}

/** Whether its numbers are only near. */
export function isRough(words: string): boolean {
  return ABOUT.test(words);
}
