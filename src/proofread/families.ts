import { Decimal } from 'decimal.js';
import { subjectKey, type Subject } from '../facts/coordinate';
import type { Disclosure } from '../forms/disclosure';
import { claimKey, isSubjectOnly } from '../text/discourse';
import type { Block } from '../text/block';
import type { Claim, Facets } from '../text/frames';
import { ABOVE } from '../text/phrase';
import { firstOf, groupBy, window } from './whereabouts';

/** An amount of the text and those of its parts: the ones a list gives, and the ones that codes and items tell. */
export interface Family {
  readonly whole: Claim;
  readonly parts: readonly Claim[];
  readonly by: 'list' | 'codes' | 'total' | 'three';
}

export function familiesOf({ kind }: Disclosure, all: readonly Claim[]): Family[] {
  const claims = all.filter((claim) => claim.year === 0 && isAmount(claim));
  return [...listed(kind, all.filter(isAmount)), ...byCode(claims), ...byTotal(claims), ...three(claims)];
}

function isAmount(claim: Claim): boolean {
  return !isSubjectOnly(claim) && claim.number.kind === 'money';
}

/** What 其中, 包括 and 主要用于 open. */
function listed(kind: Disclosure['kind'], claims: readonly Claim[]): Family[] {
  // Said or not, a final account speaks of what was spent, a budget of what is planned.
  const stageOf = (stage: string | null): string =>
    kind === 'budget' ? (stage === null || stage === '年初' ? '预算' : stage) : (stage ?? '决算');
  const parts = groupBy(
    claims.filter(
      ({ parent, stage, year }) =>
        parent && isAmount(parent) && year !== null && year === parent.year && stageOf(stage) === stageOf(parent.stage),
    ),
    ({ list }) => list,
  );
  return [...parts.values()]
    .map((own): Family => ({ whole: own[0]!.parent!, parts: procured(topmost(outermost(own))), by: 'list' }))
    .filter(({ whole, parts: own }) => own.every((part) => !isSibling(part, whole)));
}

const PROCURED: ReadonlySet<string> = new Set(['货物', '工程', '服务']);

/** 货物, 工程 and 服务 are all of what is procured; what is kept for small firms is said beside them. */
function procured(parts: readonly Claim[]): readonly Claim[] {
  const own = parts.filter(({ about: [first] }) => first!.subject.type === 'item' && PROCURED.has(first!.subject.item));
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
  const [own, around] = [part.about[0]!.subject, whole.about[0]!.subject];
  return own.type === around.type && 'code' in own && 'code' in around && !own.code.startsWith(around.code);
}

/** Without the amounts that brackets say of a part. */
export function outermost(parts: readonly Claim[]): readonly Claim[] {
  const depths = parts.map(({ context, number }) => depthsOf(context.block)[number.start] ?? 0);
  const least = depths.reduce((a, b) => Math.min(a, b), Infinity);
  return parts.filter((_, index) => depths[index] === least);
}

const DEPTHS = new WeakMap<Block, Uint32Array>();

/** How many brackets are open at each place of a block. Made once. */
function depthsOf(block: Block): Uint32Array {
  let depths = DEPTHS.get(block);
  if (!depths) {
    const { text } = block;
    DEPTHS.set(block, (depths = new Uint32Array(text.length)));
    for (let at = 1; at < text.length; at++) {
      const before = depths[at - 1]!;
      depths[at] = text[at - 1] === '(' ? before + 1 : text[at - 1] === ')' && before > 0 ? before - 1 : before;
    }
  }
  return depths;
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
  }
  return families;
}

/** The total that the subjects of one level in a section make up, wherever the text says it. */
function byTotal(claims: readonly Claim[]): Family[] {
  const totals = groupBy(
    claims.filter(({ about, facets }) => about[0]!.subject.type === 'total' && !facets.funds && facets.side?.value !== '收入'),
    ({ facets }) => scopeOf(facets),
  );
  const families: Family[] = [];
  for (const group of sections(claims).values()) {
    const levels = groupBy(group, (claim) => codeOf(claim)!.length);
    for (const parts of levels.values()) {
      const own = firstOfEach(parts);
      if (own.length < 2) continue;
      const [{ context, facets }] = own as [Claim, ...Claim[]];
      const sum = own.reduce((all, { number }) => all.plus(number.value), new Decimal(0));
      const half = own.reduce((all, { number }) => all.plus(number.half), new Decimal(0));
      const together = own.every((part) => part.context.block === context.block);
      for (const whole of nearest(totals.get(scopeOf(facets)) ?? [], context.block))
        if ((together && whole.context.block === context.block) || isNear(whole.number.value, sum, half.plus(whole.number.half)))
          families.push({ whole, parts: own, by: 'total' });
    }
  }
  return families;
}

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

const THREE: ReadonlySet<string> = new Set(['因公出国（境）费', '公务用车购置及运行费', '公务接待费']);

/** What the section says of the three expenses after it says what they are together. */
function three(claims: readonly Claim[]): Family[] {
  const itemOf = ({ about }: Claim): string => (about[0]?.subject.type === 'item' ? about[0].subject.item : '');
  const parts = groupBy(
    claims.filter((claim) => THREE.has(itemOf(claim))),
    sectionOf,
  );
  const alike = new Map([...parts].map(([section, own]) => [section, [...groupBy(own, claimKey).values()]]));
  return claims
    .filter((claim) => itemOf(claim) === '“三公”经费')
    .map((whole) => {
      const found = (alike.get(sectionOf(whole)) ?? []).flatMap((same) => same.find(({ parent }) => parent !== whole) ?? []);
      return { whole, parts: found, by: 'three' };
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

function codeOf({ about }: Claim): string | null {
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
export function firstOfEach(claims: readonly Claim[]): Claim[] {
  return [...new Map([...claims].reverse().map((claim) => [claimKey(claim), claim])).values()].reverse();
}

/** One claim a subject: a list that says an amount again does not add it twice. What was not read whole counts by itself. */
export function distinct(claims: readonly Claim[]): Claim[] {
  const seen = new Map<string, Claim>();
  for (const claim of claims) {
    const unread = claim.doubts.includes('noSubject') || claim.doubts.includes('fill');
    const key = unread ? `${seen.size} ?` : claimKey(claim);
    if (!seen.has(key)) seen.set(key, claim);
  }
  return [...seen.values()];
}
