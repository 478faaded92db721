import type { Decimal } from 'decimal.js';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Doubt, Share } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { exactRatio, isLastPlace, isRatio, plus } from '../arithmetic';
import { NARROW } from '../bind';
import { accuse, all, confirm, NOTHING, rounded, type Judgement } from '../judgement';
import { boundOf, operandsOf, type BoundText, type Operand } from '../proof';
import { instead, isStated } from './instead';
import { isOfLastYear, moreThanAll, overAll } from './shares/limits';
import { around, sectionKey, sectionTotals, sectionWholes, wholesNamed, type Whole } from './shares/wholes';
import { inSums } from './sums';
import { groupBy } from '../whereabouts';
import { called, cellsOf, correctionOf, miswritten, shown, textOf } from '../wording';

/** T-PCT: a share is its part over the whole that the words, the list or the section name. */
export function shares(text: BoundText): Judgement {
  const established = sectionWholes(text);
  const summed = inSums(text);
  const lists = groupBy(text.shares, ({ parent }) => parent);
  const agreeing = new Map<Claim, ReadonlySet<Claim>>();
  const agreeingIn = (parent: Claim): ReadonlySet<Claim> => {
    const found = agreeing.get(parent) ?? agreeingOf(text, parent, lists.get(parent)!);
    agreeing.set(parent, found);
    return found;
  };
  const sections = groupBy(text.shares, sectionKey);
  return all([
    ...text.shares.map((share) => {
      const key = sectionKey(share);
      const beside = { agreeing: () => agreeingIn(share.parent!), section: sections.get(key)!.slice(0, MOST_SHARES) };
      return judge(text, share, beside, established.get(key) ?? null, summed);
    }),
    ...text.loose.map((loose) => overAll(loose)),
  ]);
}

/** The shares around one: those of its section and level of subjects, and parts of its list that are shares of its whole. */
interface Beside {
  readonly section: readonly Share[];
  readonly agreeing: () => ReadonlySet<Claim>;
}

type Established = Operand & { readonly complete: boolean };

/** 基本支出6万元,占60%;项目支出4万元,占30%: what makes up a whole with the others is a share of that, and of nothing told around. */
function isOfEstablished({ whole, wholeNumber, parent }: Share, established: Established | null): boolean {
  return established?.complete === true && !whole && !wholeNumber && !parent;
}

/** Of one whole there are hardly more. */
const MOST_SHARES = 200;

function judge(
  text: BoundText,
  share: Share,
  beside: Beside,
  established: Established | null,
  summed: ReadonlySet<PrintedAmount>,
): Judgement {
  const { of } = share;
  if (share.together) return together(text, share, share.together) ?? moreThanAll(share);
  if (!of) return moreThanAll(share);
  const doubtful = of.doubts.length > 0;
  const parts = operandsOf(text, of).filter(({ reading }, index) => !doubtful || index === 0 || reading === null);
  if (parts.length === 0) return moreThanAll(share);
  const named = share.wholeNumber
    ? [{ value: text.valueOf(share.wholeNumber), reading: text.boundAt.get(share.wholeNumber)?.agreeing[0] ?? null }]
    : share.whole
      ? wholesNamed(text, share.whole)
      : [];
  const listed =
    share.whole || share.wholeNumber || !share.parent ? [] : operandsOf(text, share.parent).filter(({ value }) => !isBroader(parts, value));
  const wholes: readonly Whole[] = named.length > 0 ? named : listed;
  const found =
    confirmed(text, share, parts, wholes) ??
    (isOfEstablished(share, established) ? confirmed(text, share, parts, [established!]) : null) ??
    (named.length > 0 || siblingsAgree(share, beside) || isOfEstablished(share, established)
      ? null
      : confirmed(text, share, parts, around(text, of))) ??
    (share.whole && isGeneral(share.whole)
      ? confirmed(text, share, parts, [...(of.parent ? operandsOf(text, of.parent) : []), ...sectionTotals(text, of)])
      : null);
  const other = found && share.whole ? ofOtherTotal(text, share, share.whole, parts) : null;
  if (other) return other;
  if (found) return found;
  const sure = wholes.filter(({ unread }) => !unread);
  const against = sure.length > 0 || named.length > 0 ? sure : established ? [established] : [];
  const summedUp = share.parent !== null && summed.has(of.number) && summed.has(share.parent.number);
  const light = summedUp ? LIGHT_IN_SUMS : named.length > 0 ? LIGHT : NO_DOUBTS;
  // 三项合计9万元,占总支出的9%: a sum of what stands before it is no less known.
  const isLight = (doubt: Doubt): boolean => light.has(doubt) || (doubt === 'several' && of.adds !== null && named.length > 0);
  if (isSubjectOnly(of) && !isOfOneForm(parts, against)) return moreThanAll(share);
  if (against.length === 0 || share.doubts.length > 0 || of.doubts.some((doubt) => !isLight(doubt))) return moreThanAll(share);
  return differs(text, share, beside, parts, against);
}

