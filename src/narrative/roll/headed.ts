import { boundOf } from '../../proofread/proof';
import type { Block } from '../../text/block';
import { isGone, listsOf, type Item, type ItemList } from './item-lists';
import { codesOf } from './lists';
import { renumber, type Run } from './numbering';
import type { Roller } from './roller';
import { itemLike } from './written-items';

/** A class with its heading: （一）教育支出（类） and the paragraphs of its subjects. */
interface Class {
  readonly heading: Block;
  readonly code: string;
  readonly items: readonly Item[];
  /** The heading and all that stands below it. */
  readonly blocks: readonly Block[];
}

const CLASS = 3;
const FEWEST = 2;

/**
 * Classes that have headings of their own follow the forms as their paragraphs do: one that has nothing any more goes with all below it,
 * one that is new comes in with its heading and a paragraph a subject.
 */
export function rollClasses(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const classes of groupsOf(roller, listsOf(roller))) rollGroup(roller, classes);
}

function groupsOf(roller: Roller, lists: readonly ItemList[]): Class[][] {
  const groups = new Map<string, Class[]>();
  const seen = new Set<Block>();
  for (const { items, kind, length } of lists)
    for (const item of items) {
      const { sections } = item.claim.context;
      const heading = sections.at(-1)?.block;
      const code = heading && namedIn(roller, heading, item.code.slice(0, CLASS));
      if (!heading || !code || seen.has(heading)) continue;
      seen.add(heading);
      const key = [kind, length, sections.at(-2)?.block.index ?? -1, heading.level].join(' ');
      const below = items.filter(({ claim }) => claim.context.sections.at(-1)?.block === heading);
      groups.set(key, [...(groups.get(key) ?? []), { heading, code, items: below, blocks: blocksOf(roller, heading) }]);
    }
  return [...groups.values()].filter(({ length }) => length >= FEWEST);
}

function namedIn(roller: Roller, { index }: Block, code: string): string | null {
  return roller.text.text.tokens[index]!.some(({ name }) => name?.functions.includes(code)) ? code : null;
}

function blocksOf({ text }: Roller, heading: Block): Block[] {
  const { blocks } = text.text;
  const end = blocks.findIndex(({ index, level }) => index > heading.index && level !== null && level <= heading.level!);
  return blocks.slice(heading.index, end < 0 ? blocks.length : end).filter((block, at) => at === 0 || block.level === null);
}

function rollGroup(roller: Roller, classes: readonly Class[]): void {
  const [{ items }] = classes as readonly [Class];
  const like = items[0]!.claim;
  const { kind } = boundOf(roller.text, like).agreeing[0]!.form;
  const length = items[0]!.code.length;
  const now = codesOf(roller, roller.values.next, kind, length, like, 'next');
  const last = codesOf(roller, roller.text.disclosure, kind, length, like, 'last');
  const named = new Set(classes.map(({ code }) => code));
  if (!last.every((code) => named.has(code.slice(0, CLASS)))) return;
  const run: Run = { removed: new Set(), added: new Map() };
  for (const own of classes) if (!now.some((code) => code.startsWith(own.code)) && takeOut(roller, own)) run.removed.add(own.heading);
  const kept = classes.filter(({ heading }) => !run.removed.has(heading));
  const fresh = [...new Set(now.map((code) => code.slice(0, CLASS)))].filter((code) => !named.has(code)).sort();
  for (const code of fresh) {
    const after = kept.findLast((own) => own.code < code) ?? null;
    const beside = after ?? kept[0];
    const written = beside && classLike(roller, beside, code, now);
    if (!written) {
      roller.note('look', like.context, 0, `本年“${roller.nameOf(code)}”有数，文中没有列出，请补写`);
      continue;
    }
    const added = { text: written, before: after === null, ...(after ? { at: after.blocks.at(-1)! } : {}) };
    run.added.set(beside.heading, [...(run.added.get(beside.heading) ?? []), added]);
    roller.note('look', beside.items[0]!.claim.context, 0, `“${roller.nameOf(code)}”本年新有数，已照上下文补入，请核对`);
  }
  renumber(
    roller,
    classes.map(({ heading }) => heading),
    run,
  );
}

/** Only what is all gone, and of which the text would not say how much it fell. */
function takeOut(roller: Roller, { heading, items, blocks }: Class): boolean {
  if (!items.every((item) => isGone(roller, item)) || blocks.length > items.length + 1) return false;
  if (!blocks.every((block) => roller.edits.free(block, 0, block.text.length))) return false;
  for (const block of blocks) roller.edits.remove(block);
  for (const block of blocks) for (const { claim } of roller.text.where.inBlock(block)) roller.keep(claim.number);
  roller.note(
    'look',
    items[0]!.claim.context,
    0,
    `“${roller.nameOf(items[0]!.code.slice(0, CLASS))}”本年没有数，已连同标题去掉（第 ${heading.lines[0]!.line + 1} 行）`,
  );
  return true;
}

/** A heading and its paragraphs about another class, as those beside it are written. */
function classLike(roller: Roller, { heading, code: own, items }: Class, code: string, now: readonly string[]): string | null {
  const model = items.find(({ alone }) => alone) ?? items[0];
  const token = roller.text.text.tokens[heading.index]!.find(({ name }) => name?.functions.includes(own));
  if (!model || !token) return null;
  const said = roller.edits.raw(heading, token.start, token.end);
  const full = roller.nameOf(code);
  const title =
    roller.edits.raw(heading, 0, token.start) +
    (!said.endsWith('支出') && roller.nameOf(own).endsWith('支出') ? full.replace(/支出$/, '') : full) +
    roller.edits.raw(heading, token.end, heading.text.length);
  const lines: string[] = [];
  for (const leaf of now.filter((one) => one.startsWith(code)).sort()) {
    const text = itemLike(roller, { block: model.block, claim: model.claim, code: model.code }, leaf);
    if (text === null) return null;
    lines.push(text.replace(/^[(（]?[0-9]{1,2}/, (mark) => mark.replace(/[0-9]+/, String(lines.length + 1))));
  }
  return lines.length === 0 ? null : [title, ...lines].join('\n');
}
