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
  | 'all_projects';

type Table = { readonly [list in List]: readonly string[] } & {
  readonly units: readonly string[];
  readonly same_unit: { readonly [unit: string]: string };
  readonly lines: readonly LineRow[];
  readonly costed: readonly CostRow[];
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
