import { Decimal } from 'decimal.js';
import { claimKey } from '../../text/discourse';
import type { Change, Claim, Flat } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { shown, textOf } from '../wording';

/** T-DELTA-ADD: what the parts of an amount changed by is what it changed by. */
export function deltas(text: BoundText): Judgement {
  const moved = new Map<string, Moved>();
  for (const change of text.changes) {
    const target = change.of[0] ?? change.floating;
    if (!target || change.number.kind !== 'money' || change.base.year !== -1 || change.sign === 0 || change.of.length > 1) continue;
    if (!moved.has(claimKey(target)))
      moved.set(claimKey(target), { change, value: change.number.value.times(change.sign), half: change.number.half, target });
  }
  for (const flat of text.flats) {
    const [target] = flat.of;
    if (target && flat.of.length === 1 && flat.base.year === -1 && !moved.has(claimKey(target)))
      moved.set(claimKey(target), { change: null, value: new Decimal(0), half: new Decimal(0), target, flat });
  }
  const parts = new Map<Claim, Claim[]>();
  for (const { claim } of text.claims)
    if (claim.parent && claim.year === 0) parts.set(claim.parent, [...(parts.get(claim.parent) ?? []), claim]);
  for (const { claim } of text.claims) if (isThree(claim)) parts.set(claim, [...(parts.get(claim) ?? []), ...threeOf(text, claim)]);
  return all([...parts].map(([whole, own]) => judge(whole, own, moved)));
}

const THREE: ReadonlySet<string> = new Set(['因公出国（境）费', '公务用车购置及运行费', '公务接待费']);

function isThree({ about, year, number }: Claim): boolean {
  const [alternative] = about;
  return year === 0 && number.kind === 'money' && alternative?.subject.type === 'item' && alternative.subject.item === '“三公”经费';
}

/** What the section says of the three expenses after it says what they are together. */
function threeOf(text: BoundText, whole: Claim): Claim[] {
  const section = whole.context.sections.at(-1) ?? null;
  return text.claims.flatMap(({ claim }) => {
    const [alternative] = claim.about;
    const item = alternative?.subject.type === 'item' ? alternative.subject.item : '';
    return claim.year === 0 && claim.parent !== whole && THREE.has(item) && (claim.context.sections.at(-1) ?? null) === section
      ? [claim]
      : [];
  });
}

interface Moved {
  readonly change: Change | null;
  readonly value: Decimal;
  readonly half: Decimal;
  readonly target: Claim;
  readonly flat?: Flat;
}

function judge(whole: Claim, parts: readonly Claim[], moved: ReadonlyMap<string, Moved>): Judgement {
  const total = moved.get(claimKey(whole));
  const keys = [...new Set(parts.map(claimKey))];
  const own = keys.map((key) => moved.get(key));
  const unknown = keys.filter((key, index) => own[index] === undefined && !isZero(parts, key));
  const known = own.filter((one) => one !== undefined);
  if (!total?.change || known.length < 2 || unknown.length > 0) return NOTHING;
  const sum = known.reduce((all, { value }) => all.plus(value), new Decimal(0));
  const half = known.reduce((all, one) => all.plus(one.half), total.half);
  const difference = total.value.minus(sum);
  const numbers = [total.change.number, ...known.flatMap(({ change }) => (change ? [change.number] : []))];
  if (difference.abs().lte(half)) return confirm('text', numbers);
  const amounts = parts.filter((part, index) => parts.findIndex((other) => claimKey(other) === claimKey(part)) === index);
  const rest = amounts.reduce((all, { number }) => all.minus(number.value), whole.number.value);
  const slack = amounts.reduce((all, { number }) => all.plus(number.half), whole.number.half);
  if (rest.abs().gt(slack) || amounts.length < 2) return NOTHING;
  const { block } = total.change.context;
  const inside = [total, ...known].flatMap(({ change }) => (change && change.context.block === block ? [change.number] : []));
  const stated = textOf(block, total.change.number);
  return accuse(
    {
      block,
      start: Math.min(...inside.map(({ start }) => start)),
      end: Math.max(...inside.map(({ end }) => end)),
      stated,
      expected: shown(sum.abs(), total.change.number),
      rule: 'T-DELTA-ADD',
      level: 'warning',
      zh: `“${whole.label}”增减 ${stated}，所列各项增减合计 ${shown(sum, total.change.number)}；请核对各项增减额。`,
      en: `“${whole.label}” changed by ${stated}, its parts by ${shown(sum, total.change.number)}.`,
    },
    [],
  );
}

/** An item that is 0 this year and has no change stated. */
function isZero(parts: readonly Claim[], key: string): boolean {
  return parts.some((part) => claimKey(part) === key && part.number.value.isZero());
}
