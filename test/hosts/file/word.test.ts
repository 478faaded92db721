import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { readWord, readWordText, reviseWord, reviseWordParts, type Revision } from '../../../src/hosts/file/word';
import { checkNames } from '../../../src/hosts/file/written';
import { decodePart, encodePart, encodeText } from '../../../src/hosts/file/xml';

const DATE = new Date('2024-03-01T08:00:00Z');

/** A .docx whose body is the XML given, with a part that nothing here may touch. */
function documentOf(body: string): Uint8Array {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="m" xmlns:r="r" xmlns:mc="mc"';
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
    'a row of short cells is a line',
    `<w:p>${run('上')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('合计')}</w:p></w:tc><w:tc><w:p>${run('99万元')}</w:p></w:tc></w:tr></w:tbl><w:p>${run('下')}</w:p>`,
    '上\n合计\t99万元\n下',
  ],
  [
    'a text laid out in a table is read as it stands',
    `<w:tbl><w:tr><w:tc><w:p>${run('一、概况')}</w:p><w:p>${run('支出99万元。')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('内')}</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
    '一、概况\n支出99万元。\n内',
  ],
  [
    'a text box follows its paragraph',
    `<w:p>${run('正')}<w:r><w:pict><w:txbxContent><w:p>${run('99万元')}</w:p></w:txbxContent></w:pict></w:r>${run('文')}</w:p>`,
    '正文\n99万元',
  ],
  [
    'of two renderings of a text box one is read',
    `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('框')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run('框')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    '正文\n框',
  ],
  [
    'hidden text is left out',
    `<w:p>${run('支出')}${run('1', '<w:rPr><w:vanish/></w:rPr>')}${run('40万元', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}</w:p>`,
    '支出40万元',
  ],
  [
    'a deleted paragraph mark joins',
    `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('支出')}</w:p><w:p>${run('40万元')}</w:p>`,
    '支出40万元',
  ],
  [
    'a break within a sentence does not end the line',
    `<w:p>${run('支出40万元，')}<w:r><w:br/></w:r>${run('下降3%。')}<w:r><w:br/></w:r>${run('二')}</w:p>`,
    '支出40万元，下降3%。\n二',
  ],
  ['a symbol', `<w:p>${run('占5')}<w:r><w:sym w:font="Symbol" w:char="F025"/></w:r></w:p>`, '占5%'],
  [
    'an equation on one line',
    `<w:p>${run('共')}<m:oMath><m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>79.8</m:t></m:r></m:oMath>${run('万元')}</w:p>`,
    '共79.8万元',
  ],
  [
    'the properties of a formatting change are none of the run',
    `<w:p>${run('支出', '<w:rPr><w:b/><w:rPrChange w:id="3"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>')}${run('40')}</w:p>`,
    '支出40',
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

/** A .docx with further parts, its main part under any name. */
function packageWith(body: string, more: Record<string, string>, main = 'word/document.xml'): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (list: readonly [string, string][]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], i) => `<Relationship Id="r${i}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations([['officeDocument', main]]),
    [main]: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    [main.replace(/([^/]+)$/, '_rels/$1.rels')]: relations(Object.keys(more).map((kind) => [kind, `${kind}.xml`])),
  };
  for (const [kind, xml] of Object.entries(more)) files[`${main.slice(0, main.lastIndexOf('/') + 1)}${kind}.xml`] = xml;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1.%4', '<w:isLgl/>')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '●')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num></w:numbering>`;
