import { Document, HeadingLevel, Packer, Paragraph, TableOfContents, type Table } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { FormTable, TableCell } from '../../src/narrative/publication/form-table';
import { formParts, LANDSCAPE, standInOf } from '../../src/report/docx-forms';
import { pagesWith } from '../../src/report/docx-pages';

/** The pages of the contents, found from the heights of tables rather than from all their cells. */

const cell = (text: string, column: number): TableCell => ({ text, column, columnSpan: 1, rowSpan: 1, align: 'left', address: 'A1' });

/** A form of so many lines, every third with a name that is broken into several. */
const formOf = (title: string, lines: number): FormTable => ({
  title,
  number: '表1',
  above: { left: '某局', right: '单位：万元' },
  columns: 6,
  headings: 1,
  rows: Array.from({ length: lines + 1 }, (_, line) =>
    Array.from({ length: 6 }, (_unused, column) =>
      cell(column === 0 && line % 3 === 1 ? '其他社会保障和就业支出'.repeat(6) : `${line}`, column),
    ),
  ),
  notes: [],
});

async function contentsOf(forms: readonly FormTable[], standIns: readonly Table[]): Promise<string[]> {
  const document = new Document({
    pageNumbers: pagesWith(standIns),
    sections: [
      { children: [new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' })] },
      { properties: { page: LANDSCAPE }, children: forms.flatMap((form, index) => formParts(form, index === 0)) },
      { children: [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [], text: '名词解释' })] },
    ],
  });
  const xml = strFromU8(unzipSync(await Packer.pack(document, 'uint8array'))['word/document.xml']!);
  return [...xml.matchAll(/PAGEREF [^<]*<.*?<w:t[^>]*>([0-9]+)<\/w:t>/g)].map(([, page]) => page!);
}

test('are those that all cells of the forms would tell', async () => {
  const forms = [formOf('收支总表', 12), formOf('支出总表', 140), formOf('项目支出表', 45)];
  const found = await contentsOf(
    forms,
    forms.map((form, index) => standInOf(form, index === 0)),
  );
  expect(found).toEqual(await contentsOf(forms, []));
  expect(found).toHaveLength(4);
  // The second form takes several pages.
  expect(Number(found[2])).toBeGreaterThan(Number(found[1]) + 2);
});
