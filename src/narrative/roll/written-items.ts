import { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { readingsOf } from '../../proofread/bind';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { Token } from '../../text/token';
import { percent } from './amounts';
import { isSubjectOnly } from '../../text/discourse';
import { compareBefore } from './moved';
import { newWordsOf } from './nothing';
import { wholeNow } from './ratios';
import { reasonBehind } from './kept-reasons';
import type { Roller } from './roller';

/** A paragraph about one subject, in whose manner another is written. */
export interface Model {
  readonly block: Block;
  readonly claim: Claim;
  readonly code: string;
  /** Where in the paragraph it is said, where the paragraph says more than one. */
  readonly span?: { readonly start: number; readonly end: number };
}

function isWithin({ block, span }: Model, context: { readonly block: Block }, { start }: { readonly start: number }): boolean {
  return context.block === block && (!span || (span.start <= start && start < span.end));
}

interface Put {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A paragraph about another subject in the manner of one that is there: its names, amounts, changes and shares are that subject's, a
 * reason is asked for, and what else was said stays out. Null where its names cannot be put in their place.
 */
export function itemLike(roller: Roller, model: Model, code: string): string | null {
  const { block, claim } = model;
  const [reading] = readingOf(roller, claim, code, 0);
  const names = reading && namesOf(roller, model, code);
  if (!reading || !names) return null;
  const before = readingOf(roller, claim, code, -1)[0]?.yuan ?? new Decimal(0);
  const isNew = before.isZero() ? newWords(roller, model) : null;
  const numbers = numbersOf(roller, model, code, reading, before);
  const puts = [...names, ...(isNew ? [...numbers.filter(({ start, end }) => end <= isNew.start || start >= isNew.end), isNew] : numbers)];
  const end = Math.max(...puts.map((put) => put.end));
  const text = written(roller, block, puts, model.span?.start ?? 0, end);
  const tail = isNew ? '' : reasonAsked(roller, model, code, end);
  const stop = model.span ? '' : (/[。；;]$/.exec(roller.edits.raw(block, 0, block.text.length).trimEnd())?.[0] ?? '');
  return askedOf(`${text}${tail}${purposeAsked(roller, model, code, end)}${stop}`, roller.nameOf(model.code), roller.nameOf(code));
}

/** A place that last year's text left to be filled in is one of the new subject's. */
function askedOf(text: string, own: string, name: string): string {
  return text.replace(/【待填写：[^【】]*】/g, (asked) => asked.replaceAll(own, name).replace(/，上年 [^【】]*】/, '】'));
}

function reasonAsked(roller: Roller, model: Model, code: string, end: number): string {
  const { block, span } = model;
  const last = lastChange(roller, model);
  const reason = last === null ? null : reasonBehind(roller, block, last);
  if (!reason || (span && reason.from > span.end)) return '';
  const words = roller.edits.raw(block, Math.min(end, reason.start), reason.from);
  return `${words}【待填写：${roller.nameOf(code)}增减的原因】${/[(（]/.test(words) ? '）' : ''}`;
}

/** 。主要用于…: what it is for is not what its neighbour's is. */
function purposeAsked(roller: Roller, { block, span, claim }: Model, code: string, end: number): string {
  const tokens = roller.text.text.tokens[block.index]!;
  const purpose = tokens.find(
    ({ kind, start }) => kind === 'purpose' && start >= claim.number.end && start < (span?.end ?? block.text.length),
  );
  if (!purpose || purpose.start < end) return '';
  const mark = tokens.findLast((token) => token.end <= purpose.start && MARKS.has(token.kind));
  const words = roller.edits.raw(block, mark && mark.start >= end ? mark.start : purpose.start, purpose.end);
  return `${words}【待填写：${roller.nameOf(code)}的用途】`;
}

const MARKS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon']);

/** 与上年相比… → 上年无此项, as the text says of what is new. */
function newWords(roller: Roller, model: Model): Put | null {
  const words = newWordsOf(roller.text);
  const last = lastChange(roller, model);
  const own = roller.text.where.movesIn(model.block).find(({ context, word, base }) => isWithin(model, context, word) && base.year === -1);
  const compare = words !== null && own ? compareBefore(roller, model.block.index, own.word.start) : null;
  return compare && last !== null ? { start: compare.start, end: last, text: words! } : null;
}

function written(roller: Roller, block: Block, puts: readonly Put[], from: number, end: number): string {
  let text = '';
  let at = from;
  for (const put of [...puts].sort((a, b) => a.start - b.start)) {
    if (put.start < at) continue;
    text += roller.edits.raw(block, at, put.start) + put.text;
    at = put.end;
  }
  return text + roller.edits.raw(block, at, end);
}

/** The words that name the class, the 款 and the 项 of a code before its amount, each with how many digits of the code it says. */
export function namesBefore({ text }: Roller, { claim, block, code, span }: Model): { readonly token: Token; readonly level: number }[] {
  return text.text.tokens[block.index]!.flatMap((token) => {
    const { name } = token;
    const level = name && [7, 5, 3].find((length) => length <= code.length && name.functions.includes(code.slice(0, length)));
    return level && token.end <= claim.number.start && token.start >= (span?.start ?? 0) ? [{ token, level }] : [];
  });
}

/** The names of its class, 款 and 项 in the places of the model's; null where the model does not name its own. */
function namesOf(roller: Roller, model: Model, code: string): Put[] | null {
  const { claim, block, code: own, span } = model;
  const puts: Put[] = [];
  let deepest = 0;
  for (const { token, level } of namesBefore(roller, model)) {
    const { start, end } = token;
    const said = roller.edits.raw(block, start, end);
    const full = roller.nameOf(code.slice(0, level));
    const isShort = !said.endsWith('支出') && roller.nameOf(own.slice(0, level)).endsWith('支出');
    puts.push({ start, end, text: isShort ? full.replace(/支出$/, '') : full });
    deepest = Math.max(deepest, level);
  }
  for (const match of block.text.slice(0, claim.number.start).matchAll(/[0-9]{3,7}/g))
    if (own === match[0] && match.index >= (span?.start ?? 0))
      puts.push({ start: match.index, end: match.index + match[0].length, text: code });
  return deepest === own.length ? puts : null;
}

function numbersOf(roller: Roller, model: Model, code: string, reading: Reading, before: Decimal): Put[] {
  const by = reading.yuan.minus(before);
  return withoutCovered([
    ...amountsOf(roller, model, code, reading),
    ...changesOf(roller, model, code, by, before),
    ...flatsOf(roller, model, by),
    ...ratiosOf(roller, model, code, reading),
  ]);
}

function printed(roller: Roller, { block }: Model, number: PrintedAmount, value: Decimal): Put {
  const { start, end } = number;
  return { start, end, text: roller.style.print(block, roller.edits.raw(block, start, end), number, value) };
}

function asked(roller: Roller, code: string, { start, end }: PrintedAmount, what: string): Put {
  return { start, end, text: `【待填写：${roller.nameOf(code)}${what}】` };
}

function amountsOf(roller: Roller, model: Model, code: string, reading: Reading): Put[] {
  const { claim } = model;
  return roller.text.where.inBlock(model.block).flatMap(({ claim: own }): Put[] => {
    if (isSubjectOnly(own) || !isWithin(model, own.context, own.number)) return [];
    const [found] = own === claim ? [reading] : readingOf(roller, own, code, own.year === -1 ? -1 : 0);
    if (found && (own === claim || own.year === -1 || own.stage === claim.stage)) return [printed(roller, model, own.number, found.yuan)];
    if (own.year === -1) return [printed(roller, model, own.number, new Decimal(0))];
    return [asked(roller, code, own.number, own.stage === null ? '' : `${own.stage}预算数`.replace('预算预算', '预算'))];
  });
}

function changesOf(roller: Roller, model: Model, code: string, by: Decimal, before: Decimal): Put[] {
  const sign = by.isNegative() ? -1 : 1;
  return roller.text.where.movesIn(model.block).flatMap((change): Put[] => {
    if (change.type === 'flat' || !isWithin(model, change.context, change.word)) return [];
    const { word, number } = change;
    const value = number.kind === 'money' ? by.abs() : (percent(by, before)?.abs() ?? (roller.saysHundred ? new Decimal(100) : null));
    const text =
      change.sign === 0 || change.sign === sign
        ? roller.edits.raw(model.block, word.start, word.end)
        : roller.words.opposite(roller.words.wordOf(change), sign, number.kind);
    const turned = { start: word.start, end: word.end, text };
    if (change.base.year === 0) return [turned, asked(roller, code, number, '与预算的差额')];
    if (value) return [turned, printed(roller, model, number, value)];
    return [turned, { start: change.difference?.number.end ?? word.start, end: number.end, text: '' }];
  });
}

function flatsOf(roller: Roller, model: Model, by: Decimal): Put[] {
  const { block, claim } = model;
  return roller.text.where.movesIn(block).flatMap(({ type, context, word, base }): Put[] => {
    if (type === 'change' || !isWithin(model, context, word)) return [];
    const start = compareBefore(roller, block.index, word.start)?.start ?? word.start;
    const amount = printed(roller, model, claim.number, by.abs()).text;
    const text = `比上年${roller.words.usual(by.isNegative() ? -1 : 1, 'money')}${amount}`;
    return [{ start, end: word.end, text: base.year === 0 ? '【待填写：与预算相比】' : text }];
  });
}

function ratiosOf(roller: Roller, model: Model, code: string, reading: Reading): Put[] {
  const { shares, completions } = roller.text;
  const own = shares.filter(({ context, number }) => isWithin(model, context, number));
  return [
    ...own.map((share) => {
      const whole = wholeNow(roller, share);
      const right = whole ? percent(reading.yuan, whole.yuan) : null;
      return right ? printed(roller, model, share.number, right) : asked(roller, code, share.number, '占比');
    }),
    ...completions
      .filter(({ context, number }) => isWithin(model, context, number))
      .map(({ number }) => asked(roller, code, number, '完成预算的比例')),
  ];
}

/** What is dropped takes the words within it along. */
function withoutCovered(puts: readonly Put[]): Put[] {
  return puts.filter(
    (put) =>
      !puts.some(
        (other) => other !== put && other.start <= put.start && put.end <= other.end && other.end - other.start > put.end - put.start,
      ),
  );
}

function lastChange({ text }: Roller, model: Model): number | null {
  const own = text.where.movesIn(model.block).filter(({ context, word }) => isWithin(model, context, word));
  return own.length > 0 ? Math.max(...own.map((move) => (move.type === 'change' ? move.number.end : move.word.end))) : null;
}

/** The amounts of a subject as another claim has its own. */
function readingOf(roller: Roller, like: Claim, code: string, year: 0 | -1): readonly Reading[] {
  return readingsOf(roller.values.facts, like, [{ subject: { type: 'function', code }, cost: 0 }], year).filter(({ blank }) => !blank);
}
