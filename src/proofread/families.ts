import { Decimal } from 'decimal.js';
import { PROCURED } from '../forms/form-words';
import { THREE_EXPENSES } from '../forms/vocabulary';
import { subjectKey, type Subject } from '../facts/coordinate';
import type { Disclosure } from '../forms/disclosure';
import { depthAt, type Block } from '../text/block';
import { claimKey, identityOf, isSubjectOnly } from '../text/discourse';
import type { Claim, Facets } from '../text/frames';
import { ABOVE } from '../text/items';
import { LEVEL_LENGTH } from '../text/phrase-codes';
import { added } from './added';
import { firstOf, groupBy, window } from './whereabouts';

/** An amount of the text and those of its parts: the ones a list gives, and the ones that codes and items tell. */
export interface Family {
  readonly whole: Claim;
  readonly parts: readonly Claim[];
  readonly by: 'list' | 'codes' | 'total' | 'three' | 'added';
}

export function familiesOf({ kind }: Disclosure, all: readonly Claim[]): Family[] {
  const claims = all.filter((claim) => claim.year === 0 && isAmount(claim));
  return [
    ...listed(kind, all.filter(isAmount)),
    ...byCode(claims),
    ...byTotal(kind, claims),
    ...byNature(kind, claims),
    ...three(kind, claims),
    ...ofProcurement(claims),
    ...added(claims).map((sum): Family => ({ ...sum, by: 'added' })),
  ];
}

function isAmount(claim: Claim): boolean {
  return !isSubjectOnly(claim) && claim.number.kind === 'money';
}

/** What 其中, 包括 and 主要用于 open. */
function listed(kind: Disclosure['kind'], claims: readonly Claim[]): Family[] {
  const parts = groupBy(
    claims.filter((part) => {
      const { parent, stage, year, adds } = part;
      return (
        parent &&
        !adds &&
        isAmount(parent) &&
        !isMeasured(part, parent) &&
        year !== null &&
        year === parent.year &&
        stageOf(kind, stage) === stageOf(kind, parent.stage)
      );
    }),
    ({ list }) => list,
  );
  return [...parts.values()]
    .map((own): Family => ({ whole: own[0]!.parent!, parts: procured(topmost(outermost(own))), by: 'list' }))
    .filter(({ whole, parts: own }) => own.every((part) => !isSibling(part, whole)) && !isOfSome(own));
}

/** 包括甲10万元、乙5万元等: some of what there is. */
export function isOfSome(parts: readonly Claim[]): boolean {
  const { context, number } = parts.at(-1)!;
  return SOME.test(context.block.text.slice(number.end, number.end + MOST_BEHIND));
}

/** Not the 等 of a word: 高等教育, 平等, 等级, 等额. */
const SOME =
  /^[^,。;:、]{0,14}(?<![平高中初同均相对特优])等(?=[。;,)]|$|方面|[各0-9两三四五六七八九十]|项目|支出|费用|经费|人员|日常|工作)/;
const MOST_BEHIND = 20;

/** 接待费2万元,…人均80元; 资产100万元,其中固定资产原值130万元、累计折旧40万元、净值90万元: what measures a thing is no part of it. */
function isMeasured({ phrase }: Claim, whole: Claim): boolean {
  return MEASURES.test(phrase.qualifier) && phrase.qualifier !== whole.phrase.qualifier;
}

const MEASURES = /人均|原值|折旧/;

/** Said or not, a final account speaks of what was spent, a budget of what is planned. */
function stageOf(kind: Disclosure['kind'], stage: Claim['stage']): string {
  return kind === 'budget' ? (stage === null || stage === '年初' ? '预算' : stage) : (stage ?? '决算');
}

/** 货物, 工程 and 服务 are all of what is procured; what is kept for small firms is said beside them. */
function procured(parts: readonly Claim[]): readonly Claim[] {
  const own = parts.filter(({ about: [first] }) => first!.subject.type === 'item' && PROCURED.includes(first!.subject.item));
  return own.length > 1 ? own : parts;
}

/** Without what the list says of one of its parts: 公务用车购置费 beside 公务用车购置及运行费, a 款 beside its 类. */
function topmost(parts: readonly Claim[]): readonly Claim[] {
  const listed = new Set(parts.map(({ about }) => subjectKey(about[0]!.subject)));
  return parts.filter(({ about }) => !subjectsAbove(about[0]!.subject).some((above) => listed.has(subjectKey(above))));
}

/** What a subject may be a part of: the items above an item, the classes that a code begins with. */
function subjectsAbove(subject: Subject): Subject[] {
  if (subject.type === 'item')
    return (ABOVE.get(subject.item) ?? []).flatMap((item) => (item === '“三公”经费' ? [] : [{ type: 'item' as const, item }]));
  if (!('code' in subject)) return [];
  return Array.from({ length: subject.code.length }, (_, length) => ({ ...subject, code: subject.code.slice(0, length) }));
}

