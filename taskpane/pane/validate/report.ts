import type { SheetCell, SheetContent } from '../../../src/hosts/port';
import type { Finding } from '../../../src/findings/finding';
import type { Review } from '../../../src/findings/review';
import type { Strings } from '../strings';
import type { Texts } from '../kept-texts';

type Row = (SheetCell | null)[];

/** The findings as a sheet of the workbook, each with a link to its cell. */
export function reportSheet(review: Review, findings: readonly Finding[], exceptions: Texts, text: Strings): SheetContent {
  const heading = (value: string): SheetCell => ({ value, style: 'heading' });
  const { error, warning, hint, rounding } = review.summary;
  const counts = `${text.error} ${error}    ${text.warning} ${warning}    ${text.hint} ${hint}    ${text.rounding} ${rounding}`;
  return {
    name: text.reportName,
    widths: [8, 26, 30, 80, 32, 30],
    rows: [
      [{ value: text.reportTitle, style: 'title' }],
      [
        {
          value: [review.organization, review.year ?? '', coverageSentence(review, text)].filter((part) => part !== '').join('    '),
          style: 'text',
        },
      ],
      [{ value: counts, style: 'text' }],
      [],
      [text.reportLevel, text.reportForm, text.reportCell, text.reportMessage, text.reportBasis, text.reportReason].map(heading),
      ...findings.map((finding) => rowOf(finding, exceptions[finding.fingerprint] ?? '', text)),
    ],
  };
}

function rowOf(finding: Finding, reason: string, text: Strings): Row {
  const cell = finding.cells[0];
  return [
    { value: text[finding.level], style: finding.level },
    { value: finding.form ?? '', style: 'text' },
    cell ? { value: `${cell.sheet}!${cell.address}`, style: 'text', link: { sheet: cell.sheet, address: cell.address } } : null,
    { value: finding.message, style: 'text' },
    { value: `${finding.basis}（${finding.rule}）`, style: 'text' },
    { value: reason, style: 'text' },
  ];
}

export function coverageSentence({ coverage, relations }: Review, text: Strings): string {
  const { comma } = text;
  return `${coverage.numeric} ${text.numbers}${comma}${coverage.checked} ${text.checkedNumbers}${comma}${relations.pass + relations.rounding} ${text.relationsPassed}`;
}
