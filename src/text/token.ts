import type { Category, Lexicon, Term } from '../lexicon/lexicon';
import type { Trie } from '../lexicon/trie';
import type { Block } from './block';
import type { Name, Names } from './names';
import { readNumber, type PrintedAmount } from './number';

export type Kind =
  | Category
  | 'name'
  | 'code'
  | 'amount'
  | 'rate'
  | 'points'
  | 'count'
  | 'unreadable'
  | 'number'
  | 'date'
  | 'title'
  | 'comma'
  | 'pause'
  | 'semicolon'
  | 'stop'
  | 'colon'
  | 'opening'
  | 'closing'
  | 'quote'
  | 'placeholder'
  | 'threshold'
  | 'fill';

/** A piece of a block with what it may mean. Offsets are those of the block. */
export interface Token {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** The meaning of the lexicon's entry, a year, a code, or the text itself. */
  readonly meaning: string;
  /** Other categories the same word has. */
  readonly also: readonly Term[];
  readonly number: PrintedAmount | null;
  readonly name: Name | null;
  /** The word may name but a part of what it means. */
  readonly partly?: true;
}

export interface Words {
  readonly lexicon: Lexicon;
  /** From the most particular: this workbook's, the national classification's. */
  readonly names: readonly Names[];
  /** The unit's own names, which say nothing of an amount. */
  readonly organizations: readonly string[];
  /** Words of the locality, each with the national words that it is read as. */
  readonly local?: Trie<string>;
}

const NO_TERMS: readonly Term[] = [];

/** Cuts a block into tokens in one pass, the longest word first; what no entry knows becomes `fill`. */
export function tokensOf(block: Block, words: Words): Token[] {
  const { text } = block;
  const tokens: Token[] = [];
  const put = (token: Token): void => {
    const last = tokens.at(-1);
    if (token.kind === 'fill' && last?.kind === 'fill')
      tokens[tokens.length - 1] = { ...last, end: token.end, meaning: last.meaning + token.meaning };
    else tokens.push(token);
  };
  for (let at = block.numbering; at < text.length;) {
    if (text[at] === ' ' || text[at] === '\0') {
      at++;
      continue;
    }
    const numbered = tokens.length === 0 || OPENERS.has(tokens.at(-1)!.kind) ? NUMBERED.exec(text.slice(at, at + MOST_PEEKED)) : null;
    if (numbered) {
      at += numbered[0].length;
      continue;
    }
    const read = localAt(text, at, block, words) ?? [tokenAt(text, at, words)];
    read.forEach(put);
    at = read.at(-1)!.end;
  }
  return tokens;
}

/** A word of the locality as the tokens of the national one, the first of which takes its whole place. */
function localAt(text: string, at: number, block: Block, words: Words): Token[] | null {
  const found = words.local?.longest(text, at);
  if (!found || (wordAt(text, at, words)?.end ?? 0) > found.end) return null;
  const { local: _read, ...national } = words;
  const tokens = tokensOf({ ...block, text: found.value, numbering: 0 }, national);
  return tokens.map((token, index) => ({ ...token, start: index === 0 ? at : found.end, end: found.end }));
}

function tokenAt(text: string, at: number, words: Words): Token {
  const unit = text[at]!;
  const plain = (kind: Kind, end = at + 1): Token => simple(kind, at, end, text.slice(at, end));
  const project = /[0-9]/.test(unit) ? projectAt(text, at, words) : null;
  if (project) return project;
  if (/[0-9]/.test(unit) || (unit === '-' && isMinus(text, at))) return numeric(text, at);
  if (unit === '《') return plain('title', closeOf(text, at, '》'));
  if (unit === '〔' || unit === '[') {
    const number = DOCUMENT_YEAR.exec(text.slice(at, at + 8));
    if (number) return plain('title', at + number[0].length);
  }
  // 二者之比约为119:1, 8:30.
  if (unit === ':' && /[0-9]/.test(text[at - 1] ?? '') && /[0-9]/.test(text[at + 1] ?? '')) return plain('fill');
  if (unit === '【') return plain('placeholder', closeOf(text, at, '】'));
  const own = words.organizations.find((name) => name !== '' && text.startsWith(name, at));
  if (own) return unitAt(text, at, words, at + own.length) ?? plain('unitword', at + own.length);
  return wordAt(text, at, words) ?? levelWithDigits(text, at) ?? plain(PUNCTUATION.get(unit) ?? 'fill');
}

