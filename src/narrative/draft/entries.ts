import { boundOf } from '../../proofread/proof';
import { readingsOf } from '../../proofread/bind';
import type { Block } from '../../text/block';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { levelsOf, namesBefore } from '../roll/written-names';
import { keyPart } from '../keys';
import type { Form } from '../../forms/disclosure';
import type { Drafter, Piece } from './drafter';

/** What is said of one subject in a list of them. */
export interface Entry {
  readonly block: Block;
  /** The line above, where the names stand there. */
  readonly head: Block | null;
  readonly claim: Claim;
  readonly code: string;
  readonly path: string;
  /** Where its names begin. */
  readonly start: number;
}

export function entryOf(drafter: Drafter, claim: Claim): Entry | null {
  const subject = claim.about[0]?.subject;
  if (isSubjectOnly(claim) || claim.year !== 0 || subject?.type !== 'function') return null;
  const path = drafter.pathOf(claim);
  if (path === null || !path.includes(`/${subject.code}`)) return null;
  const { block } = claim.context;
  const { code } = subject;
  const [name] = namesOf(drafter, claim, code);
  if (name) return { block, head: null, claim, code, path, start: name.start };
  const head = headOf(drafter, block, code);
  return head ? { block, head, claim, code, path, start: 0 } : null;
}

/** A line without numbers that names the subject of the next one. */
function headOf({ text: { text }, roller }: Drafter, { index }: Block, code: string): Block | null {
  const above = text.blocks[index - 1];
  if (!above || text.tokens[above.index]!.some(({ number }) => number && number.unit !== '')) return null;
  return levelsOf(roller, above, code).some(({ level }) => level === code.length) ? above : null;
}

