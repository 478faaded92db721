import source from '../../assets/lexicon/counting.yaml';
import { anyOf } from '../lexicon/patterns';

/** The words of assets/lexicon/counting.yaml, made into patterns. */

interface LineRow {
  readonly line: string;
  readonly units: readonly string[];
  readonly says: readonly string[];
  readonly within: 'clause' | 'sentence' | 'vehicles';
  readonly unless?: readonly string[];
  readonly once?: true;
  readonly moves?: true;
}

interface CostRow {
  readonly says: readonly string[];
  readonly item: string;
  readonly units: readonly string[];
}

interface KindsRow {
  readonly name: string;
  readonly whole: readonly string[];
  readonly noun?: string;
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly rest?: readonly string[];
  readonly known?: readonly string[];
  readonly zeros?: true;
  readonly flat?: true;
  readonly closed?: number;
  readonly behind?: readonly string[];
}

type List =
  | 'moved'
  | 'kept'
  | 'unit_kinds'
  | 'unit_number'
  | 'unit_leads'
  | 'units_counted'
  | 'units_joined'
  | 'all_units'
  | 'project_number'
  | 'all_projects'
  | 'offices'
  | 'rosters'
  | 'rosters_behind';

type Table = { readonly [list in List]: readonly string[] } & {
  readonly units: readonly string[];
  readonly same_unit: { readonly [unit: string]: string };
  readonly lines: readonly LineRow[];
  readonly costed: readonly CostRow[];
  readonly kinds: readonly KindsRow[];
};

const TABLE = source as Table;

/** The words of a list as a part of a pattern. */
export function countWords(key: List): string {
  return anyOf(TABLE[key]);
}

/** The unit in brackets at the end of a line's name. */
export const UNIT = new RegExp(`[(（](${anyOf(TABLE.units)})[)）]$`);

const SAME_UNIT: ReadonlyMap<string, string> = new Map(Object.entries(TABLE.same_unit));

/** One name for one unit. */
export function countUnit(unit: string): string {
  const plain = unit.replace(/[ \0()（）、]/g, '');
  return SAME_UNIT.get(plain) ?? plain;
}

export interface Counted {
  /** How the line is called. */
  readonly line: RegExp;
  readonly unit: RegExp;
  /** What stands before the number in its sentence. */
  readonly words: RegExp;
  /** Whether it counts what comes, not what there is. */
  readonly ofMoves: boolean;
}

/** What may stand between the words and the number. Of vehicles the words nearest to it tell which are meant. */
const BETWEEN: Readonly<Record<LineRow['within'], string>> = { clause: '[^,;]', sentence: '[^;]', vehicles: '[^,;用车]' };

function countedOf({ line, units, says, within, unless = [], once, moves }: LineRow): Counted {
  const others = [...unless.map((word) => anyOf([word])), ...(once ? [`[0-9](?:${anyOf(units)})`] : [])];
  const not = others.length > 0 ? `(?!.*(?:${others.join('|')}))` : '';
  return {
    line: new RegExp(`^(?:${anyOf([line])})`),
    unit: new RegExp(`^(?:${anyOf(units)})`),
    words: new RegExp(`^${not}.*(?:${anyOf(says)})${BETWEEN[within]}*$`),
    ofMoves: moves ?? false,
  };
}

/** How sentences say what lines count; the first that fits is meant. */
export const COUNTED: readonly Counted[] = TABLE.lines.map(countedOf);

export interface Costed {
  readonly words: RegExp;
  readonly item: string;
  readonly units: RegExp;
}

/** What happens not once where an item of the “三公” form has no money. */
export const COSTED: readonly Costed[] = TABLE.costed.map(({ says, item, units }) => ({
  words: new RegExp(anyOf(says)),
  item,
  units: new RegExp(`^(?:${anyOf(units)})$`),
}));

/** What is counted whole and by kinds of which each is in one only; patterns are of the words before a number, without blanks. */
export interface Kinds {
  readonly name: string;
  readonly whole: RegExp;
  /** What all of it is called right behind its number: 16个项目. */
  readonly noun: RegExp | null;
  readonly kind: RegExp;
  /** A kind that holds what the others leave. */
  readonly rest: RegExp | null;
  readonly known: RegExp | null;
  /** Nobody says of which kind there is none and leaves out one that there is. */
  readonly zeros: boolean;
  /** Kinds have kinds of their own, in brackets or behind another 其中. */
  readonly flat: boolean;
  /** So many known kinds that end a sentence are all of them. */
  readonly closed: number;
  /** What stands before all of it behind its kinds. */
  readonly behind: RegExp | null;
}

const ending = (words: readonly string[] | undefined): RegExp | null => (words ? new RegExp(`(?:${anyOf(words)})$`) : null);

export const KINDS: readonly Kinds[] = TABLE.kinds.map(({ name, whole, noun, starts, ends, rest, known, zeros, flat, closed, behind }) => ({
  name,
  whole: ending(whole)!,
  noun: noun ? new RegExp(`^[ \\0]*${noun}`) : null,
  kind: new RegExp(`(?:${anyOf(starts)})(?:${anyOf(ends)})$`),
  rest: ending(rest),
  known: known ? new RegExp(anyOf(known)) : null,
  zeros: zeros ?? false,
  flat: flat ?? false,
  closed: closed ?? Infinity,
  behind: ending(behind),
}));
