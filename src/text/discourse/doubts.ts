import type { Block } from '../block';
import type { Claim, Doubt, Facets, Section } from '../frames';
import { INCOME_ONLY } from '../items';
import { hasIdentity, type Alternative, type Phrase } from '../phrase';
import { hasFacets, isSubjectOnly } from './claims';
import type { State } from './state';

/** Why an amount may not be what its words seem to say. */

export interface Around {
  readonly block: Block;
  readonly sections: readonly Section[];
  readonly state: State;
  /** Several subjects wait for their amounts. */
  readonly respectively: object | null;
  readonly unread: boolean;
  readonly headed: boolean;
}

/** Topics whose numbers are no amounts of the forms, or are but in part. */
const OUTSIDE: ReadonlySet<string> = new Set(['绩效', '资产', '债务', '名词解释', '职能', '附件']);
/** Doubts about a subject, whatever is said of it next. */
const CARRIED_ON: ReadonlySet<Doubt> = new Set<Doubt>(['fill', 'qualifier', 'noSubject']);

export function doubtsOf(around: Around, phrase: Phrase, hasSubject: boolean, fromHeading = false): readonly Doubt[] {
  const doubts: Doubt[] = fromHeading ? ['inherited'] : [];
  if (
    phrase.fill !== '' ||
    phrase.short ||
    around.state.blocked ||
    (around.headed && !hasIdentity(phrase)) ||
    (around.state.unsaid && !namesSubject(phrase) && phrase.source === undefined)
  )
    doubts.push('fill');
  if (phrase.qualifier !== '' || around.state.excluding) doubts.push('qualifier');
  const listed = namesProject(phrase);
  if (around.state.mode === 'reason' && !(listed && isUnchanged(around.state))) doubts.push('reason');
  if (around.state.mode === 'purpose' && isLooseName(phrase, around.state.lists.at(-1)?.parent ?? null)) doubts.push('purpose');
  const sum =
    phrase.total && phrase.grade === null && phrase.alternatives.length === 0 && !hasFacets(phrase) && around.state.segmentMain !== null;
  if (
    ((phrase.listed.length > 1 || phrase.mixed) && around.respectively === null && !isOfEach(around, phrase)) ||
    (around.state.scattered && phrase.alternatives.length === 0) ||
    sum
  )
    doubts.push('several');
  if (!hasSubject) doubts.push('noSubject');
  if (listed) return doubts;
  if (
    around.sections.some((section) => section.phrase.topic !== null && OUTSIDE.has(section.phrase.topic)) ||
    (phrase.topic !== null && OUTSIDE.has(phrase.topic)) ||
    (around.state.topic?.topic && OUTSIDE.has(around.state.topic.topic))
  )
    doubts.push('outside');
  return doubts;
}

/** 项目支出50万元,主要为某工程30万元: where an amount was told and nothing of it has changed, it is no reason. */
function isUnchanged({ segmentMain, change, moved }: State): boolean {
  return segmentMain !== null && change === null && !moved;
}

/** A project as the workbook calls it, and nothing else: an amount of the forms, wherever it is told. */
function namesProject({ alternatives, fill, qualifier, listed }: Phrase): boolean {
  return alternatives.some(({ subject }) => subject.type === 'project') && fill === '' && qualifier === '' && listed.length <= 1;
}

/** 收入总计、支出总计均为9万元: the amount of each, and so of the last. */
function isOfEach({ block }: Around, { tokens }: Phrase): boolean {
  const last = tokens.findLastIndex(({ kind }) => kind !== 'glue');
  return tokens.slice(last + 1).some(({ start, end }) => EACH.has(block.text.slice(start, end)));
}

const EACH: ReadonlySet<string> = new Set(['均', '均为', '都', '各', '各为']);

/** What was not read of a subject is not known of what is carried on from it; nor is a subject from outside that of a sentence not read. */
export function carriedDoubts(around: Around, carried: Claim, fromHeading: boolean): readonly Doubt[] {
  const own = isSubjectOnly(carried)
    ? isOfOtherThing(carried)
      ? (['fill'] as const)
      : []
    : carried.doubts.filter((doubt) => CARRIED_ON.has(doubt) || (doubt === 'several' && carried.adds));
  return around.unread && (fromHeading || carried.context.block !== around.block) ? [...own, 'fill'] : own;
}

/** 项目总额97万元,其中财政拨款88.8万元: a source or kind of something that was not understood. */
export function isOfUnknown(parent: Claim | null, [subject]: readonly Alternative[]): boolean {
  return parent !== null && subject!.subject.type === 'total' && parent.doubts.some((doubt) => doubt === 'fill' || doubt === 'noSubject');
}

/** 卫生健康支出9万元,其中事业收入8万元: what spending is paid from is not all that came in. */
export function isFunding(parent: Claim | null, { source }: Facets): boolean {
  return parent?.facets.side?.value === '支出' && source !== undefined && INCOME_ONLY.has(source.value);
}

/** 政府采购190万元,其中一般公共预算拨款政府采购70万元: the item again, as far as one source pays it. */
export function isSomeOf(told: readonly (Claim | null)[], { source }: Phrase, [own]: readonly Alternative[]): boolean {
  const { subject } = own!;
  if (source === undefined || subject.type !== 'item') return false;
  return told.some((claim) => {
    const whole = claim?.about[0]!.subject;
    return whole?.type === 'item' && whole.item === subject.item && !claim!.facets.source;
  });
}

export function distinct(doubts: readonly Doubt[]): readonly Doubt[] {
  return [...new Set(doubts)];
}

/** 本年支出4万元, behind something that was named and not understood, may be of that. */
export function namesSubject({ alternatives, nature, funds }: Phrase): boolean {
  return alternatives.length > 0 || nature !== undefined || funds !== undefined;
}

/** 公务接待费从严控制: one subject, and behind it words that no entry knows. */
export function opensWithName({ tokens: [first], listed }: Phrase): boolean {
  return listed.length <= 1 && first !== undefined && NAMING.has(first.kind);
}

const NAMING: ReadonlySet<string> = new Set(['name', 'item', 'nature', 'funds', 'source']);

/** 用于执法办案200万元: what money is for may bear the name of a subject and be none, but where that is below the subject before. */
function isLooseName({ alternatives, names, side }: Phrase, parent: Claim | null): boolean {
  const name = names.at(-1);
  const own = alternatives[0]?.subject;
  const around = parent?.about[0]?.subject;
  if (own?.type === 'function' && around?.type === 'function' && own.code.startsWith(around.code)) return false;
  return own?.type === 'function' && side === undefined && name !== undefined && !SPENT.test(name.meaning);
}

/** What names money, and not what it is for. */
const SPENT = /(?:支出|费|补助|公积金)$/;

/** 公共安全视频监控建设, as a heading: something that only bears the name of a subject. */
function isOfOtherThing({ about: [first], phrase }: Claim): boolean {
  const name = phrase.names.at(-1);
  const plain = phrase.side === undefined && name !== undefined && !SPENT.test(name.meaning);
  return (
    first!.subject.type === 'function' &&
    plain &&
    isUnread(phrase) &&
    phrase.tokens.every(({ kind }) => kind !== 'level' && kind !== 'code')
  );
}

/** Words that name something no entry knows. */
export function isUnread({ fill }: Phrase): boolean {
  return fill.replace(/[#<>a-z]/g, '').length >= 2;
}

/** 食品抽检项目：2024年支出35万元: a colon behind something that is no line of the forms. */
export function isUndertaking({ fill }: Phrase): boolean {
  return /(?:项目|专项|工程|活动|计划|课题)$/.test(fill);
}
