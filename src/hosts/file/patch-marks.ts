import { parseArea } from '../../workbook/address';
import type { Level } from '../../findings/finding';
import { GRAVITY, levelOfMark, markFormula } from '../marks';
import { CLOSE, encodeText, END, OPEN, XmlScanner } from './xml';
import { childrenOf, insertChild, outline, splice, type XmlElement } from './xml-edit';

/** The children of worksheet in the order of the schema (CT_Worksheet); Excel repairs a file that breaks it. */
export const SHEET_ORDER = (
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState ' +
  'dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins ' +
  'pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF ' +
  'drawingHF picture oleObjects controls webPublishItems tableParts extLst'
).split(' ');

/** Puts one conditional format for each level into a sheet, behind the user's own. */
export function addMarks(xml: string, marks: ReadonlyMap<Level, readonly string[]>, styles: ReadonlyMap<Level, number>): string {
  let priority = highestPriority(xml);
  const fragment = GRAVITY.filter((level) => marks.get(level)?.length)
    .map(
      (level) =>
        `<conditionalFormatting sqref="${marks.get(level)!.join(' ')}"><cfRule type="expression" dxfId="${styles.get(level)}" priority="${++priority}">` +
        `<formula>${encodeText(markFormula(level))}</formula></cfRule></conditionalFormatting>`,
    )
    .join('');
  return fragment ? insertChild(xml, 'conditionalFormatting', fragment, SHEET_ORDER) : xml;
}

function highestPriority(xml: string): number {
  let highest = 0;
  if (!xml.includes('cfRule')) return highest;
  const x = new XmlScanner(xml);
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === OPEN && x.name === 'cfRule') highest = Math.max(highest, Number(x.attr('priority') ?? 0) || 0);
  }
  return highest;
}

/** The sheet without gouji's conditional formats, and the number of cells that they marked. */
export function removeMarks(xml: string): { xml: string; removed: number } {
  if (!xml.includes('gouji:')) return { xml, removed: 0 };
  let removed = 0;
  let text = xml;
  const formats = outline(xml).children.filter((c) => c.name === 'conditionalFormatting');
  for (const format of formats.reverse()) {
    const rules = childrenOf(text, format).filter((c) => c.name === 'cfRule');
    const ours = rules.filter((rule) => isOurs(text.slice(rule.start, rule.end)));
    if (ours.length === 0) continue;
    removed += cellsOf(text, format);
    const cuts: readonly XmlElement[] = ours.length === rules.length ? [format] : ours;
    text = cuts.reduceRight((t, cut) => splice(t, cut.start, cut.end, ''), text);
  }
  return { xml: text, removed };
}

function isOurs(rule: string): boolean {
  const x = new XmlScanner(rule);
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token === CLOSE && x.name === 'formula' && levelOfMark(x.text)) return true;
  }
  return false;
}

function cellsOf(xml: string, format: XmlElement): number {
  const x = new XmlScanner(xml.slice(format.start, format.end));
  x.next();
  const areas = (x.attr('sqref') ?? '').split(/\s+/).filter(Boolean).map(parseArea);
  return areas.reduce((sum, a) => sum + (a.bottom - a.top + 1) * (a.right - a.left + 1), 0);
}
