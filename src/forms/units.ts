import { Decimal } from 'decimal.js';
import { mostlyAddUp, addUp } from './adds';
import type { RawLine } from './lines';

/**
 * Units that a list names without codes stand above their subjects, below the subject they spend, or alone; a department can stand
 * above its units. What adds up tells which.
 */
export function placeUnits(raws: readonly RawLine[]): readonly RawLine[] {
  const units = raws.filter(isNamedUnit);
  if (units.length < 2) return raws;
  const placed = areBelowSubjects(raws) ? new Set(units) : departmentsAmong(units, raws.find(isGrandTotal));
  const rank = placed.size === units.length ? BELOW_EVERY_CODE : ABOVE_UNITS;
  return placed.size === 0 ? raws : raws.map((raw) => (placed.has(raw) ? { ...raw, rank } : raw));
}

const BELOW_EVERY_CODE = 7;
const ABOVE_UNITS = 0.9;

function isNamedUnit({ total, key }: RawLine): boolean {
  return !total && key.type === 'unit' && !/^[0-9]+$/.test(key.code);
}

function isGrandTotal({ total, key }: RawLine): boolean {
  return total && key.type === 'total' && Object.keys(key.covers).length === 0;
}

/** Whether most units that follow a subject make it up. */
function areBelowSubjects(raws: readonly RawLine[]): boolean {
  let [adding, runs] = [0, 0];
  for (let at = 1; at < raws.length; at++) {
    const above = raws[at - 1]!;
    if (!isNamedUnit(raws[at]!) || above.total || above.key.type !== 'function') continue;
    const from = at;
    while (at + 1 < raws.length && isNamedUnit(raws[at + 1]!)) at++;
    runs++;
    if (addUp(raws.slice(from, at + 1), above)) adding++;
  }
  return 2 * adding > runs;
}

/** So many units are compared with those before them at most: lists of thousands, none of which adds up, tell nothing. */
const MOST_STEPS = 4_000;

/** The units that are the sum of those after them. Empty where the units as they stand make up the total, or departments do not either. */
function departmentsAmong(units: readonly RawLine[], total: RawLine | undefined): ReadonlySet<RawLine> {
  const none = new Set<RawLine>();
  if (total && mostlyAddUp(units, total)) return none;
  const departments = new Set<RawLine>();
  const roots: RawLine[] = [];
  let steps = MOST_STEPS;
  for (let at = 0; at < units.length;) {
    const { own, looked } = unitsBelow(units, at, total ? 1 : 2);
    if ((steps -= looked) < 0) return none;
    if (own > 0) departments.add(units[at]!);
    roots.push(units[at]!);
    at += 1 + own;
  }
  return total && !mostlyAddUp(roots, total) ? none : departments;
}

/** How many units after the one at `at` make it up, `least` or more, 0 where none do; and how many were looked at before they were more than it. */
function unitsBelow(units: readonly RawLine[], at: number, least: number): { readonly own: number; readonly looked: number } {
  const whole = units[at]!;
  const left = whole.amounts.map(({ value }) => value ?? ZERO);
  for (let count = 1; at + count < units.length; count++) {
    units[at + count]!.amounts.forEach(({ value }, column) => (left[column] = value ? left[column]!.minus(value) : left[column]!));
    const isNear = left.some((rest, column) => rest.abs().lte(whole.amounts[column]!.half.times(count + 1)));
    if (count >= least && isNear && mostlyAddUp(units.slice(at + 1, at + 1 + count), whole)) return { own: count, looked: count };
    if (left.every((rest) => rest.lte(0))) return { own: 0, looked: count };
  }
  return { own: 0, looked: units.length - at };
}

const ZERO = new Decimal(0);