/** 某局(本级): a unit of the department, whose name begins with that of the department. */
function unitAt(text: string, at: number, { names }: Words, end: number): Token | null {
  const found = names[0]?.longest(text, at);
  return found && found.end > end && found.value.projects.length > 0
    ? { ...simple('name', at, found.end, text.slice(at, found.end)), name: found.value }
    : null;
}

/** A stroke before a digit that joins nothing to it: 项目-12 is no negative number, 增长-12% is one. */
function isMinus(text: string, at: number): boolean {
  if (!/[0-9]/.test(text[at + 1] ?? '')) return false;
  return (
    !/[0-9A-Za-z一-龥)]/.test(text[at - 1] ?? '') || /(?:增长|增加|下降|减少|变动|为|是|率)$/.test(text.slice(Math.max(0, at - 2), at))
  );
}

/** 财预〔2023〕111号 */
const DOCUMENT_YEAR = /^[[〔] ?(?:19|20)[0-9]{2} ?[\]〕]/;

const PUNCTUATION: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [',', 'comma'],
  ['、', 'pause'],
  [';', 'semicolon'],
  ['。', 'stop'],
  ['!', 'stop'],
  ['?', 'stop'],
  [':', 'colon'],
  ['(', 'opening'],
  [')', 'closing'],
  ['[', 'opening'],
  [']', 'closing'],
  ['〔', 'opening'],
  ['〕', 'closing'],
  ['"', 'quote'],
  ['\t', 'comma'],
  ['|', 'comma'],
]);

function wordAt(text: string, at: number, { lexicon, names }: Words): Token | null {
  const term = termAt(text, at, lexicon);
  let named: { end: number; value: Name } | null = null;
  for (const table of names) {
    const found = table.longest(text, at);
    if (found && (!named || found.end > named.end)) named = found;
    else if (found && named && found.end === named.end) named = { end: named.end, value: combine(named.value, found.value) };
  }
  if (!term && !named) return null;
  if (!term || (named && named.end > term.end))
    return { ...simple('name', at, named!.end, text.slice(at, named!.end)), name: named!.value };
  const [first, ...also] = term.value;
  const name = named?.end === term.end ? named.value : null;
  return { ...simple(first!.category, at, term.end, first!.meaning), also, name, ...(first!.partly ? { partly: true } : {}) };
}

/** The longest word of the lexicon, but for one that stands only before a number and does not. */
function termAt(text: string, at: number, lexicon: Lexicon): { readonly end: number; readonly value: readonly Term[] } | null {
  const found = lexicon.longest(text, at);
  if (!found?.value.some(({ beforeNumber }) => beforeNumber) || NUMBER_NEXT.test(text.slice(found.end, found.end + 4))) return found;
  const value = found.value.filter(({ beforeNumber }) => !beforeNumber);
  return value.length > 0 ? { end: found.end, value } : null;
}

const NUMBER_NEXT = /^[ \0]*[约近]?[ \0]*[0-9]/;

/** Names of projects can begin with a year. */
function projectAt(text: string, at: number, { names }: Words): Token | null {
  const found = names[0]?.longest(text, at);
  if (!found || found.value.projects.length === 0 || found.end - at < SHORTEST_PROJECT) return null;
  return { ...simple('name', at, found.end, text.slice(at, found.end)), name: found.value };
}

const SHORTEST_PROJECT = 8;

function combine(own: Name, national: Name): Name {
  return {
    functions: [...new Set([...own.functions, ...national.functions])],
    economics: [...new Set([...own.economics, ...national.economics])],
    projects: own.projects,
    own: own.own || national.own,
    weak: own.weak && national.weak,
    short: own.short && national.short,
  };
}

