import { Decimal } from 'decimal.js';
import type { WorkbookSnapshot } from '../workbook/snapshot';
import { normalize, tidy } from '../workbook/text';
import { parseAddress } from '../workbook/address';
import type { Column, Disclosure, Facets, Form, FormKind, Line, Panel, Unit } from './disclosure';
import { earlierSheets, type Titled } from './beside-years';
import { placeTotals } from './covers';
import { FUND_FORMS } from './form-words';
import { Grid } from './grid';
import { besideColumn, facetsOf, isOfWhichColumn, panelsOf, type RawPanel } from './headings';
import { buildHierarchies } from './hierarchy';
import { kindOf, refineKind } from './kind';
import { layoutsOf, type Layout } from './layout';
import { CodesByName, settleCodes } from './evidence';
import { rankNamed } from './named';
import { placeUncoded } from './uncoded';
import { placeUnits } from './units';
import { readLines, type RawLine, type Subjects } from './lines';
import { fieldFormOf } from './performance';
import { commonUnit, decimalsByUnit } from './precision';
import { notFormOf, type NotFormSheet } from './not-forms';
import { showsSeparators } from './separators';
import { facetsInKind, headingFacets, rateOf } from './vocabulary';
import { yearsIn } from './years';
import { inNationalWords, NO_WORDS, type LocalWords } from './words';

/** A table whose columns are known and whose lines are not read yet. */
interface Draft {
  readonly layout: Layout;
  readonly panels: readonly RawPanel[];
  readonly kind: FormKind;
  readonly title: string;
}

/** Finds the official forms of a workbook by their meaning. Pure: the same snapshot and words give the same disclosure. */
export function recognise(given: WorkbookSnapshot, words: LocalWords = NO_WORDS): Disclosure {
  const workbook = inNationalWords(given, words);
  const all: Draft[] = [];
  const allFieldForms: Form[] = [];
  const unrecognized: string[] = [];
  const notForms: NotFormSheet[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.own) continue;
    const grid = new Grid(sheet);
    const found = draftsOf(grid);
    const fields = found.length === 0 || found.every(({ kind }) => isPerformance(kind)) ? fieldFormOf(grid, found) : null;
    if (fields) allFieldForms.push(fields);
    else if (found.length > 0) all.push(...found);
    else {
      const is = notFormOf(sheet);
      if (is) notForms.push({ sheet: sheet.name, is });
      else unrecognized.push(sheet.name);
    }
  }
  const earlier = earlierSheets([...all.map(titledDraft), ...allFieldForms.map((form) => ({ ...form, above: [] }))]);
  const drafts = all.filter(({ layout }) => !earlier.has(layout.grid.sheet.name));
  const fieldForms = allFieldForms.filter(({ sheet }) => !earlier.has(sheet));
  const unit = commonUnit(drafts);
  const places = decimalsByUnit(drafts, unit);
  const year = reportYear(drafts);
  const read = drafts.map((draft) => linesOf(draft, unit, places));
  const known = new CodesByName();
  for (const { panels, lines } of read) panels.forEach((panel, index) => known.add(panel, lines[index]!));
  const forms = [...read.map((draft) => formOf(draft, unit, known, year)), ...fieldForms];
  const order = new Map(workbook.sheets.map((sheet, index) => [sheet.name, index]));
  forms.sort((a, b) => order.get(a.sheet)! - order.get(b.sheet)! || a.area.left - b.area.left || a.area.top - b.area.top);
  return {
    kind: isFinal(forms) ? 'final' : 'budget',
    year: yearOf(workbook, forms),
    unit,
    organization: organizationOf(forms),
    forms,
    unrecognized,
    notForms,
    words,
    ...(earlier.size > 0 ? { earlier } : {}),
    ...(given.accepted ? { accepted: new Map(given.accepted) } : {}),
  };
}

function titledDraft({ title, layout, kind }: Draft): Titled {
  const { grid, area, headings, organization } = layout;
  const rows = isPerformance(kind) ? [] : grid.sheet.rows.slice(Math.min(area.top, headings.top), headings.bottom + 1);
  const above = rows.flatMap((row) => row?.flatMap((cell) => (typeof cell?.value === 'string' ? [cell.value] : [])) ?? []);
  return { title, organization, sheet: grid.sheet.name, above };
}

function draftsOf(grid: Grid): Draft[] {
  return layoutsOf(grid).flatMap((layout, index) => {
    const panels = panelsOf(layout);
    if (panels.length === 0) return [];
    const kind = kindOf(layout, panels, index === 0 ? grid.sheet.name : '');
    return kind ? [{ layout, panels, kind, title: layout.title || tidy(grid.sheet.name) }] : [];
  });
}

