import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { clearFlags, flagWorkbook, writeSheet } from '../../../src/hosts/file/patch';
import { freeSheetName } from '../../../src/hosts/file/patch-sheet';
import { readWorkbook } from '../../../src/hosts/file/read';
import { levelOfMark } from '../../../src/hosts/marks';
import type { Flag, SheetContent } from '../../../src/hosts/port';
import { hasOffice } from '../../support/office';
import { CASES, caseBytes, parts, xlsx, zip } from './support';

const REPORT: SheetContent = {
  name: '勾稽校验报告',
  widths: [8, 40, 20],
  rows: [
    [{ value: '校验报告', style: 'title' }],
    [null, { value: '=1+1', style: 'error' }, { value: 12.5 }, { value: '见 表', style: 'text', link: { sheet: '表', address: 'A1' } }],
    [{ value: "+cmd|' /C calc'!A0" }, { value: '-1' }, { value: '@SUM(1)' }],
  ],
};

function contents(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

function flags(sheet: string, ...cells: [string, Flag['level']][]): Flag[] {
  return cells.map(([address, level]) => ({ sheet, address, level, text: `应为 1，实为 2 <${address}>` }));
}

/** A sheet with everything that stands near the places where marks go. */
const RICH = {
  name: '表',
  before: '<cols><col min="1" max="1" width="9"/></cols>',
  data: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
  after:
    '<sheetProtection sheet="1"/><autoFilter ref="A1:B1"/><mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>' +
    '<conditionalFormatting sqref="A1"><cfRule type="cellIs" dxfId="0" priority="4" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="whole" sqref="B1"><formula1>0</formula1></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="A1" location="B1"/></hyperlinks><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>' +
    '<legacyDrawing r:id="rId2"/><extLst><ext uri="x"/></extLst>',
};
const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs><tableStyles count="0"/></styleSheet>';

function richWorkbook(): Uint8Array {
  const files: Record<string, string> = parts([RICH], { 'xl/styles.xml': STYLES });
  files['[Content_Types].xml'] = files['[Content_Types].xml']!.replace(
    '<Default Ext',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Ext',
  );
  files['xl/worksheets/_rels/sheet1.xml.rels'] =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>';
  files['xl/comments1.xml'] =
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>张</author></authors><commentList><comment ref="A1" authorId="0"><text><t>用户的批注</t></text></comment></commentList></comments>';
  files['xl/drawings/vmlDrawing1.vml'] =
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="_x0000_t202"></v:shapetype><v:shape id="_x0000_s1025"><br><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>';
  return zip(files);
}

describe('marks in real workbooks', () => {
  test.each(CASES)('%s: only what must change does, and clearing brings it back', async (name) => {
    const original = caseBytes(name);
    const before = await readWorkbook(original, 'x');
    const [first, second] = before.sheets;
    const result = flagWorkbook(
      original,
      [...flags(first!.name, ['B5', 'error'], ['B6', 'warning'], ['B5', 'hint']), ...flags(second!.name, ['A1', 'rounding'])],
      REPORT,
    );
    expect(result).toMatchObject({ flagged: 3, skipped: [], sheet: '勾稽校验报告' });

    const was = contents(original);
    const is = contents(result.bytes);
    const changed = Object.keys(was).filter((part) => was[part] !== is[part]);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);

    const marked = await readWorkbook(result.bytes, 'x');
    expect(marked.sheets.map((s) => s.name)).toEqual([...before.sheets.map((s) => s.name), '勾稽校验报告']);
    expect(marked.sheets[0]!.rows[4]![1]!.note).toBe('【勾稽】\u2060应为 1，实为 2 <B5>');
    expect(marked.sheets.slice(2, -1)).toEqual(before.sheets.slice(2));

    const cleared = clearFlags(result.bytes);
    expect(cleared.removed).toBe(3);
    const restored = contents(cleared.bytes);
    expect(Object.keys(restored)).toEqual(Object.keys(was));
    for (const part of Object.keys(was))
      expect(restored[part]!.replace('<dxfs count="0"/>', '')).toBe(was[part]!.replace('<dxfs count="0"/>', ''));
    expect(await readWorkbook(cleared.bytes, 'x')).toEqual(before);
  });

  test('marking twice is the same as marking once', () => {
    const once = flagWorkbook(caseBytes('bazhou-2024'), flags('表1部门收支总体情况表', ['B5', 'error']), REPORT);
    const twice = flagWorkbook(once.bytes, flags('表1部门收支总体情况表', ['B5', 'error']), REPORT);
    expect(contents(twice.bytes)).toEqual(contents(once.bytes));
  });
});

