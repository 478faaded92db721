import { strToU8, zipSync } from 'fflate';
import { INPUT_FILL, NO_ZEROS } from '../../author/new-year';
import type { BlankCell, BlankSet, BlankSheet, Look } from '../../author/blank';
import { quoted } from '../../author/formula';
import { addressOf, areaAddress } from '../../workbook/address';
import { encodeText } from './xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const LOOKS: readonly Look[] = [
  'empty',
  'title',
  'caption',
  'captionRight',
  'heading',
  'text',
  'centre',
  'input',
  'formula',
  'quiet',
  'note',
];

/** An .xlsx of blank forms in the official look: title 宋体 centred, thin borders, landscape, one page wide. */
export function blankFile({ sheets }: BlankSet): Uint8Array {
  const files: { [part: string]: string } = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/styles.xml': stylesXml(),
  };
  sheets.forEach((sheet, at) => (files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet)));
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const each = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly BlankSheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${encodeText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const titles = sheets.map(
    ({ name, headings }, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${encodeText(quoted(name))}!$${headings.top + 1}:$${headings.bottom + 1}</definedName>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

/** The first number that a workbook may give to a format of its own. */
const QUIET = 164;

const border =
  '<border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>';

function stylesXml(): string {
  const font = (size: number, bold = false): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
  const fill = `<fill><patternFill patternType="solid"><fgColor rgb="FF${INPUT_FILL.slice(1)}"/><bgColor indexed="64"/></patternFill></fill>`;
  const format = (look: Look): string => {
    const bordered = !['empty', 'title', 'caption', 'captionRight', 'note'].includes(look);
    const amount = look === 'input' || look === 'formula' || look === 'quiet';
    const number = look === 'quiet' ? QUIET : amount ? 4 : look === 'text' || look === 'centre' ? 49 : 0;
    const fontId = look === 'title' ? 1 : look === 'heading' ? 2 : 0;
    const horizontal =
      look === 'title' || look === 'heading' || look === 'centre' ? 'center' : amount || look === 'captionRight' ? 'right' : 'left';
    const wrap = look === 'heading' || look === 'note' || look === 'text' ? ' wrapText="1"' : '';
    return `<xf numFmtId="${number}" fontId="${fontId}" fillId="${look === 'input' ? 2 : 0}" borderId="${bordered ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center"${wrap}/></xf>`;
  };
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${QUIET}" formatCode="${NO_ZEROS}"/></numFmts><fonts count="3">${font(11)}${font(18, true)}${font(11, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length}">${LOOKS.map(format).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function sheetXml({ rows, merges, widths, headings }: BlankSheet): string {
  const data = rows.map((row, r) => {
    const cells = Array.from(row, (cell, c) => (cell ? cellXml(cell, addressOf(r, c)) : ''));
    return `<row r="${r + 1}" ht="${heightOf(row, r, headings, widths)}" customHeight="1">${cells.join('')}</row>`;
  });
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const merged = merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`);
  const frozen = headings.bottom + 1;
  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="18"/><cols>${columns.join('')}</cols><sheetData>${data.join('')}</sheetData><mergeCells count="${merges.length}">${merged.join('')}</mergeCells>` +
    `<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="${rows.length > ONE_PAGE ? 0 : 1}"/></worksheet>`
  );
}

/** Rows that can be read when they are printed on one page. */
const ONE_PAGE = 48;

/** Points: titles are tall, headings and notes as tall as their longest text needs. */
function heightOf(row: BlankSheet['rows'][number], r: number, headings: BlankSheet['headings'], widths: readonly number[]): number {
  if (row[0]?.look === 'title') return 34;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const lines = Array.from(row, (cell, c) => Math.ceil((widthOf(cell?.value ?? '') + 1) / (cell?.look === 'note' ? all : widths[c]!)));
  return r >= headings.top ? Math.max(20, Math.min(4, Math.max(1, ...lines)) * 16) : 18;
}

/** A Chinese character is two wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 128 ? 1 : 2), 0);
}

/** Texts are inline strings, so that none can become a formula whatever it begins with. */
function cellXml({ look, value, formula }: BlankCell, address: string): string {
  const style = LOOKS.indexOf(look);
  if (formula !== undefined) return `<c r="${address}" s="${style}"><f>${encodeText(formula)}</f><v>0</v></c>`;
  if (value === undefined) return `<c r="${address}" s="${style}"/>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeText(value)}</t></is></c>`;
}
