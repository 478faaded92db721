import { read as sheetJsRead } from '@e965/xlsx';
import { readWorkbook } from '../../../src/hosts/file/read';
import { CASES, caseBytes, parts, xlsx, zip } from './support';

async function firstSheet(data: string, extra?: Record<string, string>, around: { before?: string; after?: string } = {}) {
  const workbook = await readWorkbook(xlsx([{ name: '表', data, ...around }], extra), 'a.xlsx');
  return workbook.sheets[0]!;
}

describe('real workbooks', () => {
  test.each(CASES)('%s reads the same as with SheetJS', async (name) => {
    const bytes = caseBytes(name);
    const ours = await readWorkbook(bytes, `${name}.xlsx`);
    const theirs = sheetJsRead(bytes, { type: 'array', dense: true, cellNF: true });
    expect(ours.sheets.map((s) => s.name)).toEqual(theirs.SheetNames);
    let cells = 0;
    for (const sheet of ours.sheets) {
      const other = theirs.Sheets[sheet.name]!;
      const data = (other as unknown as { '!data': ({ v?: unknown; z?: unknown } | undefined)[][] })['!data'];
      expect(sheet.merges).toHaveLength(other['!merges']?.length ?? 0);
      const flat = (rows: readonly (readonly unknown[] | undefined)[], get: (cell: never) => unknown) =>
        rows.flatMap((row, r) =>
          [...(row ?? [])].flatMap((cell, c) =>
            cell === undefined || get(cell as never) === undefined ? [] : [[r, c, get(cell as never)]],
          ),
        );
      const mine = flat(sheet.rows, (cell: { value: unknown }) => cell.value);
      expect(mine).toEqual(flat(data, (cell: { v?: unknown }) => cell.v));
      cells += mine.length;
      sheet.rows.forEach((row, r) => row?.forEach((cell, c) => expect(cell?.format ?? 'General').toBe(cell ? data[r]![c]!.z : 'General')));
    }
    expect(cells).toBeGreaterThan(800);
  });
});

describe('values', () => {
  test('every kind of cell', async () => {
    const strings =
      '<sst><si><t>合计</t></si><si><r><t xml:space="preserve">基本 </t></r><rPh><t>ji</t></rPh><r><t>支出</t></r></si></sst>';
    const sheet = await firstSheet(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>1234.5</v></c><c r="D1" t="b"><v>1</v></c>
       <c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>合计x</v></c><c r="G1" t="inlineStr"><is><t>a&#10;b_x000D_&lt;</t></is></c>
       <c r="H1" t="d"><v>2024-01-01</v></c><c r="I1"><f>1/0</f></c><c r="J1" t="n"></c><c r="K1"><v>1E-3</v></c></row>`,
      { 'xl/sharedStrings.xml': strings },
    );
    expect(sheet.rows[0]!.map((c) => c?.value)).toEqual([
      '合计',
      '基本 支出',
      1234.5,
      true,
      { error: '#REF!' },
      '合计x',
      'a\nb\r<',
      45292,
      null,
      ,
      0.001,
    ]);
    expect(sheet.rows[0]![5]!.formula).toBe('A1&"x"');
    expect(sheet.rows[0]![8]).toEqual({ value: null, formula: '1/0' });
  });

  test('rows and cells without addresses follow one another', async () => {
    const sheet = await firstSheet(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c r="B4"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>',
    );
    expect(sheet.rows.map((row) => row?.map((c) => c?.value))).toEqual([[1, , 3], , , [, 4, 5], [6]]);
  });

  test('a shared formula moves with its cell', async () => {
    const sheet = await firstSheet(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">SUM(B1:$C1)+D$2+"B1"</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>',
    );
    expect(sheet.rows[1]![0]).toEqual({ value: 2, formula: 'SUM(B2:$C2)+D$2+"B1"' });
  });

  test('number formats, built in and own', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="#,##0.000&quot;万&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="4"/><xf numFmtId="170"><alignment/></xf></cellXfs><dxfs><dxf><numFmt numFmtId="4" formatCode="0"/></dxf></dxfs></styleSheet>';
    const sheet = await firstSheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c></row>', {
      'xl/styles.xml': styles,
    });
    expect(sheet.rows[0]!.map((c) => c?.format)).toEqual([undefined, '#,##0.00', '#,##0.000"万"']);
  });

  test('merged, hidden, very hidden; columns hidden to the end of the sheet stay few', async () => {
    const bytes = xlsx([
      {
        name: '甲',
        before: '<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>',
        data: '<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="F2"><v>2</v></c></row>',
        after: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
      },
      { name: '乙', data: '', state: 'hidden' },
      { name: '丙', data: '', state: 'veryHidden' },
    ]);
    const { sheets } = await readWorkbook(bytes, 'a.xlsx');
    expect(sheets.map((s) => s.visibility)).toEqual(['visible', 'hidden', 'veryHidden']);
    expect(sheets[0]).toMatchObject({ merges: [{ top: 0, left: 0, bottom: 0, right: 2 }], hiddenRows: [1], hiddenColumns: [1, 4, 5] });
  });

  test('notes, also on empty cells', async () => {
    const files = parts([{ name: '表', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }]);
    files['xl/worksheets/_rels/sheet1.xml.rels'] =
      '<Relationships><Relationship Id="r1" Type="http://x/comments" Target="../comments1.xml"/></Relationships>';
    files['xl/comments1.xml'] =
      '<comments><authors><author/></authors><commentList><comment ref="A1" authorId="0"><text><r><t>核</t></r><r><t>实</t></r></text></comment><comment ref="B3" authorId="0"><text><t>空</t></text></comment></commentList></comments>';
    const { sheets } = await readWorkbook(zip(files), 'a.xlsx');
    expect(sheets[0]!.rows[0]![0]).toEqual({ value: 1, note: '核实' });
    expect(sheets[0]!.rows[2]![1]).toEqual({ value: null, note: '空' });
  });

  test('prefixed names, single quotes, comments and CDATA', async () => {
    const files = parts([{ name: '表', data: '' }]);
    files['xl/worksheets/sheet1.xml'] =
      "<x:worksheet xmlns:x='m'><!-- > --><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>a<![CDATA[<b>]]>c</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    const { sheets } = await readWorkbook(zip(files), 'a.xlsx');
    expect(sheets[0]!.rows[0]![0]!.value).toBe('a<b>c');
  });

  test('a sheet named __proto__ is a sheet like any other', async () => {
    const { sheets } = await readWorkbook(xlsx([{ name: '__proto__', data: '<row r="1"><c r="A1"><v>7</v></c></row>' }]), 'a.xlsx');
    expect(sheets[0]).toMatchObject({ name: '__proto__', rows: [[{ value: 7 }]] });
    expect(({} as Record<string, unknown>)['rows']).toBeUndefined();
  });
});
