import { Decimal } from 'decimal.js';
import type { Block } from '../../text/block';
import { reasonBehind } from './kept-reasons';
import { compareBefore } from './moved';
import { saidAgainst, thisYears } from './nothing';
import { newWordsBehind, newWordsOf, type Told } from './new-words';
import type { Roller } from './roller';
import { isWithin, planned, readingOf, type Fresh, type Model, type Put } from './written-model';
import { namesOf, titleNames } from './written-names';
import { leftNumbers, numbersOf } from './written-numbers';
import { orderReasonAsked } from './written-orders';
import { partsOf } from './written-parts';
import { purposeAsked, reasonAsked, reasonsWithin } from './written-reasons';
import { yearsIn } from './years';

/**
 * A paragraph about another subject in the manner of one that is there: its names, amounts, changes and shares are that subject's, its
 * reasons and what it is for are asked for, and what else was said stays out. Null where its names cannot be put in their place.
 */
export function itemLike(roller: Roller, model: Model, code: string): string | null {
  const names = namesOf(roller, model, code);
  return names && written(roller, model, code, names);
}

/** The same where the name stands on a line of its own: the title and the paragraph below it. */
export function titledLike(roller: Roller, title: Block, model: Model, code: string): string | null {
  const above = titleLike(roller, title, model.code, code);
  const below = above && written(roller, model, code, namesOf(roller, model, code) ?? []);
  return below && `${above}\n${below}`;
}

/** A title about another subject; null where its own is not named in it. */
export function titleLike(roller: Roller, title: Block, own: string, code: string): string | null {
  const names = titleNames(roller, title, own, code);
  return names && filled(roller, title, names, 0, title.text.length);
}

function written(roller: Roller, model: Model, code: string, names: readonly Put[]): string | null {
  const { block, claim, span } = model;
  const [reading] = readingOf(roller, claim, code, 0);
  if (!reading) return null;
  const fresh = { code, reading, before: readingOf(roller, claim, code, -1)[0]?.yuan ?? new Decimal(0) };
  const isNew = newWords(roller, model, fresh);
  const numbers = numbersOf(roller, model, fresh);
  const own = [...names, ...partsOf(roller, model, code), ...(isNew ? [...numbers.filter(apartFrom(isNew)), isNew] : numbers)];
  const until = Math.max(...own.map((put) => put.end));
  const reasons = reasonsWithin(roller, model, code, until).flatMap((put) => (isNew ? beforeWords(put, isNew) : [put]));
  const known = withoutCovered([...own, ...reasons]);
  const end = Math.max(...known.map((put) => put.end));
  const puts = [...known, ...leftNumbers(roller, model, fresh, known, end)];
  const text = filled(roller, block, puts, span?.start ?? 0, end);
  const tail = isNew ? '' : orderReasonAsked(roller, model, code, end) || reasonAsked(roller, model, code, lastChange(roller, model), end);
  const stop = span ? '' : (ENDING.exec(roller.edits.raw(block, 0, block.text.length).trimEnd())?.[0] ?? '');
  const told = closed(`${text}${tail}${purposeAsked(roller, model, code, end)}`);
  return askedOf(`${told}${stop}`, roller.nameOf(model.code), roller.nameOf(code));
}

/** A stop, or words that lead to the paragraphs below: 。其中： */
const ENDING = /(?:[。；;，,](?:其中|具体(?:情况)?如下)[:：]|[。；;])$/;

/** （占0.38% ended within its brackets. */
function closed(text: string): string {
  const opened = text.match(/[(（]/g)?.length ?? 0;
  const ended = text.match(/[)）]/g)?.length ?? 0;
  return opened > ended ? `${text}${text.lastIndexOf('（') > text.lastIndexOf('(') ? '）' : ')'}` : text;
}

function apartFrom(words: Put): (put: Put) => boolean {
  return ({ start, end }) => end <= words.start || start >= words.end;
}

/** What leads up to some words and goes on with them ends at the mark in front of them. */
function beforeWords(put: Put, words: Put): Put[] {
  if (apartFrom(words)(put)) return [put];
  return put.start < words.start - 1 ? [{ ...put, end: words.start - 1 }] : [];
}

/** A place that last year's text left to be filled in is one of the new subject's. */
function askedOf(text: string, own: string, name: string): string {
  return text.replace(/【待填写：[^【】]*】/g, (asked) => asked.replaceAll(own, name).replace(/，上年 [^【】]*】/, '】'));
}

/** 与上年相比… → 上年无此项, as the text says of what is new; what the model says so of may not be true of another. */
function newWords(roller: Roller, model: Model, fresh: Fresh): Put | null {
  const told = newWordsBehind(roller.text, model.claim);
  if (told && isWithin(model, model.claim.context, told)) {
    const base = baseOf(roller, model, fresh, told.year);
    const { start, end, year } = told;
    if (base === null) return { start, end, text: `【待填写：${roller.nameOf(fresh.code)}与${year === 0 ? '年初预算' : '上年'}相比】` };
    if (base.isZero())
      return { start, end, text: `${thisYears(roller, told)}${reasonOfNew(roller, { ...told, block: model.block }, fresh)}` };
    const moved = { by: fresh.reading.yuan.minus(base), base, readings: [] };
    return { start, end, text: saidAgainst(roller, model.claim, moved, year, true) };
  }
  const last = lastChange(roller, model);
  const own = roller.text.where.movesIn(model.block).find(({ context, word }) => isWithin(model, context, word));
  const year = own?.base.year ?? null;
  if (!own || year === null || last === null || !baseOf(roller, model, fresh, year)?.isZero()) return null;
  const words = newWordsOf(roller.text, year);
  const compare = words === null ? null : compareBefore(roller, model.block.index, own.word.start);
  return words && compare
    ? { start: compare.start, end: last, text: `${thisYears(roller, words)}${reasonOfNew(roller, words, fresh)}` }
    : null;
}

/** ，主要原因：… behind the words, as the text goes on where it says so. */
function reasonOfNew(roller: Roller, { block, end }: Told, { code }: Fresh): string {
  const reason = reasonBehind(roller, block, end);
  return reason ? `${roller.edits.raw(block, end, reason.from)}【待填写：${roller.nameOf(code)}的原因】` : '';
}

/** What a new subject is measured against; null where no form tells its budget. */
function baseOf(roller: Roller, { claim }: Model, { code, before }: Fresh, year: 0 | -1): Decimal | null {
  return year === -1 ? before : planned(roller, claim, code, '年初');
}

/** The words of a stretch with what is put in their place, and this year's years. */
function filled(roller: Roller, block: Block, own: readonly Put[], from: number, end: number): string {
  const puts = withoutCovered([...own, ...yearsIn(roller, block)]);
  let text = '';
  let at = from;
  for (const put of puts.sort((a, b) => a.start - b.start)) {
    if (put.start < at || put.end > end) continue;
    text += roller.edits.raw(block, at, put.start) + put.text;
    at = put.end;
  }
  return text + roller.edits.raw(block, at, end);
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
