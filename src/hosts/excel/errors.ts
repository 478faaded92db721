import { HostError } from '../port';

type Code = HostError['code'];

/** Chinese first, then the same in English: the pane shows the message as it is. */
const says = (code: Code, chinese: string, english: string) => ({ code, message: `${chinese} (${english})` });

const BUSY = says(
  'busy',
  'Excel 正在编辑单元格，请按 Enter 或 Esc 结束编辑后重试。',
  'Excel is editing a cell: press Enter or Esc, then try again.',
);
const PROTECTED = says(
  'protected',
  '工作簿或工作表受保护或为只读，请撤销保护后重试。',
  'The workbook or sheet is protected or read-only: unprotect it, then try again.',
);
const TOO_LARGE = says(
  'unreadable',
  '工作表过大，Excel 拒绝一次传送。请删除无关的大表，或用命令行工具校验。',
  'A sheet is too large for Excel to hand over: remove unrelated large sheets, or use the command line.',
);
const OVERLOADED = says('busy', 'Excel 正忙，请稍候重试。', 'Excel is busy: wait a moment, then try again.');
const TAKEN = says(
  'failed',
  '已有同名工作表，没有写入：请改名或删除后重试。',
  'A sheet of that name exists, nothing was written: rename or delete it, then try again.',
);
const GONE = says('failed', '要找的工作表或单元格已被删除或改名，请重新校验。', 'A sheet or cell was deleted or renamed: validate again.');
const UNSUPPORTED = says(
  'unsupported',
  '此版本的 Excel 不支持该功能，需要 Excel 2021、Microsoft 365 或更新版本。',
  'This version of Excel cannot do that: Excel 2021, Microsoft 365 or newer is needed.',
);

/** Codes of Office errors; numbers are those of office.js below the Excel library. */
const KNOWN: ReadonlyMap<string, { code: Code; message: string }> = new Map([
  ['InvalidOperationInCellEditMode', BUSY],
  ['5004', BUSY],
  ['AccessDenied', PROTECTED],
  ['RequestPayloadSizeLimitExceeded', TOO_LARGE],
  ['ResponsePayloadSizeLimitExceeded', TOO_LARGE],
  ['5103', TOO_LARGE],
  ['5104', TOO_LARGE],
  ['RangeExceedsLimit', TOO_LARGE],
  ['OperationCellsExceedLimit', TOO_LARGE],
  ['ActivityLimitReached', OVERLOADED],
  ['TooManyIncompleteRequests', OVERLOADED],
  ['RequestAborted', OVERLOADED],
  ['HostRestartNeeded', OVERLOADED],
  ['ItemAlreadyExists', TAKEN],
  ['ItemNotFound', GONE],
  ['InvalidReference', GONE],
  ['ApiNotFound', UNSUPPORTED],
  ['ApiNotAvailable', UNSUPPORTED],
  ['UnsupportedOperation', UNSUPPORTED],
  ['NotImplemented', UNSUPPORTED],
]);

/** The code of an Office error, or the empty string for anything else. */
export function officeCode(error: unknown): string {
  const cause = error instanceof HostError ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' || typeof code === 'number' ? String(code) : '';
}

/** A HostError that tells the user what to do; the Office error stays its cause. */
export function hostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const known = KNOWN.get(officeCode(error));
  if (known) return new HostError(known.message, known.code, { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new HostError(`Excel 报告错误：${detail} 请重试；若仍出现，请保存后重新打开工作簿。 (Excel reported an error.)`, 'failed', {
    cause: error,
  });
}

/**
 * Whether Excel could answer and would not, for a reason it keeps to itself: asking in another way may help. Codes of such refusals
 * are not documented one by one, so it is every error of Excel's that is not known to have another cause.
 */
export function isRefusal(error: unknown): boolean {
  const known = KNOWN.get(officeCode(error));
  return officeCode(error) !== '' && (known === undefined || known === UNSUPPORTED);
}

export const takenError = (): HostError => new HostError(TAKEN.message, TAKEN.code);
export const protectedError = (): HostError => new HostError(PROTECTED.message, PROTECTED.code);
export const isTooLarge = (error: unknown): boolean => hostError(error).code === 'unreadable';

export function timeoutError(seconds: number): HostError {
  const message = `Excel 在 ${seconds} 秒内没有响应。请关闭打开的对话框后重试；工作簿很大时请稍候再试。 (Excel did not answer: close open dialogs, then try again.)`;
  return new HostError(message, 'timeout');
}

export function cancelledError(): HostError {
  return new HostError('已取消。 (Cancelled.)', 'cancelled');
}
