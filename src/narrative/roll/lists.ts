import { fundsOfEconomic } from '../../forms/covers';
import { readingsOf } from '../../proofread/bind';
import { codesOf } from './codes';
import { nameOfSubject } from './names';
import type { FormKind } from '../../forms/disclosure';
import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { itemLike } from './written-items';
import { printed } from './written-model';
import { nameIn } from './written-names';

type Type = 'function' | 'economic';

/** An item of a list of subjects within a sentence: 教育支出3.2万元，占0.7%; 基本工资20万元. */
interface Item {
  readonly claim: Claim;
  readonly code: string;
  /** From its name to what is said last of it. */
  readonly start: number;
  readonly end: number;
}

interface List {
  readonly block: Block;
  readonly type: Type;
  readonly kind: FormKind;
  readonly length: number;
  readonly items: readonly Item[];
  /** What stands between two of them. */
  readonly separator: string;
  /** What stands before the last: the same, or 和. */
  readonly joint: string;
}

/**
 * Lists within a sentence follow the forms: what has no amount any more is taken out, what is new is said in its neighbour's words. Only
 * lists that named every subject last year; items that are compared stay and say 0.
 */
export function rollLists(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const list of listsOf(roller)) {
    const { items, kind, length, type } = list;
    const like = items[0]!.claim;
    const named = new Set(items.map(({ code }) => code));
    const within = withinOf(roller, list);
    if (!within(codesOf(roller, roller.text.disclosure, kind, length, like, 'last', type)).every((code) => named.has(code))) continue;
    const gone = new Set(items.filter((item) => isGone(roller, item)));
    takeOut(roller, list, gone);
    const fresh = within(codesOf(roller, roller.values.next, kind, length, like, 'next', type)).filter((code) => !named.has(code));
    const behind = fresh.filter((code) => code > items.at(-1)!.code).at(-1);
    for (const code of fresh) insert(roller, list, gone, code, code === behind);
  }
}

/** The subjects that a list is about: those below one that is told before it, or what 人员经费 or 公用经费 is made of. */
function withinOf(roller: Roller, list: List): (codes: readonly string[]) => string[] {
  const prefix = list.type === 'function' ? prefixOf(roller, list) : '';
  const funds = new Set(list.type === 'economic' ? list.items.map(({ code }) => fundsOfEconomic(code)) : []);
  return (codes) => codes.filter((code) => code.startsWith(prefix) && (funds.size === 0 || funds.has(fundsOfEconomic(code))));
}

/** 社会保障和就业支出50万元，主要用于行政单位离退休20万元、…: parts of the subject that is told before them are a list of its own. */
function prefixOf({ text }: Roller, { block, items }: List): string {
  const before = text.where.inBlock(block).filter(({ claim }) => claim.number.end <= items[0]!.start);
  const subject = before.at(-1)?.claim.about[0]?.subject;
  if (subject?.type !== 'function') return '';
  return items.every(({ code }) => code.startsWith(subject.code) && code.length > subject.code.length) ? subject.code : '';
}

const FEWEST = 2;
const BASIC: FormKind = '一般公共预算基本支出表';

interface Entry {
  readonly claim: Claim;
  readonly code: string;
  readonly type: Type;
  readonly start: number;
  readonly kind: FormKind;
}

/** What a claim may be an item of: 住房公积金 is a functional subject and an economic one, 公务接待费 an item and a line of 公用经费. */
function subjectsOf({ about }: Claim): { readonly type: Type; readonly code: string }[] {
  return about.flatMap(({ subject }, at) => (subject.type === 'economic' || (subject.type === 'function' && at === 0) ? [subject] : []));
}

export function listsOf(roller: Roller): List[] {
  const { text } = roller;
  const runs = new Map<string, Entry[]>();
  for (const { claim, agreeing } of text.claims) {
    const [name, more] = claim.phrase.names;
    if (claim.year !== 0 || agreeing.length === 0 || claim.doubts.length > 0) continue;
    if (!name || more || name.start > claim.number.start) continue;
    for (const { code, type } of subjectsOf(claim)) {
      const { kind } = (agreeing.find(({ form }) => type === 'economic' && form.kind === BASIC) ?? agreeing[0]!).form;
      const key = [claim.context.block.index, claim.context.sentence, type, code.length, kind].join(' ');
      runs.set(key, [...(runs.get(key) ?? []), { claim, code, type, start: name.start, kind }]);
    }
  }
  const lists = [...runs.values()].flatMap((run) => listOf(run) ?? []);
  const mark = lists.find(({ type }) => type === 'function')?.separator ?? '、';
  return [...lists, ...[...runs.values()].flatMap((run) => aloneOf(roller, run, mark) ?? [])];
}

