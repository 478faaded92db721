import type { Finding, Level } from '../findings/finding';
import type { Review } from '../findings/review';
import { grouped } from '../workbook/number';
import { verdictOf } from './verdict';
import { LABELS, LEVEL_NAMES, type Language } from './labels';

/** A cell of a sheet that gouji writes; hosts write it as a value, never as a formula. */
interface ReportCell {
  readonly value: string | number;
  /** Texts wrap with `text`, and run on without a style. */
  readonly style?: 'title' | 'heading' | 'text' | Level;
  readonly link?: { readonly sheet: string; readonly address: string };
}

export interface ReportSheet {
  readonly name: string;
  readonly rows: readonly (readonly (ReportCell | null)[])[];
  readonly widths: readonly number[];
}

/** 勾稽校验报告 as a sheet: a line a finding, each linked to its cell; what a 核实说明 answers stands behind, as it is not counted. */
export function reviewSheet(review: Review, language: Language = 'zh'): ReportSheet {
  const { coverage, summary } = review;
  const t = LABELS[language];
  const year = review.year === null ? '' : `${t.year(review.year)}${t.kind[review.kind]}`;
  const names = LEVEL_NAMES[language];
  const accepted = review.findings.filter((finding) => finding.accepted !== undefined);
  const open = review.findings.filter((finding) => finding.accepted === undefined);
  const counts = (['error', 'warning', 'hint', 'rounding'] as const).map((level) => `${names[level]} ${summary[level]}`);
  return {
    name: language === 'zh' ? '勾稽校验报告' : 'gouji report',
    widths: [6, 26, 30, 80, 14, 14, 12, 24, 12, 30],
    rows: [
      [{ value: [t.title, review.organization, year].filter((part) => part !== '').join(t.gap), style: 'title' }],
      [
        {
          value: `${verdictOf(review, language).sentence}${t.stop}${language === 'en' ? ' ' : ''}${t.coverage(coverage.numeric, coverage.checked)}${t.semicolon}${counts.join(t.list)}${t.stop}`,
        },
      ],
      t.columns.map((value): ReportCell => ({ value, style: 'heading' })),
      ...open.map((finding) => line(finding, names)),
      ...(accepted.length > 0 ? [[{ value: t.accepted(accepted.length) }], ...accepted.map((finding) => line(finding, names))] : []),
    ],
  };
}

function line(finding: Finding, names: Readonly<Record<Level, string>>): (ReportCell | null)[] {
  const cell = finding.cells[0];
  const shown = (value = ''): string => (finding.grouped ? grouped(value) : value);
  const answered = finding.accepted !== undefined;
  return [
    { value: names[finding.level], style: answered ? 'text' : finding.level },
    { value: finding.form ?? '', style: 'text' },
    cell ? { value: `${cell.sheet}!${cell.address}`, style: 'text', link: { sheet: cell.sheet, address: cell.address } } : null,
    { value: finding.message, style: 'text' },
    { value: shown(finding.expected) },
    { value: shown(finding.actual) },
    { value: shown(finding.difference) },
    { value: finding.basis, style: 'text' },
    { value: finding.rule },
    { value: finding.accepted ?? '', style: 'text' },
  ];
}
