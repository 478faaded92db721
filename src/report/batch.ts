import type { Level } from '../findings/finding';
import type { FileResult } from './json';

type Counts = Readonly<Record<Level, number>>;

/** One workbook of a batch. */
export interface BatchUnit {
  readonly file: string;
  readonly organization: string;
  readonly year: number | null;
  readonly kind: 'budget' | 'final';
  readonly forms: number;
  readonly counts: Counts;
  /** Findings that a 核实说明 answers; not in `counts`. */
  readonly accepted: number;
  readonly couldNotCheck: number;
  readonly notes: readonly string[];
}

/** How often a rule was broken. */
export interface BatchRule {
  readonly rule: string;
  readonly level: Level;
  readonly findings: number;
  readonly units: number;
}

/** A finding as a line of a list. */
export interface BatchFinding {
  readonly unit: BatchUnit;
  readonly level: Level;
  readonly rule: string;
  readonly message: string;
  readonly form: string;
  readonly cell?: { readonly sheet: string; readonly address: string };
  readonly accepted: string;
}

/** Excel holds no more links than these in a sheet (65,530); whoever has more findings looks at the worst units first. */
const MOST_FINDINGS = 60_000;

/**
 * What a bureau wants to know of many workbooks. Takes in one result after the other and keeps of each what is shown, so that a province
 * fits into memory.
 */
export class Batch {
  readonly #units: BatchUnit[] = [];
  readonly #unread: { readonly file: string; readonly error: string }[] = [];
  readonly #rules = new Map<string, { level: Level; findings: number; units: number }>();
  readonly #findings: BatchFinding[] = [];

  add({ file, review, error }: FileResult): void {
    // A workbook without one form that is known was not checked: it is no workbook without findings.
    if (!review || review.forms.length === 0) {
      this.#unread.push({ file, error: error ?? review?.notes[0] ?? '' });
      return;
    }
    const { organization, year, kind, forms, summary, findings, relations, notes } = review;
    const unit: BatchUnit = {
      file,
      organization,
      year,
      kind,
      forms: forms.length,
      counts: summary,
      accepted: findings.filter(({ accepted }) => accepted !== undefined).length,
      couldNotCheck: relations.couldNotCheck,
      notes: review.notFilled === undefined ? notes : [review.notFilled, ...notes],
    };
    this.#units.push(unit);
    const broken = new Set<string>();
    for (const { rule, level, message, form = '', cells, accepted } of findings) {
      if (accepted === undefined) this.#count(rule, level, broken);
      if (level !== 'error' && level !== 'warning') continue;
      const [cell] = cells;
      this.#findings.push({
        unit,
        level,
        rule,
        message,
        form,
        ...(cell ? { cell: { sheet: cell.sheet, address: cell.address } } : {}),
        accepted: accepted ?? '',
      });
    }
  }

  #count(rule: string, level: Level, broken: Set<string>): void {
    const key = `${rule} ${level}`;
    const entry = this.#rules.get(key) ?? { level, findings: 0, units: 0 };
    this.#rules.set(key, entry);
    entry.findings++;
    if (!broken.has(key)) entry.units++;
    broken.add(key);
  }

  /** The workbooks that were checked, the worst first: errors, then what is to be verified, then the name of the file. */
  get units(): BatchUnit[] {
    return [...this.#units].sort(worseFirst);
  }

  /** Files that were not checked, and why. */
  get unread(): readonly { readonly file: string; readonly error: string }[] {
    return this.#unread;
  }

  /** Broken rules; the gravest level first, then the most frequent. Rounding differences are nothing to be done about. */
  get rules(): BatchRule[] {
    const rules = [...this.#rules].map(([key, entry]): BatchRule => ({ rule: key.split(' ')[0]!, ...entry }));
    return rules.filter(({ level }) => level !== 'rounding').sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level] || b.findings - a.findings);
  }

  /** Errors and what is to be verified, in the order of the units; `left` did not fit. */
  findings(): { readonly shown: readonly BatchFinding[]; readonly left: number } {
    const sorted = [...this.#findings].sort((a, b) => worseFirst(a.unit, b.unit));
    return { shown: sorted.slice(0, MOST_FINDINGS), left: Math.max(0, sorted.length - MOST_FINDINGS) };
  }

  get counts(): Counts {
    const sum = (level: Level): number => this.#units.reduce((total, { counts }) => total + counts[level], 0);
    return { error: sum('error'), warning: sum('warning'), hint: sum('hint'), rounding: sum('rounding') };
  }

  get accepted(): number {
    return this.#units.reduce((total, { accepted }) => total + accepted, 0);
  }

  /** Workbooks by the gravest level found in them. */
  get verdicts(): { readonly error: number; readonly warning: number; readonly clean: number } {
    const error = this.#units.filter(({ counts }) => counts.error > 0).length;
    const warning = this.#units.filter(({ counts }) => counts.error === 0 && counts.warning > 0).length;
    return { error, warning, clean: this.#units.length - error - warning };
  }
}

const GRAVITY: Readonly<Record<Level, number>> = { error: 0, warning: 1, hint: 2, rounding: 3 };

function worseFirst(a: BatchUnit, b: BatchUnit): number {
  return b.counts.error - a.counts.error || b.counts.warning - a.counts.warning || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
}
