import { Decimal } from 'decimal.js';
import type { Disclosure, Form } from '../../forms/disclosure';
import { isFundForm } from '../../forms/form-words';
import { yuanPer } from '../../relations/relation';
import { slipBetween } from '../../relations/slips';
import { claimKey } from '../../text/discourse';
import type { Reading } from '../../facts/base';
import type { Claim } from '../../text/frames';
import { addsUp, isTelling } from '../arithmetic';
import { BASIC, isCutOff, operatingReadings, type Bound } from '../bind';
import { ofNothing } from './blanks';
import { completedPlan } from './completions/planned';
import { exchanged } from './exchanged';
import { isAnchored } from './anchored';
import { wagesOf } from './wages';
import { accuse, all, confirm, NOTHING, rounded, type Judgement } from '../judgement';
import { boundOf, isAccused, type BoundText } from '../proof';
import { asWritten, called, cellsOf, misstated, shown, textOf } from '../wording';

/** T-ITEM and T-UNIT: an amount is what the cells say that its words name. */
export function amounts(text: BoundText): Judgement {
  const miscalled = new Set(text.completions.flatMap((completion) => completedPlan(text, completion)?.done ?? []));
  return all(text.claims.filter((bound) => !miscalled.has(bound)).map((bound) => judge(text, bound)));
}

function judge(text: BoundText, bound: Bound): Judgement {
  const { claim, agreeing, derived, readings, sure } = bound;
  if (agreeing.length > 0) return asTheWrong(text, bound) ?? confirm('cell', [claim.number], agreeing);
  const same = derived.length > 0 ? derived : wagesOf(text, bound);
  if (same.length > 0) return confirm('cell', [claim.number], same);
  const [best] = readings;
  if (isOfOtherRunning(text, claim) || isOfMoreLines(text, claim)) return NOTHING;
  if (!best || !sure) return exchanged(text, bound) ?? ofNothing(text, bound) ?? slip(text, bound);
  if (claim.year === -1 && !claim.facets.stage) return NOTHING;
  if (isThinlyNamed(claim)) {
    const other = exchanged(text, bound);
    if (other) return other;
  }
  if (isThinlyNamed(claim) && valuesIn(text).has(claim.number.value.toString()) && !isAnchored(text, bound)) return NOTHING;
  if (isAccused(text, best)) return suspect(claim, best);
  if (isOfWider(claim, best)) return slip(text, bound);
  const { number } = claim;
  const base = misstated(claim, best, text.lines);
  const { stated, expected: right } = base;
  const where = `《${best.form.title}》${best.prior ? '（上年工作簿）' : ''}`;
  const ratio = number.value.isZero() || best.yuan.isZero() ? null : number.value.div(best.yuan).abs();
  if (ratio && (ratio.eq(10000) || ratio.eq('0.0001')))
    return accuse(
      {
        ...base,
        correction: base.correction && { ...base.correction, text: stated.replace(number.unit, ratio.eq(10000) ? '元' : '万元') },
        rule: 'T-UNIT',
        level: 'error',
        zh: `${called(claim)}写作 ${stated}，${where}为 ${right}：数字相同而单位不同，请改单位。`,
        en: `${called(claim, 'en')} is written ${stated} and is ${right} in the form: the unit is wrong.`,
      },
      [number],
    );
  if (isCutOff(number, best))
    return rounded(
      {
        ...base,
        rule: 'T-ITEM',
        level: 'hint',
        zh: `${called(claim)}写作 ${stated}，${where}四舍五入为 ${right}：尾数被截去。`,
        en: `${called(claim, 'en')} is ${right} when rounded; the last digit was cut off.`,
      },
      [number],
      [best],
    );
  const level = claim.year === -1 ? 'warning' : 'error';
  return accuse(
    {
      ...base,
      rule: 'T-ITEM',
      level,
      zh: `${called(claim)}写作 ${stated}，${where}为 ${right}${slipText(number.value, best.yuan)}；请核对后改正。`,
      en: `${called(claim, 'en')} is written ${stated} but is ${right} in the form.`,
    },
    [number],
  );
}

/** The text says what only cells say that validation accuses, while another form that its words name says otherwise; null where it does not. */
function asTheWrong(text: BoundText, { claim, agreeing, readings, sure }: Bound): Judgement | null {
  const wrong = agreeing.filter((reading) => isAccused(text, reading));
  const right = readings.find((reading) => !agreeing.includes(reading) && !isAccused(text, reading));
  if (!sure || wrong.length === 0 || !right) return null;
  // Where a cell that nobody accuses says it too, only what the words mean first speaks against it.
  if (wrong.length < agreeing.length && right !== readings[0]) return null;
  const base = misstated(claim, right, text.lines);
  return accuse(
    {
      ...base,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `${called(claim)}写作 ${base.stated}，与《${wrong[0]!.form.title}》相同，而校验指出表中此数有误；《${right.form.title}》为 ${base.expected}，请核对。`,
      en: `${called(claim, 'en')} is ${base.stated} as in a cell that validation accuses; another form says ${base.expected}.`,
    },
    [claim.number],
  );
}

