import { subjectKey } from '../../../facts/coordinate';
import { claimKey, isSubjectOnly } from '../../../text/discourse';
import type { Claim, Share } from '../../../text/frames';
import { ABOVE, TRAVEL_PARTS } from '../../../text/items';
import { exactRatio, minus } from '../../arithmetic';
import { readingsOf, valueOfReading } from '../../bind';
import { operandsOf, type BoundText, type Operand } from '../../proof';
import { groupBy, sectionOf } from '../../whereabouts';
import { isBudget } from '../completions/planned';

/** Something that may be the whole of a share. What was not understood of its words (`unread`) may make it another: it only confirms. */
export type Whole = Operand & { readonly unread?: boolean };

/** The whole that words name: the text's own amount of it, and the cells. */
export function wholesNamed(text: BoundText, whole: Claim): Whole[] {
  const key = claimKey(whole);
  const label = whole.label;
  // 部门支出 is that of all sources.
  const all = !whole.facets.source && whole.phrase.tokens.some(({ kind }) => kind === 'unitword');
  const stated = text.where.before(whole, MOST_BLOCKS).filter(
    ({ claim }) =>
      claim.year === whole.year &&
      !(all && claim.facets.source) &&
      // “三公”经费支出决算中,…占: not of the budget that stands before it.
      !(whole.stage && claim.stage && isBudget(claim.stage) !== isBudget(whole.stage)) &&
      (claimKey(claim) === key || (label.length >= 3 && claim.label === label) || sameSubject(claim, whole)),
  );
  const cells =
    whole.year === null
      ? []
      : readingsOf(text.facts, whole, whole.about, whole.year).filter(({ blank, cost }) => !blank && cost <= (all ? MOST_OF_ALL : 3));
  return [
    ...stated.map(({ claim, agreeing }) => ({
      value: text.valueOf(claim.number),
      reading: agreeing[0] ?? null,
      unread: claim.doubts.includes('fill'),
    })),
    ...cells.map((reading) => ({ value: valueOfReading(reading), reading })),
  ];
}

const MOST_BLOCKS = 40;
/** A form of one source costs more than this. */
const MOST_OF_ALL = 0.9;

/** 基本支出 as a whole is what the section last called so, whatever source it inherited. */
function sameSubject(claim: Claim, whole: Claim): boolean {
  const [a, b] = [claim.about[0]!.subject, whole.about[0]!.subject];
  if (subjectKey(a) !== subjectKey(b)) return false;
  return (['source', 'period', 'nature', 'funds', 'side'] as const).every((dimension) => {
    const wanted = whole.facets[dimension]?.value;
    return wanted === undefined
      ? dimension === 'source' || dimension === 'side' || claim.facets[dimension] === undefined
      : claim.facets[dimension]?.value === wanted;
  });
}

/** Where no whole is named: broader amounts said before in the section, and what the section is about. These may only confirm. */
export function around(text: BoundText, of: Claim): Operand[] {
  const before = text.where
    .nearest(text.where.under(sectionOf(of.context)), of)
    .filter(
      ({ claim }) =>
        claim.year === of.year &&
        claim !== of &&
        claim.number.kind === 'money' &&
        claim.number.value.abs().gte(of.number.value?.abs() ?? 0),
    );
  return [
    ...before.slice(-MOST_AROUND).map(({ claim, agreeing }) => ({ value: text.valueOf(claim.number), reading: agreeing[0] ?? null })),
    ...sectionTotals(text, of),
  ];
}

const MOST_AROUND = 12;

/** The total of what a part is a part of: its own source and side. */
export function sectionTotals(text: BoundText, of: Claim): Operand[] {
  if (of.year === null) return [];
  const { source, side, stage } = of.facets;
  const item = of.about[0]!.subject.type === 'item' && TRAVEL_PARTS.has(of.about[0]!.subject.item);
  const facets = { ...(source ? { source } : {}), ...(side ? { side } : {}), ...(stage ? { stage } : {}) };
  const subject = item ? ({ type: 'item', item: '“三公”经费' } as const) : ({ type: 'total', grade: null } as const);
  return readingsOf(text.facts, { ...of, facets }, [{ subject, cost: 0 }], of.year)
    .filter(({ blank, cost }) => !blank && cost <= 1.5)
    .map((reading) => ({ value: valueOfReading(reading), reading }));
}

/** To some halves of the last place: shares are made to fit. */
function isNear(text: BoundText, { of, number }: Share, whole: Operand, halves: number): boolean {
  return operandsOf(text, of!).some(({ value }) =>
    exactRatio(value, whole.value)?.minus(number.value).abs().lte(number.half.times(halves)),
  );
}

/** Shares side by side: of one section and one level of subjects, or of items of one whole. */
export function sectionKey(share: Share): string {
  const subject = share.of?.about[0]?.subject;
  const coded = subject?.type === 'function' || subject?.type === 'economic';
  const level = coded ? subject.code.length : subject?.type === 'item' ? (ABOVE.get(subject.item)?.[0] ?? '') : '';
  return `${share.context.sections.at(-1)?.block.index ?? -1} ${subject?.type ?? ''} ${level}`;
}

/** Whether the parts of some shares make up a whole. */
function isAllOf(text: BoundText, shares: readonly Share[], { value }: Operand): boolean {
  if (shares.some(({ of }) => isSubjectOnly(of!))) return false;
  const rest = shares.reduce((left, { of }) => minus(left, text.valueOf(of!.number)), value);
  return rest.value.abs().lte(rest.half);
}

/**
 * Shares of a section that name no whole have one whole: the total that at least two of them, and all but one, agree with. `complete` where
 * their parts make it up: then none is a share of anything else.
 */
export function sectionWholes(text: BoundText): ReadonlyMap<string, Operand & { readonly complete: boolean }> {
  const open = text.shares.filter(
    (share) => !share.whole && !share.wholeNumber && !share.parent && share.of && !share.number.value.isZero(),
  );
  const groups = groupBy(open, sectionKey);
  const wholes = new Map<string, Operand & { readonly complete: boolean }>();
  for (const [key, group] of groups) {
    if (group.length < 2) continue;
    const candidates = [...sectionTotals(text, group[0]!.of!), ...around(text, group[0]!.of!)];
    const found = candidates.find((whole) => {
      const agreeing = group.filter((share) => isNear(text, share, whole, 4));
      const enough = agreeing.length >= 2 || (isAllOf(text, group, whole) && agreeing.some((share) => isNear(text, share, whole, 1)));
      return enough && agreeing.length >= group.length - 1;
    });
    const whole = found ?? toldBefore(text, group);
    if (whole) wholes.set(key, { ...whole, complete: isAllOf(text, group, whole) });
  }
  return wholes;
}

/** （一）规模变化情况…当年拨款9万元。（二）结构情况: what the section before was about, where the parts make it up to the last place. */
function toldBefore(text: BoundText, group: readonly Share[]): Operand | null {
  const { of } = group[0]!;
  const told = text.where
    .before(of!, MOST_BLOCKS)
    .filter(({ claim }) => claim.year === of!.year && claim.number.kind === 'money' && claim.about[0]!.subject.type === 'total')
    .map(({ claim, agreeing }): Operand => ({ value: text.valueOf(claim.number), reading: agreeing[0] ?? null }));
  return told.findLast((whole) => isAllOf(text, group, whole) && group.some((share) => isNear(text, share, whole, 1))) ?? null;
}