/** A subject that stands beside another is no part of it, whatever the sentence looks like. */
function isSibling(part: Claim, whole: Claim): boolean {
  // 甲、乙预算合计9万元,其中甲5万元,乙4万元.
  if (whole.phrase.listed.length > 1) return false;
  const [own, around] = [part.about[0]!.subject, whole.about[0]!.subject];
  return own.type === around.type && 'code' in own && 'code' in around && !own.code.startsWith(around.code);
}

/** Without the amounts that brackets say of a part. */
export function outermost(parts: readonly Claim[]): readonly Claim[] {
  const depths = parts.map(({ context, number }) => depthAt(context.block, number.start));
  const least = depths.reduce((a, b) => Math.min(a, b), Infinity);
  return parts.filter((_, index) => depths[index] === least);
}

/** 款 under their 类, 项 under their 款, as the section says them. */
function byCode(claims: readonly Claim[]): Family[] {
  const families: Family[] = [];
  for (const group of sections(claims).values()) {
    const byCode = new Map(group.map((claim) => [codeOf(claim)!, claim]));
    const under = groupBy(group, (claim) => codeOf(claim)!.slice(0, -2));
    for (const [code, parts] of under) {
      const whole = byCode.get(code);
      if (whole && code.length >= 3) families.push({ whole, parts: firstOfEach(parts), by: 'codes' });
    }
    families.push(...itemsOfClasses(group, byCode));
  }
  return families;
}

/** 项 right under their 类, where the section tells no 款 of it. */
function itemsOfClasses(group: readonly Claim[], byCode: ReadonlyMap<string, Claim>): Family[] {
  const within = groupBy(
    group.filter((claim) => codeOf(claim)!.length > CLASS_LENGTH),
    (claim) => codeOf(claim)!.slice(0, CLASS_LENGTH),
  );
  return [...within].flatMap(([code, parts]): Family[] => {
    const whole = byCode.get(code);
    const items = whole !== undefined && parts.every((part) => codeOf(part)!.length === ITEM_LENGTH);
    return items && whole.about[0]!.subject.type === 'function' ? [{ whole, parts: firstOfEach(parts), by: 'codes' }] : [];
  });
}

const CLASS_LENGTH = 3;
const ITEM_LENGTH = 7;

/** The total that the subjects of one level in a section make up, wherever the text says it. */
function byTotal(kind: Disclosure['kind'], claims: readonly Claim[]): Family[] {
  const scope = ({ facets, stage }: Claim): string => `${scopeOf(facets)} ${stageOf(kind, stage)}`;
  const totals = groupBy(
    claims.filter(({ about, facets }) => about[0]!.subject.type === 'total' && !facets.funds && facets.side?.value !== '收入'),
    scope,
  );
  const families: Family[] = [];
  for (const group of sections(claims).values()) {
    const levels = groupBy(group, levelOf);
    for (const parts of levels.values()) {
      const own = firstOfEach(parts);
      if (own.length < 2) continue;
      const [first] = own as [Claim, ...Claim[]];
      const { block } = first.context;
      const sum = own.reduce((all, { number }) => all.plus(number.value), new Decimal(0));
      const half = own.reduce((all, { number }) => all.plus(number.half), new Decimal(0));
      const together = own.every((part) => part.context.block === block);
      for (const whole of nearest(totals.get(scope(first)) ?? [], block))
        if ((together && whole.context.block === block) || isNear(whole.number.value, sum, half.plus(whole.number.half)))
          families.push({ whole, parts: own, by: 'total' });
    }
  }
  return families;
}

/** The digits that the code of a subject has, or would have if its name were known. */
function levelOf(claim: Claim): number {
  const code = codeOf(claim)!;
  const [, level] = code === '?' ? (LEVEL.exec(claim.label) ?? []) : [];
  return level ? LEVEL_LENGTH.get(level)! : code.length;
}

const LEVEL = /\(([类款项])\)(?:·[^()]*)?$/;

/** All of a total but for a slip. */
function isNear(whole: Decimal, sum: Decimal, half: Decimal): boolean {
  return whole
    .minus(sum)
    .abs()
    .lte(Decimal.max(half, whole.abs().div(10)));
}

/** In a very long text those totals are meant that stand near. */
function nearest(totals: readonly Claim[], block: Block): readonly Claim[] {
  return window(
    totals,
    firstOf(totals, ({ context }) => context.block.index >= block.index),
  );
}

/**
 * 支出预算。基本支出6万元,同比增加…;项目支出4万元,同比减少…: the totals that the two make up and that stand before them: what is said of how
 * they moved is said of how the total did.
 */
