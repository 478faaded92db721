import { areaAddress, parseAddress } from '../../workbook/address';
import type { Area, CellRef } from '../../workbook/snapshot';
import { HostError } from '../port';
import { addressLists, rectangles } from './areas';
import type { Session, Support } from './session';

/**
 * Selects cells together: those of the sheet that is named first, for a selection lies on one sheet. Where Excel takes one rectangle
 * only and the cells do not form one, or their list is too long for it, the first cell (the likely culprit of a finding) is selected.
 */
export async function selectCells(open: () => Session, { areas: together }: Support, cells: readonly CellRef[]): Promise<void> {
  const [first] = cells;
  if (!first) return;
  const at = parseAddress(first.address);
  const found = rectangles(cells.filter(({ sheet }) => sheet === first.sheet).map(({ address }) => parseAddress(address)));
  // Excel brings the area that is named first into view.
  const areas = [...found].sort((a, b) => Number(holds(b, at)) - Number(holds(a, at)));
  const lists = addressLists(areas);
  const session = open();
  const sheet = session.context.workbook.worksheets.getItem(first.sheet);
  sheet.activate();
  if (areas.length === 1) sheet.getRange(areaAddress(areas[0]!)).select();
  else if (together && lists.length === 1) sheet.getRanges(lists[0]).select();
  else sheet.getRange(first.address).select();
  try {
    await session.sync();
  } catch (error) {
    throw (await hiddenSheet(open(), first.sheet)) ?? error;
  }
}

const holds = ({ top, left, bottom, right }: Area, { row, column }: { row: number; column: number }): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** A better reason than Excel's own, when the sheet is missing or hidden. */
async function hiddenSheet(session: Session, name: string): Promise<HostError | null> {
  const sheet = session.context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load('visibility');
  await session.sync().catch(() => undefined);
  if (sheet.isNullObject) return new HostError(`找不到工作表“${name}”，请重新校验。 (No such sheet: validate again.)`, 'failed');
  if (sheet.visibility === Excel.SheetVisibility.visible) return null;
  return new HostError(`工作表“${name}”是隐藏的，请先取消隐藏。 (The sheet is hidden: unhide it first.)`, 'failed');
}
