import { boundOf } from '../../proofread/proof';
import type { FormKind } from '../../forms/disclosure';
import { groupBy } from '../../proofread/whereabouts';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import { ofList } from './choice';
import type { Roller } from './roller';
import { codeOf } from './written-model';
import { namesBefore } from './written-names';

/** A paragraph that is about one functional subject: 1.教育支出（类）…（项）3.2万元，…. */
export interface Item {
  readonly block: Block;
  /** The amount it is about: its first. */
  readonly claim: Claim;
  readonly code: string;
  /** The form whose subjects its list is of. */
  readonly kind: FormKind;
  /** Whether no other subject stands in it. */
  readonly alone: boolean;
}

/** Paragraphs of one section, one a subject, of one level of the classification and one form. */
export interface ItemList {
  readonly items: readonly Item[];
  readonly kind: FormKind;
  readonly length: number;
  /** What the codes of all begin with, where a heading says it and not the items. */
  readonly prefix: string;
}

/** The lists of paragraphs about functional subjects that a text has, those of a single paragraph too. */
export function listsOf(roller: Roller): ItemList[] {
  const lists = new Map<string, Item[]>();
  const stated = roller.text.claims.flatMap(({ claim }) => (isSubjectOnly(claim) ? [] : [claim]));
  for (const [block, claims] of groupBy(stated, ({ context }) => context.block)) {
    const claim = claims.find((own) => boundOf(roller.text, own).agreeing.length > 0) ?? claims[0]!;
    const code = codeOf(claim);
    const [reading] = ofList(roller.text, claim, boundOf(roller.text, claim).agreeing);
    if (code === null || code !== codeOf(claims[0]!) || !reading || claim.year !== 0 || block.level !== null || block.lines.length > 1)
      continue;
    const section = claim.context.sections.at(-1)?.block.index ?? -1;
    const key = [section, code.length, reading.form.kind, block.depth].join(' ');
    const alone = claims.every((other) => [code, null].includes(codeOf(other)) && other.about[0]?.subject.type === 'function');
    const known = lists.get(key);
    const item = { block, claim, code, kind: reading.form.kind, alone };
    if (known) known.push(item);
    else lists.set(key, [item]);
  }
  return [...lists.values()].flatMap((items): ItemList[] => {
    return [{ items, kind: items[0]!.kind, length: items[0]!.code.length, prefix: prefixOf(roller, items) }];
  });
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

/** A subject that has nothing, and of which the text would not say how much it fell. */
export function isGone(roller: Roller, item: Item): boolean {
  const now = item.alone ? roller.now(item.claim) : null;
  return now?.type === 'known' && now.yuan.isZero() && (item.claim.number.value.isZero() || !isCompared(roller, item.claim));
}

/** Whether the text says how much a subject's amount is more or less than the year before. */
export function isCompared({ text }: Roller, claim: Claim): boolean {
  return text.where.movesOf(claim).some(({ of, base }) => of[0] === claim && base.year !== 0);
}