const item = (text: string, list: number, at = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

test('numbers of lists are rebuilt: levels, restarts, styles, bullets', () => {
  const styles =
    '<w:styles><w:style w:type="paragraph" w:styleId="标题"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="子" ><w:basedOn w:val="标题"/></w:style></w:styles>';
  const styled = (text: string, more = ''): string => `<w:p><w:pPr><w:pStyle w:val="子"/>${more}</w:pPr>${run(text)}</w:p>`;
  const body = [
    item('甲', 1),
    item('子', 1, 1),
    item('丑', 1, 1),
    item('寅', 1, 2),
    styled('乙'),
    item('子', 1, 1),
    item('法', 1, 3),
    styled('无号', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    item('点', 3),
    item('另起', 2),
  ];
  expect(readWordText(packageWith(body.join(''), { numbering: NUMBERING, styles })).split('\n')).toEqual([
    '一、甲',
    '（一）子',
    '（二）丑',
    '1. 寅',
    '二、乙',
    '（一）子',
    '2.1 法',
    '无号',
    '点',
    '五、另起',
  ]);
});

test.each([
  [10, '十、'],
  [11, '十一、'],
  [20, '二十、'],
  [21, '二十一、'],
  [105, '一百〇五、'],
])('the %s. item of a Chinese list is %s', (count, shown) => {
  const body = Array.from({ length: count }, () => item('x', 1)).join('');
  expect(
    readWordText(packageWith(body, { numbering: NUMBERING }))
      .split('\n')
      .at(-1),
  ).toBe(`${shown}x`);
});

test('the main part is found by its relationship', () => {
  expect(readWordText(packageWith(`<w:p>${run('正文')}</w:p>`, {}, 'word/document2.xml'))).toBe('正文');
});

test.each([
  ['altChunk', '<w:altChunk r:id="x"/>', /嵌入的其他文档/],
  ['a footnote', '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', /脚注/],
  ['hidden text', `<w:p>${run('1', '<w:rPr><w:vanish/></w:rPr>')}</w:p>`, /隐藏文字/],
  ['a list that is not there', '<w:p><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:p>', /自动编号/],
  ['a fraction', '<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath></w:p>', /公式/],
  ['a picture character', '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>', /特殊符号/],
])('it says that it did not read %s', (_name, body, note) => expect(readWord(documentOf(body)).notes.join()).toMatch(note));

const NUMBER: Revision = { line: 0, start: 2, end: 4, text: '40' };

test.each([
  ['in one run', `<w:p>${run('支出41万元', BOLD)}</w:p>`],
  ['over three runs', `<w:p>${run('支出')}${run('4', BOLD)}${run('1')}${run('万元')}</w:p>`],
  ['beside an older change', `<w:p>${run('支')}<w:ins w:id="7">${run('出')}</w:ins>${run('41万元')}</w:p>`],
  [
    'where a format change is tracked',
    `<w:p>${run('支出41万元', '<w:rPr><w:b/><w:rPrChange w:id="9" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>')}</w:p>`,
  ],
  ['in text that was moved', `<w:p><w:moveTo w:id="7">${run('支出41万元')}</w:moveTo></w:p>`],
  ['behind an equation', `<w:p><m:oMath><m:r><m:rPr><m:sty/></m:rPr><m:t>支出</m:t></m:r></m:oMath>${run('41万元')}</w:p>`],
  ['in a cell', `<w:tbl><w:tr><w:tc><w:p>${run('支出41万元')}</w:p></w:tc></w:tr></w:tbl>`],
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
  const ids = [...xml.matchAll(/<w:(?:ins|del|rPrChange) w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  if (body.includes('<w:b/>'))
    expect(xml).toMatch(/<w:del [^>]*><w:r><w:rPr><w:b\/>(?:<w:rPrChange.*?<\/w:rPrChange>)?<\/w:rPr><w:delText/);
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

test('what cannot be written to is left and named', () => {
  const math = documentOf(`<w:p>${run('支出')}<m:oMath><m:r><m:t>41</m:t></m:r></m:oMath>${run('万元')}</w:p>`);
  const { bytes, skipped } = reviseWordParts(math, [NUMBER], '勾稽', DATE);
  expect(skipped).toEqual([NUMBER]);
  expect(readWordText(bytes)).toBe('支出41万元');
});

test('a document in UTF-16 stays in UTF-16, and one without prefixes gets attributes that Word knows', () => {
  const body = '<p><r><t>支出41万元</t></r></p>';
  const xml = `<?xml version="1.0" encoding="UTF-16"?><document xmlns="urn:w"><body>${body}</body></document>`;
  const document = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': encodePart(xml, Uint8Array.of(0xff, 0xfe)) });
  const part = unzipSync(reviseWord(document, [NUMBER], '勾稽', DATE))['word/document.xml']!;
  expect([...part.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  expect(decodePart(part)).toContain('<ins xmlns:w="urn:w" w:id=');
});

test('any document, corrected anywhere, is well-formed and reads as it was to read', () => {
  const text = fc.constantFrom('支出41万元', '<&>"', '，占', ' 12 ', '%', '');
  const piece = fc.oneof(
    text.map((t) => run(encodeText(t))),
    text.map((t) => run(encodeText(t), BOLD)),
    text.map((t) => `<w:ins w:id="3">${run(encodeText(t))}</w:ins>`),
    text.map((t) => `<w:hyperlink>${run(encodeText(t))}</w:hyperlink>`),
    text.map((t) => `<w:moveTo w:id="4">${run(encodeText(t))}</w:moveTo>`),
    text.map((t) => `<w:del w:id="5"><w:r><w:delText>${encodeText(t)}</w:delText></w:r></w:del>`),
    text.map((t) => `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run(encodeText(t))}</w:sdtContent></w:sdt>`),
    text.map((t) => `<m:oMath><m:r><m:t>${encodeText(t)}</m:t></m:r></m:oMath>`),
    fc.constantFrom('<w:r><w:tab/></w:r>', '<w:r><w:br/></w:r>', '<w:r><w:sym w:font="Symbol" w:char="F025"/></w:r>'),
  );
  const paragraph = fc.array(piece, { maxLength: 6 }).map((pieces) => `<w:p>${pieces.join('')}</w:p>`);
  const block = fc.oneof(
    paragraph,
    fc
      .array(paragraph, { minLength: 1, maxLength: 3 })
      .map((cells) => `<w:tbl><w:tr>${cells.map((c) => `<w:tc>${c}</w:tc>`).join('')}</w:tr></w:tbl>`),
  );
  const revision = fc.record({
    line: fc.nat(8),
    start: fc.nat(12),
    length: fc.integer({ min: 1, max: 6 }),
    text: fc.constantFrom('40', '<', ''),
  });
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), fc.array(revision, { maxLength: 5 }), (blocks, wanted) => {
      const document = documentOf(blocks.join(''));
      const lines = readWordText(document).split('\n');
      const revisions = wanted
        .filter(({ line, start, length }) => start + length <= (lines[line]?.length ?? 0))
        .map(({ line, start, length, text: put }) => ({ line, start, end: start + length, text: put }));
      const { bytes, skipped } = reviseWordParts(document, revisions, '勾稽', DATE);
      checkNames(bodyOf(bytes));
      expect(skipped.length).toBeLessThanOrEqual(revisions.length);
      expect(readWordText(bytes).split('\n')).toHaveLength(lines.length);
    }),
    { numRuns: 300 },
  );
});

test('what is no .docx is refused', () => {
  expect(() => readWordText(strToU8('1万元'))).toThrow();
  expect(() => readWordText(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toThrow();
});
