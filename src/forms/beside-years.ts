import { normalize } from '../workbook/text';
import { yearsIn } from './years';

/** A form with what names it and tells its year. */
export interface Titled {
  readonly sheet: string;
  readonly title: string;
  readonly organization: string;
  /** Texts above its lines. */
  readonly above: readonly string[];
}

/** Fewer forms than this in two years are mistakes of a title, not a set of each year. */
const A_SET = 2;
const YEAR = /20[1-4][0-9](?=年)/g;

interface Dated {
  readonly sheet: string;
  /** 0 where nothing tells it. */
  readonly year: number;
  readonly form: string;
  readonly organization: string;
}

/**
 * The sheets that hold the same forms of an earlier year (with that year, or 0): a workbook can keep last year's set beside this year's.
 * Forms are the same where organisation and title are but for the year; a set is at least two of them. An earlier form without a later
 * one belongs to the report, and so does one without any year unless its sheet is named like the later one's.
 */
export function earlierSheets(forms: readonly Titled[]): Map<string, number> {
  const dated = forms.map(datedForm);
  const follows = (other: Dated, { form, year, sheet, organization }: Dated): boolean =>
    other.form === form && other.year > year && (isNamedAfter(other.sheet, sheet) || (year > 0 && other.organization === organization));
  const earlier = dated.filter((own) => dated.some((other) => follows(other, own)));
  const isSet = new Set(earlier.map(({ form }) => form)).size >= A_SET;
  return new Map(isSet ? earlier.map(({ sheet, year }) => [sheet, year] as const) : []);
}

function datedForm({ sheet, title, organization, above }: Titled): Dated {
  const text = normalize(title);
  const year = latestIn([text]) || latestIn([sheet]) || latestIn(above);
  return { sheet, year, form: text.replace(YEAR, ''), organization };
}

function latestIn(texts: readonly string[]): number {
  return Math.max(0, ...texts.flatMap(yearsIn));
}

/** `收支总表 2025年` is named after `收支总表`. */
function isNamedAfter(later: string, earlier: string): boolean {
  const at = later.search(/\s*20[1-4][0-9]年/);
  return at > 0 && earlier.startsWith(later.slice(0, at));
}
