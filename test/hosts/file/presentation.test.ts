import { readWithPresentation } from '../../../src/hosts/file/presentation';
import { readWorkbook } from '../../../src/hosts/file/read';
import { CASES, caseBytes, xlsx } from './support';

test.each(CASES)('%s: the snapshot is the same as without the looks', async (name) => {
  const bytes = caseBytes(name);
  const { snapshot, presentation } = await readWithPresentation(bytes, 'x');
  expect(snapshot).toEqual(await readWorkbook(bytes, 'x'));
  expect(presentation.sheets.map((s) => s.name)).toEqual(snapshot.sheets.map((s) => s.name));
});

test('fonts, fills, borders, alignment, widths and heights of a real workbook', async () => {
  const { presentation } = await readWithPresentation(caseBytes('wenxian-2024'), 'x');
  const sheet = presentation.sheets[2]!;
  expect(presentation.styles[sheet.cells[0]![0]!]).toMatchObject({
    font: '宋体',
    size: 18,
    bold: true,
    horizontal: 'center',
    vertical: 'center',
  });
  expect(presentation.styles[sheet.cells[5]![5]!]).toMatchObject({
    format: '#,##0.00',
    borders: { top: { style: 'thin', color: '#000000' } },
    wrap: true,
  });
  expect(sheet.columns[4]).toEqual({ first: 4, last: 4, width: 40 });
  expect(sheet.defaultRowHeight).toBe(15);
});

test('fills, theme and indexed colours, row heights', async () => {
  const styles =
    '<styleSheet><fonts><font/><font><b val="0"/><color indexed="10"/><sz val="16"/></font></fonts><fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFCC00"/></patternFill></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders><cellXfs><xf/><xf fontId="1" fillId="1" borderId="0"/><xf fillId="2"><alignment indent="2" horizontal="left"/></xf></cellXfs></styleSheet>';
  const bytes = xlsx([{ name: '表', data: '<row r="2" ht="30"><c r="A2" s="1"/><c r="B2" s="2"><v>1</v></c></row>' }], {
    'xl/styles.xml': styles,
  });
  const { presentation } = await readWithPresentation(bytes, 'x');
  expect(presentation.styles).toEqual([{}, { color: '#ff0000', size: 16, fill: '#ffcc00' }, { indent: 2, horizontal: 'left' }]);
  expect(presentation.sheets[0]!.cells[1]).toEqual([1, 2]);
  expect(presentation.sheets[0]!.rowHeights.get(1)).toBe(30);
});
