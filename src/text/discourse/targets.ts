import { depthAt } from '../block';
import type { Claim } from '../frames';
import { INCOME_ONLY } from '../items';
import { hasIdentity, isEmpty, type Phrase } from '../phrase';
import { claimKey, isBudgetBeside, isSubjectOnly, NO_NUMBER, sameAbout } from './claims';
import { distinct } from './doubts';
import type { Scope } from './scope';

/** The claims a bare operator may be about, the likeliest first. */
export function targetsOf(scope: Scope, phrase: Phrase): readonly Claim[] {
  const { state } = scope;
  if (hasIdentity(phrase)) {
    const named = scope.claimOf(phrase, null);
    const key = claimKey(named);
    const said = scope.recent().filter((claim) => claimKey(claim) === key && claim.year === 0);
    const found = said.find((claim) => !isBudgetBeside(claim, scope.options.kind)) ?? said[0];
    return found ? [found] : [];
  }
  if (state.opened && !state.segmentMain && !state.named) {
    // The rest of what it opened with was not understood.
    const told = targetsOf(scope, state.opened);
    return told.map((claim) => ({ ...claim, doubts: distinct([...claim.doubts, 'fill']) }));
  }
  const turns = state.named !== null && isOtherSide(phrase, state.named);
  if (state.named && !turns) return isSubjectOnly(state.named) ? [] : [state.named];
  const bySide = phrase.side === undefined || state.segmentMain ? undefined : sided(scope, phrase.side);
  if (bySide || turns) return bySide ? [bySide] : [];
  const top = state.lists.at(-1);
  const last = ofThisYear(scope, state.last);
  const inList = top?.parent && top.segment === scope.segment && state.last?.parent === top.parent;
  const own = scope
    .recent()
    .filter(
      (claim) =>
        claim.context.segment === scope.segment &&
        claim.year === 0 &&
        !isBudgetBeside(claim, scope.options.kind) &&
        depthAt(scope.block, claim.number.start) <= scope.brackets.length,
    );
  // 其中:甲10万元,比上年增加1万元 is of 甲; 其中:甲10万元,乙5万元,比上年增加1万元 is of all.
  const alone = own.filter(({ list }) => list === top?.id).length === 1;
  const choice = inList
    ? alone
      ? [last, top.parent]
      : [top.parent, last]
    : own.length > 0
      ? [own.at(-1), state.segmentMain]
      : state.segmentMain || state.last !== scope.mainClaim()
        ? [state.segmentMain, last, scope.blockMain]
        : [scope.sentenceBefore, last];
  const targets = choice.filter((claim): claim is Claim => claim !== null && claim !== undefined && claim.number !== NO_NUMBER);
  const today = targets.filter(({ year }) => year === 0);
  const spoken = today.length > 0 ? today : targets;
  // 年初预算5万元,决算4万元,比年初预算少1万元: of the one that was carried out.
  const done = spoken.filter((claim) => !isBudgetBeside(claim, scope.options.kind));
  const found = [...new Set(done.length > 0 ? done : spoken)].slice(0, 2);
  return found.length === 0 && scope.head && isEmpty(phrase) ? [scope.head] : found;
}

/**
 * 收入总计9万元,包括:…⏎与上年相比,今年收入减少1万元: of the total of that side that the section told before; or of that of the year, which its words
 * call as well.
 */
export function totalsTold({ totals, sections }: Scope, { side }: Phrase): readonly Claim[] {
  const told = side === undefined ? undefined : totals.get(side);
  if (!told || told.context.sections.at(-1) !== sections.at(-1)) return [];
  return [told, { ...told, number: NO_NUMBER, about: [{ subject: { type: 'total', grade: 'year' }, cost: 0 }] }];
}

/** 本年收入增加7万元,支出增加15万元: what is said next is of the other side. */
export function isOtherSide({ side }: Phrase, { facets }: Claim): boolean {
  return side !== undefined && facets.side !== undefined && side !== facets.side.value;
}

/** 公务接待费2016年预算8万元,2015年预算12.5万元;对比减少: what was said last, as it is this year. */
function ofThisYear(scope: Scope, last: Claim | null): Claim | null {
  if (!last || last.year === 0) return last;
  return scope.recent().findLast((claim) => claim.year === 0 && claim.parent === last.parent && sameAbout(claim, last)) ?? last;
}

/** 本年收入30万元,本年支出30万元,年末结转0万元。支出较上年减少15万元: the amount of this block that names the side. */
function sided(scope: Scope, side: string): Claim | undefined {
  const said = scope.recent().filter((claim) => isOfSide(claim, side) && claim.year === 0 && !isBudgetBeside(claim, scope.options.kind));
  return said.length === 1 ? said[0] : undefined;
}

/** Whether the words of a claim, or those before it, say the side: 收入预算：9万元. 其他收入 is a part of that side, and not it. */
function isOfSide({ facets, phrase: { source } }: Claim, side: string): boolean {
  return facets.side?.value === side && !facets.side.inherited && !(source !== undefined && INCOME_ONLY.has(source));
}
