import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readWordText, reviseWord, type Revision } from '../../../src/hosts/file/word';

const DATE = new Date('2024-03-01T08:00:00Z');

/** A .docx whose body is the XML given, with a part that nothing here may touch. */
function documentOf(body: string): Uint8Array {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:document ${namespace}><w:body>${body}<w:sectPr/></w:body></w:document>`),
    'word/styles.xml': strToU8('<w:styles/>'),
    'word/footnotes.xml': strToU8('<w:footnotes><w:footnote><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:footnotes>'),
  });
}

const bodyOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml']!);
const run = (text: string, format = ''): string => `<w:r>${format}<w:t>${text}</w:t></w:r>`;
const BOLD = '<w:rPr><w:b/></w:rPr>';

test.each([
  ['runs are one text', `<w:p>${run('支出')}${run('12')}${run('5.35万元')}</w:p>`, '支出125.35万元'],
  ['an insertion counts', `<w:p>${run('支出')}<w:ins w:id="1">${run('40')}</w:ins>${run('万元')}</w:p>`, '支出40万元'],
  [
    'a deletion does not',
    `<w:p>${run('支出')}<w:del w:id="1"><w:r><w:delText>41</w:delText></w:r></w:del><w:ins w:id="2">${run('40')}</w:ins>${run('万元')}</w:p>`,
    '支出40万元',
  ],
  [
    'what was moved stands where it went',
    `<w:p><w:moveFrom w:id="1">${run('甲')}</w:moveFrom>${run('乙')}<w:moveTo w:id="2">${run('甲')}</w:moveTo></w:p>`,
    '乙甲',
  ],
  [
    'a table is no text',
    `<w:p>${run('上')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('99万元')}</w:p></w:tc></w:tr></w:tbl><w:p>${run('下')}</w:p>`,
    '上\n下',
  ],
  [
    'a text box is none',
    `<w:p>${run('正文')}<w:r><w:pict><w:txbxContent><w:p>${run('99万元')}</w:p></w:txbxContent></w:pict></w:r></w:p>`,
    '正文',
  ],
  [
    'a comment and a footnote are none',
    `<w:p><w:commentRangeStart w:id="1"/>${run('正文')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
    '正文',
  ],
  ['a field shows its result', `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>${run('3')}</w:p>`, '3'],
  ['a break begins a line', `<w:p>${run('一')}<w:r><w:br/></w:r>${run('二')}</w:p>`, '一\n二'],
  ['references are resolved', `<w:p>${run('A&amp;B&lt;C')}</w:p>`, 'A&B<C'],
])('reads: %s', (_name, body, text) => {
  expect(readWordText(documentOf(body))).toBe(text);
});

const NUMBER: Revision = { line: 0, start: 2, end: 4, text: '40' };

test.each([
  ['in one run', `<w:p>${run('支出41万元', BOLD)}</w:p>`],
  ['over three runs', `<w:p>${run('支出')}${run('4', BOLD)}${run('1')}${run('万元')}</w:p>`],
  ['beside an older change', `<w:p>${run('支')}<w:ins w:id="7">${run('出')}</w:ins>${run('41万元')}</w:p>`],
  ['inside an insertion', `<w:p><w:ins w:id="7">${run('支出41万元')}</w:ins></w:p>`],
])('a correction is a tracked change: %s', (_name, body) => {
  const original = documentOf(body);
  const corrected = reviseWord(original, [NUMBER], '勾稽', DATE);
  expect(readWordText(corrected)).toBe('支出40万元');
  const xml = bodyOf(corrected);
  // Rejecting the change gives back what was there.
  const rejected = xml
    .replace(/<w:ins [^>]*w:author="勾稽"[^>]*>.*?<\/w:ins>/g, '')
    .replace(/<\/?w:del [^>]*>|<\/w:del>/g, '')
    .replaceAll('delText', 't');
  if (!body.startsWith('<w:p><w:ins')) expect(readWordText(documentOf(/<w:body>(.*)<w:sectPr/.exec(rejected)![1]!))).toBe('支出41万元');
  const ids = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  if (body.includes('<w:b/>')) expect(xml).toMatch(/<w:del [^>]*><w:r><w:rPr><w:b\/><\/w:rPr><w:delText/);
  for (const part of ['word/styles.xml', 'word/footnotes.xml']) expect(unzipSync(corrected)[part]).toEqual(unzipSync(original)[part]);
});

test('two corrections of one line, and of two; where they overlap the first is kept', () => {
  const document = documentOf(`<w:p>${run('基本41万元，项目52万元')}</w:p><w:p>${run('合计93万元')}</w:p>`);
  const corrected = reviseWord(
    document,
    [
      { line: 0, start: 9, end: 11, text: '53' },
      { line: 0, start: 2, end: 4, text: '42' },
      { line: 0, start: 3, end: 5, text: '?' },
      { line: 1, start: 2, end: 4, text: '95<' },
    ],
    '勾稽',
    DATE,
  );
  expect(readWordText(corrected)).toBe('基本42万元，项目53万元\n合计95<万元');
});

test('what is no .docx is refused', () => {
  expect(() => readWordText(strToU8('1万元'))).toThrow();
  expect(() => readWordText(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toThrow();
});
