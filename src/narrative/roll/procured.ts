import { PROCURED } from '../../forms/form-words';
import { readingsOf } from '../../proofread/bind';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import { NOTES } from './notes';
import { known } from './ratios';
import type { Roller } from './roller';

/** 货物类采购40万元，服务类采购126万元: what was bought, by kind, in texts that name only the kinds that have an amount. */

const FEWEST = 1;

/** A list that was all of 政府采购 last year, and named no kind that had nothing, is so this year. */
export function rollProcured(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const block of roller.text.text.blocks) {
    const items = itemsIn(roller, block);
    if (
      items.length < FEWEST ||
      items.length === PROCURED.length ||
      items.some(({ number }) => number.value.isZero()) ||
      !isWholeOf(roller, items)
    )
      continue;
    if (items.length > 1) takeOut(roller, block, items);
    for (const kind of PROCURED) if (!items.some((item) => kindOf(item) === kind)) putIn(roller, block, items, kind);
  }
}

function kindOf({ about: [own] }: Claim): string | null {
  return own?.subject.type === 'item' && PROCURED.includes(own.subject.item) ? own.subject.item : null;
}

function itemsIn({ text }: Roller, block: Block): Claim[] {
  return text.where
    .inBlock(block)
    .flatMap(({ claim, agreeing }) => (kindOf(claim) && claim.year === 0 && !isSubjectOnly(claim) && agreeing.length > 0 ? [claim] : []));
}

/** Whether the total right before the list is their sum. */
export function isWholeOf({ text }: Roller, items: readonly Claim[]): boolean {
  const [first] = items as readonly [Claim];
  const whole = text.where
    .inBlock(first.context.block)
    .findLast(
      ({ claim }) => !isSubjectOnly(claim) && claim.number.end <= first.number.start && claim.year === 0 && !items.includes(claim),
    )?.claim;
  if (!whole) return false;
  const off = items.reduce((left, { number }) => left.minus(number.value), whole.number.value).abs();
  return off.lte(whole.number.half.times(items.length + 1));
}

/** A kind that has nothing now is not named, as the others were not; the mark between it and its neighbour goes with it. */
function takeOut(roller: Roller, block: Block, items: readonly Claim[]): void {
  const isGone = (item: Claim): boolean => known(roller, item)?.yuan.isZero() ?? false;
  const left = items.filter((item) => !isGone(item));
  if (left.length === 0) return;
  const startOf = ({ number }: Claim): number => number.start - /[^,、;:。]*$/.exec(block.text.slice(0, number.start))![0].length;
  for (const [at, item] of items.entries()) {
    if (!isGone(item)) continue;
    const [before, after] = [items[at - 1], items[at + 1]];
    const [start, end] = after ? [startOf(item), startOf(after)] : [before!.number.end, item.number.end];
    if (/[0-9]/.test(block.text.slice(start, item.number.start)) || !roller.edits.put(block, start, end, '')) continue;
    roller.keep(item.number);
    roller.note('look', item.context, start, NOTES.leftOut(kindOf(item)!));
  }
}

/** A kind that has an amount now, said as the one beside it, at its place among the kinds. */
function putIn(roller: Roller, block: Block, items: readonly Claim[], kind: string): void {
  const before = items.findLast((item) => PROCURED.indexOf(kindOf(item)!) < PROCURED.indexOf(kind));
  const beside = before ?? items[0]!;
  const own = { ...beside, about: [{ subject: { type: 'item' as const, item: kind }, cost: 0 }] };
  const [reading] = readingsOf(roller.values.facts, own, own.about, 0).filter(({ blank, yuan }) => !blank && !yuan.isZero());
  if (!reading || !known(roller, beside)) return;
  const { number } = beside;
  const lead = /[^,，、;；:：。]*$/.exec(roller.edits.raw(block, 0, number.start))![0];
  const start = number.start - lead.length;
  const [mark] = /^[，、；,;]/.exec(roller.edits.raw(block, number.end, block.text.length)) ?? [];
  const named = kindOf(beside)!;
  if (!lead.includes(named)) return;
  const raw = roller.edits.raw(block, number.start, number.end);
  const said = `${lead.replace(named, kind)}${roller.style.print(block, raw, number, reading.yuan)}`;
  const between = mark ?? '、';
  const put = before
    ? roller.edits.put(block, number.end, number.end, `${between}${said}`)
    : roller.edits.put(block, start, start, `${said}${between}`);
  roller.note('look', beside.context, start, put ? NOTES.putInList(kind) : NOTES.notListed(kind));
}
