import { Decimal } from 'decimal.js';
import { formOf } from '../facts/bind';
import { kindNamed, mistakeIn, termsAtPath } from '../facts/paths';
import type { Disclosure, Form, Line, Unit } from '../forms/disclosure';
import { subjectName } from '../forms/subjects';
import { itemOf } from '../forms/vocabulary';
import { normalize } from '../workbook/text';
import { yuanPer, type Term } from '../relations/relation';
import type { CellRef } from '../workbook/snapshot';

/**
 * What the forms say of an amount. `blank`: the cell is there and empty. `unlisted`: a form that lists only what exists does not
 * list it, so it is 0. `unknown`: no form gives it, and nothing may be concluded.
 */
type FactState = 'given' | 'blank' | 'unlisted' | 'unknown';

/** A value with the cells it is derived from. */
export interface Fact {
  /** 表/行/栏: how it was asked for, and the key of its reason. */
  readonly path: string;
  readonly state: FactState;
  /** In 元; null where the form does not give it. */
  readonly yuan: Decimal | null;
  readonly unit: Unit;
  readonly cells: readonly CellRef[];
}

/** Reads facts by paths (src/facts/paths.ts says what they mean) such as `支出总表/合计/基本支出`, `一般公共预算支出表/2080505 养老保险`, `“三公”经费表/公务接待费`. */
export class FactReader {
  private readonly known = new Map<string, Fact>();
  private names: ReadonlyMap<string, string> | null = null;

  /** `isOther`: the forms are not those a pack is written for (last year's can lack a column), so that what they lack is no mistake. */
  constructor(
    readonly disclosure: Disclosure,
    private readonly isOther = false,
  ) {}

  /** @throws TypeError where the path names no kind of form, or a column that does not exist */
  fact(path: string): Fact {
    const known = this.known.get(path);
    if (known) return known;
    const mistake = this.isOther ? null : mistakeIn(this.disclosure, path);
    if (mistake !== null) throw new TypeError(mistake);
    const unit = this.form(path.split('/', 1)[0]!)?.unit ?? this.disclosure.unit;
    const fact = factOf(path, termsAtPath(this.disclosure, path), unit);
    this.known.set(path, fact);
    return fact;
  }

  form(kind: string): Form | null {
    return formOf(this.disclosure, kindNamed(kind));
  }

  has(kind: string): boolean {
    return this.form(kind) !== null;
  }

  /** The forms of a kind of which a workbook has several, such as the goals of each project. */
  forms(kind: string): readonly Form[] {
    return this.disclosure.forms.filter((form) => form.kind === kindNamed(kind));
  }

  /** The lines of subjects with codes of `digits` digits, in form order. */
  subjects(kind: string, digits: number): { code: string; name: string }[] {
    const found = new Map<string, string>();
    const filled = new Set<string>();
    for (const { key, name, amounts } of linesOf(this.form(kind))) {
      if (!isSubject(key) || key.code.length !== digits || filled.has(key.code)) continue;
      found.set(key.code, isName(name) ? name : this.nameOfCode(key.code));
      if (amounts.some(({ value }) => value !== null)) filled.add(key.code);
    }
    return [...found].map(([code, name]) => ({ code, name }));
  }

  /** The name a form of this disclosure prints for a code, or null. */
  printedName(code: string): string | null {
    this.names ??= new Map(
      this.disclosure.forms
        .flatMap(linesOf)
        .flatMap(({ key, name }): [string, string][] => (key.type === 'function' && isName(name) ? [[key.code, name]] : []))
        .reverse(),
    );
    return this.names.get(code) ?? null;
  }

  /** The same, else the name in the classification. */
  nameOfCode(code: string): string {
    return this.printedName(code) ?? subjectName(code);
  }

  /** How the form calls the item of a path (公务用车运行维护费 or 公务用车运行费), with the brackets of Chinese text; null where it does not. */
  itemName(path: string): string | null {
    const [kind = '', row = ''] = path.split('/');
    const item = itemOf(row);
    const panels = this.form(kind)?.panels ?? [];
    const labels = panels.flatMap(({ columns, lines }) => [...columns.flatMap((column) => column.path), ...lines.map(({ name }) => name)]);
    const own = item === null ? undefined : labels.find((label) => itemOf(label) === item);
    return own === undefined
      ? null
      : normalize(own)
          .replace(/\((?:小计|合计)\)$/, '')
          .replaceAll('(', '（')
          .replaceAll(')', '）');
  }

  lines(kind: string): readonly Line[] {
    return linesOf(this.form(kind));
  }
}

function isSubject(key: Line['key']): key is Extract<Line['key'], { code: string }> {
  return 'code' in key && key.type !== 'unit' && /^[0-9]+$/.test(key.code);
}

/** A line that prints its code alone is called by it. */
function isName(name: string): boolean {
  return !/^[0-9]*$/.test(name);
}

function linesOf(form: Form | null): readonly Line[] {
  return form ? form.panels.flatMap(({ lines }) => lines) : [];
}

function factOf(path: string, found: readonly Term[] | 'unlisted' | 'unknown', unit: Unit): Fact {
  if (typeof found === 'string') return { path, state: found, yuan: null, unit, cells: [] };
  // A dash says 0; a cell left empty says nothing.
  const filled = found.filter(({ amount }) => amount.value !== null || amount.nil);
  const yuan = filled.reduce((sum, term) => sum.plus((term.amount.value ?? new Decimal(0)).times(yuanPer(term.unit))), new Decimal(0));
  const cells = found.map(({ amount }) => amount.cell);
  return filled.length > 0 ? { path, state: 'given', yuan, unit, cells } : { path, state: 'blank', yuan: null, unit, cells };
}
