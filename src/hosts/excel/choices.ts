import { LIST_SHEET, LISTS, listSource, REFUSAL, type ListChoice } from '../../author/lists';
import { groupBy } from '../../relations/group';
import { parseAddress } from '../../workbook/address';
import { addressLists, rectangles } from './areas';
import type { Session } from './session';

/**
 * Data validation (ExcelApi 1.8; of several areas at once 1.9) with lists on a hidden sheet, in three syncs. A list sheet that is there
 * already (of a workbook that was authored before) is used as it is.
 */
export async function setChoices(session: Session, choices: readonly ListChoice[]): Promise<readonly string[]> {
  if (choices.length === 0) return [];
  const { workbook, runtime } = session.context;
  const known = workbook.worksheets.getItemOrNullObject(LIST_SHEET);
  known.load('name');
  await session.sync();
  runtime.enableEvents = false;
  try {
    if (known.isNullObject) addListSheet(workbook);
    for (const [name, ofSheet] of groupBy(choices, ({ sheet }) => sheet))
      for (const [list, cells] of groupBy(ofSheet, (choice) => choice.list)) {
        const areas = rectangles(cells.map(({ address }) => parseAddress(address)));
        for (const addresses of addressLists(areas)) {
          const { dataValidation } = workbook.worksheets.getItem(name).getRanges(addresses);
          dataValidation.rule = { list: { inCellDropDown: true, source: `=${listSource(list)}` } };
          dataValidation.errorAlert = { ...REFUSAL, showAlert: true, style: Excel.DataValidationAlertStyle.warning };
        }
      }
    await session.sync();
  } finally {
    runtime.enableEvents = true;
    await session.sync();
  }
  return known.isNullObject ? [LIST_SHEET] : [];
}

/** Codes are texts: the format first. */
function addListSheet(workbook: Excel.Workbook): void {
  const sheet = workbook.worksheets.add(LIST_SHEET);
  [...LISTS.values()].forEach((list, column) => {
    const range = sheet.getRangeByIndexes(0, column, list.length, 1);
    range.numberFormat = list.map(() => ['@']);
    range.values = list.map((entry) => [entry]);
  });
  sheet.visibility = Excel.SheetVisibility.veryHidden;
}
