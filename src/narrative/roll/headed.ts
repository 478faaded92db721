import type { Block } from '../../text/block';
import { isGone, listsOf, type Item, type ItemList } from './item-lists';
import { codesOf } from './codes';
import { NOTES } from './notes';
import { putIn, renumber, type Run } from './numbering';
import type { Roller } from './roller';
import { itemLike, titledLike, titleLike } from './written-items';
import type { Model } from './written-model';
import { levelsOf } from './written-names';

/**
 * A class with its heading: （一）教育支出（类） and the paragraphs of its subjects; or one subject with its name on a line of its own, and
 * its amount below.
 */
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
      const code = heading && codeIn(roller, heading, item.code);
      if (!heading || !code || seen.has(heading)) continue;
      seen.add(heading);
      const key = [kind, length, code.length, sections.at(-2)?.block.index ?? -1, heading.level].join(' ');
      const below = items.filter(({ claim }) => claim.context.sections.at(-1)?.block === heading);
      groups.set(key, [...(groups.get(key) ?? []), { heading, code, items: below, blocks: blocksOf(roller, heading) }]);
    }
  return [...groups.values()].filter(({ length }) => length >= FEWEST);
}

/** What a heading names of a code: all of it, else its class. */
function codeIn(roller: Roller, heading: Block, code: string): string | null {
  const levels = levelsOf(roller, heading, code).map(({ level }) => level);
  if (levels.includes(code.length)) return code;
  return levels.includes(CLASS) ? code.slice(0, CLASS) : null;
}

function blocksOf({ text }: Roller, heading: Block): Block[] {
  const { blocks } = text.text;
  const end = blocks.findIndex(({ index, level }) => index > heading.index && level !== null && level <= heading.level!);
  return blocks.slice(heading.index, end < 0 ? blocks.length : end).filter((block, at) => at === 0 || block.level === null);
}

function rollGroup(roller: Roller, classes: readonly Class[]): void {
  const [{ items }] = classes as readonly [Class];
  const { claim: like, kind } = items[0]!;
  const length = items[0]!.code.length;
  const now = codesOf(roller, roller.values.next, kind, length, like, 'next');
  const last = codesOf(roller, roller.text.disclosure, kind, length, like, 'last');
  const named = new Set(classes.map(({ code }) => code));
  const level = classes[0]!.code.length;
  const had = new Set(last.map((code) => code.slice(0, level)));
  const isWhole = [...had].every((code) => named.has(code));
  const run: Run = { removed: new Set(), added: new Map() };
  for (const own of isWhole ? classes : [])
    if (!now.some((code) => code.startsWith(own.code)) && takeOut(roller, own)) run.removed.add(own.heading);
  const kept = classes.filter(({ heading }) => !run.removed.has(heading));
  const fresh = [...new Set(now.map((code) => code.slice(0, level)))].filter((code) => !named.has(code) && !had.has(code)).sort();
  for (const code of fresh) {
    const after = kept.findLast((own) => own.code < code) ?? null;
    const beside = alike(kept, code) ?? after ?? kept[0];
    const written = isWhole && beside && writtenLike(roller, beside, code, now);
    if (!written) {
      roller.note('look', like.context, 0, NOTES.notListed(roller.nameOf(code)));
      continue;
    }
    const added = { text: written, code, before: after === null, ...(after ? { at: after.blocks.at(-1)! } : {}) };
    const at = (after ?? kept[0]!).heading;
    run.added.set(at, [...(run.added.get(at) ?? []), added]);
    roller.note('look', beside.items[0]!.claim.context, 0, NOTES.putLikeOthers(roller.nameOf(code)));
  }
  const headings = classes.map(({ heading }) => heading);
  putIn(roller, renumber(roller, headings, run));
}

/** Only what is all gone, and of which the text would not say how much it fell. */
function takeOut(roller: Roller, { heading, code, items, blocks }: Class): boolean {
  if (!items.every((item) => isGone(roller, item)) || blocks.length > items.length + 1) return false;
  if (!blocks.every((block) => roller.edits.free(block, 0, block.text.length))) return false;
  for (const block of blocks) roller.edits.remove(block);
  for (const block of blocks) for (const { claim } of roller.text.where.inBlock(block)) roller.keep(claim.number);
  roller.note('look', items[0]!.claim.context, 0, NOTES.headingLeftOut(roller.nameOf(code), heading.lines[0]!.line + 1));
  return true;
}

/** The subject whose manner a new one takes: of the same 款 or class the last, where the headings name subjects. */
function alike(kept: readonly Class[], code: string): Class | undefined {
  const same = (length: number): Class | undefined => kept.findLast((own) => own.code.slice(0, length) === code.slice(0, length));
  return code.length === CLASS ? undefined : (same(5) ?? same(3));
}

function writtenLike(roller: Roller, own: Class, code: string, now: readonly string[]): string | null {
  const model = own.items.find(({ alone }) => alone) ?? own.items[0];
  if (!model) return null;
  const { block, claim } = model;
  if (code.length === model.code.length) return titledLike(roller, own.heading, { block, claim, code: model.code }, code);
  return classLike(roller, own, { block, claim, code: model.code }, code, now);
}

/** A heading and its paragraphs about another class, as those beside it are written. */
function classLike(roller: Roller, { heading, code: own }: Class, model: Model, code: string, now: readonly string[]): string | null {
  const title = titleLike(roller, heading, own, code);
  const lines: string[] = [];
  for (const leaf of now.filter((one) => one.startsWith(code)).sort()) {
    const text = itemLike(roller, model, leaf);
    if (text === null) return null;
    lines.push(text.replace(/^[(（]?[0-9]{1,2}(?=[.．、)）])/, (mark) => mark.replace(/[0-9]+/, String(lines.length + 1))));
  }
  return title === null || lines.length === 0 ? null : [title, ...lines].join('\n');
}
