import { strFromU8, unzipSync } from 'fflate';
import { openWorkbook } from '../../src/engine';
import { publicationOf, type Publication } from '../../src/narrative/publication/publication';
import { publicationDocx } from '../../src/report/docx-publication';
import { addressOf } from '../../src/workbook/address';
import { shownText } from '../../src/workbook/shown';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { inputsOf, workbookOf } from '../narrative/support';

/** The whole publication as a Word file: read back from its XML. */

const textsOf = (xml: string): string => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

async function documentOf(publication: Publication): Promise<string> {
  return strFromU8(unzipSync(await publicationDocx(publication))['word/document.xml']!);
}

/** The parts of a document up to each description of a section, which stands at its end. */
function sectionsOf(document: string): string[] {
  return document.split(/(?<=<\/w:sectPr>)/).slice(0, -1);
}

/** In more forms of a publication than one, laying them out to find their pages takes most of the time: 2 to 5 ms a cell. */
const SMALL = 100;

/** What is printed, with the forms of at most so many cells. */
function withForms(publication: Publication, cells: number): Publication {
  const tables = publication.forms.tables.filter(({ rows }) => rows.flat().length <= cells);
  return { ...publication, forms: { ...publication.forms, tables } };
}

/** With merged headings, with forms that have notes, with several forms of the same title. */
describe.each([
  ['bazhou-2024', Infinity],
  ['guyuan-2024', SMALL],
  ['yanbian-2024', SMALL],
] as const)('%s', (name, most) => {
  let workbook: WorkbookSnapshot;
  let all: Publication['forms']['tables'];
  let publication: Publication;
  let sections: string[];
  beforeAll(async () => {
    workbook = await workbookOf(name);
    const whole = openWorkbook(workbook).publish(inputsOf(name));
    all = whole.forms.tables;
    publication = withForms(whole, most);
    sections = sectionsOf(await documentOf(publication));
  });

  test('has a cover, contents, and pages turned sideways for the forms alone', () => {
    const sideways = sections.map((section) => /<w:pgSz [^>]*w:orient="landscape"/.test(section));
    expect(sideways).toEqual([false, false, false, true, false]);
    expect(textsOf(sections[0]!)).toContain(publication.organization);
    expect(textsOf(sections[1]!)).toContain('第一部分 单位概况');
  });

  test('the title of the cover has its own space above, since Writer and WPS do not align pages', () => {
    expect(sections[0]).toMatch(/w:before="[0-9]{4}"/);
    expect(sections[0]).not.toContain('w:vAlign');
  });

  test('the contents name every part and form with its page', () => {
    const entries = [...sections[1]!.matchAll(/<w:hyperlink.*?<\/w:hyperlink>/gs)].map(([entry]) => textsOf(entry));
    for (const { title } of [publication.forms, ...publication.forms.tables, ...publication.narrative, publication.terms]) {
      const entry = entries.find((text) => unescaped(text).replace(/\s/g, '').startsWith(title.replace(/\s/g, '')));
      expect(entry).toMatch(/[0-9]+$/);
    }
    expect(entries.join()).not.toContain('待填写');
  });

  test('a table for each form, with every cell that its sheet shows', () => {
    const tables = [...sections[3]!.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
    expect(tables).toHaveLength(publication.forms.tables.length);
    const { forms } = openWorkbook(workbook).disclosure;
    const shown = forms.filter((form) => workbook.sheets.some((sheet) => sheet.name === form.sheet && sheet.visibility === 'visible'));
    expect(all).toHaveLength(shown.length);
    publication.forms.tables.forEach((table, index) => {
      const form = shown[all.indexOf(table)]!;
      const sheet = workbook.sheets.find((one) => one.name === form.sheet)!;
      const cells = [...tables[index]!.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
        [...cell.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([line]) => unescaped(textsOf(line))).join('\n'),
      );
      const printed = new Map(table.rows.flat().map(({ address, text }) => [address, text]));
      for (const panel of form.panels)
        for (const line of panel.lines)
          for (const column of panel.columns) {
            const text = shownText(sheet.rows[line.row]?.[column.column]);
            expect(printed.get(addressOf(line.row, column.column)) ?? '').toBe(text);
            expect(text === '' || cells.includes(text)).toBe(true);
          }
      const wanted = table.rows.flat().map(({ text }) => text);
      expect(cells.filter((text) => text !== '')).toEqual(wanted.filter((text) => text !== ''));
    });
  });

  test('headings are repeated on each page, amounts stand at the right, no column is empty', () => {
    const tables = [...sections[3]!.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
    publication.forms.tables.forEach((table, index) => {
      const xml = tables[index]!;
      expect(xml.match(/<w:tblHeader\/>/g) ?? []).toHaveLength(table.headings);
      for (const cell of table.rows.flat())
        if (/^-?[0-9,]+\.[0-9]{2}$/.test(cell.text) && table.headings > 0) expect([cell.text, cell.align]).toEqual([cell.text, 'right']);
      for (let column = 0; column < table.columns; column++)
        expect(table.rows.flat().some((cell) => cell.text !== '' && cell.column <= column && column < cell.column + cell.columnSpan)).toBe(
          true,
        );
      expect((xml.match(/<w:gridCol /g) ?? []).length).toBe(table.columns);
    });
  });

  test('the parts are numbered in their order, and only words that are used are explained', () => {
    const { profile, forms, narrative, terms } = publication;
    const numbers = [profile, forms, ...narrative, terms].map(({ title }) => /^第(.+?)部分/.exec(title)![1]);
    expect(numbers.join('')).toBe('一二三四五六七'.slice(0, numbers.length));
    expect(terms.entries.map(({ name: term }) => term)).toEqual(expect.arrayContaining(['“三公”经费', '机关运行经费', '基本支出']));
  });
});

test('without tables of forms there is no part of them, and the parts are numbered without it', async () => {
  const open = openWorkbook(await workbookOf('wenxian-2024'));
  const { forms, narrative } = publicationOf(open.disclosure, open.narrate(), [], {});
  expect(forms).toEqual({ title: '', sections: [], tables: [] });
  expect(narrative[0]!.title).toMatch(/^第二部分 /);
});

test('what nobody gave is listed last, section by section, with its unit, and outside the contents', async () => {
  const publication = withForms(openWorkbook(await workbookOf('wenxian-2024')).publish(), 0);
  const document = await documentOf(publication);
  const list = document.slice(document.lastIndexOf('<w:tbl>'));
  const texts = [...list.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => unescaped(textsOf(cell))),
  );
  expect(texts.slice(0, 4)).toEqual([['序号', '事项', '单位', '填写'], ['单位概况'], ['1', '主要职能', '', ''], ['2', '机构设置', '', '']]);
  expect(texts.filter(([number]) => /^[0-9]+$/.test(number!))).toHaveLength(publication.missing.length);
  expect(texts.some(([, label, unit]) => label?.startsWith('上年') && unit === '万元')).toBe(true);
  expect(document).toContain(`待填写事项（${publication.missing.length} 项，发布前删去本页）`);
});

test('what the profile and the narrative both ask for is asked once', async () => {
  const inputs = openWorkbook(await workbookOf('wenxian-2024'))
    .publish()
    .missing.map(({ input }) => input);
  expect(inputs).toEqual([...new Set(inputs)]);
});