function isPerformance(kind: FormKind): boolean {
  return kind === '整体绩效目标表' || kind === '项目绩效目标表' || kind === '绩效自评表';
}

/** The year most titles name, else the latest that a heading names: columns of other years hold other amounts. */
function reportYear(drafts: readonly Draft[]): number | null {
  const titled = drafts.flatMap(({ title, layout }) => [title, layout.grid.sheet.name]).flatMap(yearsIn);
  if (titled.length > 0) return mostFrequent(titled);
  const headed = drafts.flatMap(({ panels }) => panels.flatMap(({ amounts }) => amounts.flatMap(({ path }) => path.flatMap(yearsIn))));
  return headed.length > 0 ? Math.max(...headed) : null;
}

function mostFrequent(values: readonly number[]): number {
  const count = (value: number): number => values.filter((other) => other === value).length;
  return [...values].sort((a, b) => count(b) - count(a) || b - a)[0]!;
}

/** A draft with the lines of its panels as they are printed. */
interface ReadDraft extends Draft {
  readonly ulp: Decimal;
  readonly lines: readonly (readonly RawLine[])[];
}

function linesOf(draft: Draft, commonUnit: Unit, places: ReadonlyMap<Unit, number>): ReadDraft {
  const { layout, kind } = draft;
  const unit = layout.unit ?? commonUnit;
  const ulp = new Decimal(10).pow(-(places.get(unit) ?? 2));
  const decimals = ulp.decimalPlaces();
  const style = { unit, decimals, exact: decimals >= (EXACT[layout.unit ?? '万元'] ?? Infinity) };
  const lines = draft.panels.map((panel, index) => {
    const subjects = subjectsOf(kind, panel, sideOf(kind, panel, index));
    return readLines({ layout, panel, subjects, projects: isProjects(kind), totalsHead: isSectioned(draft), style });
  });
  return { ...draft, ulp, lines };
}

/** 机构运行信息表, or the “三公” with 相关统计数 and 机关运行经费 below them, whatever its title. */
function isSectioned({ kind, layout: { grid, body }, panels }: Draft): boolean {
  if (kind !== '“三公”经费表') return kind === '机构运行信息表';
  const stubs = panels.flatMap((panel) => panel.stubs);
  return body.some((row) => stubs.some(({ column }) => /相关统计数$/.test(normalize(grid.text(row, column)))));
}

function formOf(draft: ReadDraft, commonUnit: Unit, known: CodesByName, year: number | null): Form {
  const { layout, title, ulp } = draft;
  const unit = layout.unit ?? commonUnit;
  const placed = draft.panels.map((panel, index) =>
    placeUncoded(placeUnits(rankNamed(settleCodes(layout.grid, panel, draft.lines[index]!, known, year)))),
  );
  const lines = buildHierarchies(layout.grid, placed);
  const read = draft.panels.map((panel, index) => panelOf(draft, panel, index, lines[index]!, year));
  const kind = refineKind(draft.kind, read, normalize(title));
  const facets = formFacets(kind);
  const panels = placeTotals(read.map((panel) => ({ ...panel, facets: { ...facets, ...panel.facets } })));
  return {
    kind,
    title,
    number: layout.number,
    sheet: layout.grid.sheet.name,
    area: {
      ...layout.area,
      bottom: Math.max(
        layout.headings.bottom,
        ...draft.panels.flatMap(({ body }) => body),
        ...layout.notes.map(({ cell }) => parseAddress(cell.address).row),
      ),
    },
    unit,
    unitStated: layout.unit !== null,
    ulp,
    ...(isSectioned(draft) ? { sectioned: true } : {}),
    ...(showsSeparators(layout, draft.panels) ? { grouped: true } : {}),
    facets,
    panels,
    notes: layout.notes,
    organization: layout.organization,
    fields: [],
    texts: new Map(),
  };
}

/** Amounts in 元 with 分 are what was paid, not rounded figures. */
const EXACT: Readonly<Partial<Record<Unit, number>>> = { 元: 2, 千元: 5, 万元: 6 };

function panelOf({ kind }: ReadDraft, raw: RawPanel, index: number, lines: readonly Line[], year: number | null): Panel {
  const side = sideOf(kind, raw, index);
  const columns = raw.amounts.map(({ column, path }): Column => {
    const beside = besideColumn(path, year);
    return {
      column,
      path,
      facets: facetsInKind(kind, facetsOf(path, year), path),
      ofWhich: isOfWhichColumn(path),
      ...(beside ? { beside } : {}),
    };
  });
  const rates = raw.stubs.filter(({ path }) => rateOf(path) !== null);
  return { heading: raw.heading, side, facets: headingFacets(raw.heading), columns, lines, rates };
}

