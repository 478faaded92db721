import { Decimal } from 'decimal.js';
import type { Amount } from '../forms/disclosure';
import { recognise } from '../forms/recognise';
import type { Finding } from '../findings/finding';
import { readNumber } from '../workbook/number';
import type { CellRef, CellSnapshot, WorkbookSnapshot } from '../workbook/snapshot';
import { keyOf, placesOf, type Place } from './places';
import {
  findingsFrom,
  halfOf,
  isBlank,
  outcomesOf,
  relationsOf,
  relationWith,
  sumOf,
  type Evaluated,
  type Language,
  type Relation,
  type Term,
} from './relations';

export interface CellEdit extends CellRef {
  readonly value: CellSnapshot['value'];
}

/** What an edit changed. */
export interface Recheck {
  /** Relations that were evaluated again. */
  readonly relations: number;
  /** What is wrong now around the edited cells, as a whole check would report it. */
  readonly findings: readonly Finding[];
  /** Cells whose earlier findings these take the place of, by `sheet!address`. */
  readonly cells: ReadonlySet<string>;
}

/** How a relation came out on its own, before its family is asked. */
type Raw = 'held' | 'empty' | 'blank' | 'fail' | 'unbound';

/** Members of a family beyond twice its failures tell nothing more of it. */
const MORE_THAN_ENOUGH = 8;

/**
 * The relations of an open workbook, of which only those of edited amounts are evaluated again, and only what hangs together with them is
 * localised. Edits of anything but an amount (a label, a code, a heading, a text) can change what the forms are, and amounts that are wrong
 * in many places may be displaced rows: for those everything is checked again.
 */
export class LiveCheck {
  private readonly places: ReadonlyMap<string, Place>;
  private readonly relations: Relation[];
  private readonly raw: Raw[];
  private readonly byCell = new Map<string, number[]>();
  private readonly families = new Map<string, number[]>();
  private readonly failing = new Map<string, Set<number>>();

  constructor(
    workbook: WorkbookSnapshot,
    private readonly language: Language = 'zh',
  ) {
    const disclosure = recognise(workbook);
    this.places = placesOf(disclosure);
    this.relations = relationsOf(disclosure);
    this.raw = this.relations.map(rawOf);
    this.relations.forEach((relation, index) => {
      for (const key of new Set(termsOf(relation).map(cellOf))) push(this.byCell, key, index);
      push(this.families, relation.family, index);
      this.keepFailing(index);
    });
  }

  /** Evaluates what the edits touch; null where a whole check is needed, after which a new LiveCheck is. */
  edit(edits: readonly CellEdit[]): Recheck | null {
    const amounts = new Map<string, Amount>();
    for (const edit of edits) {
      const amount = this.amountOf(edit);
      if (!amount) return null;
      amounts.set(keyOf(edit), amount);
    }
    const touched = new Set([...amounts.keys()].flatMap((key) => this.byCell.get(key) ?? []));
    const before = this.component(touched);
    if (this.findingsOf(before) === null) return null;
    for (const index of touched) this.replace(index, amounts);
    const after = this.component(touched);
    const findings = this.findingsOf(after);
    if (findings === null) return null;
    const cells = new Set([...before, ...after].flatMap((index) => termsOf(this.relations[index]!).map(cellOf)));
    for (const key of amounts.keys()) cells.add(key);
    return { relations: touched.size, findings, cells };
  }

  private amountOf({ sheet, address, value }: CellEdit): Amount | null {
    const place = this.places.get(keyOf({ sheet, address }));
    if (!place) return null;
    const number = value === null || value === '' ? null : readNumber({ value });
    if (number === null && value !== null && value !== '') return null;
    const old = this.current(place);
    // Relations with what could not be read were put aside when the workbook was opened.
    if (old.unread !== undefined) return null;
    const { ulp } = place.form;
    const step = number && number.decimals > ulp.decimalPlaces() ? new Decimal(10).pow(-number.decimals) : ulp;
    return {
      cell: old.cell,
      formula: old.formula,
      value: number?.value ?? null,
      blank: number === null,
      micro: number?.micro,
      half: old.half.isZero() ? old.half : step.div(2),
    };
  }