interface Name {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

/** The names right before a claim: those behind the number before it. */
function namesOf(drafter: Drafter, claim: Claim, code: string): Name[] {
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

/** The entries of a form as a template gives them. */
export function listOf(path: string, digits: number): string {
  const [kind, , column = ''] = path.split('/');
  return `"${kind}" | 有数科目: ${digits}${column === '' ? '' : `, "${column}"`}`;
}

/** Whether a list is about subjects that have nothing too. */
export function saysNil(entries: readonly Entry[]): boolean {
  return entries.some(({ claim: { number } }) => number.value.isZero());
}

/** All subjects of a form but for those without an amount that the example does not name. */
export function fullListOf(drafter: Drafter, entries: readonly Entry[]): string {
  const [{ path, code, claim }] = entries as readonly [Entry];
  const [kind = ''] = path.split('/');
  const named = new Set(entries.map((entry) => entry.code));
  const { form } = boundOf(drafter.text, claim).agreeing[0]!;
  const left = codesOf(form, code.length).filter((own) => !named.has(own));
  const without = left.length === 0 ? '' : ` | 不含: "${left.map((own) => keyPart(drafter.facts.nameOfCode(own))).join('、')}"`;
  return `"${kind}" | 科目: ${code.length}${without}`;
}

function codesOf({ panels }: Form, digits: number): string[] {
  const codes = panels.flatMap(({ lines }) =>
    lines.flatMap(({ key }) => (key.type === 'function' && key.code.length === digits ? [key.code] : [])),
  );
  return [...new Set(codes)];
}

/** The subjects that the form has amounts for and the list does not name. */
export function unnamed({ text }: Drafter, entries: readonly Entry[]): string[] {
  const [{ claim, code }] = entries as readonly [Entry];
  const { form } = boundOf(text, claim).agreeing[0]!;
  const named = new Set(entries.map((entry) => entry.code));
  return codesOf(form, code.length).filter((own) => {
    const found = readingsOf(text.facts, claim, [{ subject: { type: 'function', code: own }, cost: 0 }], 0).find(
      (reading) => reading.form === form,
    );
    return !named.has(own) && found !== undefined && !found.yuan.isZero();
  });
}

/** The pieces of a stretch with the entry's own path and names replaced by those of 项. */
export function piecesOf(drafter: Drafter, { block, claim, code, path }: Entry, from: number, to: number): Piece[] {
  const [, , column = ''] = path.split('/');
  const item = column === '' ? '项' : `项 | 栏: "${column}"`;
  const purposes = purposesOf(drafter, block, from, to);
  const pieces = drafter
    .of(block)
    .filter(({ start, end }) => start >= from && end <= to && !purposes.some((own) => own.start < end && start < own.end))
    .map((piece) => ({ ...piece, template: askedOf(ofItem(piece.template, path, item), drafter.roller.nameOf(code)) }));
  const names = namesOf(drafter, claim, code).filter(({ start, end }) => start >= from && end <= to);
  return [
    ...pieces,
    ...nameTemplates(drafter, block, names, code),
    ...codesIn(block, code, from, to),
    ...purposes,
    ...(from === 0 ? numberingOf(block) : []),
  ];
}

/** The same of the line above that names the entry. */
export function headPieces(drafter: Drafter, head: Block, code: string): Piece[] {
  const names = levelsOf(drafter.roller, head, code).map(({ token, level }) => ({ start: token.start, end: token.end, level }));
  return [...nameTemplates(drafter, head, names, code), ...numberingOf(head)];
}

/** 一般行政管理事务（2013802）: the code follows its subject. */
function codesIn({ text }: Block, code: string, from: number, to: number): Piece[] {
  const at = text.slice(from, to).search(new RegExp(`(?<![0-9])${code}(?![0-9])`));
  return at < 0 ? [] : [{ start: from + at, end: from + at + code.length, template: '{{ 项.编码 }}' }];
}

function nameTemplates(drafter: Drafter, block: Block, names: readonly Name[], code: string): Piece[] {
  return names.map(({ start, end, level }) => {
    const key = level === code.length ? '名称' : level === 3 ? '类' : '款';
    return { start, end, template: `{{ 项.${key}${isShort(drafter, block, { start, end }, code.slice(0, level)) ? ' | 简称' : ''} }}` };
  });
}

/** Whether names stand without their 支出: it was left off, or the text says it behind them. 行政单位离退休 has none to leave off. */
function isShort(drafter: Drafter, block: Block, { start, end }: { readonly start: number; readonly end: number }, code: string): boolean {
  if (drafter.raw(block, start, end).endsWith('支出')) return false;
  return drafter.roller.nameOf(code).endsWith('支出') || /^[”"]?(?:[(（][类款项][)）])?支出/.test(block.text.slice(end));
}

function numberingOf(block: Block): Piece[] {
  const mark = /[0-9]{1,2}|[一二三四五六七八九十]{1,3}/.exec(block.text.slice(0, block.numbering));
  if (!mark) return [];
  const template = /[0-9]/.test(mark[0]) ? '{{ forloop.index }}' : '{{ forloop.index | 序号 }}';
  return [{ start: mark.index, end: mark.index + mark[0].length, template }];
}

/** 主要用于…: what one entry's money is for is not what the next one's is; it is asked for. */
function purposesOf(drafter: Drafter, block: Block, from: number, to: number): Piece[] {
  const tokens = drafter.text.text.tokens[block.index]!.filter(({ start, end }) => start >= from && end <= to);
  return tokens.flatMap(({ kind, end }, at) => {
    if (kind !== 'purpose') return [];
    const stop = tokens.slice(at + 1).find((token) => ENDS.has(token.kind))?.start ?? to;
    return [{ start: end, end: stop, template: '{% assign 用途 = "补充资料/用途/" | append: 项.名称 %}{{ 用途 | 输入 }}' }];
  });
}

const ENDS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon']);

/** What is asked about one entry is asked about each by its name. */
function askedOf(template: string, name: string): string {
  const keys = [...new Set([...template.matchAll(/"补充资料\/([^"]*)"/g)].map((match) => match[1]!))];
  return keys.reduce((asked, key, at) => {
    const [what, own] = [key.replace(name, '').replace(/[0-9]+$/, '') || '数', keys.length > 1 ? `所问${at + 1}` : '所问'];
    return `{% assign ${own} = "补充资料/${what}/" | append: 项.名称 %}${asked.replaceAll(`"补充资料/${key}"`, own)}`;
  }, template);
}

/** A template about one entry as one about each: its own line, in its column or another. */
export function ofItem(template: string, path: string, item: string): string {
  const row = path.split('/').slice(0, 2).join('/');
  const own = template.replaceAll(`{{ "${path}"`, `{{ ${item}`).replaceAll(`= "${path}"`, `= ${item}`).replaceAll(`: "${row}"`, ': 项');
  return ['{{ ', '= '].reduce((words, before) => inColumns(words, before, row), own);
}

function inColumns(template: string, before: string, row: string): string {
  const [first = '', ...more] = template.split(`${before}"${row}`);
  return more.reduce((words, rest) => {
    const end = rest.indexOf('"');
    const column = rest.slice(1, end);
    return `${words}${before}${column === '' ? '项' : `项 | 栏: "${column}"`}${rest.slice(end + 1)}`;
  }, first);
}