describe('what the user made stays', () => {
  test('formats, notes, validations, links and protection', () => {
    const original = richWorkbook();
    const { bytes, flagged, skipped } = flagWorkbook(original, flags('表', ['A1', 'error'], ['$B$1', 'warning'], ['C9', 'hint']));
    expect(flagged).toBe(3);
    expect(skipped.map(({ message }) => message)).toEqual(['“表”A1 已有批注，只加底色，批注未改动。']);
    const is = contents(bytes);
    const sheet = is['xl/worksheets/sheet1.xml']!;
    expect([...sheet.matchAll(/<(\w+)[^>]*?\/?>/g)].map((m) => m[1]).filter((n, i, all) => all.indexOf(n) === i)).toEqual(
      expect.arrayContaining(['mergeCells', 'conditionalFormatting', 'dataValidations', 'legacyDrawing', 'extLst']),
    );
    expect(sheet.indexOf('gouji:error')).toBeGreaterThan(sheet.indexOf('operator="lessThan"'));
    expect(sheet.indexOf('gouji:hint')).toBeLessThan(sheet.indexOf('<dataValidations'));
    expect(sheet).toContain('priority="5"');
    expect(sheet.match(/<legacyDrawing/g)).toHaveLength(1);
    expect(is['xl/styles.xml']).toContain('<dxfs count="5"><dxf><font><b/>');
    expect(is['xl/comments1.xml']).toContain('用户的批注');
    expect(is['xl/drawings/vmlDrawing1.vml']!.match(/<v:shape /g)).toHaveLength(3);
    expect(contents(clearFlags(bytes).bytes)).toEqual(contents(original));
  });

  test('the formula of a mark is the one that every host knows', () => {
    const { bytes } = flagWorkbook(richWorkbook(), flags('表', ['B1', 'error']));
    const formula = /<formula>(LEN.*?)<\/formula>/.exec(contents(bytes)['xl/worksheets/sheet1.xml']!)![1]!;
    expect(levelOfMark(formula.replaceAll('&quot;', '"').replaceAll('&gt;', '>'))).toBe('error');
  });

  test('a prefixed workbook gets prefixed marks', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const files = parts([RICH], { 'xl/styles.xml': `<x:styleSheet xmlns:x="${main}"><x:cellXfs><x:xf/></x:cellXfs></x:styleSheet>` });
    const xml = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    files['xl/worksheets/sheet1.xml'] = xml;
    const { bytes } = flagWorkbook(zip(files), flags('表', ['A1', 'error']));
    expect(contents(bytes)['xl/worksheets/sheet1.xml']).toMatch(
      /<\/x:sheetData><x:conditionalFormatting .*<\/x:conditionalFormatting><x:legacyDrawing/,
    );
    expect((await readWorkbook(bytes, 'x')).sheets[0]!.rows[0]![0]!.note).toMatch(/^【勾稽】/);
    expect(contents(clearFlags(bytes).bytes)['xl/worksheets/sheet1.xml']).toBe(xml);
  });

  test('a flag on a sheet that is not there is reported, not lost', () => {
    const { skipped } = flagWorkbook(richWorkbook(), flags('没有', ['A1', 'error']));
    expect(skipped.map(({ message }) => message)).toEqual(['找不到工作表“没有”。']);
  });

  test('a workbook without marks comes back byte for byte', () => {
    const bytes = caseBytes('linxia-2024');
    expect(clearFlags(bytes)).toEqual({ bytes, removed: 0 });
  });

  test('an .xls is not converted behind the back of the user', () => {
    expect(() => flagWorkbook(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), [])).toThrow(/另存为 \.xlsx/);
  });
});

describe('the report sheet', () => {
  test('texts are never formulas, links are links, names are free', async () => {
    const written = writeSheet(richWorkbook(), REPORT);
    const again = writeSheet(written.bytes, REPORT);
    expect([written.name, again.name]).toEqual(['勾稽校验报告', '勾稽校验报告 (2)']);
    const xml = contents(again.bytes)['xl/worksheets/gouji2.xml']!;
    expect(xml).not.toContain('<f>');
    expect(xml).toContain(`<hyperlink ref="D2" location="'表'!A1" display="见 表"/>`);
    const { sheets } = await readWorkbook(again.bytes, 'x');
    expect(sheets[2]!.rows[1]!.map((c) => c?.value)).toEqual([, '=1+1', 12.5, '见 表']);
    expect(sheets[2]!.rows.flat().some((c) => c?.formula !== undefined)).toBe(false);
    expect(contents(clearFlags(again.bytes).bytes)['xl/workbook.xml']).toBe(contents(richWorkbook())['xl/workbook.xml']);
  });

  test.each([
    ['报告', ['报告'], '报告 (2)'],
    ['a/b:c', [], 'a b c'],
    ['ABC', ['abc', 'abc (2)'], 'ABC (3)'],
    ['长'.repeat(40), [], '长'.repeat(31)],
    ["'", [], '勾稽'],
  ])('name %s', (wanted, taken, name) => expect(freeSheetName(wanted, taken)).toBe(name));
});

(hasOffice ? test : test.skip)(
  'LibreOffice opens the marked workbook and keeps marks and notes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
    try {
      const { bytes } = flagWorkbook(caseBytes('wenxian-2024'), flags('部门支出预算表', ['F6', 'error'], ['G6', 'warning']), REPORT);
      writeFileSync(join(folder, 'a.xlsx'), bytes);
      execFileSync(
        'soffice',
        [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          '--convert-to',
          'xlsx:Calc MS Excel 2007 XML',
          '--outdir',
          join(folder, 'out'),
          join(folder, 'a.xlsx'),
        ],
        { stdio: 'ignore', timeout: 90_000 },
      );
      const saved = new Uint8Array(readFileSync(join(folder, 'out/a.xlsx')));
      const reopened = await readWorkbook(saved, 'x');
      const original = await readWorkbook(caseBytes('wenxian-2024'), 'x');
      expect(reopened.sheets.map((s) => s.name)).toEqual([...original.sheets.map((s) => s.name), '勾稽校验报告']);
      expect(reopened.sheets[2]!.rows[5]![5]).toMatchObject({ value: 7895.93, note: expect.stringContaining('【勾稽】') });
      // After another program saved it, the marks are still found and cleared.
      const cleared = clearFlags(saved);
      expect(cleared.removed).toBe(2);
      const again = await readWorkbook(cleared.bytes, 'x');
      expect(again.sheets.map((s) => s.name)).toEqual(original.sheets.map((s) => s.name));
      expect(again.sheets[2]!.rows[5]![5]!.note).toBeUndefined();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);

test('xlsx without styles says what to do', () => {
  expect(() => flagWorkbook(xlsx([{ name: '表', data: '' }]), flags('表', ['A1', 'error']))).toThrow(/保存一次/);
});
