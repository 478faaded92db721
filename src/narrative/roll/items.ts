import { boundOf } from '../../proofread/proof';
import type { FormKind } from '../../forms/disclosure';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import { codesOf } from './lists';
import { renumber, type Run } from './numbering';
import type { Roller } from './roller';
import { itemLike, namesBefore, type Model } from './written-items';

/** A paragraph that is about one functional subject: 1.教育支出（类）…（项）3.2万元，…. */
export interface Item {
  readonly block: Block;
  /** The amount it is about: its first. */
  readonly claim: Claim;
  readonly code: string;
  /** Whether no other subject stands in it. */
  readonly alone: boolean;
}

/** Paragraphs of one section, one a subject, of one level of the classification and one form. */
interface ItemList {
  readonly items: readonly Item[];
  readonly kind: FormKind;
  readonly length: number;
  /** What the codes of all begin with, where a heading says it and not the items. */
  readonly prefix: string;
}

const FEWEST = 2;

/**
 * Lists of paragraphs follow the forms: a subject that is new is said in the manner of its neighbour, one that has nothing any more is
 * taken out unless the text says what became of it, and the numbering moves. Only lists that named every subject last year.
 */
export function rollItems(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const list of listsOf(roller)) rollList(roller, list);
}

function listsOf(roller: Roller): ItemList[] {
  const lists = new Map<string, Item[]>();
  const blocks = new Map<Block, Claim[]>();
  for (const { claim } of roller.text.claims)
    if (!isSubjectOnly(claim)) blocks.set(claim.context.block, [...(blocks.get(claim.context.block) ?? []), claim]);
  for (const [block, claims] of blocks) {
    const claim = claims.find((own) => boundOf(roller.text, own).agreeing.length > 0) ?? claims[0]!;
    const code = codeOf(claim);
    const [reading] = boundOf(roller.text, claim).agreeing;
    if (code === null || code !== codeOf(claims[0]!) || !reading || claim.year !== 0 || block.level !== null || block.lines.length > 1)
      continue;
    const section = claim.context.sections.at(-1)?.block.index ?? -1;
    const key = [section, code.length, reading.form.kind, block.depth].join(' ');
    const alone = claims.every((other) => [code, null].includes(codeOf(other)) && other.about[0]?.subject.type === 'function');
    lists.set(key, [...(lists.get(key) ?? []), { block, claim, code, alone }]);
  }
  return [...lists.values()].flatMap((items): ItemList[] => {
    if (items.length < FEWEST) return [];
    const { form } = boundOf(roller.text, items[0]!.claim).agreeing[0]!;
    return [{ items, kind: form.kind, length: items[0]!.code.length, prefix: prefixOf(roller, items) }];
  });
}

function codeOf({ about, phrase, number }: Claim): string | null {
  const subject = about[0]?.subject;
  const [name] = phrase.names;
  return subject?.type === 'function' && (!name || name.start < number.start) ? subject.code : null;
}

/** Where no item says its class, only subjects of the class they all have belong among them. */
function prefixOf(roller: Roller, items: readonly Item[]): string {
  const [first] = items;
  for (const length of [5, 3]) {
    if (length >= first!.code.length) continue;
    const prefix = first!.code.slice(0, length);
    if (items.every((item) => item.code.startsWith(prefix) && !namesBefore(roller, item).some(({ level }) => level === length)))
      return prefix;
  }
  return '';
}

function rollList(roller: Roller, list: ItemList): void {
  const { items, kind, length, prefix } = list;
  const like = items[0]!.claim;
  const { next, text } = { next: roller.values.next, text: roller.text };
  const section = like.context.sections.at(-1);
  const named = new Set(
    text.claims.flatMap(({ claim }) => {
      const code = claim.context.sections.at(-1) === section ? codeOf(claim) : null;
      return code?.length === length ? [code] : [];
    }),
  );
  const within = (codes: readonly string[]): string[] => codes.filter((code) => code.startsWith(prefix)).sort();
  const fresh = within(codesOf(roller, next, kind, length, like, 'next')).filter((code) => !named.has(code));
  const isWhole = within(codesOf(roller, text.disclosure, kind, length, like, 'last')).every((code) => named.has(code));
  const run: Run = { removed: new Set(), added: new Map() };
  // Subjects without an amount may be on no line of the forms: they are no items, but they show what the text does with such.
  const saysNothing = text.claims.some(
    ({ claim }) =>
      claim.context.sections.at(-1) === section &&
      codeOf(claim)?.length === length &&
      !isSubjectOnly(claim) &&
      claim.number.value.isZero() &&
      !isCompared(roller, claim),
  );
  if (isWhole && !saysNothing) for (const item of items) if (isGone(roller, item) && takeOut(roller, item)) run.removed.add(item.block);
  const kept = items.filter(({ block }) => !run.removed.has(block));
  for (const code of fresh) {
    const after = kept.findLast((item) => item.code < code) ?? null;
    const beside = after ?? kept[0];
    const written = isWhole && beside ? itemLike(roller, modelOf(kept, beside, code), code) : null;
    if (!written) {
      roller.note('look', like.context, 0, `本年“${roller.nameOf(code)}”有数，文中这一段没有列出，请补写`);
      continue;
    }
    const at = (after ?? beside!).block;
    run.added.set(at, [...(run.added.get(at) ?? []), { text: written, before: after === null }]);
    roller.note('look', beside!.claim.context, 0, `“${roller.nameOf(code)}”本年新有数，已照上下文补入一段，请核对`);
  }
  renumber(
    roller,
    items.map(({ block }) => block),
    run,
  );
}

/** The paragraph whose manner a new one takes: of the same class where there is one, the nearest. */
function modelOf(items: readonly Item[], beside: Item, code: string): Model {
  const alone = items.filter((item) => item.alone);
  const same = (length: number): Item | undefined => alone.findLast((item) => item.code.slice(0, length) === code.slice(0, length));
  const { claim, block, code: own } = same(5) ?? same(3) ?? (beside.alone ? beside : (alone[0] ?? beside));
  return { claim, block, code: own };
}

/** A subject that has nothing, and of which the text would not say how much it fell. */
function isGone(roller: Roller, item: Item): boolean {
  const now = item.alone ? roller.now(item.claim) : null;
  return now?.type === 'known' && now.yuan.isZero() && (item.claim.number.value.isZero() || !isCompared(roller, item.claim));
}

/** Whether the text says how much a subject's amount is more or less than the year before. */
function isCompared({ text }: Roller, claim: Claim): boolean {
  return [...text.changes, ...text.flats].some(({ of, base }) => of[0] === claim && base.year !== 0);
}

function takeOut(roller: Roller, { block, claim }: Item): boolean {
  if (!roller.edits.remove(block)) return false;
  for (const { claim: own } of roller.text.claims) if (own.context.block === block) roller.keep(own.number);
  roller.note('look', claim.context, 0, `“${roller.nameOf(codeOf(claim)!)}”本年没有数，这一段已去掉`);
  return true;
}
