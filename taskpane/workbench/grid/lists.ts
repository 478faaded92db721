import type { IRange } from '@univerjs/presets';
import type { WorkbookPresentation } from '../../../src/hosts/file/presentation';
import { parseArea } from '../../../src/workbook/address';
import type { Area, WorkbookSnapshot } from '../../../src/workbook/snapshot';

/** As many choices as are offered, and as many areas of cells: files are not trusted. */
const MOST_CHOICES = 5_000;
const MOST_AREAS = 20_000;

const AREA = /^[A-Z]{1,3}[1-9][0-9]{0,6}(?::[A-Z]{1,3}[1-9][0-9]{0,6})?$/;

/** The lists that cells are chosen from, by sheet, as the grid's plugin keeps them. What is no list of this workbook is left out. */
export function listRules(snapshot: WorkbookSnapshot, { sheets }: WorkbookPresentation): Record<string, unknown[]> {
  return Object.fromEntries(
    sheets.flatMap(({ name, lists }) => {
      const rules = lists.flatMap(({ cells, source }, index) => {
        const choices = choicesOf(source, snapshot);
        const ranges = rangesOf(cells);
        if (choices.length === 0 || ranges.length === 0) return [];
        return [
          {
            uid: `list${index}`,
            type: 'list',
            formula1: choices.join(','),
            ranges,
            allowBlank: true,
            errorStyle: WARNING,
            renderMode: ARROW,
          },
        ];
      });
      return rules.length > 0 ? [[name, rules] as const] : [];
    }),
  );
}

/** Others than those of the list can be typed, after a warning; an arrow opens the list. */
const WARNING = 2;
const ARROW = 1;

function choicesOf(source: string, { sheets }: WorkbookSnapshot): string[] {
  const typed = /^"([^"]*)"$/.exec(source.trim())?.[1];
  if (typed !== undefined) return typed.split(',').map((choice) => choice.trim());
  const at = source.lastIndexOf('!');
  const area = areaOf(source.slice(at + 1).replaceAll('$', ''));
  const name = source.slice(0, Math.max(at, 0)).replace(/^'|'$/g, '').replaceAll("''", "'");
  const rows = sheets.find((sheet) => sheet.name === name)?.rows;
  if (!area || !rows) return [];
  const texts: string[] = [];
  for (let row = area.top; row <= area.bottom && row < rows.length && texts.length < MOST_CHOICES; row++) {
    const value = rows[row]?.[area.left]?.value;
    // The grid keeps a list as one text with commas.
    if ((typeof value === 'string' || typeof value === 'number') && !String(value).includes(',')) texts.push(String(value));
  }
  return [...new Set(texts)];
}

const areaOf = (text: string): Area | null => (AREA.test(text) ? parseArea(text) : null);

function rangesOf(cells: string): IRange[] {
  return cells
    .split(' ', MOST_AREAS)
    .flatMap((text) => areaOf(text) ?? [])
    .map(({ top, left, bottom, right }) => ({ startRow: top, startColumn: left, endRow: bottom, endColumn: right }));
}
