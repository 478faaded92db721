import type { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import { readingsOf } from '../../proofread/bind';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import { plannedOf } from './bases';
import { isBrokenDown } from './counterparts';
import { isOfAllFiscal, readingsOfFunds } from './fiscal-sums';
import type { Roller } from './roller';

/** A paragraph about one subject, in whose manner another is written. */
export interface Model {
  readonly block: Block;
  readonly claim: Claim;
  readonly code: string;
  /** Where in the paragraph it is said, where the paragraph says more than one. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** What a new subject is, and was. */
export interface Fresh {
  readonly code: string;
  readonly reading: Reading;
  readonly before: Decimal;
}

/** What stands in the place of some words of a model. */
export interface Put {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function isWithin({ block, span }: Model, context: { readonly block: Block }, { start }: { readonly start: number }): boolean {
  return context.block === block && (!span || (span.start <= start && start < span.end));
}

export function printed(roller: Roller, { block }: Model, number: PrintedAmount, value: Reading['yuan']): Put {
  const { start, end } = number;
  return { start, end, text: roller.style.print(block, roller.edits.raw(block, start, end), number, value) };
}

export function asked(roller: Roller, code: string, { start, end }: PrintedAmount, what: string): Put {
  return { start, end, text: `【待填写：${roller.nameOf(code)}${what}】` };
}

/** Which code the words of the model are about where they are said of another: its own, or its class or 款; null for other things. */
export function codeInPlace(model: Model, claim: Claim, code: string): string | null {
  const subject = claim.about[0]?.subject;
  if (subject?.type === 'total') return code;
  const own = subject?.type === 'function' ? subject.code : codeOf(claim);
  return own !== null && own !== undefined && model.code.startsWith(own) ? code.slice(0, own.length) : null;
}

/** The amounts of a subject as another claim has its own. */
export function readingOf(roller: Roller, like: Claim, code: string, year: 0 | -1): readonly Reading[] {
  return allReadingsOf(roller, like, code, year).filter(({ blank }) => !blank);
}

/** The budget of a subject, where this year's forms have one beside what was carried out. */
export function planned(roller: Roller, like: Claim, code: string, stage: NonNullable<Claim['stage']>): Decimal | null {
  const found = plannedOf(roller.values, { ...like, about: [{ subject: { type: 'function', code }, cost: 0 }] }, stage);
  return found.type === 'unknown' ? null : found.yuan;
}

/** Nothing where the line of the subject is there and this cell of it is blank. */
export function isNilPart(roller: Roller, like: Claim, code: string): boolean {
  const [first] = allReadingsOf(roller, like, code, 0);
  return first !== undefined && first.blank && isBrokenDown(first);
}

function allReadingsOf(roller: Roller, like: Claim, code: string, year: 0 | -1): readonly Reading[] {
  const about = [{ subject: { type: 'function' as const, code }, cost: 0 }];
  // What other money pays for the subject is no part of 财政拨款.
  const ofFunds = isOfAllFiscal(like) ? readingsOfFunds(roller.values.facts, like, about, year).flat() : [];
  return ofFunds.length > 0 ? ofFunds : readingsOf(roller.values.facts, like, about, year);
}

/** The functional subject that a claim is about, where its words do not name another behind the number. */
export function codeOf({ about, phrase, number }: Claim): string | null {
  const subject = about[0]?.subject;
  const [name] = phrase.names;
  return subject?.type === 'function' && (!name || name.start < number.start) ? subject.code : null;
}
