import type { FUniver, IRange } from '@univerjs/presets';
import { LISTS, type ListChoice, type ListName } from '../../../src/author/lists';
import type { WorkbookPresentation } from '../../../src/hosts/file/presentation';
import { parseAddress, parseArea } from '../../../src/workbook/address';
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
        return choices.length === 0 || ranges.length === 0 ? [] : [ruleOf(`list${index}`, choices, ranges)];
      });
      return rules.length > 0 ? [[name, rules] as const] : [];
    }),
  );
}

/** Gives cells of sheets that are shown their lists; those of the file stay where they are. */
export function addLists(api: FUniver, choices: readonly ListChoice[]): void {
  const workbook = api.getActiveWorkbook();
  const groups = new Map<string, { readonly sheet: string; readonly list: ListName; readonly ranges: IRange[] }>();
  for (const { sheet, address, list } of choices) {
    const key = `${list} ${sheet}`;
    const group = groups.get(key) ?? { sheet, list, ranges: [] };
    const { row, column } = parseAddress(address);
    group.ranges.push({ startRow: row, startColumn: column, endRow: row, endColumn: column });
    groups.set(key, group);
  }
  for (const { sheet, list, ranges } of groups.values()) {
    const subUnitId = workbook?.getSheetByName(sheet)?.getSheetId();
    const rule = ruleOf(`${list} ${subUnitId}`, LISTS.get(list)!.filter(isOneChoice), ranges);
    if (subUnitId !== undefined) api.syncExecuteCommand(ADD_RULE, { unitId: workbook!.getId(), subUnitId, rule });
  }
}

const ADD_RULE = 'sheet.command.addDataValidation';

function ruleOf(uid: string, choices: readonly string[], ranges: readonly IRange[]) {
  return { uid, type: 'list', formula1: choices.join(','), ranges, allowBlank: true, errorStyle: WARNING, renderMode: ARROW };
}

/** The grid keeps a list as one text with commas. */
const isOneChoice = (choice: string): boolean => !choice.includes(',');

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
    if ((typeof value === 'string' || typeof value === 'number') && isOneChoice(String(value))) texts.push(String(value));
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