/** The form is in question itself: the text is not asked to follow it. */
function suspect({ number, context, label }: Claim, best: Reading): Judgement {
  const written = asWritten(context.block, number);
  return accuse(
    {
      ...written,
      rule: 'T-ITEM',
      level: 'hint',
      zh: `${called({ label })}写作 ${written.stated}，《${best.form.title}》为 ${shown(best.yuan, number)}，而校验指出表中此数有误；请先核对表。`,
      en: `${called({ label }, 'en')} differs from the form, whose cell validation accuses: look at the form first.`,
      cells: cellsOf([best]),
    },
    [],
  );
}

/** Parts of a 机关运行经费 that no 公用经费 of the forms is, most of which are not its lines either. */
function isOfOtherRunning(text: BoundText, claim: Claim): boolean {
  const { parent, about, context } = claim;
  const whole = parent?.about[0]!.subject;
  if (whole?.type !== 'item' || whole.item !== '机关运行经费' || about[0]!.subject.type !== 'economic') return false;
  if (boundOf(text, parent!).agreeing.some(({ form }) => form.kind === '一般公共预算基本支出表')) return false;
  const others = text.where.inSentence(context.sentence).filter((other) => other.claim !== claim && other.claim.parent === parent);
  return others.filter(({ agreeing }) => agreeing.length > 0).length * 2 < others.length;
}

/**
 * 甲项目, and below it: 预算126万元,其中一般公共预算96万元、财政专户管理资金30万元: a project as a heading may be of several lines of the form, and
 * is where what it is paid from makes it up.
 */
function isOfMoreLines(text: BoundText, claim: Claim): boolean {
  if (claim.about[0]!.subject.type !== 'project' || claim.cost === 0) return false;
  const parts = text.where.inSentence(claim.context.sentence).filter((other) => other.claim.parent === claim);
  const numbers = parts.map(({ claim: { number } }) => number);
  return numbers.length > 1 && addsUp(numbers, claim.number);
}

/** 支出预算90万元,按经济分类:商品和服务支出40万元: of all spending, while the forms tell those of 基本支出 only. */
function isOfWider({ about: [first], facets, parent, context }: Claim, { form }: Reading): boolean {
  if (first!.subject.type !== 'economic' || facets.nature || facets.funds || !BASIC.has(form.kind)) return false;
  if (parent) return parent.about[0]!.subject.type === 'total';
  const [kind] = context.sections.at(-1)?.kinds ?? [];
  return kind !== undefined && !BASIC.has(kind);
}

/** Words that name a subject by one facet alone, or not at all: the number may be that of something the sentence was about before. */
function isThinlyNamed({ about, phrase, cost }: Claim): boolean {
  if (about[0]!.subject.type !== 'total') return false;
  const { source, period, nature, funds, side, total } = phrase;
  return cost > 0 || [source, period, nature, funds, side, total || undefined].filter((facet) => facet !== undefined).length <= 1;
}

const VALUES = new WeakMap<Disclosure, ReadonlySet<string>>();

/** Every amount of the forms that is hardly there by chance, in 元. */
export function valuesIn({ disclosure }: BoundText): ReadonlySet<string> {
  let values = VALUES.get(disclosure);
  if (!values) VALUES.set(disclosure, (values = new Set(disclosure.forms.flatMap(amountsOf).filter(isTelling).map(String))));
  return values;
}

function amountsOf({ panels, unit }: Form): Decimal[] {
  const lines = panels.flatMap((panel) => panel.lines);
  return lines.flatMap(({ amounts: own }) => own.flatMap(({ value }) => (value ? [value.times(yuanPer(unit))] : [])));
}

/** Whether two amounts are just what a form of one further fund holds apart: 涉及财政资金 can be of that fund too. */
function areFundsApart({ disclosure }: BoundText, stated: Decimal, near: Decimal): boolean {
  const funds = disclosure.forms.filter(isFundForm);
  return funds.some((form) => amountsOf(form).some((amount) => amount.eq(stated.minus(near))));
}

