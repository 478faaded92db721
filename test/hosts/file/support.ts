import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

export const CASES = ['bazhou-2024', 'guyuan-2024', 'linxia-2024', 'wenxian-2024', 'yanbian-2024'] as const;

function casePath(name: string, file = 'workbook.xlsx'): string {
  return join(__dirname, '../../cases', name, file);
}

export function caseBytes(name: string, file?: string): Uint8Array {
  return new Uint8Array(readFileSync(casePath(name, file)));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface SheetSource {
  name: string;
  /** What stands in sheetData, and after it. */
  data: string;
  before?: string;
  after?: string;
  state?: string;
}

/** The parts of a small .xlsx as a program would write them; tests change them before they are zipped. */
export function parts(sheets: SheetSource[], extra: Record<string, string> = {}): Record<string, string> {
  const list = sheets
    .map((s, i) => `<sheet name="${s.name}" sheetId="${i + 1}"${s.state ? ` state="${s.state}"` : ''} r:id="rId${i + 1}"/>`)
    .join('');
  const related = sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('');
  const optional = ['sharedStrings', 'styles']
    .filter((kind) => `xl/${kind}.xml` in extra)
    .map((kind) => `<Relationship Id="${kind}" Type="${REL}/${kind}" Target="${kind}.xml"/>`)
    .join('');
  const result: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets
      .map(
        (_, i) =>
          `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${related}${optional}</Relationships>`,
    ...extra,
  };
  sheets.forEach((s, i) => {
    result[`xl/worksheets/sheet${i + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${s.before ?? ''}<sheetData>${s.data}</sheetData>${s.after ?? ''}</worksheet>`;
  });
  return result;
}

export function zip(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])),
  );
}

export function xlsx(sheets: SheetSource[], extra?: Record<string, string>): Uint8Array {
  return zip(parts(sheets, extra));
}
