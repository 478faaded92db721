import { strToU8, zipSync } from 'fflate';
import { quoted } from '../../author/formula';
import type { SummaryCell, SummarySheet } from '../../report/batch-sheets';
import { addressOf } from '../../workbook/address';
import { GRAVITY, MARK_COLOURS, OWN_SHEET_NAME } from '../marks';
import { encodeText } from './xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Link = NonNullable<SummaryCell['link']>;

/** An .xlsx of lists. `addressOfFile` gives the address of a file that a cell links to, seen from the new workbook. */
export function summaryFile(sheets: readonly SummarySheet[], addressOfFile: (file: string) => string): Uint8Array {
  const parts = new Map<string, string>([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    ['_rels/.rels', relations([{ type: 'officeDocument', target: 'xl/workbook.xml' }])],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => ({ type: 'worksheet', target: `worksheets/sheet${at + 1}.xml` })),
        { type: 'styles', target: 'styles.xml' },
      ]),
    ],
    ['xl/workbook.xml', workbookXml(sheets)],
    ['xl/styles.xml', STYLES],
  ]);
  sheets.forEach((sheet, at) => {
    const links = new Links(addressOfFile);
    parts.set(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, links));
    if (links.targets.length > 0)
      parts.set(
        `xl/worksheets/_rels/sheet${at + 1}.xml.rels`,
        relations(links.targets.map((target) => ({ type: 'hyperlink', target, external: true }))),
      );
  });
  return zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)])));
}

/** The links of a sheet; cells that lead to one file share its relationship. */
class Links {
  readonly targets: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #elements: string[] = [];

  constructor(private readonly addressOfFile: (file: string) => string) {}

  add(address: string, { file, cell }: Link): void {
    let id = this.#ids.get(file);
    if (id === undefined) {
      id = this.targets.push(this.addressOfFile(file));
      this.#ids.set(file, id);
    }
    const location = cell ? ` location="${encodeText(`${quoted(cell.sheet)}!${cell.address}`)}"` : '';
    this.#elements.push(`<hyperlink ref="${address}" r:id="rId${id}"${location}/>`);
  }

  get xml(): string {
    return this.#elements.length === 0 ? '' : `<hyperlinks>${this.#elements.join('')}</hyperlinks>`;
  }
}

function relations(list: readonly { readonly type: string; readonly target: string; readonly external?: boolean }[]): string {
  const each = list.map(
    ({ type, target, external }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${encodeText(target)}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly SummarySheet[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${encodeText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const name = (called: string, at: number, value: string): string =>
    `<definedName name="${called}" localSheetId="${at}" hidden="1">${encodeText(value)}</definedName>`;
  const names = sheets.flatMap((sheet, at) => {
    const area = filterOf(sheet);
    const filter = area === null ? [] : [name('_xlnm._FilterDatabase', at, `${quoted(sheet.name)}!${absolute(area)}`)];
    // A list that is checked in its turn, in the folder of the workbooks it is of, has no forms.
    return [...filter, name(OWN_SHEET_NAME, at, 'TRUE')];
  });
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}

/** The area that can be filtered; null where nothing stands below the headings. */
function filterOf({ rows, headings }: SummarySheet): string | null {
  if (headings === undefined || rows.length <= headings + 1) return null;
  return `${addressOf(headings, 0)}:${addressOf(rows.length - 1, rows[headings]!.length - 1)}`;
}

const absolute = (area: string): string => area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');

function sheetXml(sheet: SummarySheet, links: Links): string {
  const { rows, widths, headings } = sheet;
  const data = rows.map(
    (row, r) => `<row r="${r + 1}">${row.map((cell, c) => (cell ? cellXml(cell, addressOf(r, c), links) : '')).join('')}</row>`,
  );
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const frozen =
    headings === undefined ? '' : `<pane ySplit="${headings + 1}" topLeftCell="A${headings + 2}" activePane="bottomLeft" state="frozen"/>`;
  const filter = filterOf(sheet);
  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/>` +
    `<cols>${columns.join('')}</cols><sheetData>${data.join('')}</sheetData>${filter === null ? '' : `<autoFilter ref="${filter}"/>`}${links.xml}` +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}

/** Texts are inline strings, so that none can become a formula whatever it begins with. */
function cellXml({ value, style, link }: SummaryCell, address: string, links: Links): string {
  if (link) links.add(address, link);
  const format = link ? LINKED : LOOKS.indexOf(style ?? 'text');
  if (typeof value === 'number') return `<c r="${address}" s="${format}"><v>${value}</v></c>`;
  return `<c r="${address}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${encodeText(value.slice(0, 32_767))}</t></is></c>`;
}

const LOOKS: readonly string[] = ['text', 'title', 'line', 'heading', ...GRAVITY];
const LINKED = LOOKS.length;

const STYLES = ((): string => {
  const font = (size: number, extra = ''): string => `<font>${extra}<sz val="${size}"/><name val="微软雅黑"/><charset val="134"/></font>`;
  const solid = (colour: string): string =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour.slice(1)}"/><bgColor indexed="64"/></patternFill></fill>`;
  const fonts = [font(10), font(16, '<b/>'), font(10, '<b/>'), font(10, '<u/><color rgb="FF0B5CAD"/>')];
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', solid('#EEF2F6')];
  const formats = [[0, 0], [1, 0], [0, 0], [2, 2], ...GRAVITY.map((_, at) => [0, 3 + at] as const), [3, 0]].map(
    ([fontId, fillId], look) =>
      `<xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"${look === 1 || look === 2 ? '' : ' wrapText="1"'}/></xf>`,
  );
  const list = (name: string, items: readonly string[]): string => `<${name} count="${items.length}">${items.join('')}</${name}>`;
  return `${HEAD}<styleSheet xmlns="${MAIN}">${list('fonts', fonts)}${list('fills', [...fills, ...GRAVITY.map((level) => solid(MARK_COLOURS[level]))])}<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', formats)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
})();
