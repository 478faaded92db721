import type { Disclosure, Line } from '../../forms/disclosure';
import { isUnit } from '../../facts/coordinate';
import { boundOf } from '../../proofread/proof';
import { readingsOf } from '../../proofread/bind';
import { groupBy, sectionOf } from '../../proofread/whereabouts';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import { NOTES } from './notes';
import { carryOut, type Run } from './numbering';
import { movedName, plain } from './project-names';
import type { Roller } from './roller';
import { moveYears } from './years';

/** A paragraph about one project: “图书购置”项目72万元，用于…. */
export interface ProjectItem {
  readonly block: Block;
  readonly claim: Claim;
  readonly name: string;
  /** Where the paragraph names it. */
  readonly said: { readonly start: number; readonly end: number };
}

const FEWEST = 2;

/**
 * Paragraphs about projects follow the forms where they named all there were: one that is gone goes, one that is new comes in with its
 * amount, and all else of it is asked for.
 */
export function rollProjects(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const items of projectLists(roller)) rollList(roller, items);
}

/** The paragraphs about one project each, section by section. */
export function projectLists(roller: Roller): ProjectItem[][] {
  const items = roller.text.claims.flatMap(({ claim, agreeing }): ProjectItem[] => {
    const subject = claim.about[0]?.subject;
    const { block } = claim.context;
    const own =
      subject?.type === 'project' &&
      !isUnit(subject) &&
      claim.year === 0 &&
      !isSubjectOnly(claim) &&
      agreeing.length > 0 &&
      block.level === null;
    const said = own ? saidIn(claim, subject.name) : null;
    return said && own ? [{ block, claim, name: plain(subject.name), said }] : [];
  });
  const alone = [...groupBy(items, ({ block }) => block).values()].flatMap((own) =>
    new Set(own.map(({ name }) => name)).size === 1 ? [own[0]!] : [],
  );
  return [...groupBy(alone, ({ claim }) => sectionOf(claim.context)).values()].filter(({ length }) => length >= FEWEST);
}

/** Where a claim names its project: in its own words, else before its clause: 图书馆运行经费，预算资金93万元. */
function saidIn({ phrase, number, context: { block } }: Claim, name: string): ProjectItem['said'] | null {
  const [own] = phrase.names;
  if (own && own.start < number.start) return { start: own.start, end: own.end };
  const start = block.text.lastIndexOf(plain(name), number.start);
  return start < 0 ? null : { start, end: start + plain(name).length };
}

function rollList(roller: Roller, items: readonly ProjectItem[]): void {
  const had = projectsWith(roller.text.disclosure);
  const has = projectsWith(roller.values.next);
  const named = new Set(items.map(({ name }) => name));
  if (![...had.keys()].every((name) => named.has(name))) return;
  const moved = new Set(items.map(({ name }) => movedName(name, roller.shift)));
  const run: Run = { removed: new Set(), added: new Map() };
  for (const item of items) if (!has.has(item.name) && !has.has(movedName(item.name, roller.shift))) takeOut(roller, item, run);
  const kept = items.filter(({ block }) => !run.removed.has(block));
  const last = kept.at(-1);
  for (const [name, line] of has) {
    if (named.has(name) || moved.has(name)) continue;
    const text = last ? itemLike(roller, last, line) : null;
    if (last && text !== null) run.added.set(last.block, [...(run.added.get(last.block) ?? []), { text, code: '', before: false }]);
    const said = text === null ? NOTES.paragraphNotThere(line.name) : NOTES.paragraphPut(line.name);
    roller.note('look', items[0]!.claim.context, 0, said);
  }
  carryOut(roller, items, run);
}

/** The projects that have an amount, by their plain names. */
export function projectsWith({ forms }: Disclosure): ReadonlyMap<string, Line> {
  const lines = forms.flatMap(({ panels }) => panels.flatMap((panel) => panel.lines));
  return new Map(
    lines.flatMap((line) =>
      line.key.type === 'project' && line.children.length === 0 && line.amounts.some(({ value }) => value?.isZero() === false)
        ? [[plain(line.key.name), line] as const]
        : [],
    ),
  );
}

function takeOut(roller: Roller, { block, claim, name }: ProjectItem, run: Run): void {
  const own = roller.text.where.inBlock(block);
  if (own.some(({ claim: other }) => other.about[0]?.subject.type === 'project' && nameOf(other) !== name)) return;
  if (!roller.edits.remove(block)) return;
  run.removed.add(block);
  for (const { claim: other } of own) roller.keep(other.number);
  roller.note('look', claim.context, 0, NOTES.paragraphLeftOut(name));
}

function nameOf({ about }: Claim): string {
  const subject = about[0]?.subject;
  return subject?.type === 'project' ? plain(subject.name) : '';
}

/** The words up to the amount with the name of another project; what it is for and how it moved is the officer's. */
function itemLike(roller: Roller, { block, claim, said }: ProjectItem, line: Line): string | null {
  const { key } = line;
  if (key.type !== 'project') return null;
  const kind = boundOf(roller.text, claim).agreeing[0]?.form.kind;
  const [reading] = readingsOf(roller.values.facts, claim, [{ subject: { type: 'project', name: key.name }, cost: 0 }], 0).filter(
    ({ blank, form }) => !blank && form.kind === kind,
  );
  const { number } = claim;
  const between = moveYears(roller.edits.raw(block, said.end, number.start), roller.text.disclosure.year, roller.shift);
  if (!reading || /[0-9]/.test(between.replace(/20[0-9]{2} *年/, ''))) return null;
  const amount = roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, reading.yuan);
  const rest = roller.edits.raw(block, number.end, block.text.length);
  const more = /^[。；;]?$/.test(rest.trim()) ? rest : `，【待填写：${key.name}的用途和增减情况】。`;
  return `${roller.edits.raw(block, 0, said.start)}${key.name}${between}${amount}${more}`;
}
