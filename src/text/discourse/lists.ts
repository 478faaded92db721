import type { Claim } from '../frames';
import { ABOVE } from '../items';
import { aboutOf, hasIdentity, type Alternative, type Phrase } from '../phrase';
import { readPhrase } from '../phrase-reader';
import type { Token } from '../token';
import { countOf } from './adds';
import { isBesideCode, isBudgetBeside, isSameThing } from './claims';
import type { Scope } from './scope';
import type { OpenList } from './state';
import { targetsOf } from './targets';

/** What follows 其中, 包括, 分别为, 主要用于 or a colon: parts of something, and the names they are given. */

export function openList(scope: Scope, parent: Claim | null): void {
  const top = scope.state.lists.at(-1);
  // 其中…主要用于…: one list, as long as nothing stands in it.
  const id = top && parent && top.parent === parent && scope.state.last?.list !== top.id ? top.id : scope.listCount++;
  scope.state.lists = [...scope.state.lists, { id, parent, scope: 'sentence', segment: scope.segment, depth: null }];
}

export function takeOpen(scope: Scope, token: Token): void {
  const { state } = scope;
  if (token.also.some(({ category }) => category === 'open') || /^分别|^依次/.test(scope.block.text.slice(token.start, token.end))) {
    if (awaitRow(scope)) return;
    state.scattered = true;
    scope.counted = countOf(scope, scope.phrase());
    if (token.meaning === '分别为') return;
  }
  const phrase = scope.phrase();
  const inSegment = state.segmentMain !== null || state.last?.context.segment === scope.segment;
  const sided = phrase.side !== undefined && !hasIdentity(phrase) ? scope.mainClaim() : null;
  const parent = hasIdentity(phrase)
    ? scope.claimOf(phrase, null)
    : sided?.facets.side?.value === '收支'
      ? sided
      : inSegment
        ? filled(carriedOut(scope, state.last))
        : phrase.side !== undefined && phrase.fill === ''
          ? scope.claimOf(phrase, null)
          : (sentenceMain(scope) ?? paragraphBefore(scope) ?? lineBefore(scope));
  openList(scope, parent);
  openEnumeration(scope, parent, token);
  // 与上年预算相比增长9%,其中人员经费增加2万元: against the same, as long as no amount of its own stands between.
  state.base = state.base?.stated && !state.base.other ? { ...state.base, number: null } : null;
  state.mode = 'plain';
  state.buffer = [];
}

/** What has been named is told amount by amount: 甲与乙分别为, 收、支总计分别为. False where it is not several. */
export function awaitRow(scope: Scope): boolean {
  const { state } = scope;
  const phrase = scope.phrase();
  if (phrase.listed.length > 1) {
    const whole = state.last;
    if (whole && phrase.listed.every(([item]) => item && isItemOf(item, whole))) openList(scope, whole);
    scope.respectively = { listed: phrase.listed, phrase, phrases: null, next: 0 };
  } else {
    const { titles } = scope;
    if (titles && !hasIdentity(phrase) && phrase.fill === '') {
      // …(项)和…(项)。年初预算分别为9万元、6万元.
      scope.respectively = { listed: titles.listed, phrase: { ...titles, ...ownStage(phrase), year: phrase.year }, phrases: null, next: 0 };
      state.buffer = [];
      return true;
    }
    const sides = sidesOf(phrase);
    const parts = phrase.mixed ? (inYears(scope) ?? scope.partsOf(state.buffer)) : sides.length > 0 ? sides : inSameYears(scope, phrase);
    if (parts.length < 2) return false;
    scope.respectively = { listed: parts.map(aboutOf), phrase, phrases: parts, next: 0 };
  }
  state.buffer = [];
  return true;
}

function ownStage({ stage, side }: Phrase): Partial<Phrase> {
  return { ...(stage ? { stage } : {}), ...(side ? { side } : {}) };
}

