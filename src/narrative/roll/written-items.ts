import { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { readingsOf } from '../../proofread/bind';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { Token } from '../../text/token';
import { percent } from './amounts';
import { compareBefore } from './moved';
import { wholeNow } from './ratios';
import { reasonBehind } from './kept-reasons';
import type { Roller } from './roller';

/** A paragraph about one subject, in whose manner another is written. */
export interface Model {
  readonly block: Block;
  readonly claim: Claim;
  readonly code: string;
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
  const puts = [...names, ...numbersOf(roller, model, code, reading, before)];
  const end = Math.max(...puts.map((put) => put.end));
  const text = written(roller, block, puts, end);
  const last = lastChange(roller, model);
  const reason = last === null ? null : reasonBehind(roller, block, last);
  const asked = reason
    ? `${roller.edits.raw(block, Math.min(end, reason.start), reason.from)}【待填写：${roller.nameOf(code)}增减的原因】`
    : '';
  const stop = /[。；;]$/.exec(roller.edits.raw(block, 0, block.text.length).trimEnd())?.[0] ?? '';
  return `${text}${asked}${stop}`;
}

function written(roller: Roller, block: Block, puts: readonly Put[], end: number): string {
  let text = '';
  let at = 0;
  for (const put of [...puts].sort((a, b) => a.start - b.start)) {
    if (put.start < at) continue;
    text += roller.edits.raw(block, at, put.start) + put.text;
    at = put.end;
  }
  return text + roller.edits.raw(block, at, end);
}

/** The words that name the class, the 款 and the 项 of a code before its amount, each with how many digits of the code it says. */
export function namesBefore({ text }: Roller, { claim, block, code }: Model): { readonly token: Token; readonly level: number }[] {
  return text.text.tokens[block.index]!.flatMap((token) => {
    const { name } = token;
    const level = name && [7, 5, 3].find((length) => length <= code.length && name.functions.includes(code.slice(0, length)));
    return level && token.end <= claim.number.start ? [{ token, level }] : [];
  });
}

/** The names of its class, 款 and 项 in the places of the model's; null where the model does not name its own. */
function namesOf(roller: Roller, model: Model, code: string): Put[] | null {
  const { claim, block, code: own } = model;
  const puts: Put[] = [];
  let deepest = 0;
  for (const { token, level } of namesBefore(roller, model)) {
    const { start, end } = token;
    const said = roller.edits.raw(block, start, end);
    const full = roller.nameOf(code.slice(0, level));
    puts.push({ start, end, text: said.endsWith('支出') ? full : full.replace(/支出$/, '') });
    deepest = Math.max(deepest, level);
  }
  for (const match of block.text.slice(0, claim.number.start).matchAll(/[0-9]{3,7}/g))
    if (own === match[0]) puts.push({ start: match.index, end: match.index + match[0].length, text: code });
  return deepest === own.length ? puts : null;
}

function numbersOf(roller: Roller, { block, claim }: Model, code: string, reading: Reading, before: Decimal): Put[] {
  const { text } = roller;
  const print = (number: PrintedAmount, value: Decimal): Put => ({
    start: number.start,
    end: number.end,
    text: roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, value),
  });
  const ask = (number: PrintedAmount, what: string): Put => ({
    start: number.start,
    end: number.end,
    text: `【待填写：${roller.nameOf(code)}${what}】`,
  });
  const puts: Put[] = [];
  for (const { claim: own } of text.claims) {
    if (own.context.block !== block) continue;
    const [found] = own === claim ? [reading] : readingOf(roller, own, code, own.year === -1 ? -1 : 0);
    if (found && (own === claim || own.year === -1 || own.stage === claim.stage)) puts.push(print(own.number, found.yuan));
    else
      puts.push(
        own.year === -1
          ? print(own.number, new Decimal(0))
          : ask(own.number, own.stage === null ? '' : `${own.stage}预算数`.replace('预算预算', '预算')),
      );
  }
  const by = reading.yuan.minus(before);
  const sign = by.isNegative() ? -1 : 1;
  for (const change of text.changes) {
    if (change.context.block !== block) continue;
    const { word, number } = change;
    const isRate = number.kind !== 'money';
    const value = isRate ? (percent(by, before)?.abs() ?? null) : by.abs();
    const turned =
      change.sign === 0 || change.sign === sign
        ? roller.edits.raw(block, word.start, word.end)
        : roller.words.opposite(roller.words.wordOf(change), sign, number.kind);
    puts.push({ start: word.start, end: word.end, text: turned });
    if (change.base.year === 0) puts.push(ask(number, '与预算的差额'));
    else if (value) puts.push(print(number, value));
    else
      puts.push(
        roller.saysHundred
          ? print(number, new Decimal(100))
          : { start: change.difference?.number.end ?? word.start, end: number.end, text: '' },
      );
  }
  for (const { context, word, base } of text.flats) {
    if (context.block !== block) continue;
    const start = compareBefore(roller, block.index, word.start)?.start ?? word.start;
    const amount = `${roller.words.usual(sign, 'money')}${roller.style.digits(by.abs(), claim.number)}${claim.number.unit}`;
    puts.push({ start, end: word.end, text: base.year === 0 ? '【待填写：与预算相比】' : `比上年${amount}` });
  }
  for (const share of text.shares) {
    if (share.context.block !== block) continue;
    const whole = wholeNow(roller, share);
    const right = whole ? percent(reading.yuan, whole.yuan) : null;
    puts.push(right ? print(share.number, right) : ask(share.number, '占比'));
  }
  for (const completion of text.completions) if (completion.context.block === block) puts.push(ask(completion.number, '完成预算的比例'));
  return withoutCovered(puts);
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

function lastChange({ text }: Roller, { block }: Model): number | null {
  const ends = [
    ...text.changes.map(({ context, number }) => ({ context, end: number.end })),
    ...text.flats.map(({ context, word }) => ({ context, end: word.end })),
  ];
  const own = ends.filter(({ context }) => context.block === block).map(({ end }) => end);
  return own.length > 0 ? Math.max(...own) : null;
}

/** The amounts of a subject as another claim has its own. */
function readingOf(roller: Roller, like: Claim, code: string, year: 0 | -1): readonly Reading[] {
  return readingsOf(roller.values.facts, like, [{ subject: { type: 'function', code }, cost: 0 }], year).filter(({ blank }) => !blank);
}
