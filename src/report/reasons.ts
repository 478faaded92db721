import type { Review } from '../findings/review';
import { LABELS, LEVEL_NAMES, type Language } from './labels';
import type { ReportSheet } from './sheet';

const WORDS = {
  zh: { sheet: '勾稽核实说明', title: '核实说明', columns: ['序号', '级别', '表', '单元格', '问题', '核实说明'] },
  en: { sheet: 'gouji reasons', title: 'Accepted with a reason', columns: ['No.', 'Level', 'Form', 'Cell', 'Finding', 'Accepted because'] },
} as const;

export interface Reasons {
  readonly title: string;
  readonly columns: readonly string[];
  /** A line a finding that was accepted, in the order of the review; the place of its cell stands fourth. */
  readonly rows: readonly (readonly string[])[];
}

/** The reasons that were given, with what they answer: what a reviewer asks for and an officer prints. */
export function reasonsOf({ organization, year, kind, findings }: Review, language: Language = 'zh'): Reasons {
  const { title, columns } = WORDS[language];
  const { gap, year: inYear, kind: kinds } = LABELS[language];
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  return {
    title: [organization, year === null ? '' : `${inYear(year)}${kinds[kind]}`, title].filter((part) => part !== '').join(gap),
    columns,
    rows: accepted.map(({ level, form = '', cells: [cell], message, accepted: reason }, index) => [
      `${index + 1}`,
      LEVEL_NAMES[language][level],
      form,
      cell ? `${cell.sheet}!${cell.address}` : '',
      message,
      reason ?? '',
    ]),
  };
}

/** The same as a sheet, each line linked to its cell. */
export function reasonsSheet(review: Review, language: Language = 'zh'): ReportSheet {
  const { title, columns, rows } = reasonsOf(review, language);
  const cells = review.findings.filter(({ accepted }) => accepted !== undefined).map((finding) => finding.cells[0]);
  return {
    name: WORDS[language].sheet,
    widths: [6, 6, 26, 30, 70, 40],
    rows: [
      [{ value: title, style: 'title' }],
      columns.map((value) => ({ value, style: 'heading' })),
      ...rows.map((row, index) => {
        const cell = cells[index];
        const link = cell ? { link: { sheet: cell.sheet, address: cell.address } } : {};
        return row.map((value, column) => ({ value, style: 'text' as const, ...(column === 3 ? link : {}) }));
      }),
    ],
  };
}
