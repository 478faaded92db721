import { amountWith } from '../../forms/amount';
import type { Disclosure, Facets, Form, Line, Panel } from '../../forms/disclosure';
import type { Bilingual } from '../../findings/finding';
import { isNoAmount } from '../../forms/vocabulary';
import { normalize } from '../../workbook/text';
import { columnsFor, formOf, linesFor, type LineQuery } from '../../facts/bind';
import { REASONS } from '../../findings/messages';
import { isBlank, nameOf, termAt, type Term, type Draft } from '../../relations/relation';

/** Last year's workbook as this year's is compared with it. */
export interface Prior {
  readonly disclosure: Disclosure;
  /** The name of its file; its cells are named `[file]sheet!A1`. */
  readonly file: string;
}

/**
 * X-PRIOR: what the forms say of last year is what last year's workbook says: columns of 上年预算数, and in final accounts the 年初结转结余
 * that last year closed with. Where the workbook given is of another year or kind, that is said and nothing is compared.
 */
export function priorRelations(disclosure: Disclosure, prior: Prior): Draft[] {
  const [first] = disclosure.forms;
  const { kind, year } = prior.disclosure;
  if (!first) return [];
  if (kind !== disclosure.kind) return [open(first, REASONS.otherKind(kind))];
  if (year === null || disclosure.year === null || year !== disclosure.year - 1)
    return [open(first, REASONS.otherYear(year, disclosure.year))];
  const reader = new PriorReader(prior, year);
  const found = disclosure.forms.flatMap((form) => form.panels.flatMap((panel) => ofPanel(reader, form, panel, year)));
  return found.length > 0 ? found : [open(first, REASONS.noPriorFigures)];
}

function ofPanel(reader: PriorReader, form: Form, panel: Panel, year: number): Draft[] {
  const columns = panel.columns.flatMap((column, index) => (isOf(year, column.path) ? [index] : []));
  const whole = columnsFor(form, panel, {})?.[0] ?? 0;
  return panel.lines.flatMap((line) => {
    const stated = columns.flatMap((at) => compare(form, panel, line, at, reader.sameLine(form, panel, line, at)));
    const opening = OPENING.test(normalize(line.name)) && line.role !== 'ofWhich';
    return opening ? [...stated, ...compare(form, panel, line, whole, reader.closing(form, panel))] : stated;
  });
}

const OPENING = /^年初.{0,6}结转(?:和|及)?结余/;
const CLOSING = /^年末.{0,6}结转(?:和|及)?结余/;

/** Whether headings say that their amounts are of a year: 上年预算数, 2023年决算数. */
function isOf(year: number, path: readonly string[]): boolean {
  const text = normalize(path.join(''));
  return (/上年|去年/.test(text) || text.includes(`${year}年`)) && !/结转|结余|增减|增加|减少|[较比]/.test(text) && !isNoAmount(path);
}

function compare(form: Form, panel: Panel, line: Line, at: number, right: readonly Term[] | null): Draft[] {
  const left = termAt(form, panel, line, at, 'total');
  if (isBlank(left) || (!right && left.amount.value!.isZero())) return [];
  if (!right) return [open(form, REASONS.notInPrior(nameOf(left)))];
  return [{ comparison: '=', left: [left], right, form, family: form.sheet, trust: 'known' }];
}

function open(form: Form, unbound: Bilingual): Draft {
  return { comparison: '=', left: [], right: [], form, family: '', trust: 'known', unbound };
}

class PriorReader {
  constructor(
    private readonly prior: Prior,
    private readonly year: number,
  ) {}

  /** The same line of the same form, in the column that the heading means. */
  sameLine(form: Form, panel: Panel, line: Line, at: number): Term[] | null {
    const query = queryOf(line);
    const { period: _, ...facets } = panel.columns[at]!.facets;
    return query && this.find(form, panel, facets, (own) => linesFor(own, query));
  }

  /** What last year closed with. */
  closing(form: Form, panel: Panel): Term[] | null {
    return this.find(form, { ...panel, side: null }, {}, ({ lines }) => {
      const line = lines.find(({ name, role }) => role !== 'ofWhich' && CLOSING.test(normalize(name)));
      return line ? [line] : null;
    });
  }

  private find({ kind }: Form, { side }: Panel, facets: Facets, lines: (panel: Panel) => readonly Line[] | null): Term[] | null {
    const form = formOf(this.prior.disclosure, kind);
    for (const panel of form?.panels ?? []) {
      const rows = side && panel.side && panel.side !== side ? null : lines(panel);
      const columns = rows && this.columns(form!, panel, facets);
      if (rows && columns)
        return rows.flatMap((line) => columns.map((at) => foreign(termAt(form!, panel, line, at, 'counterpart'), this.prior.file)));
    }
    return null;
  }

  /** Columns of last year itself, not of the year before. */
  private columns(form: Form, panel: Panel, facets: Facets): readonly number[] | null {
    const own = panel.columns.flatMap((column, index) => (isOf(this.year - 1, column.path) ? [] : [index]));
    const columns = own.map((index) => panel.columns[index]!);
    return columnsFor(form, own.length === panel.columns.length ? panel : { ...panel, columns }, facets)?.map((at) => own[at]!) ?? null;
  }
}

/** An amount of another workbook: compared with, never in question. */
export function foreign(found: Term, file: string): Term {
  const sheet = `[${file}]${found.form.sheet}`;
  return {
    ...found,
    elsewhere: true,
    form: { ...found.form, sheet, title: `${found.form.title}（${file}）` },
    amount: amountWith(found.amount, { cell: { ...found.amount.cell, sheet } }),
  };
}

export function queryOf({ key, role }: Line): LineQuery | null {
  if (key.type === 'total') return role === 'total' ? { type: 'total' } : null;
  return key.type === 'unit' ? null : key;
}