/** 占本年支出合计的12.01%: where only 总计 explains the rate, that is not what the words name. */
function ofOtherTotal(text: BoundText, share: Share, whole: Claim, parts: readonly Operand[]): Judgement | null {
  const { of, number, doubts, context } = share;
  const { total, period } = whole.phrase;
  const [part] = parts;
  const isOne = part?.reading && parts.every(({ value }) => value.value.eq(part.value.value));
  if (!total || period !== '本年' || share.wholeNumber || !of || doubts.length > 0 || !isOne) return null;
  const all = wholesNamed(text, whole);
  const least = Math.min(...all.flatMap(({ reading }) => (reading ? [reading.cost] : [])));
  const meant = all.filter(({ reading }) => !reading || reading.cost <= least + NARROW);
  const own = meant.find(({ reading }) => reading && reading.form === part.reading!.form) ?? meant.find(({ reading }) => reading);
  if (!own || confirmed(text, share, parts, meant)) return null;
  const right = exactRatio(part.value, own.value);
  if (!right) return null;
  const written = miswritten(context.block, number, right, text.lines);
  return accuse(
    {
      ...written,
      rule: 'T-PCT',
      level: 'warning',
      zh: `${called(of)}占“${whole.label}”（${shown(own.value.value, of.number)}）的 ${written.expected}，文中写 ${written.stated}，是占另一总额的百分比；请核对所占的是哪一个。`,
      en: `${called(of, 'en')} is ${written.expected} of “${whole.label}”; ${written.stated} is its share of another total.`,
      cells: cellsOf([part.reading, own.reading!]),
    },
    [number],
  );
}

/** 甲6万元、乙3万元,两项占总支出的9%. */
function together(text: BoundText, share: Share, parts: readonly Claim[]): Judgement | null {
  const [first] = parts;
  const wholes: readonly Whole[] = share.wholeNumber
    ? [{ value: text.valueOf(share.wholeNumber), reading: null }]
    : share.whole
      ? wholesNamed(text, share.whole)
      : share.parent && parts.every(({ parent }) => parent === share.parent)
        ? operandsOf(text, share.parent)
        : [];
  if (!first) return null;
  const sum = parts.map(({ number }) => text.valueOf(number)).reduce(plus);
  const sums: readonly Operand[] = [{ value: sum, reading: null }];
  const told = wholes.length > 0 ? wholes : around(text, first);
  if (told.some(({ value }) => isRatio(text.valueOf(share.number), sum, value))) return confirm('text', [share.number]);
  const known = parts.every(({ doubts }) => doubts.every((doubt) => LIGHT.has(doubt)));
  const sure = wholes.filter(({ unread }) => !unread);
  if (!known || share.doubts.length > 0 || sure.length === 0) return null;
  return differs(
    text,
    { ...share, of: { ...first, label: `${parts.length}项合计` } },
    { section: [], agreeing: () => new Set() },
    sums,
    sure,
  );
}

/** Whether a part and a whole that the text does not state stand in one form: those of two forms may be of two sources. */
function isOfOneForm(parts: readonly Operand[], wholes: readonly Operand[]): boolean {
  return wholes.some((whole) => !whole.reading || parts.some(({ reading }) => reading?.form === whole.reading!.form));
}

