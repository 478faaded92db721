import { boundOf } from '../../proofread/proof';
import { readingsOf } from '../../proofread/bind';
import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { namesBefore } from '../roll/written-names';
import type { Drafter, Piece } from './drafter';

/** Subjects that are said one after the other in the same words: paragraphs, or parts of a sentence. */
export interface Loop {
  /** The entries as a template gives them. */
  readonly list: string;
  readonly blocks: readonly Block[];
  readonly model: Block;
  readonly pieces: readonly Piece[];
  /** What of the model it replaces: all of a paragraph, or where the entries of a sentence stand. */
  readonly start: number;
  readonly end: number;
  readonly separator: string;
  readonly inline: { readonly unitEnd: number } | null;
  /** What the entries of an entry are said in: 教育支出10万元，其中：进修及培训10万元. */
  readonly inner: Loop | null;
}

interface Entry {
  readonly block: Block;
  readonly claim: Claim;
  readonly code: string;
  readonly path: string;
  /** Where its names begin. */
  readonly start: number;
}

const FEWEST = 2;

export function loopsOf(drafter: Drafter): Loop[] {
  const lists = new Map<string, Entry[]>();
  for (const { claim } of drafter.text.claims) {
    const entry = entryOf(drafter, claim);
    if (!entry) continue;
    const [kind, , column = ''] = entry.path.split('/');
    const key = [kind, column, entry.code.length, claim.context.sections.at(-1)?.block.index ?? -1].join(' ');
    lists.set(key, [...(lists.get(key) ?? []), entry]);
  }
  const all = [...lists.values()].flat();
  return [...lists.values()].flatMap((entries) => loopOf(drafter, entries, all) ?? []);
}

function entryOf(drafter: Drafter, claim: Claim): Entry | null {
  const subject = claim.about[0]?.subject;
  if (isSubjectOnly(claim) || claim.year !== 0 || subject?.type !== 'function') return null;
  const path = drafter.pathOf(claim);
  if (path === null || !path.includes(`/${subject.code}`)) return null;
  const { block } = claim.context;
  const [name] = namesOf(drafter, claim, subject.code);
  return name ? { block, claim, code: subject.code, path, start: name.start } : null;
}

/** The names right before a claim: those behind the number before it. */
function namesOf(drafter: Drafter, claim: Claim, code: string): { readonly start: number; readonly end: number; readonly level: number }[] {
  const { block } = claim.context;
  const before = drafter.text.text.tokens[block.index]!.filter(({ number, end }) => number && end <= claim.number.start).at(-1)?.end ?? 0;
  const all = namesBefore(drafter.roller, { block, claim, code }).map(({ token, level }) => ({
    start: token.start,
    end: token.end,
    level,
  }));
  const own = all.filter(({ start }) => start >= before);
  return own.length > 0 ? own : all;
}

function loopOf(drafter: Drafter, entries: readonly Entry[], all: readonly Entry[]): Loop | null {
  if (entries.length < FEWEST || !namesAll(drafter, entries)) return null;
  const blocks = [...new Set(entries.map(({ block }) => block))];
  const single = blocks.length === 1;
  const [first] = entries;
  if (!single && (blocks.length < entries.length || entries.some((entry) => saysMore(drafter, entry)))) return null;
  if (!single && blocks.some((block, at) => at > 0 && block.index !== blocks[at - 1]!.index + 1)) return null;
  const [kind, , column = ''] = first!.path.split('/');
  const list = `${`"${kind}" | 有数科目: ${first!.code.length}`}${column === '' ? '' : `, "${column}"`}`;
  if (!single) {
    const below = entries.map((entry) => childrenOf(entry, all));
    const isNested = below.some(({ length }) => length > 0);
    if (isNested && !namesAll(drafter, below.flat())) return null;
    const model = isNested ? entries[mostOf(below.map(({ length }) => length))]! : modelOf(drafter, entries);
    const inner = isNested ? innerOf(drafter, model, childrenOf(model, all)) : null;
    const pieces = piecesOf(drafter, model, 0, model.block.text.length).filter(
      ({ start, end }) => !inner || end <= inner.start || start >= inner.end,
    );
    return { list, blocks, model: model.block, pieces, start: 0, end: model.block.text.length, separator: '', inline: null, inner };
  }
  return inlineOf(drafter, entries, list);
}

function mostOf(counts: readonly number[]): number {
  return counts.indexOf(Math.max(...counts));
}

/** The entries of a paragraph that are parts of what the paragraph is about. */
function childrenOf({ block, code }: Entry, all: readonly Entry[]): readonly Entry[] {
  return all.filter((own) => own.block === block && own.code.length > code.length && own.code.startsWith(code));
}

function innerOf(drafter: Drafter, { block }: Entry, children: readonly Entry[]): Loop | null {
  const [first] = children;
  const list = `项 | 下级: ${first!.code.length} | 有数项`;
  if (children.length >= FEWEST) return inlineOf(drafter, children, list);
  const end = Math.max(
    first!.claim.number.end,
    ...drafter
      .of(block)
      .filter(({ template }) => template.includes(`"${first!.path}"`))
      .map((piece) => piece.end),
  );
  const pieces = piecesOf(drafter, first!, first!.start, end);
  return { list, blocks: [block], model: block, pieces, start: first!.start, end, separator: '；', inline: { unitEnd: end }, inner: null };
}

