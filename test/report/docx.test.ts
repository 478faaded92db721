import { strFromU8, unzipSync } from 'fflate';
import { narrate } from '../../src/engine';
import type { Narrative } from '../../src/narrative/narrative';
import { narrativeDocx } from '../../src/report/docx';
import { inputsOf, workbookOf } from '../narrative/support';

async function partsOf(narrative: Narrative): Promise<Record<string, string>> {
  const files = unzipSync(await narrativeDocx(narrative));
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

const TEXT: Narrative = {
  title: '第二部分 温县医疗保障局2024年度预算情况说明',
  sections: [
    { title: '一、总体情况', paragraphs: [[{ text: '（一）规模' }], [{ text: '主要原因是【待填写：原因/支出总表/合计】。' }]] },
    {
      title: '二、项目',
      paragraphs: [
        [{ text: '（一）项目名称：2025年中央财政医疗服务与保障能力提升补助资金项目（医疗保障服务能力建设部分）' }],
        [{ text: '（二）总体情况。项目支出' }, { text: '5元' }, { text: '。' }],
      ],
    },
    { title: '第三部分 绩效情况', paragraphs: [[{ text: '<w:p>&' }]] },
  ],
  missing: [],
  asked: [],
  accused: [],
  unused: [],
  exhibits: [],
};

describe('a text in official layout', () => {
  let document: string;
  let parts: Record<string, string>;
  beforeAll(async () => {
    parts = await partsOf(TEXT);
    document = parts['word/document.xml']!;
  });

  test.each([
    ['第二部分', '方正小标宋简体', '44'],
    ['一、总体情况', '黑体', '32'],
    ['（一）规模', '楷体_GB2312', '32'],
    ['（一）项目名称：2025年中央财政医疗服务与保障能力提升补助资金项目（医疗保障服务能力建设部分）', '楷体_GB2312', '32'],
    ['（二）总体情况。', '楷体_GB2312', '32'],
    ['项目支出5元。', '仿宋_GB2312', '32'],
    ['主要原因是', '仿宋_GB2312', '32'],
    ['第三部分 绩效情况', '方正小标宋简体', '44'],
  ])('%s stands in %s', (text, font, size) => {
    const run = document.split('<w:r>').find((part) => part.includes(`>${text}<`))!;
    expect(run).toContain(`w:eastAsia="${font}"`);
    expect(run).toContain(`<w:sz w:val="${size}"/>`);
  });

  test('has the page of GB/T 9704, 29 pt between lines, and numbers at the outer edge', () => {
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/);
    expect(document).toContain('w:line="580" w:lineRule="exact"');
    const footers = Object.keys(parts).filter((name) => /word\/footer/.test(name));
    expect(footers.map((name) => /<w:jc w:val="(\w+)"/.exec(parts[name]!)?.[1]).sort()).toEqual(['left', 'right']);
    expect(parts['word/settings.xml']).toMatch(/<w:evenAndOddHeaders(?: w:val="true")?\/>/);
  });

  test('has the headings of Word, for the navigation pane, in the colour of the text', () => {
    for (const [style, text] of [
      ['Heading1', '一、总体情况'],
      ['Heading2', '（一）规模'],
    ]) {
      const paragraph = document.split('<w:p>').find((part) => part.includes(`>${text}<`))!;
      expect(paragraph).toContain(`<w:pStyle w:val="${style}"/>`);
      const definition = parts['word/styles.xml']!.split('<w:style ').find((part) => part.includes(`w:styleId="${style}"`))!;
      expect(definition).not.toContain('w:color');
    }
  });

  test('names fonts to take where one is not installed', () => {
    expect(parts['word/fontTable.xml']).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,');
  });

  test('highlights what waits for an input, and foreign text stays text', () => {
    const run = document.split('<w:r>').find((part) => part.includes('【待填写'))!;
    expect(run).toContain('<w:highlight w:val="yellow"/>');
    expect(document).toContain('&lt;w:p&gt;&amp;');
  });
});

test('tables and native charts of a case, with the data behind the charts', async () => {
  const narrative = narrate(await workbookOf('wenxian-2024'), { inputs: inputsOf('wenxian-2024') });
  const files = unzipSync(await narrativeDocx(narrative));
  const names = Object.keys(files);
  expect(names.filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(3);
  expect(names.filter((name) => name.endsWith('.xlsx'))).toHaveLength(3);
  const document = strFromU8(files['word/document.xml']!);
  expect(document.match(/<w:tbl>/g)).toHaveLength(4);
  expect(document).toContain('附表4　2024年财政拨款“三公”经费预算与上年对比表');
  expect(document).toContain('注：上年数未提供，未列对比。');
  const pie = names.map((name) => strFromU8(files[name]!)).find((part) => part.includes('<c:pieChart>'))!;
  expect(pie).toContain('项目支出 94.40%');
});
