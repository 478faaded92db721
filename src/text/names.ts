import shortNames from '../../assets/lexicon/short-names.yaml';
import { unitName } from '../facts/coordinate';
import { subjectsOf } from '../forms/classification';
import type { Disclosure, Line } from '../forms/disclosure';
import { spelt } from '../lexicon/lexicon';
import { Trie } from '../lexicon/trie';
import { fold } from './fold';

/** What a name may stand for. One name can be several subjects: 行政运行 of many 款, 住房公积金 of both classifications. */
export interface Name {
  /** Codes of the functional classification, those of this workbook first. */
  readonly functions: readonly string[];
  /** Codes of the departmental economic classification. */
  readonly economics: readonly string[];
  /** Names of projects of this workbook. */
  readonly projects: readonly string[];
  /** Whether a line of this workbook bears the name. */
  readonly own: boolean;
  /** A common word (抚恤, 水体): a name only where a level or the sentence says so. */
  readonly weak: boolean;
  /** What sentences make of the name of a subject: hardly more than it, and hardly less. */
  readonly short: boolean;
}

export type Names = Trie<Name>;

const NONE: Name = { functions: [], economics: [], projects: [], own: false, weak: false, short: false };

function joined(a: Name, b: Name): Name {
  const both = (x: readonly string[], y: readonly string[]): readonly string[] =>
    y.every((one) => x.includes(one)) ? x : [...new Set([...x, ...y])];
  return {
    functions: both(a.functions, b.functions),
    economics: both(a.economics, b.economics),
    projects: both(a.projects, b.projects),
    own: a.own || b.own,
    weak: a.weak && b.weak,
    short: a.short && b.short,
  };
}

const SHORTEST_NAME = 2;
const SURE_LENGTH = 4;

/** A name as lines print it and as sentences shorten it: 教育支出, 教育. The short form is weak. */
function addName(names: Names, printed: string, about: Partial<Name>): void {
  const name = plain(printed);
  if (name.length < SHORTEST_NAME) return;
  const weak = name.length < SURE_LENGTH && !/[费支出金]$/.test(name);
  names.add(name, { ...NONE, ...about, weak }, joined);
  const short = name.replace(/等?支出$/, '');
  if (short !== name && short !== '其他' && short.length >= SHORTEST_NAME)
    names.add(short, { ...NONE, ...about, weak: short.length < 6 }, joined);
  // 其他(类)支出: with the level between, the only way its short form is a name.
  if (short === '其他') names.add('其他(类)支出', { ...NONE, ...about, weak: false }, joined);
  // 自然资源海洋气象等(类)支出.
  if (/等支出$/.test(name)) names.add(name.replace(/支出$/, ''), { ...NONE, ...about, weak: short.length < 6 }, joined);
  else if (/支出$/.test(name)) names.add(name.replace(/支出$/, '等支出'), { ...NONE, ...about, weak: false }, joined);
  if (/^其他/.test(name)) names.add(name.replace(/^其他/, '其它'), { ...NONE, ...about, weak }, joined);
}

interface ShortNames {
  readonly [name: string]: readonly string[];
}

const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(shortNames as ShortNames).map(([name, patterns]) => [name, patterns.flatMap(spelt)]),
);

function nationalNames(year: number | null): Names {
  const names: Names = new Trie();
  for (const [classification, kind] of [
    ['function', 'functions'],
    ['department', 'economics'],
  ] as const)
    for (const { code, name, from, to, former } of subjectsOf(classification)) {
      if (year !== null && (from > year || year > to)) continue;
      addName(names, name, { [kind]: [code] });
      for (const other of SHORT.get(name.replace(/支出$/, '')) ?? []) {
        const same = other.endsWith('=');
        names.add(same ? other.slice(0, -1) : other, { ...NONE, [kind]: [code], short: !same }, joined);
      }
      for (const old of former) if (old.name.length >= SURE_LENGTH) addName(names, old.name, { [kind]: [code] });
    }
  return names;
}

const NATIONAL = new Map<number | null, Names>();

/** The names of the national classification as it holds in a year, former ones among them. */
export function classificationNames(year: number | null): Names {
  let names = NATIONAL.get(year);
  if (!names) NATIONAL.set(year, (names = nationalNames(year)));
  return names;
}

/** The names that the lines of a workbook bear. */
export function namesOf(disclosure: Disclosure): Names {
  const names: Names = new Trie();
  for (const { panels } of disclosure.forms)
    for (const { lines } of panels) {
      for (const line of lines) if (line.role !== 'total') addLine(names, line);
      addUnits(names, lines, disclosure.organization);
    }
  return names;
}

/** The units of a department that forms list, a line each. What is called as the department is may be all of it. */
function addUnits(names: Names, lines: readonly Line[], organization: string): void {
  const units = lines.flatMap(({ key, name }) => (key.type === 'unit' ? [{ code: key.code, name: plain(name) }] : []));
  if (new Set(units.map(({ code }) => code)).size < 2) return;
  for (const { code, name } of units)
    for (const written of spellingsOf(name))
      if (written !== plain(organization)) names.add(written, { ...NONE, projects: [unitName(code)], own: true }, joined);
}

/** 某局, 某局(本级), 某局机关: what a department itself is called beside the units below it. */
function spellingsOf(name: string): readonly string[] {
  const [, office] = /^(.{3,})(?:\((?:本级|机关)\)|本级|机关)$/.exec(name) ?? [];
  return name.length < SURE_LENGTH ? [] : [name, ...OF_OFFICE.map((own) => `${office ?? name}${own}`)];
}

const OF_OFFICE: readonly string[] = ['(本级)', '本级', '(机关)', '机关本级'];

function plain(name: string): string {
  return fold(name).replace(/[ \0]/g, '');
}

function addLine(names: Names, line: Line): void {
  const { key, name } = line;
  if (key.type === 'function') addName(names, name, { functions: [key.code], own: true });
  else if (key.type === 'economic' && /^3/.test(key.code)) addName(names, name, { economics: [key.code], own: true });
  else if (key.type === 'project' && key.name.length >= SURE_LENGTH) addName(names, key.name, { projects: [key.name], own: true });
}