/** One digit off, or two swapped, from a cell that the words may mean: with four digits or more that is hardly chance. */
function slip(text: BoundText, { claim, readings: own }: Bound): Judgement {
  const { number } = claim;
  if (
    claim.year !== 0 ||
    claim.doubts.some((doubt) => !LIGHT.has(doubt) && !(doubt === 'noSubject' && isSpokenOf(claim))) ||
    isOfPart(claim) ||
    !isTelling(number.value) ||
    // What another cell says to the last digit is that one, and no slip.
    valuesIn(text).has(number.value.toString())
  )
    return NOTHING;
  const readings = own.length > 0 ? own : operatingReadings(text.facts, claim);
  const near = readings.find(({ yuan }) => yuan.gt(0) && isTelling(yuan) && slipBetween(number.value, yuan, 2) !== null);
  if (!near || areFundsApart(text, number.value, near.yuan)) return NOTHING;
  const report = misstated(claim, near, text.lines);
  const { stated, expected: right } = report;
  return accuse(
    {
      ...report,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `这里写 ${stated}，《${near.form.title}》中有 ${right}${slipText(number.value, near.yuan)}；如说的是同一个数，请改正。`,
      en: `${stated} is one slip away from ${right} of the form.`,
    },
    [number],
  );
}

/** Assets and performance, and what projects 涉及, are of the funds of the projects without saying so. */
function isSpokenOf({ doubts }: Claim): boolean {
  return doubts.includes('outside') || doubts.includes('qualifier');
}

const LIGHT: ReadonlySet<string> = new Set(['fill', 'outside', 'qualifier', 'inherited']);

/** 人均8.5万元, 剔除基金后50万元: an amount that the cell holds more of, and may be a tenth of by chance. */
function isOfPart({ doubts, phrase: { qualifier } }: Claim): boolean {
  return doubts.includes('qualifier') && (qualifier === '' || /人均|原值|净值|折旧|其余|不含/.test(qualifier));
}

function slipText(stated: Decimal, right: Decimal): string {
  const slip = slipBetween(stated, right, 2);
  return slip ? `（${slip.zh}）` : '';
}

/**
 * T-DUPNUM: what no form states (年初预算, procurement) is the same wherever the text says it. Two claims are one subject only where both
 * were read whole.
 */
export function twins(text: BoundText): Judgement {
  const judgements: Judgement[] = [];
  for (const group of text.where.byKey.values()) {
    if (group.length < 2) continue;
    const seen = new Map<string, Bound[]>();
    for (const bound of group) {
      const { claim, readings } = bound;
      if (readings.length > 0 || claim.doubts.length > 0 || claim.cost >= 1 || claim.year === null) continue;
      const key = `${claim.year} ${claim.stage ?? ''}`;
      const known = seen.get(key) ?? [];
      known.push(bound);
      seen.set(key, known);
    }
    for (const same of seen.values()) judgements.push(...pairs(same));
  }
  return all([...judgements, ...sideBySide(text)]);
}

/** Two amounts of one subject, year and stage in one sentence, of which only one is that of the cells. */
function sideBySide(text: BoundText): Judgement[] {
  return text.claims.map((bound, index) => {
    const { claim } = bound;
    const [before, after] = [text.claims[index - 1], text.claims[index + 1]];
    const right = [before, after].find((other) => other && other.agreeing.length > 0 && isSame(other.claim, claim));
    if (!right || bound.agreeing.length > 0 || bound.sure || claim.doubts.some((doubt) => doubt !== 'inherited')) return NOTHING;
    if (claim.phrase.stage === undefined || claim.number.value.isZero() || equal(right.claim, claim)) return NOTHING;
    const { block } = claim.context;
    const [own, other] = [textOf(block, claim.number), textOf(block, right.claim.number)];
    return accuse(
      {
        block,
        start: claim.number.start,
        end: claim.number.end,
        stated: own,
        rule: 'T-DUPNUM',
        level: 'error',
        zh: `${called(claim)}在一句里写了 ${own} 和 ${other}，与表相符的是 ${other}；请核对 ${own} 是什么数。`,
        en: `One subject has ${own} and ${other} in one sentence; the form has ${other}.`,
      },
      [claim.number],
    );
  });
}

function isSame(a: Claim, b: Claim): boolean {
  return (
    a.context.sentence === b.context.sentence &&
    a.year === b.year &&
    (a.stage ?? '') === (b.stage ?? '') &&
    claimKey(a) === claimKey(b) &&
    a.parent === b.parent
  );
}

function pairs(same: readonly Bound[]): Judgement[] {
  const [first, ...rest] = same;
  return rest.map((bound) => (equal(first!.claim, bound.claim) ? confirm('text', [first!.claim.number, bound.claim.number]) : NOTHING));
}

function equal(a: Claim, b: Claim): boolean {
  return a.number.value.minus(b.number.value).abs().lte(Decimal.max(a.number.half, b.number.half));
}