/** 科学技术支出50万元。其中：科普活动50万元: all that its class was made of, and now is not. */
function aloneOf(roller: Roller, run: readonly Entry[], separator: string): List | null {
  const [{ claim, code, start, type, kind }] = run as readonly [Entry];
  const { block } = claim.context;
  if (run.length > 1 || type !== 'function' || !/(?:其中|包括|用于)[:,]?"?$/.test(block.text.slice(0, start))) return null;
  const items = [{ claim, code, start, end: lastEnd(block, claim.number.end, separator) }];
  const list: List = { block, type, kind, length: code.length, items, separator, joint: separator };
  return prefixOf(roller, list) === '' && !isAllOf(claim) ? null : list;
}

/** 政府性基金支出36万元，其中：“…的彩票公益金支出”36万元: all that a total was made of. */
function isAllOf({ parent, number, context }: Claim): boolean {
  return parent !== null && !isSubjectOnly(parent) && parent.context.block === context.block && parent.number.value.eq(number.value);
}

/** Claims of one sentence are a list where the same mark stands between every two of them. */
function listOf(run: readonly Entry[]): List | null {
  if (run.length < FEWEST || new Set(run.map(({ code }) => code)).size < run.length) return null;
  const { block } = run[0]!.claim.context;
  const marks = run.slice(1).map(({ start }, at) => {
    const isLast = at === run.length - 2;
    return (isLast ? /(?:[,、;]|、?以及|[和及]) *$/ : /[,、;] *$/).exec(block.text.slice(0, start))?.[0] ?? '';
  });
  const separator = /[,、;]/.test(marks[0]![0] ?? '') ? marks[0]![0]! : '、';
  const joint = marks.at(-1)!.trim();
  if (marks.slice(0, -1).some((mark) => mark[0] !== separator) || (joint !== separator && !/[和及]$/.test(joint))) return null;
  const items = run.map(({ claim, code, start }, at): Item => {
    const next = run[at + 1];
    return { claim, code, start, end: next ? next.start - marks[at]!.length : lastEnd(block, claim.number.end, separator) };
  });
  return { block, type: run[0]!.type, kind: run[0]!.kind, length: run[0]!.code.length, items, separator, joint };
}

/** Where what is said of the last item ends: at the mark between items, or at the stop. */
function lastEnd({ text }: Block, from: number, mark: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth < 0) return at;
    else if (depth === 0 && (text[at] === '。' || text[at] === ';' || text[at] === mark)) return at;
  }
  return text.length;
}

/** An item that has nothing any more, and of which the text would not say how much it fell. */
function isGone(roller: Roller, { claim, start, end }: Item): boolean {
  const { text } = roller;
  // 年初预算为0万元，决算为1万元: what was spent is there, whatever was planned.
  const others = text.where
    .inBlock(claim.context.block)
    .filter(
      ({ claim: own }) => own !== claim && own.year === 0 && own.number !== null && own.number.start >= start && own.number.end <= end,
    );
  if (others.some(({ claim: own }) => own.stage !== claim.stage && !isZeroNow(roller, own))) return false;
  if (text.where.movesOf(claim).some(({ base }) => base.year !== 0) || text.completions.some(({ of }) => of === claim)) return false;
  const now = roller.now(claim);
  return now.type === 'known' && now.yuan.isZero() && !claim.number.value.isZero();
}

function isZeroNow(roller: Roller, claim: Claim): boolean {
  const now = roller.now(claim);
  return now.type !== 'unknown' && now.yuan.isZero();
}

