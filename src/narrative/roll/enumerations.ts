import { fundsOfEconomic } from '../../forms/covers';
import type { Disclosure, FormKind, Line } from '../../forms/disclosure';
import { boundOf } from '../../proofread/proof';
import type { Enumeration } from '../../text/frames';
import type { Token } from '../../text/token';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { codeOf } from './written-model';

/** A subject of a form with its place in it. */
interface Listed {
  readonly code: string;
  readonly name: string;
  readonly isNil: boolean;
}

interface Named {
  readonly token: Token;
  readonly code: string;
}

/**
 * 主要包括：办公费、印刷费: rows of names follow the forms. What has no amount any more goes, unless the text names such subjects anyway;
 * what is new comes in at its place in the form, where last year's list named everything there was.
 */
export function rollEnumerations(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const list of roller.text.enumerations) rollEnumeration(roller, list);
}

function rollEnumeration(roller: Roller, list: Enumeration): void {
  const { text, values } = roller;
  const tokens = list.names.filter(({ name }) => name !== null);
  if (tokens.length === 0 || !isRow(list, tokens) || isPurposeOfOne(roller, list, tokens)) return;
  for (const type of ['economic', 'function'] as const) {
    const kind = kindOf(roller, list, type);
    const last = kind && linesOf(text.disclosure, kind, type);
    const next = kind && linesOf(values.next, kind, type);
    const named = last && namedIn(tokens, [...last, ...(next ?? [])], type);
    if (!named || !next || named.length * 2 < tokens.length) continue;
    write(roller, list, { type, tokens, named, last, next });
    return;
  }
}

/** 主要用于缴纳医疗保险: what one subject is for tells no row of the form; a paragraph of a subject names none beside it. */
function isPurposeOfOne({ text }: Roller, { context: { block }, start }: Enumeration, tokens: readonly Token[]): boolean {
  const opens = text.text.tokens[block.index]!.find((token) => token.start === start);
  if (opens?.kind !== 'purpose') return false;
  const [own] = text.where.inBlock(block).flatMap(({ claim }) => codeOf(claim) ?? []);
  return tokens.length === 1 || (own !== undefined && tokens.some(({ name }) => name!.functions.some((code) => code.length <= own.length)));
}

interface Known {
  readonly type: 'economic' | 'function';
  readonly tokens: readonly Token[];
  readonly named: readonly Named[];
  readonly last: readonly Listed[];
  readonly next: readonly Listed[];
}

function write(roller: Roller, list: Enumeration, { type, tokens, named, last, next }: Known): void {
  const codes = new Set(named.map(({ code }) => code));
  const lengths = new Set(named.map(({ code }) => code.length));
  const classes = new Set(named.map(({ code }) => code.slice(0, 3)));
  // Rows of classes are about all of them, rows of what is below about their own, those of 人员经费 about all of that.
  const ofFunds = list.parent?.facets.funds?.value;
  const isWithin = ({ code }: Listed): boolean =>
    ofFunds !== undefined && type === 'economic' ? fundsOfEconomic(code) === ofFunds : classes.has(code.slice(0, 3));
  const filled = (lines: readonly Listed[]): Listed[] =>
    lines.filter((line) => lengths.has(line.code.length) && (line.code.length === 3 || isWithin(line)) && !line.isNil);
  if (filled(next).length === 0) return;
  const had = new Set(filled(last).map(({ code }) => code));
  // A form that was not told line by line names nothing.
  if (had.size === 0) return;
  const has = new Set(filled(next).map(({ code }) => code));
  const namesAll = [...had].every((code) => codes.has(code));
  const namesNil = [...codes].some((code) => !had.has(code));
  const gone = namesNil ? [] : named.filter(({ code }) => !has.has(code));
  const fresh = namesAll ? filled(next).filter(({ code }) => !codes.has(code)) : [];
  if (gone.length === 0 && fresh.length === 0) return;
  const order = next.map(({ code }) => code);
  const { block } = list.context;
  const row: { code: string | null; text: string }[] = tokens
    .filter((token) => !gone.some((other) => other.token === token))
    .map((token) => ({
      code: named.find((own) => own.token === token)?.code ?? null,
      text: roller.edits.raw(block, token.start, token.end),
    }));
  for (const { code, name } of fresh) {
    const at = row.findLastIndex((own) => own.code !== null && order.indexOf(own.code) < order.indexOf(code));
    row.splice(at + 1, 0, { code, text: name });
  }
  if (row.length === 0) return;
  // …、其他支出和退休费: the last is told with 和 where last year's was.
  const before = tokens.at(-2);
  const between = before ? roller.edits.raw(block, before.end, tokens.at(-1)!.start).trim() : '';
  const joint = /^(?:和|及|以及)$/.exec(between)?.[0] ?? '、';
  const names = row.map(({ text }) => text);
  const words = names.length > 1 ? `${names.slice(0, -1).join('、')}${joint}${names.at(-1)!}` : names.join('');
  const put = roller.edits.put(block, tokens[0]!.start, tokens.at(-1)!.end, words);
  const left = gone.map(({ token }) => roller.edits.raw(block, token.start, token.end));
  const added = fresh.map(({ name }) => name);
  if (put) roller.note('look', list.context, list.start, NOTES.listed(left, added));
}

/** Nothing but marks between the names. */
export function isRow({ context: { block } }: Enumeration, tokens: readonly Token[]): boolean {
  return tokens.every((token, at) => at === 0 || /^(?:[、,和及 \0]|以及)*$/.test(block.text.slice(tokens[at - 1]!.end, token.start)));
}

export function kindOf(roller: Roller, { parent, context }: Enumeration, type: 'economic' | 'function'): FormKind | null {
  if (type === 'economic') {
    const basic = context.sections.some(({ kinds }) => kinds[0] === '一般公共预算基本支出表') || parent?.facets.funds !== undefined;
    return basic ? '一般公共预算基本支出表' : null;
  }
  return (parent && boundOf(roller.text, parent).agreeing[0]?.form.kind) ?? context.sections.at(-1)?.kinds[0] ?? null;
}

export function linesOf({ forms }: Disclosure, kind: FormKind, type: 'economic' | 'function'): Listed[] {
  const lines = forms
    .filter((form) => form.kind === kind)
    .flatMap(({ panels }) => panels.filter(({ side }) => side !== '收入').flatMap((panel) => panel.lines));
  return lines.flatMap((line) => (line.key.type === type ? [{ code: line.key.code, name: line.name, isNil: isNil(line) }] : []));
}

function isNil({ amounts }: Line): boolean {
  return amounts.every(({ value }) => value === null || value.isZero());
}

export function namedIn(tokens: readonly Token[], lines: readonly Listed[], type: 'economic' | 'function'): Named[] {
  const known = new Set(lines.map(({ code }) => code));
  return tokens.flatMap((token) => {
    const codes = type === 'economic' ? token.name!.economics : token.name!.functions;
    const code = codes.find((own) => known.has(own));
    return code === undefined ? [] : [{ token, code }];
  });
}