function isProjects(kind: FormKind): boolean {
  return kind === '项目支出表' || kind === '一般公共预算项目支出表';
}

function sideOf(kind: FormKind, panel: RawPanel, index: number): '收入' | '支出' | null {
  if (kind === '收入总表') return '收入';
  if (kind !== '收支总表' && kind !== '财政拨款收支总表') return kind === '“三公”经费表' || kind === '机构运行信息表' ? null : '支出';
  const text = normalize([panel.heading, ...panel.stubs.flatMap(({ path }) => path)].join(''));
  if (/支出/.test(text)) return '支出';
  return /收入/.test(text) || index === 0 ? '收入' : '支出';
}

function subjectsOf(kind: FormKind, panel: RawPanel, side: '收入' | '支出' | null): Subjects {
  const headings = normalize(panel.stubs.flatMap(({ path }) => path).join(''));
  if (kind === '收支总表' || kind === '财政拨款收支总表') {
    if (side === '收入') return 'source';
    return /经济分类/.test(headings) ? 'other' : 'function';
  }
  const economicKind = kind === '一般公共预算基本支出表' || kind === '支出经济分类汇总表' || kind === '机关运行经费表';
  if (/经济分类/.test(headings) || (economicKind && /科目/.test(headings))) return /功能分类/.test(headings) ? 'function' : 'economic';
  if (kind === '“三公”经费表' || kind === '政府采购表' || kind === '机构运行信息表') return 'item';
  if (kind === '上年结转表') return 'other';
  const isList = panel.amounts.length === 1 && !panel.stubs.some(({ role }) => role === 'code');
  if (kind === '收入总表' && isList) return 'source';
  return 'function';
}

function formFacets(kind: FormKind): Facets {
  const fund = [...FUND_FORMS].find(([, own]) => own === kind)?.[0];
  if (fund !== undefined) return { source: fund };
  if (kind === '财政拨款收支总表') return { source: '财政拨款' };
  if (kind === '上年结转表') return { period: '上年结转' };
  if (kind === '项目支出表') return { nature: '项目' };
  if (kind === '一般公共预算项目支出表') return { source: '一般公共预算', nature: '项目' };
  if (kind === '一般公共预算基本支出表' || kind === '基本支出明细表') return { source: '一般公共预算', nature: '基本' };
  return kind === '一般公共预算支出表' ? { source: '一般公共预算' } : {};
}

function isFinal(forms: readonly Form[]): boolean {
  const titled = forms
    .filter(({ kind }) => !isPerformance(kind))
    .map(({ kind, title, sheet }) => ({ kind, text: normalize(title + sheet) }));
  // 机构运行信息表 is one of the final accounts, whatever its title says.
  const final = titled.filter(({ kind, text }) => /决算/.test(text) || (kind === '机构运行信息表' && !/预算/.test(text)));
  return final.length * 2 > titled.length;
}

function yearOf(workbook: WorkbookSnapshot, forms: readonly Form[]): number | null {
  const counts = new Map<string, number>();
  const texts = [
    ...forms.flatMap((form) => [form.title, form.sheet, ...form.notes.map(({ text }) => text)]),
    ...forms.flatMap((form) => form.panels.flatMap(({ columns }) => columns.flatMap(({ path }) => path))),
  ];
  for (const text of texts) for (const [year] of text.matchAll(/20[1-4][0-9](?=\s*年)/g)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const best =
    [...counts].sort((a, b) => b[1] - a[1] || Number(b[0]) - Number(a[0]))[0]?.[0] ??
    /20[1-4][0-9]/.exec(workbook.name)?.[0] ??
    sheetYear(workbook);
  return best ? Number(best) : null;
}

/** The year as some cell near the top of a sheet states it: (2024年度). */
function sheetYear(workbook: WorkbookSnapshot): string | undefined {
  for (const sheet of workbook.sheets)
    for (const row of sheet.rows.slice(0, 5))
      for (const cell of row ?? []) {
        const year = typeof cell?.value === 'string' ? /(20[1-4][0-9])\s*年/.exec(cell.value)?.[1] : undefined;
        if (year) return year;
      }
  return undefined;
}

function organizationOf(forms: readonly Form[]): string {
  const counts = new Map<string, number>();
  for (const { organization } of forms) {
    const name = organization.replace(/\((?:汇总|本级)\)$/, '');
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
