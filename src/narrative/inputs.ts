import { Decimal } from 'decimal.js';
import { yuanPer } from '../relations/relation';
import type { Unit } from '../forms/disclosure';
import { leadingCode } from '../forms/codes';
import { normalizeKey, wordsOf } from './keys';
import type { AskedInput, MissingInput } from './narrative';

/**
 * What the officer gives besides the forms: reasons of changes, facts no form holds, figures of last year. A tree of texts and
 * numbers, addressed by `/`: `原因/支出总表/合计/基本支出`, `补充资料/车辆/辆数`. A list of names reads as one text with 、 between them.
 */
export type Inputs = { readonly [key: string]: string | number | boolean | null | readonly string[] | Inputs };

/** Looks inputs up and remembers what was asked for. */
export class InputReader {
  private readonly asked = new Map<string, AskedInput>();
  private readonly flat = new Map<string, string>();
  private readonly looked = new Set<string>();
  private readonly units = new Map<string, Unit>();
  private readonly last = new Map<string, string>();
  section = '';

  /** `last`: what was given for last year's text. */
  constructor(inputs: Inputs, last: Inputs = {}) {
    flatten(inputs, '', this.flat);
    flatten(last, '', this.last);
  }

  /** The value under a key, or null; then it is listed as missing, unless it is optional. Absent and empty are the same. */
  read(key: string, optional = false): string | null {
    const value = this.find(key);
    const known = this.asked.get(normalizeKey(key));
    if (!known || (known.optional && !optional))
      this.asked.set(normalizeKey(key), { input: key, label: wordsOf(key), askedBy: this.section, value, optional });
    return value;
  }

  /** Lists a key as missing although something may have been given: it cannot be used. */
  demand(key: string): void {
    this.asked.set(normalizeKey(key), { input: key, label: wordsOf(key), askedBy: this.section, value: null, optional: false });
  }

  /** The value under a key, or null, without asking for it. */
  find(key: string): string | null {
    this.looked.add(normalizeKey(key));
    const value = this.flat.get(normalizeKey(key));
    return value === undefined || value.trim() === '' ? null : value.trim();
  }

  /** An amount in 元; a number without unit is in the unit of the text. Null also for a text that is no amount. */
  amount(key: string, unit: Unit): Decimal | null {
    this.units.set(normalizeKey(key), unit);
    const amount = parseAmount(this.find(key) ?? '', unit);
    if (amount) this.read(key);
    return amount;
  }

  /** Codes of `digits` digits that are given directly below a key, in the order they were given. */
  codes(key: string, digits: number): string[] {
    const below = `${normalizeKey(key)}/`;
    const codes = [...this.flat.keys()].flatMap((known) => (known.startsWith(below) ? [known.slice(below.length)] : []));
    const found = codes.filter((code) => code.length === digits && leadingCode(code) === code);
    found.forEach((code) => this.looked.add(below + code));
    return found;
  }

  /** The keys that were given and that nothing looked at: misspelled, or not needed for this workbook. */
  unused(): string[] {
    return [...this.flat.keys()].filter((key) => !this.looked.has(key));
  }

  /** Everything that was asked for, in the order of the text. */
  list(): AskedInput[] {
    return [...this.asked].map(([key, asked]) => {
      const [unit, last] = [this.units.get(key), this.last.get(key)];
      return { ...asked, ...(unit ? { unit } : {}), ...(last ? { last } : {}) };
    });
  }

  missing(): MissingInput[] {
    return this.list().flatMap(({ value, optional, ...asked }) => (value === null && !optional ? [asked] : []));
  }
}

/** `45.00`, `1,144.52万元`, `7617870 元` in 元; null for anything else. */
export function parseAmount(text: string, unit: Unit): Decimal | null {
  const [, digits, own] =
    /^(-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(元|千元|万元|亿元)?$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  return digits === undefined ? null : new Decimal(digits.replaceAll(',', '')).times(yuanPer((own as Unit | undefined) ?? unit));
}

function isTree(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (isTree(value)) for (const key of Object.keys(value)) flatten(value[key], path === '' ? key : `${path}/${key}`, into);
  else if (Array.isArray(value)) into.set(normalizeKey(path), value.join('、'));
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    into.set(normalizeKey(path), String(value));
}

/** One tree of two: where both give a value, the second wins; an empty value overrides nothing. */
export function mergeInputs(base: Inputs, over: Inputs): Inputs {
  const flat = new Map<string, string>();
  flatten(base, '', flat);
  const own = new Map<string, string>();
  flatten(over, '', own);
  for (const [key, value] of own) if (value.trim() !== '') flat.set(key, value);
  return Object.fromEntries(flat);
}

/** Inputs as they are kept in a workbook; what cannot be understood is left out. */
export function keptInputs(state: string | undefined): Inputs {
  try {
    const read: unknown = JSON.parse(state || '{}');
    return isTree(read) ? Object.fromEntries(Object.entries(read).filter(([, value]) => typeof value === 'string')) : {};
  } catch {
    return {};
  }
}
