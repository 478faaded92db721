import { Decimal } from 'decimal.js';
import { yuanPer } from '../../relations/relation';
import type { Claim } from '../claim';
import { cellsOf, spanOf, textFinding, type TextFinding } from '../finding';
import type { List } from '../lists';
import { inUnitOf, isSlipOf, isWholeByNature, trimmed, valueOf, type Session } from '../session';

/** T-LISTSUM: what follows 其中 or 包括 adds up to the total it is listed for. */
export function listFindings(session: Session): TextFinding[] {
  return session.lists.flatMap((list) => check(session, list) ?? []);
}

function check(session: Session, list: List): TextFinding | null {
  const { whole, parts, complete = false } = list;
  if (list.some && parts.length === 1) return usedFor(session, whole, parts[0]!);
  if (parts.length < 2 && !complete) return null;
  const sum = parts.reduce((total, { value }) => total.plus(value), new Decimal(0));
  const tolerance = parts.reduce((total, part) => total.plus(precision(session, part)), precision(session, whole));
  const difference = whole.value.minus(sum);
  const all = [whole, ...parts];
  if (difference.abs().lte(tolerance)) {
    all.forEach((claim) => session.linked.add(claim));
    const exact = all.reduce((total, claim) => total.plus(precision(session, claim, trimmed(session, claim))), new Decimal(0));
    return difference.abs().lte(exact) ? null : finding(session, list, sum, 'warning');
  }
  const states = all.map((claim) => session.bound.get(claim)?.state);
  if (states.every((state) => state === 'agrees')) return null;
  if (states.includes('differs') && holdsCorrected(session, whole, parts)) {
    all.forEach((claim) => session.linked.add(claim));
    return null;
  }
  const near = !whole.value.isZero() && difference.abs().div(whole.value).lte('0.05');
  const sure = complete || isWholeByNature(session, parts);
  if (parts.length < 3 && !sure) return null;
  if (difference.isPositive() && !sure && saysSome(whole, parts)) return null;
  all.forEach((claim) => session.linked.add(claim));
  return finding(session, list, sum, near || sure || difference.isNegative() ? 'error' : 'warning');
}

/** 预算安排规模：2.83万元 … 主要用于差旅费2.83万元: one use may be a part, but never more, and hardly one digit off. */
function usedFor(session: Session, whole: Claim, part: Claim): TextFinding | null {
  const difference = whole.value.minus(part.value);
  const same = difference.abs().lte(whole.half.plus(part.half));
  const more = difference.isNegative() && !same;
  const known = [whole, part].every((claim) => session.bound.get(claim)?.state === 'agrees');
  if (!same && !more && (known || !isSlipOf(part, whole))) return null;
  [whole, part].forEach((claim) => session.linked.add(claim));
  if (same) return null;
  return textFinding(session.language, {
    rule: 'T-LISTSUM',
    level: more ? 'error' : 'warning',
    zh: `总额写 ${whole.text}，其中的一项写 ${part.text}${more ? '，部分大于总额' : ''}；请核对。`,
    en: `The total is ${whole.text}, a part of it ${part.text}.`,
    ...spanOf([part]),
    stated: part.text,
    expected: whole.text,
    actual: part.text,
  });
}

/**
 * An amount that agrees with its cell is known to the cell's digits only, 683.3万元 written as 6833000元; and so is any round amount
 * in 元 where the forms are in 万元.
 */
function precision(session: Session, claim: List['whole'], half = claim.half): Decimal {
  const cell = session.bound.get(claim)?.state === 'agrees' ? valueOf(session, claim).half : new Decimal(0);
  const step = yuanPer(session.disclosure.unit).div(100);
  const converted = step.gt(1) && claim.unit === '元' && claim.value.mod(step).isZero() && !claim.value.isZero();
  return Decimal.max(half, cell, converted ? step.div(2) : 0);
}

function finding(session: Session, { whole, parts }: List, sum: Decimal, level: 'error' | 'warning'): TextFinding {
  const difference = whole.value.minus(sum);
  const wrong = parts.find((claim) => session.bound.get(claim)?.state === 'differs');
  return textFinding(session.language, {
    rule: 'T-LISTSUM',
    level,
    zh: `总额写 ${whole.text}，所列 ${parts.length} 项合计 ${inUnitOf(whole, sum)}${whole.unit}，相差 ${inUnitOf(whole, difference)}${whole.unit}${wrong ? `（其中 ${wrong.text} 与表不符）` : ''}；请核对总额和各项。`,
    en: `The total is ${whole.text}; its ${parts.length} parts add up to ${inUnitOf(whole, sum)}${whole.unit}.`,
    ...placeOf(session, whole, parts),
    stated:
      [whole, ...parts]
        .filter((claim) => session.bound.get(claim)?.state !== 'agrees')
        .map(({ text }) => text)
        .slice(0, 12)
        .join('、') || whole.text,
    expected: inUnitOf(whole, sum),
    actual: inUnitOf(whole, whole.value),
    difference: inUnitOf(whole, difference),
    cells: cellsOf(session.bound.get(whole)?.candidates.slice(0, 1) ?? []),
  });
}

/** 主要, 等: the words say that only some parts are named. */
function saysSome(whole: List['whole'], parts: List['parts']): boolean {
  const { folded } = whole.paragraph;
  const own = parts.filter(({ paragraph }) => paragraph === whole.paragraph);
  const after = own.at(-1)?.end ?? whole.end;
  return /主要|重点/.test(folded.slice(whole.end, own[0]?.start ?? whole.end)) || /^ {0,2}等/.test(folded.slice(after, after + 4));
}

/** Where to show it: the sentence with the list; parts in other paragraphs at the one nothing else confirms, else at the total. */
function placeOf(
  session: Session,
  whole: List['whole'],
  parts: List['parts'],
): { paragraph: List['whole']['paragraph']; start: number; end: number } {
  const { paragraph } = whole;
  const own = parts.filter((claim) => claim.paragraph === paragraph);
  if (own.length > 0)
    return {
      paragraph,
      start: paragraph.folded.lastIndexOf('。', whole.start - 1) + 1,
      end: Math.max(whole.end, ...own.map(({ end }) => end)),
    };
  const first = parts[0]!;
  if (parts.every((claim) => claim.paragraph === first.paragraph))
    return { paragraph: first.paragraph, start: first.start, end: parts.at(-1)!.end };
  const doubtful = parts.filter((claim) => session.bound.get(claim)?.state !== 'agrees');
  const at = doubtful.length === 1 && session.bound.get(whole)?.state === 'agrees' ? doubtful[0]! : whole;
  return { paragraph: at.paragraph, start: at.start, end: at.end };
}

/** A wrong amount that is reported against its cell explains the sum: one cause is one finding. */
function holdsCorrected(session: Session, whole: List['whole'], parts: List['parts']): boolean {
  const values = [whole, ...parts].map((claim) => valueOf(session, claim));
  const [total, ...rest] = values;
  const sum = rest.reduce((of, { yuan }) => of.plus(yuan), new Decimal(0));
  const tolerance = values.reduce((of, { half }) => of.plus(half), new Decimal(0));
  return [total!.yuan, whole.value].some((yuan) => yuan.minus(sum).abs().lte(tolerance));
}
