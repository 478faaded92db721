import type { IXmlableObject, PageNumberEstimator, Table } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';

/**
 * Which page each entry of the contents stands on, where the first tables of the document are laid out as the tables given for them: those of
 * forms have thousands of cells, whose heights are known. Nothing is numbered by lists, so their numbers are not asked for.
 */
export function pagesWith(standIns: readonly Table[]): PageNumberEstimator {
  const estimate = estimatePageNumbersWith({ guess: true, measureWidth: (text, { size }) => widthOf(text, size) });
  return (body, context) => {
    const tables = standIns.map((table) => table.prepForXml(context));
    let at = 0;
    const children = (body['w:body'] as readonly IXmlableObject[]).map((child) =>
      'w:tbl' in child && at < tables.length ? (tables[at++] ?? child) : child,
    );
    return estimate({ ...body, 'w:body': children }, context);
  };
}

/** In points; Chinese letters fill their square. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? size : size / 2), 0);
}