function simple(kind: Kind, start: number, end: number, meaning: string): Token {
  return { kind, start, end, meaning, also: NO_TERMS, number: null, name: null };
}

/** Where a list within a sentence may number its items: 。2．…；（三）…；4.2210201住房公积金. */
const OPENERS: ReadonlySet<string> = new Set(['stop', 'semicolon', 'colon']);
const NUMBERED =
  /^(?:[0-9]{1,2}[ \0]*(?:[、)]|\.(?![0-9])|\.(?=[23](?:[0-9]{2}|[0-9]{4}|[0-9]{6})[一-龥])(?![0-9]{3,7}[万亿元个名人辆台]))|\([一二三四五六七八九十0-9]{1,3}\)|[一二三四五六七八九十]{1,3}是|其[一二三四五六七八九十](?=[ \0]*[,、:])[ \0]*[,、:]|[一二三四五六七八九十]{1,3}、|[①-⑳])[ \0]*/;

const DATE =
  /^(?:(?:19|20)[0-9]{2} {0,2}年 {0,2}[0-9]{1,2} {0,2}月(?: {0,2}[0-9]{1,2} {0,2}日)?|(?:19|20)[0-9]{2} {0,2}年 {0,2}(?:年底|底|末(?!结|财政|一般公共|政府性|国有资本))|(?:19|20)[0-9]{2} {0,2}[-—~至] {0,2}(?:19|20)[0-9]{2} {0,2}年|[0-9]{1,2} {0,2}月(?: {0,2}[0-9]{1,2} {0,2}日)?)/;
const YEAR = /^((?:19|20)[0-9]{2}) {0,2}年 {0,2}(?:度(?! {0,2}假))?/;
const LEVEL = /^([0-9]{2,3}) {0,2}(?:([类款项])|\( {0,2}([类款项]) {0,2}\))/;
const CODE = /^[23](?:[0-9]{2}|[0-9]{4}|[0-9]{6})(?![0-9.,])/;
const MOST_PEEKED = 24;

function numeric(text: string, at: number): Token {
  const ahead = text.slice(at, at + MOST_PEEKED);
  const date = DATE.exec(ahead);
  if (date) return simple('date', at, at + date[0].length, date[0]);
  const year = YEAR.exec(ahead);
  if (year) return simple('year', at, at + year[0].length, year[1]!);
  const number = readNumber(text, at);
  const level = LEVEL.exec(ahead);
  const named = level?.[2] ?? level?.[3];
  if (
    level &&
    (number === null || number.kind === 'count' || number.kind === 'bare') &&
    (named !== '项' || level[3] || /^0|^[0-9]{3}/.test(level[1]!))
  )
    return simple('level', at, at + level[0].length, named + level[1]!);
  if (number && number.kind !== 'bare') {
    const kind: Kind = number.kind === 'money' ? 'amount' : number.kind;
    return { ...simple(kind, at, number.end, text.slice(at, number.end)), number };
  }
  const code = CODE.exec(ahead);
  if (code) return simple('code', at, at + code[0].length, code[0]);
  const end = number?.end ?? at + /^-?[0-9][0-9.,]{0,40}/.exec(text.slice(at, at + 42))![0].length;
  return { ...simple('number', at, end, text.slice(at, end)), number };
}

/** （201类）, （03款）, (01 项). */
function levelWithDigits(text: string, at: number): Token | null {
  const found = /^\( {0,2}([0-9]{2,3}) {0,2}([类款项]) {0,2}\)/.exec(text.slice(at, at + 14));
  return found ? simple('level', at, at + found[0].length, found[2] + found[1]!) : null;
}

/** Where what opens here closes; the place behind the opening mark where it never does within reach. */
function closeOf(text: string, at: number, mark: string): number {
  const end = text.slice(at, at + 200).indexOf(mark);
  return end < 0 ? at + 1 : at + end + 1;
}