/** 占总支出, 占支出总额: where the three expenses are spoken of, theirs. */
function isGeneral({ about, facets: { source, nature, funds, period } }: Claim): boolean {
  const own = [source, nature, funds, period].some((facet) => facet && !facet.inherited);
  return about[0]!.subject.type === 'total' && !own;
}

/** Whether other shares of the same list are shares of its whole. */
function siblingsAgree({ parent, of, whole }: Share, { agreeing }: Beside): boolean {
  return parent !== null && whole === null && [...agreeing()].some((other) => other !== of);
}

/** Up to two parts of a list whose shares are shares of its whole. */
function agreeingOf(text: BoundText, parent: Claim, siblings: readonly Share[]): ReadonlySet<Claim> {
  const wholes = operandsOf(text, parent);
  const found = new Set<Claim>();
  for (const share of siblings) {
    const { of } = share;
    if (found.size > 1) break;
    if (!of || share.whole || share.number.value.isZero() || found.has(of)) continue;
    if (confirmed(text, share, operandsOf(text, of), wholes)) found.add(of);
  }
  return found;
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

function confirmed(text: BoundText, share: Share, parts: readonly Operand[], wholes: readonly Operand[]): Judgement | null {
  const printed = text.valueOf(share.number);
  for (const part of parts)
    for (const whole of wholes) {
      const fits = isRatio(printed, part.value, whole.value);
      const zero = fits === null && part.value.value.isZero() && printed.value.isZero();
      if (!zero && !fits) continue;
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
  const isCutOff = (): boolean => [...parts].some((a) => wholes.some((b) => isMadeToFit(share, exactRatio(a.value, b.value))));
  const whole100 = share.number.value.eq(100) && share.number.decimals === 0;
  const plugged = whole100 ? null : pluggedWith(share, beside.section, right);
  // What rounding leaves over is the largest part's: that is how shares are written that add up to 100.
  if (plugged?.every(({ number }) => number.value.lte(share.number.value))) return confirm('text', [share.number]);
  const hint = !whole100 && (plugged !== null || isCutOff());
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
  const printed = isSubjectOnly(of) ? text.claims.find(({ claim }) => claim.number.kind === 'money')?.claim.number : of.number;
  if (!printed) return NOTHING;
  const wholeText = shown(whole!.value.value, printed);
  const partText = shown(part!.value.value, printed);
  if (hint)
    return rounded(
      {
        ...base,
        rule: 'T-PCT',
        level: 'hint',
        zh: `${called(of)}占比四舍五入为 ${expected}，文中写 ${stated}：尾数被截去或为凑足 100%。`,
        en: `The share of ${called(of, 'en')} is ${expected} when rounded.`,
      },
      [share.number],
    );
  return accuse(
    {
      ...base,
      rule: 'T-PCT',
      level: 'error',
      zh: isOfLastYear(share)
        ? `${called(of)}${partText} 为上年 ${wholeText} 的 ${expected}，文中写 ${stated}；请核对两个金额和百分比。`
        : `${called(of)}${partText} 占 ${wholeText} 的 ${expected}，文中写 ${stated}；请核对金额、所占的总额和百分比。`,
      en: `${partText} is ${expected} of ${wholeText}${isOfLastYear(share) ? ' of last year' : ''}, not ${stated}.`,
    },
    [share.number],
  );
}

function isMadeToFit({ number }: Share, right: Decimal | null): boolean {
  return right !== null && isLastPlace(number.value, right, number.half);
}

/** The shares of one whole that add up to 100 because this one is one unit of its last place more or less; null where it is not. */
function pluggedWith(share: Share, section: readonly Share[], right: Decimal): readonly Share[] | null {
  const { half, value, decimals } = share.number;
  if (value.minus(right.toDecimalPlaces(decimals)).abs().gt(half.times(2))) return null;
  const together = section.filter((other) => other.parent === share.parent && (other.whole === null) === (share.whole === null));
  const sum = together.reduce((all, other) => all.plus(other.number.value), half.times(0));
  return together.length > 1 && sum.eq(100) ? together : null;
}
