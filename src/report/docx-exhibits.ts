import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import { STAR } from '../narrative/accused';
import type { Chart, Exhibit, ExhibitRow } from '../narrative/narrative';
import { CAPTION, CHART_FONT, TABLE, TABLE_HEADING } from './docx-fonts';

const MARGINS = { top: 20, bottom: 20, left: 60, right: 60 };
/** In twentieths of a point; together the width between the margins of the page. */
const WIDTHS = { name: 2844, amount: 1500 };
/** Two tables with their charts fit on a page. */
const CHART_SIZE = { width: 560, height: 170 };
/** A legend higher than its chart leaves no room for the chart. */
const LEGEND_LINE = 24;
/** Slices below this share have their percentage in the legend only: beside each other they would write over each other. */
const SMALL_SHARE = 5;
const TABLE_SPACING = { line: 280, lineRule: LineRuleType.AT_LEAST };

/** The tables of comparison, each with its chart below; the first begins a page. */
export function exhibitParts(exhibits: readonly Exhibit[]): (Paragraph | Table)[] {
  let charts = 0;
  return exhibits.flatMap((exhibit, index) => {
    const { chart } = exhibit;
    return [
      caption(`附表${exhibits.length > 1 ? index + 1 : ''}　${exhibit.title}`, {
        pageBreakBefore: index === 0,
        before: index === 0 ? 0 : 360,
      }),
      small(`单位：${exhibit.unit}`, AlignmentType.RIGHT, true),
      tableOf(exhibit),
      ...(exhibit.note === '' ? [] : [small(exhibit.note, AlignmentType.LEFT, chart !== null)]),
      ...(chart
        ? [chartOf(chart, exhibit.unit), caption(`附图${++charts}　${chart.title}（单位：${exhibit.unit}）`, { keepNext: false })]
        : []),
    ];
  });
}

function caption(text: string, { pageBreakBefore = false, keepNext = true, before = 0 }): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: 60, line: 440, lineRule: LineRuleType.EXACT },
    pageBreakBefore,
    keepNext,
    children: [new TextRun({ text, ...CAPTION })],
  });
}

function small(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType], keepNext = false): Paragraph {
  return new Paragraph({ alignment, spacing: TABLE_SPACING, keepNext, children: [new TextRun({ text, ...TABLE })] });
}

/** Without figures of last year the table has the year's alone. */
function tableOf({ headings, compares, rows, chart, note }: Exhibit): Table {
  const columns = compares ? [headings.current, headings.prior, '增减额', '增减率(%)'] : [headings.current];
  const widths = [compares ? WIDTHS.name : 2 * WIDTHS.name, ...columns.map(() => (compares ? WIDTHS.amount : 2 * WIDTHS.amount))];
  const isFollowed = chart !== null || note !== '';
  const heading = ['项目', ...columns].map((text) => cell(text, AlignmentType.CENTER, true, true));
  return new Table({
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: MARGINS,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heading }),
      ...rows.map(
        (row, index) => new TableRow({ cantSplit: true, children: cellsOf(row, compares, isFollowed || index < rows.length - 1) }),
      ),
    ],
  });
}

function cellsOf({ name, isPart, current, prior, difference, rate }: ExhibitRow, compares: boolean, keepNext: boolean): TableCell[] {
  const amounts = compares ? [current, prior, difference, rate] : [current];
  return [
    cell(name, AlignmentType.LEFT, false, keepNext, isPart ? 240 : 0),
    ...amounts.map(({ text }) => cell(text, /[0-9]/.test(text) ? AlignmentType.RIGHT : AlignmentType.CENTER, false, keepNext)),
  ];
}

function cell(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  isHeading: boolean,
  keepNext: boolean,
  left = 0,
): TableCell {
  const run = new TextRun({
    text,
    ...(isHeading ? TABLE_HEADING : TABLE),
    ...(text.endsWith(STAR) ? { highlight: 'yellow' as const } : {}),
  });
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment, spacing: TABLE_SPACING, keepNext, indent: { left }, children: [run] })],
  });
}

/** A native chart: Word and WPS show it from its data, which an officer can edit. */
function chartOf(chart: Chart, unit: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120 },
    keepNext: true,
    children: [new ChartRun(optionsOf(chart, unit))],
  });
}

function optionsOf({ type, title, items, shares, series }: Chart, unit: string): ChartRunOptions {
  const drawn = series.map(({ name, values }) => ({ name, values: values.map(Number) }));
  const told = series.map(({ name, values }) => `${name}：${items.map((item, index) => `${item}${values[index]}${unit}`).join('，')}`);
  const common = {
    categories: items,
    series: drawn,
    font: { name: CHART_FONT },
    chartArea: { border: 'none' },
    transformation: { ...CHART_SIZE, height: Math.max(CHART_SIZE.height, items.length * LEGEND_LINE) },
    altText: { name: title, description: `${title}。${told.join('；')}` },
  } as const;
  if (type === 'composition')
    return {
      ...common,
      type: 'pie',
      categories: items.map((item, index) => `${item} ${shares[index]}%`),
      series: drawn.map((one) => ({ ...one, pointLabels: shares.map((share) => Number(share) >= SMALL_SHARE && { text: `${share}%` }) })),
      legend: { position: 'right', font: { size: 10.5 } },
      dataLabels: { percentage: true, position: 'outsideEnd', font: { size: 10.5 } },
    };
  return {
    ...common,
    type: 'column',
    legend: { position: 'bottom', font: { size: 10.5 } },
    dataLabels: { value: true, numberFormat: '0.00', font: { size: 10.5 } },
    categoryAxis: { font: { size: 10.5 } },
    valueAxis: { minimum: 0, numberFormat: 'General' },
  };
}
