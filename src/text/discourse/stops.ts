import type { Claim } from '../frames';
import { hasIdentity, isEmpty, type Phrase } from '../phrase';
import type { Token } from '../token';
import { merge } from './claims';
import { isUndertaking, isUnread, namesSubject, opensWithName } from './doubts';
import * as listing from './lists';
import * as operators from './operators';
import type { Scope } from './scope';
import { FRESH } from './state';

/** What ends with 。;,: and what is kept of it for what follows. */

export function endSentence(scope: Scope): void {
  listing.closeEnumeration(scope);
  const phrase = scope.phrase();
  const { state } = scope;
  const titled = !state.purposed && (isTitle(scope, phrase) || (isItemHead(phrase) && !scope.sentenceFirst));
  if (titled || isItemHeads(phrase)) scope.titles = isItemHeads(phrase) && !scope.sentenceFirst ? phrase : null;
  if (titled) scope.blockMain = null;
  else if (scope.sentenceFirst)
    scope.sentenceBefore = scope.sentenceFirst === scope.blockMain ? scope.mainClaim() : wholeOf(scope, scope.sentenceFirst);
  scope.sentenceFirst = null;
  const subject =
    scope.blockMain ??
    (titled || (phrase.alternatives.length > 0 && phrase.listed.length === 1 && phrase.fill === '' && !hasClaims(scope) && !state.purposed)
      ? scope.claimOf(phrase, null)
      : null);
  if (!subject && !state.purposed && (isUnread(phrase) || phrase.listed.length > 0)) scope.unread = true;
  scope.sentence++;
  scope.segment++;
  scope.context = scope.contextOf(scope.block);
  scope.respectively = null;
  scope.counted = null;
  scope.state = {
    ...FRESH,
    buffer: [],
    // What this block has named itself comes before what the lines above it are about.
    current: subject ?? (state.current?.context.block === scope.block ? state.current : (scope.subjectLine ?? state.current)),
    lists: state.lists.filter(({ scope }) => scope === 'lines'),
    last: scope.mainClaim(),
  };
}

/** …90万元,具体情况如下:1.培训支出(项)。支出决算为2万元: what stands between a colon or stop and a stop, and is nothing but a name. */
function isTitle(scope: Scope, phrase: Phrase): boolean {
  const { block, state } = scope;
  const [first] = phrase.tokens;
  if (!first || state.mode !== 'plain' || phrase.listed.length > 1 || phrase.fill !== '' || !hasIdentity(phrase)) return false;
  return TITLE_OPENS.test(block.text.slice(Math.max(0, first.start - MOST_NUMBERING), first.start));
}

/** A sentence of several parts was about their whole. */
function wholeOf(scope: Scope, first: Claim): Claim {
  const { parent, context } = first;
  const parts = scope.recent().filter((claim) => claim.context.sentence === context.sentence && claim.parent === parent);
  return parent && parts.length > 1 ? parent : first;
}

function hasClaims(scope: Scope): boolean {
  return scope.blockMain !== null;
}

export function endSegment(scope: Scope): void {
  const { state } = scope;
  const lines = state.lists.filter(({ scope }) => scope === 'lines');
  // 主要包括 a row of names is over with its part of the sentence.
  const named = (scope.enumeration?.names.length ?? 0) > 0;
  const lists = lines.length > 0 ? lines : state.lists.slice(0, 1).filter(({ id }) => !named || scope.isUsed(id));
  const inner = state.lists.at(-1) ?? null;
  const closed = inner && !lists.includes(inner) ? inner : null;
  listing.closeEnumeration(scope);
  scope.segment++;
  scope.context = scope.contextOf(scope.block);
  scope.respectively = null;
  const { topic, current, last, moved, purposed } = state;
  scope.state = { ...FRESH, buffer: [], topic, current, last, moved, purposed, lists, closed };
}

