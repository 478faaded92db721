import type { Decimal } from 'decimal.js';
import { subjectKey } from '../../facts/coordinate';
import { claimKey, isSubjectOnly } from '../../text/discourse';
import type { Claim, Loose, Share } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { TRAVEL_PARTS } from '../../text/phrase';
import { exactRatio, isLastPlace, meets, minus, ratio } from '../arithmetic';
import { readingsOf, valueOfReading } from '../bind';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import { boundOf, operandsOf, type BoundText, type Operand } from '../proof';
import { instead, isStated } from './instead';
import { inSums } from './sums';
import { groupBy } from '../whereabouts';
import { cellsOf, correctionOf, shown, textOf } from '../wording';

/** T-PCT: a share is its part over the whole that the words, the list or the section name. */
export function shares(text: BoundText): Judgement {
  const established = sectionWholes(text);
  const summed = inSums(text);
  const siblings = groupBy(
    text.shares.filter(({ of }) => of),
    ({ parent }) => parent,
  );
  const sections = groupBy(text.shares, sectionKey);
  return all([
    ...text.shares.map((share) => {
      const key = sectionKey(share);
      const beside = { siblings: few(siblings.get(share.parent)), section: few(sections.get(key)) };
      return judge(text, share, beside, established.get(key) ?? null, summed);
    }),
    ...text.loose.map((loose) => overAll(loose)),
  ]);
}

/** The shares around one: those of its list, and those of its section and level of subjects. */
interface Beside {
  readonly siblings: readonly Share[];
  readonly section: readonly Share[];
}

/** Of one whole there are hardly more. */
const MOST_SHARES = 200;

function few(shares: readonly Share[] = []): readonly Share[] {
  return shares.slice(0, MOST_SHARES);
}

function judge(text: BoundText, share: Share, beside: Beside, established: Operand | null, summed: ReadonlySet<PrintedAmount>): Judgement {
  const { of } = share;
  if (!of) return moreThanAll(share);
  const doubtful = of.doubts.length > 0;
  const parts = operandsOf(text, of).filter(({ reading }, index) => !doubtful || index === 0 || reading === null);
  if (parts.length === 0) return moreThanAll(share);
  const named = share.wholeNumber
    ? [{ value: text.valueOf(share.wholeNumber), reading: null }]
    : share.whole
      ? wholesNamed(text, share.whole)
      : [];
  const listed =
    share.whole || share.wholeNumber || !share.parent ? [] : operandsOf(text, share.parent).filter(({ value }) => !isBroader(parts, value));
  const wholes = named.length > 0 ? named : listed;
  const found =
    confirmed(text, share, parts, wholes) ??
    (named.length > 0 || siblingsAgree(text, share, beside.siblings) ? null : confirmed(text, share, parts, around(text, of))) ??
    (share.whole && isGeneral(share.whole)
      ? confirmed(text, share, parts, [...(of.parent ? operandsOf(text, of.parent) : []), ...sectionTotals(text, of)])
      : null);
  if (found) return found;
  const against = wholes.length > 0 ? wholes : established ? [established] : [];
  const summedUp = share.parent !== null && summed.has(of.number) && summed.has(share.parent.number);
  const light = summedUp ? LIGHT_IN_SUMS : named.length > 0 ? LIGHT : NO_DOUBTS;
  if (against.length === 0 || share.doubts.length > 0 || of.doubts.some((doubt) => !light.has(doubt))) return moreThanAll(share);
  return differs(text, share, beside, parts, against);
}

/** 占总支出, 占支出总额: where the three expenses are spoken of, theirs. */
function isGeneral({ about, facets: { source, nature, funds, period } }: Claim): boolean {
  const own = [source, nature, funds, period].some((facet) => facet && !facet.inherited);
  return about[0]!.subject.type === 'total' && !own;
}

/** Rates that cannot pass 100% whatever they are of. */
const AT_MOST_ALL = /(?:覆盖|公开|合格|达标|及时|知晓|完好|参保|优良)率[达到为是了: ]{0,4}$|占[^,;。:、]{0,30}[的: ]{0,2}$/;

/** A part is not more than all of its whole. */
function moreThanAll({ context, number }: Share | Loose): Judgement {
  if (number.kind !== 'rate' || !number.value.gt(100)) return NOTHING;
  const { block } = context;
  const stated = textOf(block, number);
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      rule: 'T-PCT',
      level: 'error',
      zh: `占比、覆盖率一类的百分比不会超过 100%，文中写 ${stated}；请核对。`,
      en: `A share cannot be more than 100%: ${stated}.`,
    },
    [number],
  );
}