function inlineOf(drafter: Drafter, entries: readonly Entry[], list: string): Loop | null {
  const [first] = entries;
  const starts = entries.map(({ start }) => start);
  if (starts.some((start, at) => at > 0 && start <= starts[at - 1]!)) return null;
  const { block } = first!;
  const next = starts[1]!;
  const separator = /[，、；,;和]?\s*[“"]?$/.exec(drafter.raw(block, first!.start, next))![0];
  const unitEnd = next - separator.length;
  const last = entries.at(-1)!;
  const tail = drafter.of(block).filter(({ start }) => start >= last.start);
  const inUnit = drafter.of(block).filter(({ start, end }) => start >= first!.start && end <= unitEnd).length;
  const end = Math.max(last.claim.number.end, ...tail.slice(0, inUnit).map((piece) => piece.end));
  const pieces = piecesOf(drafter, first!, first!.start, unitEnd);
  return { list, blocks: [block], model: block, pieces, start: first!.start, end, separator, inline: { unitEnd }, inner: null };
}

/** Whether the list names every subject that the form has an amount for. */
function namesAll(drafter: Drafter, entries: readonly Entry[]): boolean {
  const { text } = drafter;
  const [{ claim, code }] = entries as readonly [Entry];
  const { form } = boundOf(text, claim).agreeing[0]!;
  const named = new Set(entries.map((entry) => entry.code));
  const codes = new Set(
    form.panels.flatMap(({ lines }) =>
      lines.flatMap(({ key }) => (key.type === 'function' && key.code.length === code.length ? [key.code] : [])),
    ),
  );
  return [...codes].every((own) => {
    const [found] = readingsOf(text.facts, claim, [{ subject: { type: 'function', code: own }, cost: 0 }], 0).filter(
      (reading) => reading.form === form,
    );
    return named.has(own) || found === undefined || found.yuan.isZero();
  });
}

/** Whether other subjects stand in a paragraph: those of one entry are not those of the next. */
function saysMore(drafter: Drafter, { block, code }: Entry): boolean {
  return drafter.of(block).some(({ template }) => [...template.matchAll(/\/([0-9]{3,7}) /g)].some((match) => !match[1]!.startsWith(code)));
}

/** The paragraph that says most. */
function modelOf(drafter: Drafter, entries: readonly Entry[]): Entry {
  const scores = entries.map(({ block }) => drafter.of(block).length);
  return entries[scores.indexOf(Math.max(...scores))]!;
}

/** The pieces of a stretch with the entry's own path and names replaced by those of 项. */
function piecesOf(drafter: Drafter, { block, claim, code, path }: Entry, from: number, to: number): Piece[] {
  const [, , column = ''] = path.split('/');
  const item = column === '' ? '项' : `项 | 栏: "${column}"`;
  const pieces = drafter
    .of(block)
    .filter(({ start, end }) => start >= from && end <= to)
    .map((piece) => ({ ...piece, template: askedOf(ofItem(piece.template, path, item), drafter.roller.nameOf(code)) }));
  for (const { start, end, level } of namesOf(drafter, claim, code)) {
    if (start < from || end > to) continue;
    const said = drafter.raw(block, start, end);
    const key = level === code.length ? '名称' : level === 3 ? '类' : '款';
    pieces.push({ start, end, template: `{{ 项.${key}${said.endsWith('支出') ? '' : ' | 简称'} }}` });
  }
  pieces.push(...purposesOf(drafter, block, from, to));
  const mark = /[0-9]{1,2}|[一二三四五六七八九十]{1,3}/.exec(block.text.slice(0, block.numbering));
  if (mark && from === 0) {
    const index = /[0-9]/.test(mark[0]) ? '{{ forloop.index }}' : '{{ forloop.index | 序号 }}';
    pieces.push({ start: mark.index, end: mark.index + mark[0].length, template: index });
  }
  return pieces;
}

/** 主要用于…: what one entry's money is for is not what the next one's is; it is asked for. */
function purposesOf(drafter: Drafter, block: Block, from: number, to: number): Piece[] {
  const tokens = drafter.text.text.tokens[block.index]!.filter(({ start, end }) => start >= from && end <= to);
  return tokens.flatMap(({ kind, end }, at) => {
    if (kind !== 'purpose') return [];
    const stop = tokens.slice(at + 1).find((token) => ENDS.has(token.kind))?.start ?? to;
    if (drafter.of(block).some((piece) => piece.start < stop && end < piece.end)) return [];
    return [{ start: end, end: stop, template: '{% assign 用途 = "补充资料/用途/" | append: 项.名称 %}{{ 用途 | 输入 }}' }];
  });
}

const ENDS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon']);

/** What is asked about one entry is asked about each by its name. */
function askedOf(template: string, name: string): string {
  const asked = /^\{\{ "补充资料\/([^"]*)" (\|.*)\}\}$/.exec(template);
  if (!asked) return template;
  const what = asked[1]!.replace(name, '').replace(/[0-9]+$/, '') || '数';
  return `{% assign 所问 = "补充资料/${what}/" | append: 项.名称 %}{{ 所问 ${asked[2]!}}}`;
}

/** A template about one entry as one about each: only what it begins with, an argument names something else. */
function ofItem(template: string, path: string, item: string): string {
  return template.replaceAll(`{{ "${path}"`, `{{ ${item}`).replaceAll(`= "${path}"`, `= ${item}`);
}
