import { readWorkbook } from '../../../src/hosts/file/read';
import { validate } from '../../../src/engine';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { caseBytes, parts, xlsx, zip, type SheetSource } from './support';

const read = (sheet: Partial<SheetSource>, extra?: Record<string, string>): Promise<WorkbookSnapshot> =>
  readWorkbook(xlsx([{ name: '表1', data: '', ...sheet }], extra), 'x');
const STRINGS = '<sst><si><t>甲</t></si></sst>';

test.each(['<v>NaN</v>', '<v>#N/A</v>', '<v>1,2</v>', '<v>0x10</v>', '<v>1e999</v>'])(
  '%s as a number is read as text, and the cell is named',
  async (v) => {
    const { sheets, notes } = await read({ data: `<row r="6"><c r="C6"><v>5</v></c><c r="D6">${v}</c></row>` });
    expect(sheets[0]!.rows[5]![2]!.value).toBe(5);
    expect(typeof sheets[0]!.rows[5]![3]!.value).toBe('string');
    expect(notes?.join()).toMatch(/表1”D6/);
  },
);

test('a text that is not there is an error of its cell, and the cell is named', async () => {
  const { sheets, notes } = await read(
    { data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>9</v></c></row>' },
    { 'xl/sharedStrings.xml': STRINGS },
  );
  expect(sheets[0]!.rows[0]!.map((cell) => cell?.value)).toEqual(['甲', { error: '#VALUE!' }]);
  expect(notes?.join()).toMatch(/B1/);
});

test('very many cells that make no sense are no slip: the file is refused', async () => {
  const data = Array.from({ length: 60 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>x</v></c></row>`).join('');
  await expect(read({ data })).rejects.toThrow(/损坏/);
});

test.each(['s', 'n', 'b', 'e', 'd'])('a cell of type %s without a value is blank', async (type) => {
  const { sheets } = await read(
    { data: `<row r="1"><c r="A1" t="${type}"><v/></c><c r="B1" t="${type}"><v> </v></c></row>` },
    { 'xl/sharedStrings.xml': STRINGS },
  );
  expect(sheets[0]!.rows[0] ?? []).toEqual([]);
});

test.each([
  [
    'controls',
    '<controls><mc:AlternateContent xmlns:mc="m"><control><controlPr><anchor><from><xdr:col xmlns:xdr="x">3</xdr:col><xdr:row xmlns:xdr="x">4</xdr:row></from></anchor></controlPr></control></mc:AlternateContent></controls>',
  ],
  [
    'objects',
    '<oleObjects><oleObject><objectPr><anchor><from><col>0</col><row>0</row></from></anchor></objectPr></oleObject></oleObjects>',
  ],
  ['extensions', '<extLst><ext><mergeCell ref="?"/><row r="0"/></ext></extLst>'],
])('%s on a sheet are none of its cells', async (_name, after) => {
  const { sheets, notes } = await read({ data: '<row r="1"><c r="A1"><v>1</v></c></row>', after });
  expect(sheets[0]!.rows).toEqual([[{ value: 1 }]]);
  expect(notes).toBeUndefined();
});

test.each([
  ['a merge without an area', { after: '<mergeCells><mergeCell ref="A1:"/></mergeCells>' }],
  ['columns without numbers', { before: '<cols><col width="3"/></cols>' }],
])('%s is said, and the cells are read', async (_name, odd) => {
  const { sheets, notes } = await read({ data: '<row r="1"><c r="A1"><v>1</v></c></row>', ...odd });
  expect(sheets[0]!.rows).toEqual([[{ value: 1 }]]);
  expect(notes).toHaveLength(1);
});

test('a cell that is written twice is said', async () => {
  const { sheets, notes } = await read({
    data: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>3</v></c></row>',
  });
  expect(sheets[0]!.rows).toEqual([[{ value: 3 }, { value: 2 }]]);
  expect(notes).toEqual([expect.stringMatching(/A1.*两次/)]);
});

test('two sheets of one name are told apart, and it is said', async () => {
  const book = await readWorkbook(
    xlsx([
      { name: '表', data: '' },
      { name: '表', data: '' },
    ]),
    'x',
  );
  expect(book.sheets.map(({ name }) => name)).toEqual(['表', '表 (2)']);
  expect(book.notes?.join()).toMatch(/同名/);
});

test('the workbook may stand anywhere in the package', async () => {
  const files = parts([{ name: '表', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }]);
  const moved = Object.fromEntries(
    Object.entries(files).map(([name, xml]) => [name.replace(/^xl\//, ''), xml.replaceAll('/xl/', '/').replace('"xl/', '"')]),
  );
  expect((await readWorkbook(zip(moved), 'x')).sheets[0]!.rows).toEqual([[{ value: 1 }]]);
});

test.each(['A1:B2', '', 'nowhere'])('a note on %j does not stop the reading', async (ref) => {
  const files = parts([{ name: '表', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }]);
  files['xl/worksheets/_rels/sheet1.xml.rels'] =
    '<Relationships><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>';
  files['xl/comments1.xml'] = `<comments><commentList><comment ref="${ref}"><text><t>注</t></text></comment></commentList></comments>`;
  expect((await readWorkbook(zip(files), 'x')).sheets[0]!.rows[0]![0]!.note).toBe(ref === 'A1:B2' ? '注' : undefined);
});

test('a formula shared by very many cells is not written out without bound', async () => {
  const long = Array.from({ length: 3000 }, (_, i) => `B${i + 1}`).join('+');
  const rows = Array.from(
    { length: 2000 },
    (_, i) =>
      `<row r="${i + 1}"><c r="A${i + 1}"><f t="shared" si="0"${i === 0 ? ` ref="A1:A2000">${long}</f>` : '/>'}<v>${i}</v></c></row>`,
  );
  const { sheets, notes } = await read({ data: rows.join('') });
  expect(sheets[0]!.rows[1999]![0]).toMatchObject({ value: 1999 });
  expect(notes).toHaveLength(1);
});

test.each(['XFD1048576', 'XFD3', 'A1048576'])('a stray cell at %s costs nothing and changes no finding', async (address) => {
  const plain = await readWorkbook(caseBytes('bazhou-2024'), 'x');
  const [first, ...rest] = plain.sheets;
  const rows = [...first!.rows];
  const column = address.startsWith('XFD') ? 16_383 : 0;
  const row = Number(/[0-9]+/.exec(address)![0]) - 1;
  rows[row] = [...(rows[row] ?? [])];
  (rows[row] as unknown[])[column] = { value: 1 };
  const start = performance.now();
  const review = validate({ ...plain, sheets: [{ ...first!, rows }, ...rest] });
  expect(performance.now() - start).toBeLessThan(3_000);
  expect(review.findings.map(({ fingerprint }) => fingerprint)).toEqual(validate(plain).findings.map(({ fingerprint }) => fingerprint));
});
