import type { Reading } from '../../facts/base';
import { readingsOf, type Bound } from '../bind';
import { accuse, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import type { Claim } from '../../text/frames';
import { addsUp } from '../arithmetic';
import { called, cellsOf, textOf } from '../wording';

/** T-ITEM: an amount of what the form leaves blank, where the sums of the form are made up without it. Null elsewhere. */
export function ofNothing(text: BoundText, { claim, blanks }: Bound): Judgement | null {
  const { number, parent, year } = claim;
  if (year !== 0 || number.value.isZero()) return null;
  // A part of a whole that no form has is of something else.
  if (parent && boundOf(text, parent).agreeing.length === 0) return null;
  const known = blanks.find(({ terms }) => terms.every(({ amount: { cell } }) => text.nothing.has(`${cell.sheet}!${cell.address}`)));
  return known ? withoutCell(claim, known) : null;
}

/**
 * T-ITEM: a part of a sum that the form leaves blank, where the other parts, each as the form has it, already make up the whole, which is as
 * the form has it. Null elsewhere.
 */
export function partOfNothing(text: BoundText, whole: Claim, parts: readonly Claim[]): Judgement | null {
  const [odd, ...more] = parts.filter((part) => boundOf(text, part).agreeing.length === 0);
  const all = boundOf(text, whole).agreeing;
  if (!odd || more.length > 0 || parts.length < 2 || all.length === 0) return null;
  if (odd.doubts.length > 0 || odd.year !== 0 || odd.number.value.isZero()) return null;
  const [blank] = readingsOf(text.facts, odd, odd.about, 0);
  if (!blank?.blank || blank.cost > MOST || !all.some(({ form }) => form === blank.form)) return null;
  const others = parts.filter((part) => part !== odd).map(({ number }) => number);
  return addsUp(others, text.valueOf(whole.number)) ? withoutCell(odd, blank) : null;
}

function withoutCell(claim: Claim, blank: Reading): Judgement {
  const { block } = claim.context;
  const stated = textOf(block, claim.number);
  return accuse(
    {
      block,
      start: claim.number.start,
      end: claim.number.end,
      stated,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `${called(claim)}写作 ${stated}，《${blank.form.title}》这一项没有数，其余各项之和已等于合计；请核对。`,
      en: `${called(claim, 'en')} is written ${stated}; the form has nothing for it, and the other items make up their total.`,
      cells: cellsOf([blank]),
    },
    [claim.number],
  );
}

/** What the words may leave open. */
const MOST = 1;