/** Items go with the mark between them and the next, the last with the one before. */
function takeOut(roller: Roller, list: List, gone: ReadonlySet<Item>): void {
  const { block, items, separator, joint } = list;
  if (gone.size === items.length) return takeAllOut(roller, list);
  const last = items.findLastIndex((item) => !gone.has(item));
  for (const [at, item] of items.entries()) {
    if (!gone.has(item)) continue;
    const start = at > last ? items[at - 1]!.end : item.start;
    const end = at > last ? item.end : items[at + 1]!.start;
    if (!roller.edits.put(block, start, end, '')) continue;
    for (const number of numbersIn(roller, block, start, end)) roller.keep(number);
    roller.note('look', item.claim.context, item.start, NOTES.leftOut(item.claim.label));
  }
  // …、甲和乙 without 乙: 甲 is the last now.
  if (joint !== separator && last > 0 && last < items.length - 1 && !gone.has(items[last - 1]!))
    roller.edits.put(block, items[last - 1]!.end, items[last]!.start, joint);
}

/** 占0.00%。主要用于科普活动0.00元。: where nothing of a class is left, nothing is told of what it was for. */
function takeAllOut(roller: Roller, { block, items }: List): void {
  const [first] = items as readonly [Item];
  const last = items.at(-1)!;
  // 0万元，占100%，主要用于设施改造、设备更新。: what it was for and its share go with it.
  const end = last.end + /^[^0-9。;]*/.exec(block.text.slice(last.end))![0].length;
  const lead = /([,。;])(?:其中|包括|(?:主要)?用于)[:,]?"?$/.exec(block.text.slice(0, first.start));
  if (!lead || (lead[1] === '。' && block.text[end] !== '。')) return;
  const isSentence = lead[1] === '。';
  const start = lead.index + (isSentence ? 1 : 0);
  const until = isSentence ? end + 1 : end;
  if (!roller.edits.put(block, start, until, '')) return;
  for (const number of numbersIn(roller, block, start, until)) roller.keep(number);
  for (const { claim, start: from } of items) roller.note('look', claim.context, from, NOTES.leftOut(claim.label));
}

function numbersIn({ text }: Roller, { index }: Block, start: number, end: number): Claim['number'][] {
  return text.text.tokens[index]!.flatMap(({ number }) => (number && number.start >= start && number.end <= end ? [number] : []));
}

/** 职业年金缴费15.4万元: an economic subject as the one beside it is told, where no more is said of that than its amount. */
function economicLike(roller: Roller, block: Block, { claim, start, end }: Item, code: string): string | null {
  const name = claim.phrase.names[0]!;
  const about = [{ subject: { type: 'economic' as const, code }, cost: 0 }];
  const [reading] = readingsOf(roller.values.facts, claim, about, 0).filter(({ blank }) => !blank);
  if (!reading || start !== name.start || claim.number.end !== end) return null;
  const own = nameIn(roller, block, code);
  return `${own}${roller.edits.raw(block, name.end, claim.number.start)}${printed(roller, { block, claim, code }, claim.number, reading.yuan).text}`;
}

/** @param isLast whether it is the last of the list now */
function insert(roller: Roller, list: List, gone: ReadonlySet<Item>, code: string, isLast: boolean): void {
  const { block, items, separator, joint, type } = list;
  const kept = items.filter((item) => !gone.has(item));
  const before = kept.findLast((item) => item.code < code);
  const beside = before ?? kept[0];
  if (!beside || !nameOfSubject(roller.values.next, code)) return;
  const { claim, code: own, start, end } = beside;
  const text =
    type === 'economic'
      ? economicLike(roller, block, beside, code)
      : itemLike(roller, { block, claim, code: own, span: { start, end } }, code);
  if (text === null) {
    roller.note('look', claim.context, start, NOTES.notListed(roller.nameOf(code)));
    return;
  }
  const mark = separator === ',' ? '，' : separator === ';' ? '；' : separator;
  const isJoined = isLast && joint !== separator && items.length > 1 && gone.size === 0;
  if (isJoined) roller.edits.put(block, items.at(-2)!.end, items.at(-1)!.start, mark);
  const put = before
    ? roller.edits.put(block, end, end, `${isJoined ? joint : mark}${text}`)
    : roller.edits.put(block, start, start, `${text}${mark}`);
  if (put) roller.note('look', claim.context, start, NOTES.putInList(roller.nameOf(code)));
}
