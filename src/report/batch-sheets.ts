import type { Batch, BatchFinding, BatchUnit } from './batch';
import { BATCH_LABELS } from './batch-labels';
import { nameOf } from './batch-text';
import { LABELS, LEVEL_NAMES, type Language } from './labels';
import type { Level } from '../findings/finding';

/** A cell of a workbook of our own; `link` leads to another file, or to a cell of it. */
export interface SummaryCell {
  readonly value: string | number;
  /** A `line` runs on over empty cells; others wrap. */
  readonly style?: 'title' | 'line' | 'heading' | Level;
  readonly link?: { readonly file: string; readonly cell?: { readonly sheet: string; readonly address: string } };
}

export interface SummarySheet {
  readonly name: string;
  readonly rows: readonly (readonly (SummaryCell | null)[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** The row of headings (from 0) that stays in view and filters what is below; none where there is no such list. */
  readonly headings?: number;
}

const LEVELS = ['error', 'warning', 'hint', 'rounding'] as const;

/** The summary of a batch as sheets: the counts and rules, a line a workbook, a line a finding, what was not checked. */
export function batchSheets(batch: Batch, language: Language = 'zh'): SummarySheet[] {
  return [overview(batch, language), unitSheet(batch, language), findingSheet(batch, language), unreadSheet(batch, language)];
}

const heading = (value: string): SummaryCell => ({ value, style: 'heading' });
const line = (value: string): SummaryCell => ({ value, style: 'line' });
const plain = (value: string | number): SummaryCell => ({ value });

function overview(batch: Batch, language: Language): SummarySheet {
  const t = BATCH_LABELS[language];
  const names = LEVEL_NAMES[language];
  const { units, unread, verdicts, counts, rules } = batch;
  return {
    name: t.sheets.summary,
    widths: [10, 14, 60, 12, 12],
    headings: 5,
    rows: [
      [{ value: t.title, style: 'title' }],
      [line(t.workbooks(units.length + unread.length, verdicts.error, verdicts.warning, verdicts.clean, unread.length))],
      [line(LEVELS.map((level) => `${names[level]} ${counts[level]}`).join('　'))],
      [line(batch.accepted > 0 ? t.accepted(batch.accepted) : '')],
      [],
      t.ruleColumns.map(heading),
      ...rules.map(({ rule, level, findings, units: broken }): SummaryCell[] => [
        { value: names[level], style: level },
        plain(rule),
        plain(nameOf(rule, language)),
        plain(findings),
        plain(broken),
      ]),
    ],
  };
}

function unitSheet({ units }: Batch, language: Language): SummarySheet {
  const t = BATCH_LABELS[language];
  const [unit, ...others] = t.unitColumns;
  return {
    name: t.sheets.units,
    widths: [36, 8, 8, 8, 8, 8, 8, 10, 10, 10, 50, 60],
    headings: 0,
    rows: [
      [unit, ...LEVELS.map((level) => LEVEL_NAMES[language][level]), ...others].map(heading),
      ...units.map((each) => unitRow(each, language)),
    ],
  };
}

function unitRow(
  { file, organization, year, kind, forms, counts, accepted, couldNotCheck, notes }: BatchUnit,
  language: Language,
): SummaryCell[] {
  const t = BATCH_LABELS[language];
  return [
    { value: organization || t.noUnit, link: { file } },
    ...LEVELS.map((level): SummaryCell => ({ value: counts[level], ...(counts[level] > 0 ? { style: level } : {}) })),
    plain(year ?? ''),
    plain(t.kind[kind]),
    plain(forms),
    plain(couldNotCheck),
    plain(accepted),
    { value: file, link: { file } },
    plain(notes.join(LABELS[language].semicolon)),
  ];
}

function findingSheet(batch: Batch, language: Language): SummarySheet {
  const t = BATCH_LABELS[language];
  const { shown, left } = batch.findings();
  return {
    name: t.sheets.findings,
    widths: [30, 8, 28, 26, 90, 12, 30, 50],
    headings: 0,
    rows: [
      t.findingColumns.map(heading),
      ...shown.map((finding) => findingRow(finding, language)),
      ...(left > 0 ? [[plain(t.left(left))]] : []),
    ],
  };
}

function findingRow({ unit, level, rule, message, form, cell, accepted }: BatchFinding, language: Language): (SummaryCell | null)[] {
  return [
    plain(unit.organization || BATCH_LABELS[language].noUnit),
    { value: LEVEL_NAMES[language][level], style: level },
    plain(form),
    cell ? { value: `${cell.sheet}!${cell.address}`, link: { file: unit.file, cell } } : null,
    plain(message),
    plain(rule),
    plain(accepted),
    plain(unit.file),
  ];
}

function unreadSheet({ unread }: Batch, language: Language): SummarySheet {
  const t = BATCH_LABELS[language];
  return {
    name: t.sheets.unread,
    widths: [60, 100],
    headings: 0,
    rows: [t.unreadColumns.map(heading), ...unread.map(({ file, error }) => [{ value: file, link: { file } }, plain(error)])],
  };
}