export function takeComma(scope: Scope, { end }: Token): void {
  const { state } = scope;
  if (state.buffer.length === 0) return;
  // 其中占比最高的是基本工资,为30万元: the comma sets nothing apart.
  const { length } = state.buffer;
  const isName = length === 1 && (state.buffer[0]!.kind === 'name' || state.buffer[0]!.kind === 'item');
  if (isName && IS_AS_MUCH.test(scope.block.text.slice(end, end + 6))) return;
  // …为维持机关日常运转而开支的机关运行经费,合计33.46万元: what was defined so far is what adds up.
  const defined = state.buffer.at(-1)!;
  if (defined.kind === 'item' && state.buffer.at(-2)?.kind === 'glue' && ADDS_UP.test(scope.block.text.slice(end, end + 6))) {
    state.buffer = [defined];
    return;
  }
  const phrase = scope.phrase();
  state.excluding ||= scope.excludes();
  if (state.mode === 'plain' && !state.purposed && !isEmpty(phrase)) {
    if (/^#*$/.test(phrase.fill)) state.topic = merge(state.topic, phrase);
    else {
      if (!state.segmentMain && hasIdentity(phrase) && opensWithName(phrase)) state.opened = phrase;
      state.vague = true;
      // 结转项目1个,金额6万元: of these, and not of what the line is about.
      const counted = phrase.fill.includes('#');
      // 重点项目为教育费附加支持的实训基地建设项目,预算42万元: nor of anything else that was told.
      state.unsaid ||= counted ? phrase.period !== undefined : namesSubject(phrase) || isUndertaking(phrase);
      // 公务接待费从严控制,支出决算为2万元: of what stands first, as far as that was understood.
      if (!counted && namesSubject(phrase) && opensWithName(phrase) && !state.segmentMain) state.current = scope.claimOf(phrase, null);
    }
  }
  state.buffer = [];
}

export function takeColon(scope: Scope, { end }: Token): void {
  const { state } = scope;
  const phrase = scope.phrase();
  if (listing.isRowOf(scope, phrase, end) && listing.awaitRow(scope)) return;
  if (hasIdentity(phrase) && phrase.fill === '' && phrase.listed.length <= 1) {
    state.current = scope.claimOf(phrase, null);
    state.segmentMain = null;
  }
  if (!hasClaims(scope) && isUnread(phrase)) scope.unread = true;
  scope.headed = isUndertaking(phrase) || (isUnread(phrase) && !hasIdentity(phrase));
  if (!isEmpty(phrase)) state.topic = merge(state.topic, { ...phrase, alternatives: phrase.fill === '' ? phrase.alternatives : [] });
  else if (state.last && state.lists.at(-1)?.segment !== scope.segment) listing.openList(scope, state.segmentMain ?? state.last);
  if (isEmpty(phrase) && operators.composes(scope)) {
    listing.openList(scope, state.last);
    state.mode = 'plain';
  }
  // 主要原因：…: the colon belongs to the word.
  if (state.mode !== 'reason' || !isEmpty(phrase)) state.mode = 'plain';
  state.buffer = [];
}

const MOST_NUMBERING = 8;
const IS_AS_MUCH = /^ *[为达] *[0-9]/;
const ADDS_UP = /^ *(?:合计|共计|总计) *[0-9]/;
const TITLE_OPENS = /[。:;] *(?:\([一二三四五六七八九十0-9]{1,3}\)|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、)]|[①-⑳])? *$/;

/** 行政单位医疗(项)和事业单位医疗(项)。年初预算分别为…: several of them. */
function isItemHeads({ listed, fill, tokens }: Phrase): boolean {
  return listed.length > 1 && fill === '' && tokens.at(-1)?.kind === 'level';
}

/** …万元。2.卫生健康支出(类)…事业单位医疗(项)。年初预算为…: a sentence that is nothing but a subject begins anew. */
function isItemHead({ listed, fill, tokens }: Phrase): boolean {
  return listed.length === 1 && fill === '' && tokens.at(-1)?.kind === 'level';
}