function byNature(kind: Disclosure['kind'], claims: readonly Claim[]): Family[] {
  const totals = claims.filter(({ about, facets, doubts }) => about[0]!.subject.type === 'total' && !facets.funds && doubts.length === 0);
  const wholes = groupBy(
    totals.filter(
      ({ about: [first], facets: { nature, side, period } }) =>
        !nature &&
        !period &&
        // What is left at the end of a year is in 总计, and was another last year.
        (kind === 'budget'
          ? side?.value !== '收入'
          : side?.value === '支出' && first!.subject.type === 'total' && first!.subject.grade !== 'grand'),
    ),
    ({ facets }) => facets.source?.value ?? '',
  );
  const pairs = groupBy(
    totals.filter(({ facets }) => facets.nature),
    ({ context, facets }) => `${context.block.index} ${facets.source?.value ?? ''}`,
  );
  return [...pairs.values()].flatMap((own): Family[] => {
    const [first, second, ...others] = distinct(own);
    const [a, b] = [first?.facets.nature?.value, second?.facets.nature?.value];
    if (!first || !second || others.length > 0 || !(a === '基本' && b === '项目')) return [];
    const sum = first.number.value.plus(second.number.value);
    const before = (wholes.get(first.facets.source?.value ?? '') ?? []).filter(
      (whole) => whole !== first.parent && whole.number.start !== first.number.start && whole.number.value.eq(sum),
    );
    const earlier = distinct(before.filter(({ context }) => context.sentence < first.context.sentence)).slice(-MOST_TOTALS);
    return earlier.map((whole) => ({ whole, parts: [first, second], by: 'total' }));
  });
}

const MOST_TOTALS = 3;

function itemOf({ about }: Claim): string {
  return about[0]?.subject.type === 'item' ? about[0].subject.item : '';
}

/** What the section says of the three expenses after it says what they are together: of budgets, or of what was spent. */
function three(kind: Disclosure['kind'], claims: readonly Claim[]): Family[] {
  const place = (claim: Claim): string => `${sectionOf(claim)} ${stageOf(kind, claim.stage)}`;
  const parts = groupBy(
    claims.filter((claim) => THREE_EXPENSES.includes(itemOf(claim))),
    place,
  );
  const alike = new Map([...parts].map(([at, own]) => [at, [...groupBy(own, claimKey).values()]]));
  return claims
    .filter((claim) => itemOf(claim) === '“三公”经费')
    .map((whole) => {
      const found = (alike.get(place(whole)) ?? []).flatMap((same) => same.find(({ parent }) => parent !== whole) ?? []);
      return { whole, parts: found, by: 'three' };
    });
}

/** 政府采购支出10万元,其中货物、工程、服务…: in one paragraph they are all of it, whether or not a word says so. */
function ofProcurement(claims: readonly Claim[]): Family[] {
  const blocks = groupBy(
    claims.filter((claim) => itemOf(claim) === '政府采购' || PROCURED.includes(itemOf(claim))),
    ({ context }) => context.block,
  );
  return [...blocks.values()].flatMap((own): Family[] => {
    const [wholes, parts] = [own.filter((claim) => itemOf(claim) === '政府采购'), own.filter((claim) => PROCURED.includes(itemOf(claim)))];
    const told = wholes.length === 1 && parts.length === PROCURED.length && parts.every(({ parent }) => !parent);
    return told && new Set(parts.map(itemOf)).size === PROCURED.length ? [{ whole: wholes[0]!, parts, by: 'three' }] : [];
  });
}

/** Subjects by section, kind of code and facets. */
function sections(claims: readonly Claim[]): Map<string, Claim[]> {
  return groupBy(
    claims.filter((claim) => codeOf(claim) !== null),
    (claim) => {
      const { source, nature, funds, stage, period } = claim.facets;
      return [
        sectionOf(claim),
        claim.about[0]!.subject.type,
        ...[source, nature, funds, stage, period].map((facet) => facet?.value ?? ''),
      ].join('|');
    },
  );
}

function codeOf({ about, phrase, doubts }: Claim): string | null {
  if (phrase.listed.length > 1 && doubts.includes('several')) return null;
  const { subject } = about[0]!;
  return subject.type === 'function' || subject.type === 'economic' ? subject.code : null;
}

/** The section of the first two levels. */
function sectionOf({ context }: Claim): number {
  return context.sections.findLast(({ level }) => level <= 2)?.block.index ?? -1;
}

/** Of one scope: amounts of two scopes are equal by chance where the rest of the wider one is next to nothing. */
function scopeOf({ source, nature, period }: Facets): string {
  return [source, nature, period].map((facet) => facet?.value ?? '').join('|');
}

/** One claim a coordinate. */
function firstOfEach(claims: readonly Claim[]): Claim[] {
  return [...new Map([...claims].reverse().map((claim) => [claimKey(claim), claim])).values()].reverse();
}

/** One claim a subject: a list that says an amount again does not add it twice. */
export function distinct(claims: readonly Claim[]): Claim[] {
  const seen = new Map<string | Claim, Claim>();
  for (const claim of claims) if (!seen.has(identityOf(claim))) seen.set(identityOf(claim), claim);
  return [...seen.values()];
}
