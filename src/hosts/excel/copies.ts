import type { SheetCopy } from '../../author/writes';
import { protectedError, takenError } from './errors';
import type { Session } from './session';

/** Copies sheets behind the others (ExcelApi 1.7), in three syncs: what is there is looked at before anything is added. */
export async function copySheets(session: Session, copies: readonly SheetCopy[]): Promise<void> {
  const { workbook, runtime } = session.context;
  const { worksheets } = workbook;
  worksheets.load('items/name');
  workbook.protection.load('protected');
  const sources = copies.map(({ from, to }) => {
    const sheet = worksheets.getItem(from);
    sheet.protection.load('protected');
    return { sheet, to };
  });
  await session.sync();
  const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
  if (sources.some(({ to }) => taken.has(to.toLowerCase()))) throw takenError();
  if (workbook.protection.protected || sources.some(({ sheet }) => sheet.protection.protected)) throw protectedError();

  runtime.enableEvents = false;
  try {
    for (const { sheet, to } of sources) sheet.copy(Excel.WorksheetPositionType.end).name = to;
    await session.sync();
  } finally {
    runtime.enableEvents = true;
    await session.sync();
  }
}

export async function removeSheets(session: Session, names: readonly string[]): Promise<void> {
  const sheets = names.map((name) => session.context.workbook.worksheets.getItemOrNullObject(name));
  for (const sheet of sheets) sheet.load('name');
  await session.sync();
  for (const sheet of sheets) if (!sheet.isNullObject) sheet.delete();
  await session.sync();
}
