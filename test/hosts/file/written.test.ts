import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { clearFlags, extensionOf, flagWorkbook } from '../../../src/hosts/file/patch';
import { readWorkbook } from '../../../src/hosts/file/read';
import { checkNames } from '../../../src/hosts/file/written';
import { decodePart, encodePart } from '../../../src/hosts/file/xml';
import type { Flag } from '../../../src/hosts/port';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { parts, zip } from './support';

/*
 * Packages as other programs write them: parts spelled in another case than they are named, in another encoding, with other
 * prefixes, at another place. Whatever the package, what is written is sound, and clearing gives back what was there.
 */

const NOTES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const STYLES = `<styleSheet ${NOTES}><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Notes drawn as Excel writes them, and as a library that renames prefixes does. */
const DRAWINGS = {
  usual:
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s1025"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>',
  renamed:
    '<xml xmlns:ns0="urn:schemas-microsoft-com:vml" xmlns:ns2="urn:schemas-microsoft-com:office:excel"><ns0:shape id=\'_x0000_s1025\'><ns2:ClientData ObjectType="Note"><ns2:Row>0</ns2:Row><ns2:Column>0</ns2:Column></ns2:ClientData></ns0:shape></xml>',
  taken:
    '<r xmlns:n="urn:schemas-microsoft-com:vml" xmlns:v="urn:other" xmlns:x="urn:schemas-microsoft-com:office:excel"><n:shape id="_x0000_s7"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></n:shape></r>',
} as const;

interface Way {
  readonly drawing: keyof typeof DRAWINGS | 'none';
  readonly note: string;
  readonly author: string;
  readonly upper: readonly string[];
  readonly wide: readonly string[];
  readonly bom: readonly string[];
}

function packageOf({ drawing, note, author, upper, wide, bom }: Way): Uint8Array {
  const files: Record<string, string> = parts(
    [
      {
        name: '表',
        data: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
        after: drawing === 'none' ? '' : '<legacyDrawing r:id="d"/>',
      },
    ],
    { 'xl/styles.xml': STYLES },
  );
  if (drawing !== 'none') {
    files['xl/worksheets/_rels/sheet1.xml.rels'] =
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="${OFFICE}/comments" Target="../comments1.xml"/><Relationship Id="d" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`;
    files['xl/comments1.xml'] =
      `<comments ${NOTES}><authors><author>${author}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>${note}</t></text></comment></commentList></comments>`;
    files['xl/drawings/vmlDrawing1.vml'] = DRAWINGS[drawing];
    files['[Content_Types].xml'] = files['[Content_Types].xml']!.replace(
      '<Override',
      '<Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override',
    );
  }
  const entries = Object.entries(files).map(([name, text]): [string, Uint8Array] => {
    const bytes = wide.includes(name)
      ? encodePart(text.replace(/encoding="UTF-8"/, 'encoding="UTF-16"'), Uint8Array.of(0xff, 0xfe))
      : strToU8(bom.includes(name) ? `\uFEFF${text}` : text);
    return [upper.includes(name) ? name.toUpperCase() : name, bytes];
  });
  return zip(Object.fromEntries(entries));
}

const PARTS = ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/styles.xml', 'xl/comments1.xml', 'xl/_rels/workbook.xml.rels'];
const way: fc.Arbitrary<Way> = fc.record({
  drawing: fc.constantFrom('usual', 'renamed', 'taken', 'none'),
  note: fc.constantFrom('与财政核对', '【勾稽】这是我自己写的批注'),
  author: fc.constantFrom('张', ''),
  upper: fc.subarray(PARTS),
  wide: fc.subarray(PARTS),
  bom: fc.subarray(PARTS),
});

const FLAGS: Flag[] = [
  { sheet: '表', address: 'A1', level: 'error', text: '应为 3' },
  { sheet: '表', address: 'B1', level: 'warning', text: '核实' },
];

/** Every part parses in the encoding it declares, and each stands in the package once. */
function expectSound(bytes: Uint8Array): void {
  const files = unzipSync(bytes);
  const names = Object.keys(files).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const [name, part] of Object.entries(files)) {
    const text = decodePart(part);
    checkNames(text);
    const declared = /^<\?xml[^>]*encoding="([^"]+)"/.exec(text)?.[1]?.toLowerCase();
    if (declared) expect([name, declared]).toEqual([name, part[0] === 0xff ? 'utf-16' : 'utf-8']);
  }
}

const notesOf = (book: WorkbookSnapshot): (string | undefined)[] => book.sheets[0]!.rows[0]!.map((cell) => cell?.note);

test('any package is marked and cleared without a broken part or a lost note', async () => {
  await fc.assert(
    fc.asyncProperty(way, async (chosen) => {
      const original = packageOf(chosen);
      const before = await readWorkbook(original, 'x');
      const marked = flagWorkbook(original, FLAGS, { name: '报告', rows: [[{ value: '一' }]] });
      expectSound(marked.bytes);
      const book = await readWorkbook(marked.bytes, 'x');
      expect(notesOf(book)[1]).toContain('核实');
      if (chosen.drawing !== 'none') expect(notesOf(book)[0]).toBe(chosen.note);
      const cleared = clearFlags(marked.bytes).bytes;
      expectSound(cleared);
      expect(await readWorkbook(cleared, 'x')).toEqual(before);
      if (chosen.drawing !== 'none') {
        const vml = Object.entries(unzipSync(cleared)).find(([name]) => /\.vml$/i.test(name))![1];
        expect(strFromU8(vml).match(/ObjectType="Note"/g)).toHaveLength(1);
      }
    }),
    { numRuns: 150 },
  );
});

test('notes of an earlier version are known by their author', () => {
  const original = packageOf({ drawing: 'usual', note: '【勾稽】旧', author: '勾稽', upper: [], wide: [], bom: [] });
  const files = unzipSync(clearFlags(original).bytes);
  expect(files['xl/comments1.xml']).toBeUndefined();
});

test('a workbook with macros asks for its own extension', () => {
  const files = parts([{ name: '表', data: '' }], { 'xl/styles.xml': STYLES });
  expect(extensionOf(zip(files))).toBe('.xlsx');
  files['[Content_Types].xml'] = files['[Content_Types].xml']!.replace(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  );
  expect(extensionOf(zip(files))).toBe('.xlsm');
});

test.each([
  ['a prefix that nobody declares', '<a><b:c/></a>'],
  ['a prefix declared elsewhere', '<a><b xmlns:x="y"/><x:c/></a>'],
  ['an attribute of such a prefix', '<a x:b="1"/>'],
])('%s is not written', (_, xml) => expect(() => checkNames(xml)).toThrow());

test('a package that could not be read again is not handed out', () => {
  const files = unzipSync(packageOf({ drawing: 'none', note: '', author: '', upper: [], wide: [], bom: [] }));
  files['[Content_Types].xml'] = strToU8(strFromU8(files['[Content_Types].xml']!).replace(/<Default Extension="xml"[^>]*>/, ''));
  delete files['xl/worksheets/_rels/sheet1.xml.rels'];
  expect(() => flagWorkbook(zipSync(files), FLAGS)).toThrow(/没有通过检查|content type/);
});
