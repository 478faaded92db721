import { boundOf } from '../../proofread/proof';
import { groupBy } from '../../proofread/whereabouts';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { codesOf } from './codes';
import { NOTES } from './notes';
import { known } from './ratios';
import type { Roller } from './roller';
import { codeOf } from './written-model';

const FEWEST = 2;

/**
 * 项目支出90万元，其中：甲80万元，主要用于…，乙10万元，主要用于…: items that made up their whole, in a manner that nothing new could be written
 * in, are said to lack what is new.
 */
export function noteListSums(roller: Roller): void {
  if (roller.shift === 0) return;
  const parts = roller.text.claims.flatMap(({ claim, agreeing }) =>
    claim.parent && claim.year === 0 && agreeing.length > 0 && !isSubjectOnly(claim) && codeOf(claim) !== null ? [claim] : [],
  );
  for (const [parent, items] of groupBy(parts, wholeOf)) {
    const length = Math.max(...codesIn(items[0]!).map((code) => code.length));
    const alike = items.every(
      (item) => item.context.block === parent.context.block && codesIn(item).some((code) => code.length === length),
    );
    if (items.length >= FEWEST && alike && madeUp(parent, items) && !makesUp(roller, parent, items)) note(roller, parent, items, length);
  }
}

function codesIn({ about }: Claim): readonly string[] {
  return about.flatMap(({ subject }) => (subject.type === 'function' ? [subject.code] : []));
}

/** What an item is a part of: not the item before it, though words may read so. */
function wholeOf(item: Claim): Claim {
  let whole = item.parent!;
  const isBeside = (own: Claim): boolean =>
    codesIn(own).length > 0 && !codesIn(own).some((code) => codesIn(item).some((other) => other !== code && other.startsWith(code)));
  while (whole.parent && whole.parent.context.block === item.context.block && isBeside(whole)) whole = whole.parent;
  return whole;
}

function madeUp(parent: Claim, items: readonly Claim[]): boolean {
  if (isSubjectOnly(parent)) return false;
  const sum = items.reduce((all, { number }) => all.plus(number.value), parent.number.value.times(0));
  return sum
    .minus(parent.number.value)
    .abs()
    .lte(parent.number.half.times(items.length + 1));
}

/** Whether they still do; where an amount is not known nothing tells. */
function makesUp(roller: Roller, parent: Claim, items: readonly Claim[]): boolean {
  const whole = known(roller, parent);
  const now = items.map((item) => known(roller, item));
  if (!whole || now.some((own) => own === null)) return true;
  return now
    .reduce((left, own) => left.minus(own!.yuan), whole.yuan)
    .abs()
    .lte(parent.number.half.times(items.length + 1));
}

/** What has an amount now and is named neither among them nor in what was put in. */
function note(roller: Roller, parent: Claim, items: readonly Claim[], length: number): void {
  const [like] = items as readonly [Claim];
  const { block } = like.context;
  const kind = boundOf(roller.text, like).agreeing[0]!.form.kind;
  const named = new Set(items.flatMap(codesIn));
  const above = codeOf(parent) ?? '';
  const text = roller.edits.preview(block, 0, block.text.length) ?? '';
  for (const code of codesOf(roller, roller.values.next, kind, length, like, 'next')) {
    const name = roller.nameOf(code);
    if (code.startsWith(above) && !named.has(code) && !text.includes(name))
      roller.note('look', like.context, like.number.end, NOTES.notListed(name));
  }
}