/** 行政单位医疗和公务员医疗补助：142万元、61万元: as many amounts as names. */
export function isRowOf({ block }: Scope, { listed, fill }: Phrase, at: number): boolean {
  if (listed.length < 2 || fill !== '') return false;
  const [row] = block.text.slice(at, at + LONGEST_ROW).split(/[。;(]|,(?![0-9]{3}[0-9,.])/);
  const amounts = row!.split(/[、和与及]/);
  return amounts.length === listed.length && amounts.every((amount) => /^[ \0]*[0-9][0-9,.]*[ \0]*[万亿]?元[ \0]*$/.test(amount));
}

const LONGEST_ROW = 200;

/** 2023年、2024年支出分别为: one thing, in one year after the other. */
function inYears(scope: Scope): readonly Phrase[] | null {
  const { buffer } = scope.state;
  const first = buffer.findIndex(({ kind }) => kind === 'year');
  const last = buffer.findLastIndex(({ kind }) => kind === 'year');
  const years = buffer.slice(first, last + 1).filter(({ kind }) => kind === 'year');
  const isRow = years.length > 1 && buffer.slice(first, last + 1).every(({ kind }) => JOINS.has(kind));
  if (!isRow) return null;
  scope.years = { sentence: scope.sentence, tokens: years };
  return years.map((year) => readPhrase([...buffer.slice(0, first), year, ...buffer.slice(last + 1)], scope.codes()));
}

/** …,公务接待费分别为: in the years that the sentence began with. */
function inSameYears(scope: Scope, phrase: Phrase): readonly Phrase[] {
  const { years, sentence, state } = scope;
  if (years?.sentence !== sentence || phrase.year || !hasIdentity(phrase)) return [];
  return years.tokens.map((year) => readPhrase([year, ...state.buffer], scope.codes()));
}

const JOINS: ReadonlySet<Token['kind']> = new Set(['year', 'pause', 'compare']);

/** 其中：购置费5万元；运行费12万元: what is a part of the same goes on with the list that the semicolon closed. */
export function reopenList(scope: Scope, phrase: Phrase): void {
  const { state } = scope;
  const { closed } = state;
  const [item] = phrase.alternatives;
  if (!closed?.parent) return;
  if ((item && isItemOf(item, closed.parent)) || isNextSource(scope, closed, phrase)) state.lists = [...state.lists, closed];
}

/** 上年结转1万元；本年收入9万元，包括：一般公共预算6万元；事业收入3万元: the next source of a list by sources, while the list around it has none. */
function isNextSource(scope: Scope, { id }: OpenList, { source }: Phrase): boolean {
  const around = scope.state.lists.at(-1);
  if (source === undefined || !around) return false;
  const claims = scope.recent();
  const bySource = ({ phrase }: Claim): boolean => phrase.source !== undefined;
  const outer = claims.filter(({ list }) => list === around.id);
  const inner = claims.filter(({ list }) => list === id);
  return inner.length > 0 && inner.every(bySource) && outer.length > 0 && !outer.some(bySource);
}

/** 收、支总计: those of revenue and of expenditure. */
function sidesOf(phrase: Phrase): readonly Phrase[] {
  return phrase.side === '收支' && phrase.fill === '' ? ['收入', '支出'].map((side) => ({ ...phrase, side })) : [];
}

/** 1.按功能分类,包括… 2.按用途分类,包括…: lines of one depth are all of what the first is of. */
function lineBefore(scope: Scope): Claim | null {
  const { before, block } = scope;
  const beside = before?.parent && block.depth !== null && before.context.block.depth === block.depth;
  return beside ? before.parent : before;
}

/** 支出48万元,年初预算40万元,完成118%;其中基本支出9万元: a part of what was spent. */
function carriedOut(scope: Scope, last: Claim | null): Claim | null {
  if (!last || !isBudgetBeside(last, scope.options.kind)) return last;
  const done = scope.recent().findLast((claim) => claim.context.sentence === scope.sentence && claim !== last);
  return done && !isBudgetBeside(done, scope.options.kind) && done.year === 0 && isSameThing(done, last) ? done : last;
}

/** Nothing has parts: what follows an amount of 0 is of what the amount is itself a part of. */
function filled(claim: Claim | null): Claim | null {
  return claim?.parent && claim.number.value?.isZero() && !claim.parent.number.value?.isZero() ? claim.parent : claim;
}

/** What the sentences before were about; null where they told several things side by side: 因公出国费…;接待费…。具体情况如下: */
function paragraphBefore(scope: Scope): Claim | null {
  const whole = scope.sentenceBefore ?? scope.mainClaim();
  const beside = scope
    .recent()
    .some((claim) => whole && claim.context.sentence === whole.context.sentence && claim.parent === whole.parent && isBeside(claim, whole));
  return beside ? whole!.parent : whole;
}

/** Parts of one whole: items of it, subjects of one level, or what is 基本支出 and what 项目支出. */
function isBeside(claim: Claim, whole: Claim): boolean {
  const [one, other] = [claim.about[0]!.subject, whole.about[0]!.subject];
  if (one.type === 'total' && other.type === 'total') {
    const [nature, beside] = [claim.facets.nature?.value, whole.facets.nature?.value];
    return nature !== undefined && beside !== undefined && nature !== beside;
  }
  if (one.type !== 'item' || other.type !== 'item') return isBesideCode(one, other);
  return one.item !== other.item && (ABOVE.get(one.item)?.some((item) => ABOVE.get(other.item)?.includes(item)) ?? false);
}

/**
 * 用于保障机构正常运转的日常支出9万元, 用于完成特定的任务,用于专项业务工作的经费支出9万元: what something is for may stand before its name, where
 * nothing has been told that it could be a part of.
 */
export function isAttribute({ block, sentenceFirst }: Scope, { start, end }: Token): boolean {
  return (
    sentenceFirst === null && block.text.slice(start, end) === '用于' && ATTRIBUTE.test(block.text.slice(end, end + LONGEST_ATTRIBUTE))
  );
}

const ATTRIBUTE = /^(?:[^0-9,。;:]{2,80},用于)?[^0-9,。;:]{2,60}的[^0-9,。;:的]{0,12}(?:支出|经费)[ \0]*[0-9]/;
const LONGEST_ATTRIBUTE = 170;

/** What amounts after 主要用于 are parts of: the claim before, on a line of its own that of the line before. */
export function takePurpose(scope: Scope, token: Token): void {
  const { state } = scope;
  const own = state.last === null ? [scope.phrase(), ...(state.topic && !scope.blockMain ? [state.topic] : [])].find(isOne) : undefined;
  const parent = own ? scope.claimOf(own, null) : (namedAgain(scope) ?? state.last ?? (scope.blockMain ? null : scope.before));
  // 小学教育(项),主要用于:人员经费。支出决算为9万元: what it is for has been told, and it goes on with what has it.
  if (own && !scope.blockMain) state.current = parent;
  openEnumeration(scope, parent, token);
  if (parent) openList(scope, parent);
}

/** …,商品和服务支出143万元。商品和服务支出主要用于办公费18万元: a sentence that begins with what was told before. */
function namedAgain(scope: Scope): Claim | null {
  const phrase = scope.phrase();
  return scope.sentenceFirst === null && isOne(phrase) ? (targetsOf(scope, phrase)[0] ?? null) : null;
}

function isOne(phrase: Phrase): boolean {
  return hasIdentity(phrase) && phrase.fill === '' && phrase.listed.length <= 1;
}

function sentenceMain(scope: Scope): Claim | null {
  const { last } = scope.state;
  return last?.context.sentence === scope.sentence ? carriedOut(scope, last) : null;
}

function openEnumeration(scope: Scope, parent: Claim | null, token: Token): void {
  closeEnumeration(scope);
  scope.enumeration = { parent, start: token.start, names: [], end: token.end };
}

export function closeEnumeration(scope: Scope): void {
  const open = scope.enumeration;
  scope.enumeration = null;
  if (!open || open.names.length === 0) return;
  const { parent, names, start, end } = open;
  scope.frames.push({
    type: 'enumeration',
    context: scope.context,
    parent,
    section: scope.sections.at(-1) ?? null,
    names,
    start,
    end,
  });
}

/** 政府采购总额10万元,货物、工程、服务分别为…: items that consist in what stands before them. */
function isItemOf({ subject }: Alternative, { about: [whole] }: { readonly about: readonly Alternative[] }): boolean {
  return subject.type === 'item' && whole!.subject.type === 'item' && (ABOVE.get(subject.item)?.includes(whole!.subject.item) ?? false);
}

/** 因公出国费、接待费、公车运行费("三公"经费): the bracket that closes names what the subjects before it are, together. */
export function namesWhole(scope: Scope, outside: readonly Token[]): boolean {
  const whole = scope.phrase();
  const [part] = readPhrase(outside, scope.codes()).alternatives;
  return whole.alternatives.length > 0 && part !== undefined && isItemOf(part, { about: whole.alternatives });
}