function overAll(loose: Loose): Judgement {
  const { block } = loose.context;
  return AT_MOST_ALL.test(block.text.slice(Math.max(0, loose.number.start - 40), loose.number.start)) ? moreThanAll(loose) : NOTHING;
}

/** Whether other shares of the same list are shares of its whole. */
function siblingsAgree(text: BoundText, { parent, of, whole }: Share, siblings: readonly Share[]): boolean {
  if (!parent || whole) return false;
  const wholes = operandsOf(text, parent);
  return siblings.some(
    (other) =>
      other.of !== of &&
      !other.whole &&
      !other.number.value.isZero() &&
      confirmed(text, other, operandsOf(text, other.of!), wholes) !== null,
  );
}

/** Doubts about which cell is meant do not matter where part and whole both stand in the text. */
const LIGHT: ReadonlySet<string> = new Set(['outside', 'qualifier', 'noSubject', 'inherited']);
/** Nor does a word that no table knows, where the sum of the list shows what is a part of what. */
const LIGHT_IN_SUMS: ReadonlySet<string> = new Set([...LIGHT, 'fill']);
const NO_DOUBTS: ReadonlySet<string> = new Set();

/** A part cannot be more than its whole: then it is a part of something else. */
function isBroader(parts: readonly Operand[], whole: Operand['value']): boolean {
  return parts.every(({ value }) => value.value.abs().gt(whole.value.abs().plus(whole.half).plus(value.half)));
}