  private current({ amount }: Place): Amount {
    const index = this.byCell.get(keyOf(amount.cell))?.[0];
    const known = index === undefined ? undefined : termsOf(this.relations[index]!).find((found) => cellOf(found) === keyOf(amount.cell));
    return known?.amount ?? amount;
  }

  private replace(index: number, amounts: ReadonlyMap<string, Amount>): void {
    const relation = this.relations[index]!;
    const side = (terms: readonly Term[]): Term[] =>
      terms.map((found) => {
        const amount = amounts.get(cellOf(found));
        return amount ? { ...found, amount } : found;
      });
    this.relations[index] = relationWith(relation, { left: side(relation.left), right: side(relation.right) });
    this.raw[index] = rawOf(this.relations[index]);
    this.keepFailing(index);
  }

  private keepFailing(index: number): void {
    const { family } = this.relations[index]!;
    const known = this.failing.get(family) ?? new Set<number>();
    if (this.raw[index] === 'fail') known.add(index);
    else known.delete(index);
    this.failing.set(family, known);
  }

  /** The failing relations that hang together with these by their cells. */
  private component(touched: ReadonlySet<number>): Set<number> {
    const found = new Set<number>();
    const open = [...touched].filter((index) => this.raw[index] === 'fail');
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (found.has(index)) continue;
      found.add(index);
      for (const key of termsOf(this.relations[index]!).map(cellOf))
        for (const next of this.byCell.get(key) ?? []) if (this.raw[next] === 'fail' && !found.has(next)) open.push(next);
    }
    return found;
  }

  /** Findings of a component: judged with as much of each family as decides, localised with the relations around its cells. */
  private findingsOf(component: ReadonlySet<number>): Finding[] | null {
    if (component.size === 0) return [];
    const around = new Set(component);
    for (const index of component)
      for (const key of termsOf(this.relations[index]!).map(cellOf)) for (const next of this.byCell.get(key) ?? []) around.add(next);
    const judged = new Map<number, Evaluated>();
    for (const family of new Set([...around].map((index) => this.relations[index]!.family))) this.judge(family, around, judged);
    const evaluated = [...around].map((index) => judged.get(index)!);
    return findingsFrom(evaluated, this.language)?.filter(({ level }) => level !== 'rounding') ?? null;
  }

  private judge(family: string, around: ReadonlySet<number>, judged: Map<number, Evaluated>): void {
    const failing = this.failing.get(family)!;
    const members = new Set(failing);
    const enough: Record<Raw, number> = {
      held: 2 * failing.size + MORE_THAN_ENOUGH,
      empty: failing.size + 1,
      blank: 4,
      fail: 0,
      unbound: 0,
    };
    for (const index of this.families.get(family)!) {
      if (around.has(index)) members.add(index);
      else if (enough[this.raw[index]!] > 0 && !members.has(index)) {
        enough[this.raw[index]!]--;
        members.add(index);
      }
      if (enough.held === 0 && enough.empty === 0 && members.size > around.size + failing.size) break;
    }
    for (const index of around) if (this.relations[index]!.family === family) members.add(index);
    const list = [...members];
    outcomesOf(list.map((index) => this.relations[index]!)).forEach((entry, at) => judged.set(list[at]!, entry));
  }
}

function rawOf(relation: Relation): Raw {
  const { left, right, unbound, comparison } = relation;
  if (unbound !== undefined) return 'unbound';
  if (left.every(isBlank) && right.every(isBlank)) return 'blank';
  const sum = sumOf(left);
  const difference = sum.minus(sumOf(right));
  const holds =
    difference.isZero() || (comparison === '≥' && difference.isPositive()) || difference.abs().lte(halfOf(left).plus(halfOf(right)));
  if (!holds) return 'fail';
  return sum.isZero() ? 'empty' : 'held';
}

function termsOf({ left, right }: Relation): Term[] {
  return [...left, ...right];
}

function cellOf({ amount }: Term): string {
  return keyOf(amount.cell);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
