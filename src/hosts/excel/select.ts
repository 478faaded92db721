import { areaAddress, parseAddress } from '../../workbook/address';
import type { CellRef } from '../../workbook/snapshot';
import { HostError } from '../port';
import { rectangles } from './areas';
import type { Session } from './session';

/**
 * Selects cells of one sheet. Office.js selects one rectangle only: where the cells do not form one, the first cell (the likely
 * culprit of a finding) is selected.
 */
export async function selectCells(open: () => Session, cells: readonly CellRef[]): Promise<void> {
  const [first] = cells;
  if (!first) return;
  const areas = rectangles(cells.filter(({ sheet }) => sheet === first.sheet).map(({ address }) => parseAddress(address)));
  const address = areas.length === 1 ? areaAddress(areas[0]!) : first.address;
  const session = open();
  const sheet = session.context.workbook.worksheets.getItem(first.sheet);
  sheet.activate();
  sheet.getRange(address).select();
  try {
    await session.sync();
  } catch (error) {
    throw (await hiddenSheet(open(), first.sheet)) ?? error;
  }
}

/** A better reason than Excel's own, when the sheet is missing or hidden. */
async function hiddenSheet(session: Session, name: string): Promise<HostError | null> {
  const sheet = session.context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load('visibility');
  await session.sync().catch(() => undefined);
  if (sheet.isNullObject) return new HostError(`找不到工作表“${name}”，请重新校验。 (No such sheet: validate again.)`, 'failed');
  if (sheet.visibility === Excel.SheetVisibility.visible) return null;
  return new HostError(`工作表“${name}”是隐藏的，请先取消隐藏。 (The sheet is hidden: unhide it first.)`, 'failed');
}
