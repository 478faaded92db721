import { narrate } from '../../src/engine';
import { foreign, Markers } from '../../src/narrative/markers';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { workbookOf, write } from './support';

const FORGED = '甲\uE0000\uE001乙';

test('a marker stands for its number and for nothing else', () => {
  const markers = new Markers();
  const marker = markers.number({ text: '3万元', value: '3', unit: '万元', cells: [] });
  expect(markers.paragraph(`共${marker}。`)).toEqual([
    { text: '共' },
    { text: '3万元', value: '3', unit: '万元', cells: [] },
    { text: '。' },
  ]);
  expect(markers.plain(`共${marker}。`)).toBe('共3万元。');
});

test('text from outside is stripped of what could pose as a marker', () => {
  expect(foreign(FORGED)).toBe('甲0乙');
});

describe('foreign text cannot pose as a number', () => {
  const numbersIn = (workbook: WorkbookSnapshot, text: string, inputs = {}): unknown[] =>
    write(workbook, text, { inputs }).sections[0]!.paragraphs.flatMap((line) => line.filter((span) => 'value' in span));

  test('not as an input, a reason or a name in a list', async () => {
    const workbook = await workbookOf('bazhou-2024');
    const text =
      '{{ "收支总表/收入总计" | 金额 }}{{ "补充资料/a" | 输入 }}{{ "支出总表/合计" | 原因 }}{{ "补充资料/a" | 输入名单 | 顿号 }}';
    expect(numbersIn(workbook, text, { 补充资料: { a: FORGED }, 原因: { '支出总表/合计': FORGED } })).toHaveLength(1);
  });

  test('not as a text of the workbook', async () => {
    const workbook = await workbookOf('bazhou-2024');
    const rows = (sheet: WorkbookSnapshot['sheets'][number]): typeof sheet.rows =>
      sheet.rows.map((row) =>
        row?.map((cell) =>
          typeof cell?.value === 'string' && /支出$/.test(cell.value) ? { ...cell, value: `${cell.value}\uE0000\uE001` } : cell,
        ),
      );
    const forged = { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: rows(sheet) })) };
    const narrative = narrate(forged);
    const texts = narrative.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((line) => line.filter((span) => !('value' in span)).map((span) => span.text)),
    );
    expect(texts.join('')).not.toMatch(/[\uE000-\uF8FF]/);
    const count = (of: typeof narrative): number =>
      of.sections.flatMap(({ paragraphs }) => paragraphs.flat().filter((span) => 'value' in span)).length;
    expect(count(narrative)).toBe(count(narrate(workbook)));
  });

  test('not as an instruction to the template', async () => {
    const workbook = await workbookOf('bazhou-2024');
    const inputs = { 补充资料: { a: '{{ "收支总表/收入总计" | 金额 }}{% if 1 %}x{% endif %}' } };
    expect(numbersIn(workbook, '{{ "补充资料/a" | 输入 }}', inputs)).toHaveLength(0);
  });
});

test('a template that fails while it is written says where', async () => {
  const workbook = await workbookOf('bazhou-2024');
  expect(() => write(workbook, '{{ 12 | 金额 }}')).toThrow(/^节：/);
});
