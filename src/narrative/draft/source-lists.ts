import type { Claim } from '../../text/frames';
import { keyPart } from '../keys';
import { CARRIED, fromSources, kindOf, linesOf, markOf, placeKey, sourceOfLine, spanOf, type Sources } from '../roll/source-lists';
import type { Drafter, Piece } from './drafter';
import { ofItem } from './entries';
import type { Loop } from './loops';

/** Where the money comes from, as the form lists it: 其中：一般公共预算拨款收入9万元，占90%；其他收入1万元，占10%. */
export function sourceLoopsOf(drafter: Drafter): Loop[] {
  return fromSources(drafter.roller).flatMap((list) => loopOf(drafter, list) ?? []);
}

function loopOf(drafter: Drafter, list: Sources): Loop | null {
  const { items } = list;
  const { roller } = drafter;
  const [first] = items as readonly [Claim];
  const { block } = first.context;
  const mark = markOf(roller, items);
  // Sources that have nothing are named one by one: the text names them all.
  if (mark === null || items.length < 2 || items.some(({ number }) => number.value.isZero())) return null;
  const kind = kindOf(roller, items);
  const entries = kind === undefined ? null : entriesOf(drafter, list, kind);
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
  const filled = `"${entries.join('、')}" | 各项: "${keyPart(kind!)}" | 有数项`;
  return {
    list: filled,
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
function entriesOf(drafter: Drafter, { parent, items }: Sources, kind: string): string[] | null {
  const seen = new Set<string>();
  const lines = linesOf(drafter.roller.text.disclosure, kind);
  // What stands behind the total of the year is no part of it, but of all there is.
  const total = lines.findIndex(({ key }, at) => key.type === 'total' && at > 0);
  const { subject } = parent.about[0]!;
  const isOfAll = (subject.type === 'total' && subject.grade === 'grand') || items.some((item) => placeKey(item) === CARRIED);
  const entries = lines.flatMap((line, at) => {
    const source = sourceOfLine(line);
    if (source === null || seen.has(source) || (source === CARRIED ? !isOfAll : total >= 0 && at > total)) return [];
    seen.add(source);
    const own = items.find((item) => placeKey(item) === source);
    return [`${own ? nameOf(drafter, own) : line.name}=${source}`];
  });
  const isPlain = entries.every((entry) => !/["、/]/.test(entry));
  return isPlain && items.every((item) => seen.has(placeKey(item)!)) ? entries : null;
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
