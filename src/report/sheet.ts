import type { Narrative } from '../narrative/narrative';
import { paragraphText } from '../narrative/narrative';
import type { Level } from '../relations/finding';
import type { Review } from '../review';

/** A cell of a sheet that gouji writes; hosts write it as a value, never as a formula. */
export interface ReportCell {
  readonly value: string | number;
  readonly style?: 'title' | 'heading' | 'text' | Level;
  readonly link?: { readonly sheet: string; readonly address: string };
}

export interface ReportSheet {
  readonly name: string;
  readonly rows: readonly (readonly (ReportCell | null)[])[];
  readonly widths: readonly number[];
}

const NAMES: Readonly<Record<Level, string>> = { error: '错误', warning: '核实', hint: '提示', rounding: '尾差' };

/** 勾稽校验报告 as a sheet: a line a finding, each linked to its cell. */
export function reviewSheet(review: Review): ReportSheet {
  const { coverage, summary } = review;
  const heading = ['级别', '表', '单元格', '问题', '应为', '现为', '差额', '依据', '编号'];
  return {
    name: '勾稽校验报告',
    widths: [6, 26, 30, 80, 14, 14, 12, 24, 12],
    rows: [
      [{ value: `勾稽校验报告　${review.organization}　${review.year ?? ''}`, style: 'title' }],
      [
        {
          value: `${coverage.numeric} 个数值，${coverage.checked} 个受勾稽关系约束；错误 ${summary.error}，核实 ${summary.warning}，提示 ${summary.hint}，尾差 ${summary.rounding}。`,
        },
      ],
      heading.map((value): ReportCell => ({ value, style: 'heading' })),
      ...review.findings.map((finding): (ReportCell | null)[] => {
        const cell = finding.cells[0];
        return [
          { value: NAMES[finding.level], style: finding.level },
          { value: finding.form ?? '' },
          cell ? { value: `${cell.sheet}!${cell.address}`, link: { sheet: cell.sheet, address: cell.address } } : null,
          { value: finding.message, style: 'text' },
          { value: finding.expected ?? '' },
          { value: finding.actual ?? '' },
          { value: finding.difference ?? '' },
          { value: finding.basis, style: 'text' },
          { value: finding.rule },
        ];
      }),
    ],
  };
}

/** 情况说明 as a sheet: a row a paragraph. */
export function narrativeSheet(narrative: Narrative): ReportSheet {
  const title: (ReportCell | null)[][] = narrative.title === '' ? [] : [[{ value: narrative.title, style: 'title' }]];
  const sections = narrative.sections.flatMap((section): (ReportCell | null)[][] => [
    [{ value: section.title, style: 'heading' }],
    ...section.paragraphs.map((paragraph): ReportCell[] => [{ value: paragraphText(paragraph), style: 'text' }]),
  ]);
  return { name: '情况说明', widths: [110], rows: [...title, ...sections] };
}
