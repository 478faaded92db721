import type { Block } from '../../text/block';
import { NOTES } from './notes';
import { projectLists, projectsWith, type ProjectItem } from './projects';
import type { Roller } from './roller';

/** “图书购置”项目72万元，…。 a paragraph each, the largest first: after all has its new amounts, the largest is told first again. */
export function rollProjectOrder(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const items of projectLists(roller)) reorder(roller, items);
}

const FEWEST = 3;

function reorder(roller: Roller, items: readonly ProjectItem[]): void {
  if (items.length < FEWEST || !isBySize(items) || isAsForm(roller, items)) return;
  const told = items.map((item) => ({ item, text: textOf(roller, item.block), now: roller.now(item.claim) }));
  // What is new stands behind the last, and with what is asked for nothing tells an order.
  if (told.some(({ item: { block }, text }) => text === null || text.includes('\n') || block.lines.length > 1)) return;
  const kept = told.filter(({ text }) => text !== '');
  const known = kept.flatMap(({ text, now }) => (now.type === 'known' ? [{ text: text!, yuan: now.yuan }] : []));
  if (known.length < kept.length) return;
  const sorted = [...known].sort((a, b) => b.yuan.cmp(a.yuan));
  if (sorted.every((own, at) => own === known[at])) return;
  for (const [at, { item }] of kept.entries()) {
    const { block } = item;
    if (sorted[at] !== known[at]) roller.edits.replace(block, block.numbering, block.text.length, sorted[at]!.text);
  }
  roller.notes.push({ kind: 'look', line: items[0]!.block.lines[0]!.line, ...NOTES.reordered() });
}

function isBySize(items: readonly ProjectItem[]): boolean {
  const amounts = items.map(({ claim }) => claim.number.value);
  return amounts.every((amount, at) => at === 0 || amount.lte(amounts[at - 1]!));
}

/** Told in the order of last year's form, which may have been that of their amounts by chance. */
function isAsForm({ text }: Roller, items: readonly ProjectItem[]): boolean {
  const names = [...projectsWith(text.disclosure).keys()];
  const places = items.map(({ name }) => names.indexOf(name));
  return places.every((place, at) => at === 0 || place > places[at - 1]!);
}

/** A paragraph as it is now, without its numbering; empty where it was taken out, null where that cannot be told. */
function textOf({ edits }: Roller, block: Block): string | null {
  const whole = edits.preview(block, 0, block.text.length);
  return whole === '' ? '' : edits.preview(block, block.numbering, block.text.length);
}
