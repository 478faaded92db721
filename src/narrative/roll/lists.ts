import { nameOfSubject } from './names';
import { readingsOf } from '../../proofread/bind';
import { boundOf } from '../../proofread/proof';
import type { Disclosure, FormKind } from '../../forms/disclosure';
import type { Claim } from '../../text/frames';
import { cellsOf, type Roller } from './roller';

/** An item of a list of functional subjects within a sentence: 教育支出3.2万元. */
interface Item {
  readonly claim: Claim;
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Lists within a sentence follow the forms: what has no amount any more is taken out, what is new is said in its neighbour's words. Only
 * lists that named every subject last year; items that are compared or rated stay and say 0.
 */
export function rollLists(roller: Roller): void {
  for (const items of listsOf(roller)) {
    const length = items[0]!.code.length;
    const kind = boundOf(roller.text, items[0]!.claim).agreeing[0]!.form.kind;
    const named = new Set(items.map(({ code }) => code));
    if (!codesOf(roller, roller.text.disclosure, kind, length, items[0]!.claim, 'last').every((code) => named.has(code))) continue;
    for (const item of items) if (isGone(roller, item)) takeOut(roller, item);
    for (const code of codesOf(roller, roller.values.next, kind, length, items[0]!.claim, 'next'))
      if (!named.has(code)) insert(roller, items, code);
  }
}

const FEWEST = 2;

function listsOf({ text }: Roller): Item[][] {
  const judged = new Set([
    ...[...text.changes, ...text.flats].flatMap(({ of }) => of),
    ...text.shares.flatMap(({ of }) => (of ? [of] : [])),
    ...text.completions.flatMap(({ of }) => (of ? [of] : [])),
  ]);
  const lists = new Map<string, Item[]>();
  for (const { claim, agreeing } of text.claims) {
    const [about] = claim.about;
    const [name, more] = claim.phrase.names;
    if (!claim.parent || claim.year !== 0 || agreeing.length === 0 || judged.has(claim) || claim.doubts.length > 0) continue;
    if (!name || more || about?.subject.type !== 'function' || name.start > claim.number.start) continue;
    const key = [claim.context.block.index, claim.context.sentence, about.subject.code.length, claim.parent.number.start].join(' ');
    const item = { claim, code: about.subject.code, start: name.start, end: claim.number.end };
    lists.set(key, [...(lists.get(key) ?? []), item]);
  }
  return [...lists.values()].filter(({ length }) => length >= FEWEST);
}

/** The codes of a form's lines that have an amount where a list's items have theirs. */
export function codesOf(
  roller: Roller,
  { forms }: Disclosure,
  kind: FormKind,
  length: number,
  like: Claim,
  year: 'last' | 'next',
): readonly string[] {
  const facts = year === 'last' ? roller.text.facts : roller.values.facts;
  const keys = forms
    .filter((form) => form.kind === kind)
    .flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const codes = new Set(keys.flatMap((key) => (key.type === 'function' && key.code.length === length ? [key.code] : [])));
  return [...codes].filter((code) => {
    const [found] = readingsOf(facts, like, [{ subject: { type: 'function', code }, cost: 0 }], 0).filter(({ form }) => form.kind === kind);
    return found !== undefined && !found.blank && !found.yuan.isZero();
  });
}

function isGone(roller: Roller, { claim }: Item): boolean {
  const now = roller.now(claim);
  return now.type === 'known' && now.yuan.isZero() && !claim.number.value.isZero();
}

function takeOut(roller: Roller, { claim, start, end }: Item): void {
  const { block } = claim.context;
  const behind = /[,、;]/.test(block.text[end] ?? '');
  const before = !behind && /[,、;]/.test(block.text[start - 1] ?? '');
  if (!behind && !before) return;
  if (!roller.edits.put(block, before ? start - 1 : start, behind ? end + 1 : end, '')) return;
  roller.keep(claim.number);
  roller.note('look', claim.context, start, `“${claim.label}”本年没有数，已从列举中去掉`);
}

function insert(roller: Roller, items: readonly Item[], code: string): void {
  const before = items.findLast((item) => item.code < code && !isGone(roller, item));
  const beside = before ?? items.find((item) => !isGone(roller, item));
  const name = nameOfSubject(roller.values.next, code);
  if (!beside || !name) return;
  const { claim, start, end } = beside;
  const { block } = claim.context;
  const { number, phrase } = claim;
  const [reading] = readingsOf(roller.values.facts, claim, [{ subject: { type: 'function', code }, cost: 0 }], 0);
  if (!reading) return;
  const own = phrase.names[0]!;
  const said = block.text.slice(own.start, own.end).endsWith('支出') ? name : name.replace(/支出$/, '');
  const words = roller.edits.raw(block, own.end, number.start);
  const amount = roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, reading.yuan);
  const text = `${said}${words}${amount}`;
  const put = before
    ? roller.edits.put(block, end, end, `，${text}`, cellsOf(reading))
    : roller.edits.put(block, start, start, `${text}，`, cellsOf(reading));
  if (put) roller.note('look', claim.context, start, `“${said}”本年新有数，已补入列举`);
}
