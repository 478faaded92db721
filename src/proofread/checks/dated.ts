import { isTelling } from '../arithmetic';
import { agrees, MOST_TO_ACCUSE, readingsOf, type Bound } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { called, textOf } from '../wording';

/** T-YEAR: an amount dated last year that is to the last digit what the forms have for this year, and that the text tells of this year nowhere. */
export function dated(text: BoundText): Judgement {
  const { year } = text.disclosure;
  return year === null ? NOTHING : all(text.claims.map((bound) => judge(text, bound, year)));
}

function judge(text: BoundText, { claim, readings }: Bound, year: number): Judgement {
  const { context, number, phrase, facets, doubts, cost } = claim;
  const token = phrase.tokens.findLast(({ kind, meaning }) => kind === 'year' && meaning === String(year - 1));
  if (claim.year !== -1 || readings.length > 0 || !token || doubts.length > 0 || cost > 0 || !isTelling(number.value)) return NOTHING;
  // What was carried over from last year is told of it.
  const isCarried = facets.period !== undefined && facets.period.value !== '本年';
  if (isCarried || isComparedWith(context.block.text, token.start)) return NOTHING;
  const [best] = readingsOf(text.facts, claim, claim.about, 0);
  if (!best || best.cost > MOST_TO_ACCUSE || !agrees(number, best)) return NOTHING;
  if (text.where.alike(claim).some((other) => other.claim.year === 0 && other.claim.number.value.eq(number.value))) return NOTHING;
  const { block } = context;
  return accuse(
    {
      block,
      start: token.start,
      end: number.end,
      stated: block.text.slice(token.start, token.end),
      expected: String(year),
      rule: 'T-YEAR',
      level: 'warning',
      zh: `${called(claim)}写作 ${token.meaning} 年的 ${textOf(block, number)}，而《${best.form.title}》中它是 ${year} 年的数；请核对年份。`,
      en: `${textOf(block, number)} is dated ${token.meaning}, while it is the amount of ${year} in the form.`,
    },
    [],
  );
}

function isComparedWith(text: string, at: number): boolean {
  return /[比较与同和][ \0]*$/.test(text.slice(Math.max(0, at - 3), at));
}