/** The whole that words name: the text's own amount of it, and the cells. */
function wholesNamed(text: BoundText, whole: Claim): Operand[] {
  const key = claimKey(whole);
  const label = whole.label;
  // 部门支出 is that of all sources.
  const all = !whole.facets.source && whole.phrase.tokens.some(({ kind }) => kind === 'unitword');
  const stated = text.where
    .before(whole, MOST_BLOCKS)
    .filter(
      ({ claim }) =>
        claim.year === whole.year &&
        !(all && claim.facets.source) &&
        (claimKey(claim) === key || (label.length >= 3 && claim.label === label) || sameSubject(claim, whole)),
    );
  const cells =
    whole.year === null
      ? []
      : readingsOf(text.facts, whole, whole.about, whole.year).filter(({ blank, cost }) => !blank && cost <= (all ? MOST_OF_ALL : 3));
  return [
    ...stated.map(({ claim, agreeing }) => ({ value: text.valueOf(claim.number), reading: agreeing[0] ?? null })),
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
function around(text: BoundText, of: Claim): Operand[] {
  const before = text.where
    .inSection(of)
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
function sectionTotals(text: BoundText, of: Claim): Operand[] {
  if (of.year === null) return [];
  const { source, side, stage } = of.facets;
  const item = of.about[0]!.subject.type === 'item' && TRAVEL_PARTS.has(of.about[0]!.subject.item);
  const facets = { ...(source ? { source } : {}), ...(side ? { side } : {}), ...(stage ? { stage } : {}) };
  const subject = item ? ({ type: 'item', item: '“三公”经费' } as const) : ({ type: 'total', grade: null } as const);
  return readingsOf(text.facts, { ...of, facets }, [{ subject, cost: 0 }], of.year)
    .filter(({ blank, cost }) => !blank && cost <= 1.5)
    .map((reading) => ({ value: valueOfReading(reading), reading }));
}

function confirmed(text: BoundText, share: Share, parts: readonly Operand[], wholes: readonly Operand[]): Judgement | null {
  const printed = text.valueOf(share.number);
  for (const part of parts)
    for (const whole of wholes) {
      const interval = ratio(part.value, whole.value);
      const zero = interval === null && part.value.value.isZero() && printed.value.isZero();
      if (!zero && !(interval && meets(printed, interval))) continue;
      const readings = [part.reading, whole.reading].filter((reading) => reading !== null);
      const confirmed = confirm(readings.length === 2 ? 'cell' : 'text', [share.number], readings);
      const { of } = share;
      if (!of || isStated(of, part)) return all([confirmed, confirm('text', stated(share))]);
      const sure = share.doubts.length === 0 && share.number.value.gt(0) && !share.number.value.eq(100);
      return sure ? all([confirmed, instead(text, of, part.reading!, { zh: '占比', en: 'the share' })]) : confirmed;
    }
  return null;
}

/** The amounts of the text that a share ties together. */
function stated({ of, whole }: Share): PrintedAmount[] {
  return [of, whole].flatMap((claim) => (claim && !isSubjectOnly(claim) ? [claim.number] : []));
}

function differs(text: BoundText, share: Share, beside: Beside, parts: readonly Operand[], wholes: readonly Operand[]): Judgement {
  const of = share.of!;
  const [part] = parts;
  const [whole] = wholes;
  const right = exactRatio(part!.value, whole!.value);
  if (!right) return NOTHING;
  const { block } = share.context;
  const stated = textOf(block, share.number);
  const whole100 = share.number.value.eq(100) && share.number.decimals === 0;
  const hint =
    !whole100 &&
    (isPlug(share, beside.section, right) || [...parts].some((a) => wholes.some((b) => isMadeToFit(share, exactRatio(a.value, b.value)))));
  const expected = shown(right, share.number);
  const unknown = !isSubjectOnly(of) && of.context.block === block && boundOf(text, of).agreeing.length === 0;
  const base = {
    block,
    start: unknown ? Math.min(of.number.start, share.number.start) : share.number.start,
    end: share.number.end,
    stated,
    expected,
    actual: stated,
    cells: cellsOf([part!.reading, whole!.reading].filter((reading) => reading !== null)),
    correction: correctionOf(block, share.number, right, text.lines),
  };
  const wholeText = shown(whole!.value.value, of.number.unit ? of.number : share.number);
  const partText = shown(part!.value.value, of.number.unit ? of.number : share.number);
  if (hint)
    return accuse(
      {
        ...base,
        rule: 'T-PCT',
        level: 'hint',
        zh: `“${of.label}”占比四舍五入为 ${expected}，文中写 ${stated}：尾数被截去或为凑足 100%。`,
        en: `The share of “${of.label}” is ${expected} when rounded.`,
      },
      [],
    );
  return accuse(
    {
      ...base,
      rule: 'T-PCT',
      level: 'error',
      zh: `“${of.label}”${partText} 占 ${wholeText} 的 ${expected}，文中写 ${stated}；请核对金额、所占的总额和百分比。`,
      en: `${partText} is ${expected} of ${wholeText}, not ${stated}.`,
    },
    [share.number],
  );
}

function isMadeToFit({ number }: Share, right: Decimal | null): boolean {
  return right !== null && isLastPlace(number.value, right, number.half);
}

/** One unit of the last place more or less, so that the shares of one whole add up to 100. */
function isPlug(share: Share, section: readonly Share[], right: Decimal): boolean {
  const { half, value, decimals } = share.number;
  if (value.minus(right.toDecimalPlaces(decimals)).abs().gt(half.times(2))) return false;
  const together = section.filter((other) => other.parent === share.parent && (other.whole === null) === (share.whole === null));
  return together.length > 1 && together.reduce((sum, other) => sum.plus(other.number.value), half.times(0)).eq(100);
}

/** To two units of the last place: some shares are made to fit. */
function isNear(text: BoundText, { of, number }: Share, whole: Operand): boolean {
  return operandsOf(text, of!).some(({ value }) => exactRatio(value, whole.value)?.minus(number.value).abs().lte(number.half.times(4)));
}

/** Shares side by side: of one section and one level of subjects. */
function sectionKey(share: Share): string {
  const subject = share.of?.about[0]?.subject;
  const level = subject?.type === 'function' || subject?.type === 'economic' ? subject.code.length : '';
  return `${share.context.sections.at(-1)?.block.index ?? -1} ${subject?.type ?? ''} ${level}`;
}

/** Whether the parts of some shares make up a whole. */
function isAllOf(text: BoundText, shares: readonly Share[], { value }: Operand): boolean {
  const rest = shares.reduce((left, { of }) => minus(left, text.valueOf(of!.number)), value);
  return shares.every(({ of }) => !isSubjectOnly(of!)) && rest.value.abs().lte(rest.half);
}

/**
 * Shares of a section that name no whole have one whole: the total that at least two of them, and all but one, agree with.
 */
function sectionWholes(text: BoundText): ReadonlyMap<string, Operand> {
  const open = text.shares.filter(
    (share) => !share.whole && !share.wholeNumber && !share.parent && share.of && !share.number.value.isZero(),
  );
  const groups = groupBy(open, sectionKey);
  const wholes = new Map<string, Operand>();
  for (const [key, group] of groups) {
    if (group.length < 2) continue;
    const candidates = [...sectionTotals(text, group[0]!.of!), ...around(text, group[0]!.of!)];
    const found = candidates.find((whole) => {
      const agreeing = group.filter((share) => isNear(text, share, whole));
      return agreeing.length >= (isAllOf(text, group, whole) ? 1 : 2) && agreeing.length >= group.length - 1;
    });
    if (found) wholes.set(key, found);
  }
  return wholes;
}
