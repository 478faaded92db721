import type { Claim } from '../../text/frames';
import { keyPart } from '../keys';
import { fromSources, kindOf, linesOf, markOf, spanOf } from '../roll/source-lists';
import type { Drafter, Piece } from './drafter';
import { ofItem } from './entries';
import type { Loop } from './loops';

/** Where the money comes from, as the form lists it: 其中：一般公共预算拨款收入9万元，占90%；其他收入1万元，占10%. */
export function sourceLoopsOf(drafter: Drafter): Loop[] {
  return fromSources(drafter.roller).flatMap(({ items }) => loopOf(drafter, items) ?? []);
}

function loopOf(drafter: Drafter, items: readonly Claim[]): Loop | null {
  const { roller } = drafter;
  const [first] = items as readonly [Claim];
  const { block } = first.context;
  const mark = markOf(roller, items);
  // Sources that have nothing are named one by one: the text names them all.
  if (mark === null || items.length < 2 || items.some(({ number }) => number.value.isZero())) return null;
  const kind = kindOf(roller, items);
  const entries = kind === undefined ? null : entriesOf(drafter, items, kind);
  const path = drafter.pathOf(first);
  if (!entries || path === null || items.some((item) => wordsBetween(drafter, item) !== wordsBetween(drafter, first))) return null;
  const [start, unitEnd] = spanOf(roller, first);
  const end = Math.max(...items.map((item) => spanOf(roller, item)[1]));
  const pieces: Piece[] = drafter
    .of(block)
    .filter((piece) => piece.start >= start && piece.end <= unitEnd)
    .map((piece) => ({ ...piece, template: ofItem(piece.template, path, '项') }));
  if (pieces.length === 0 || pieces.some(({ template }) => !template.includes('项'))) return null;
  const name = { start, end: start + nameOf(drafter, first).length, template: '{{ 项.名称 }}' };
  const list = `"${entries.join('、')}" | 各项: "${keyPart(kind!)}" | 有数项`;
  return {
    list,
    blocks: [block],
    model: block,
    pieces: [name, ...pieces],
    start,
    end,
    separator: mark,
    inline: { unitEnd },
    inner: null,
    below: null,
    head: null,
  };
}

/** 名称=来源 of each line of the form in its order, by the names of the text where it has them. */
function entriesOf(drafter: Drafter, items: readonly Claim[], kind: string): string[] | null {
  const seen = new Set<string>();
  const lines = linesOf(drafter.roller.text.disclosure, kind);
  // What stands behind the total of the year is no part of it.
  const total = lines.findIndex(({ key }, at) => key.type === 'total' && at > 0);
  const entries = (total < 0 ? lines : lines.slice(0, total)).flatMap(({ key, name }) => {
    if (key.type !== 'source' || seen.has(key.source)) return [];
    seen.add(key.source);
    const own = items.find(({ facets }) => facets.source?.value === key.source);
    return [`${own ? nameOf(drafter, own) : name}=${key.source}`];
  });
  const isPlain = entries.every((entry) => !/["、/]/.test(entry));
  return isPlain && items.every(({ facets }) => seen.has(facets.source!.value)) ? entries : null;
}

function nameOf(drafter: Drafter, item: Claim): string {
  const [start] = spanOf(drafter.roller, item);
  return drafter.raw(item.context.block, start, item.number.start).replace(/(?:预算数?|决算数?)?[为是]?$/, '');
}

/** What stands between the numbers of an item, and between its name and them. */
function wordsBetween(drafter: Drafter, item: Claim): string {
  const [start, end] = spanOf(drafter.roller, item);
  const raw = drafter.raw(item.context.block, start, end);
  return raw.slice(nameOf(drafter, item).length).replace(/[0-9][0-9,.]*/g, '0');
}
