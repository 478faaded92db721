import type { CellWrite } from '../../author/writes';
import { HostError } from '../port';
import { hostError } from './errors';
import type { Session } from './session';

/** Writes in one request; Excel on the web refuses 5 MB. */
const CELLS_PER_SYNC = 2_000;

/** Writes values and formulas, some thousand cells a request. Events rest meanwhile, so that the pane does not hear of itself. */
export async function writeCells(session: Session, cells: readonly CellWrite[]): Promise<void> {
  const { workbook, runtime } = session.context;
  runtime.enableEvents = false;
  try {
    for (let start = 0; start < cells.length; start += CELLS_PER_SYNC) {
      for (const cell of cells.slice(start, start + CELLS_PER_SYNC)) queue(workbook.worksheets.getItem(cell.sheet), cell);
      // eslint-disable-next-line no-restricted-syntax -- very many cells are split over several requests on purpose
      await session.sync();
    }
  } finally {
    runtime.enableEvents = true;
    await session.sync();
  }
}

function queue(sheet: Excel.Worksheet, { address, value, formula, change }: CellWrite): void {
  const range = sheet.getRange(address);
  // The format first: in a cell of format @ a number would become a text.
  if (change?.format !== undefined) range.numberFormat = [[change.format]];
  if (change?.fill !== undefined) range.format.fill.color = change.fill;
  if (formula !== undefined) range.formulas = [[`=${formula}`]];
  else if (typeof value === 'string' && /^[=+@-]/.test(value)) {
    range.numberFormat = [['@']];
    range.values = [[value]];
  } else range.values = [[value ?? '']];
}

/** The open workbook as an .xlsx, slice by slice. */
export async function fileBytes(): Promise<Uint8Array> {
  const file = await new Promise<Office.File>((resolve, reject) => {
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: 4_194_304 }, (result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(new HostError('Excel 没有给出工作簿的内容：请先保存工作簿再试。', 'failed'));
    });
  });
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await sliceOf(file, index);
      bytes.set(slice, at);
      at += slice.length;
    }
    return bytes;
  } finally {
    file.closeAsync();
  }
}

function sliceOf(file: Office.File, index: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    file.getSliceAsync(index, ({ status, value }) => {
      if (status === Office.AsyncResultStatus.Succeeded) resolve(new Uint8Array(value.data as ArrayLike<number>));
      else reject(new HostError('读取工作簿的内容时中断，请再试一次。', 'failed'));
    });
  });
}

/** Opens a new, unsaved workbook in a window of its own (ExcelApi 1.8). */
export async function openWorkbook(bytes: Uint8Array): Promise<void> {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_190) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_190)));
  try {
    await Excel.createWorkbook(btoa(pieces.join('')));
  } catch (error) {
    throw hostError(error);
  }
}
