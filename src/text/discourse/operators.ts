import type { Change, Claim, Frame } from '../frames';
import type { Node } from '../grammar/nodes';
import type { PrintedAmount } from '../number';
import { hasIdentity, type Alternative, type Phrase } from '../phrase';
import { readPhrase } from '../phrase-reader';
import type { Token } from '../token';
import { addsOf, isAdding } from './adds';
import { awaitRow, reopenList } from './lists';
import { BUDGET_STAGES, claimKey, isSubjectOnly, NO_NUMBER } from './claims';
import { hasChanged } from './comparisons';
import { takeSurplus } from './completions';
import { distinct, doubtsOf, type Around } from './doubts';
import type { Scope } from './scope';
import { isOtherSide, targetsOf, totalsTold } from './targets';

/** Amounts and the operators of the grammar become frames: what they are of is told by the words before them and by the scope. */

/** 减少1.2万元(-16.44%), 增加3万元,5.2%: nothing but a bracket or a comma stands between a difference and its rate. */
export function isRateOfChange({ state, block }: Scope, { start }: Token): boolean {
  const { change } = state;
  return change !== null && change.context.block === block && /^[ \0]*[(,][ \0]*$/.test(block.text.slice(change.number.end, start));
}

/** A minus sign of its own tells the direction, else that of the difference holds. */
export function takeRateOfChange(scope: Scope, { number }: Token): void {
  const difference = scope.state.change!;
  const { of, floating, base, doubts, word } = difference;
  const sign = number!.value.isNegative() ? 1 : difference.sign;
  scope.frames.push({ type: 'change', context: scope.context, sign, word, number: number!, of, floating, base, difference, doubts });
  scope.state.change = null;
  scope.state.buffer = [];
}

export function takeAmount(scope: Scope, number: PrintedAmount): void {
  const { state, block } = scope;
  state.excluding ||= SUBUNIT.test(clauseBefore(block.text, number.start));
  if (AGAIN.test(block.text.slice(Math.max(0, number.start - 6), number.start))) return scope.loose(number, 'qualifier');
  if (isFirstOfEach(scope, number)) awaitRow(scope);
  const listed = scope.respectively;
  const phrase = scope.phrase();
  let about: readonly Alternative[] | undefined;
  let used = phrase;
  let inRow = 0;
  if (listed && !hasIdentity(phrase) && listed.next < listed.listed.length) {
    const at = listed.next++;
    inRow = listed.next;
    if (listed.phrases) used = listed.phrases[at]!;
    else {
      about = listed.listed[at];
      used = { ...listed.phrase, alternatives: about!, listed: [about!] };
    }
  } else if (listed) scope.respectively = null;
  reopenList(scope, used);
  const adds = addsOf(scope, phrase);
  const claim = scope.claimOf(adds ? { ...used, total: true } : used, number, about);
  if (inRow) scope.row = [...(inRow > 1 ? scope.row : []), claim];
  if (adds) put(scope, { ...claim, adds, doubts: distinct([...claim.doubts, 'several']) });
  else put(scope, isNamedAsWhole(claim) ? { ...claim, doubts: distinct([...claim.doubts, 'qualifier']) } : claim);
  if (scope.enumeration) scope.enumeration.names.length = 0;
  // 剔除购房补贴58万元后,支出1313万元.
  state.excluding ||= used.qualifier.includes('不含') && WITHOUT.test(block.text.slice(number.end, number.end + 8));
  state.buffer = [];
}

/** 一般公共预算拨款4140万元(本级财力3129万元、转移支付1011万元): a part that other words call what its whole is called is not all of it. */
function isNamedAsWhole(claim: Claim): boolean {
  const { parent, year, stage, phrase } = claim;
  if (!parent || isSubjectOnly(parent) || phrase.source === undefined || phrase.fill !== '') return false;
  return parent.year === year && parent.stage === stage && claimKey(parent) === claimKey(claim);
}

const WITHOUT = /^[ \0]*(?:等|的)?(?:因素|影响|支出)?[之以]?后/;

/** 该4万元已收回: an amount of the text, said again. */
const AGAIN = /(?:[,、;。][ \0]*该|这|上述|前述)[ \0]*$/;

/** 机关本级收入…,基本支出…;下属某中心…: all that is said up to the semicolon is of a part of the unit. 部门及所属单位 is all of it. */
const SUBUNIT = /(?:^|[^及和与同含括、])(?:(?:下属|所属)(?![0-9各])|二级单位|(?:(?:机关|局|委|厅)本级|[局委厅]机关(?!运行))(?![及和与、]))/;
const LONGEST_CLAUSE = 120;

function clauseBefore(text: string, at: number): string {
  return /[^。;:]*$/.exec(text.slice(Math.max(0, at - LONGEST_CLAUSE), at))![0];
}

/** 收入总计与支出总计各为10万元和9万元: 各, and another amount on the heels of the first. */
function isFirstOfEach({ state, block, respectively }: Scope, { end }: PrintedAmount): boolean {
  return (
    respectively === null &&
    /^[ \0]*[、,和与][ \0]*[0-9]/.test(block.text.slice(end, end + 6)) &&
    state.buffer.some((token) => token.kind === 'glue' && block.text.slice(token.start, token.end) === '各')
  );
}

function put(scope: Scope, claim: Claim): void {
  const { state } = scope;
  scope.frames.push(claim);
  state.last = claim;
  state.current = claim;
  state.change = null;
  state.moved = false;
  state.base = null;
  state.named = null;
  if (state.mode === 'plain' && isWholeSide(claim)) scope.totals.set(claim.facets.side!.value, claim);
  if (state.mode === 'plain' && scope.brackets.length === 0) {
    state.segmentMain ??= claim;
    scope.sentenceFirst ??= claim;
    scope.blockMain ??= claim;
  }
}

/** 收入总计9万元, and not what one source of it or one kind of spending is. */
function isWholeSide({ about: [first], facets, year, doubts, cost, phrase }: Claim): boolean {
  const { source, nature, funds, period, side } = facets;
  const whole = first!.subject.type === 'total' && phrase.total && !source && !nature && !funds && !period;
  return whole && side !== undefined && !side.inherited && year === 0 && doubts.length === 0 && cost === 0;
}

/** 项目支出减少38万元,基本支出增加33万元,总体减少5万元. */
function isOverall({ block }: Scope, { tokens }: Phrase): boolean {
  return tokens.some(({ kind, start, end }) => kind === 'glue' && OVERALL.has(block.text.slice(start, end)));
}

const OVERALL: ReadonlySet<string> = new Set(['总体', '整体', '总的', '总']);

/** 收入总计、支出总计各减少10万元: what is said of several is said of each. */
function isOfEach({ block }: Scope, { tokens }: Phrase): boolean {
  return tokens.some(({ kind, start, end }) => kind === 'glue' && block.text.slice(start, end) === '各');
}

/** 甲30万元、乙63万元,比上年增加10万元: of both, or of the one; 预算数8万元,决算数7万元,减少1万元: against the budget. */
function isOfSeveral(scope: Scope, [target]: readonly Claim[]): boolean {
  const { block, state } = scope;
  const own = scope.recent().filter(({ context, number }) => context.segment === scope.segment && number !== NO_NUMBER);
  const before = own.at(-2);
  if (!before || !target || target !== own.at(-1) || before.parent !== target.parent || before.year !== target.year) return false;
  if (state.base === null && before.stage !== target.stage && before.stage !== null && BUDGET_STAGES.has(before.stage)) return true;
  const between = block.text.slice(before.number.end, target.number.start);
  return /^[ \0]*[、和及与]/.test(between) && !between.includes(',') && !before.number.value.eq(target.number.value);
}

/** 一般公共预算支出7万元,…;项目支出减少1万元: of all, or of what that source pays. */
function isOfOther({ sentenceFirst }: Scope, { facets }: Claim): boolean {
  return sentenceFirst?.facets.source !== undefined && facets.source === undefined;
}

/** 公用经费52万元,主要是：办公费10万元,…: where nothing has changed, what the colon opens is what it consists of, and no reason. */
export function composes(scope: Scope): boolean {
  const { state, block } = scope;
  const { last } = state;
  if (state.mode !== 'reason' || !last || last.context.block !== block || hasChanged(scope)) return false;
  return CONSISTS.test(block.text.slice(last.number.end, last.number.end + 8));
}

const CONSISTS = /^[ \0]*,[ \0]*主要(?:是|为|有|系)[ \0]*[:：]/;

/** 收入由上年的7万元降至6万元: the words before 由 name both, those behind it say when the first was. */
export function takeReach(scope: Scope, node: Node & { type: 'reach' }): void {
  const { buffer } = scope.state;
  const from = buffer.findLastIndex(({ start, end }) => FROM.test(scope.block.text.slice(start, end)));
  const phrase = readPhrase(from === -1 ? buffer : buffer.slice(0, from), scope.codes());
  const before = readPhrase(from === -1 ? [] : buffer.slice(from + 1), scope.codes());
  const year = before.year ? scope.toYear(before) : -1;
  const base = scope.claimOf(phrase, node.base);
  scope.frames.push({ ...base, year, stage: before.stage ?? base.stage });
  put(scope, scope.claimOf(phrase, node.number));
  scope.state.base = { year, stage: before.stage ?? null, number: node.base, stated: true };
  scope.state.buffer = [];
}

const FROM = /^[由从]$/;

export function takeChange(scope: Scope, node: Node & { type: 'change' }): void {
  const { state } = scope;
  if (node.number.kind === 'count' || node.number.kind === 'points') return scope.loose(node.number, node.number.kind);
  if (isSaved(node) && takeSurplus(scope, { ...node, type: 'surplus', sign: -1, tokens: [] })) return;
  const phrase = scope.phrase();
  const named = hasIdentity(phrase) || (state.named !== null && isOtherSide(phrase, state.named));
  const adds = !named && phrase.tokens.length > 0 && (isAdding(scope, phrase) || isOverall(scope, phrase));
  const whole = adds ? (state.segmentMain ?? scope.sentenceFirst) : null;
  const own = targetsOf(scope, phrase);
  const targets = own.length > 0 || named || phrase.fill !== '' ? own : totalsTold(scope, phrase);
  const of = whole ? [whole, ...targets.filter((claim) => claim !== whole)].slice(0, 2) : targets;
  const topical = state.topic !== null && (hasIdentity(state.topic) || state.topic.side !== undefined);
  const behind = !named && state.named && isSubjectOnly(state.named) ? state.named : null;
  const floating = of.length > 0 ? null : (behind ?? (named || topical ? scope.claimOf(phrase, null) : state.current));
  const last = state.change;
  const pairs = last !== null && node.number.kind === 'rate' && last.number.kind === 'money' && !named;
  // 比上年20万元减少2万元,主要是:其他收入增加1万元: the amount before was that of what fell.
  const isOther = state.moved && (named || node.number.kind === 'money');
  const frame: Frame & { type: 'change' } = {
    type: 'change',
    context: scope.context,
    sign: node.sign,
    word: node.word,
    number: node.number,
    of: pairs ? last.of : of,
    floating: pairs ? last.floating : floating,
    base: pairs ? last.base : isOther ? { ...scope.base(), number: null } : scope.base(),
    difference: pairs ? last : null,
    doubts: pairs
      ? last.doubts
      : distinct([
          ...doubtsOf(aroundOf(scope, of), phrase, of.length > 0 || floating !== null).filter(
            (doubt) => doubt !== 'several' || !isOfEach(scope, phrase),
          ),
          // 两项共增加4万元: of all that was told.
          ...(adds ? (['several'] as const) : []),
          ...(!named && (isOther || isOfSeveral(scope, of)) ? (['several'] as const) : []),
          ...(floating && (behind?.doubts.includes('several') || isOfOther(scope, floating)) ? (['several'] as const) : []),
        ]),
  };
  const rate = named ? null : rateRightBefore(scope, node);
  const told = rate ? { ...frame, of: rate.of, floating: rate.floating, base: rate.base } : frame;
  if (rate) scope.frames[scope.frames.length - 1] = { ...rate, difference: told };
  scope.frames.push(told);
  state.change = node.number.kind === 'money' ? told : null;
  state.moved ||= node.number.kind === 'money';
  if (named) stayWith(scope, phrase, of[0] ?? floating);
  state.buffer = [];
}

/** 按功能科目：甲10万元,比上年增加1万元: what a colon left unknown matters no more where the change is of an amount that was told behind it. */
function aroundOf(scope: Scope, [target]: readonly Claim[]): Around {
  const told = target?.context.segment === scope.segment && !isSubjectOnly(target) && !target.doubts.includes('fill');
  const { block, sections, state, respectively, unread, headed } = scope;
  return { block, sections, state, respectively, unread, headed: headed && !told };
}

/** 增长0.88%,即增加36万元: a rate that its difference follows at once. */
function rateRightBefore({ frames, block }: Scope, { number, sign, word }: Node & { type: 'change' }): Change | null {
  const before = frames.at(-1);
  if (before?.type !== 'change' || before.context.block !== block || number.kind !== 'money') return null;
  const beside = before.number.kind === 'rate' && before.difference === null && before.sign === sign;
  return beside && AT_ONCE.test(block.text.slice(before.number.end, word.start)) ? before : null;
}

const AT_ONCE = /^[ \0]*[,(、][ \0]*(?:即|共|合计|总计|净|约)?[ \0]*$/;

/** 预算2.5万元,支出2.1万元,节约0.4万元: of what was allowed. */
function isSaved({ word, number }: Node & { type: 'change' }): boolean {
  return number.kind === 'money' && word.also.some(({ category, meaning }) => category === 'surplus' && meaning === '<');
}

export function takeFlat(scope: Scope, { word }: Node & { type: 'flat' }): void {
  const { state } = scope;
  const phrase = scope.phrase();
  const of = targetsOf(scope, phrase);
  const floating = of.length > 0 || !hasIdentity(phrase) ? null : scope.claimOf(phrase, null);
  scope.frames.push({ type: 'flat', context: scope.context, word, of, floating, base: scope.base() });
  if (hasIdentity(phrase)) stayWith(scope, phrase, of[0] ?? floating);
  state.buffer = [];
}

/** What may stand between what is measured against and a word of change, and behind that where it has no amount. */
const BARELY = /^[ \0]*(?:均|都|也|略)?(?:有)?(?:所|较大|大幅|小幅|明显|略)?(?:度)?(?:的)?[ \0]*$/;
const ENDS = /^[ \0]*(?:了|较多|较大)?[ \0]*(?:[,。;]|$|的?主要(?:原因)?(?:是|为|系)|的原因)/;

/** 公务接待费较上年减少,主要是…: which way it went is told, and by how much is not. The words stay for what reads on. */
export function takeTrend(scope: Scope, word: Token): void {
  const { state, block } = scope;
  const sign = word.meaning.startsWith('+') ? 1 : word.meaning.startsWith('-') ? -1 : 0;
  const isBare = state.mode === 'plain' && scope.compared >= 0 && scope.compared <= word.start && word.start - scope.compared <= LONGEST;
  if (sign === 0 || !isBare || !state.base?.stated || !BARELY.test(block.text.slice(scope.compared, word.start))) return;
  if (!ENDS.test(block.text.slice(word.end, word.end + LONGEST))) return;
  const phrase = readPhrase(
    state.buffer.filter(({ end }) => end <= scope.compared),
    scope.codes(),
  );
  const named = hasIdentity(phrase) || phrase.side !== undefined;
  if (phrase.fill !== '' || phrase.listed.length > 1 || state.vague || state.blocked || state.excluding || state.unsaid) return;
  const of = targetsOf(scope, phrase);
  const floating = of.length > 0 || !named ? null : scope.claimOf(phrase, null);
  if (of.length > 0 || floating) scope.frames.push({ type: 'trend', context: scope.context, sign, word, of, floating, base: scope.base() });
}

const LONGEST = 16;

/** 公务接待费比预算无增减变化,比去年增加0.5万元: what is said next is said of the same. */
function stayWith({ state }: Scope, { fill, listed }: Phrase, of: Claim | null): void {
  if (fill !== '' || listed.length > 1 || !of) return;
  state.current = of;
  state.named = of;
}
