import { HostError } from '../port';

/** Why a file cannot be used. Scripts may rely on these words; people read the sentences. */
export type WorkbookErrorReason = 'empty' | 'not-a-workbook' | 'unsupported-format' | 'encrypted' | 'damaged' | 'too-large' | 'unsafe';

/**
 * A file that cannot be read as a workbook. `message` is a Chinese sentence that says what to do, `english` the same in English;
 * neither names the file, because the caller knows it by the name that the user gave.
 */
export class WorkbookError extends HostError {
  constructor(
    readonly reason: WorkbookErrorReason,
    message: string,
    override readonly english: string,
    options?: ErrorOptions,
  ) {
    super(message, 'unreadable', options);
    this.name = 'WorkbookError';
  }
}

/** The file says that it is a workbook, but its content contradicts itself or stops half-way. */
export function damaged(detail: string, detailEnglish: string, cause?: unknown): WorkbookError {
  return new WorkbookError(
    'damaged',
    `文件已损坏或不完整（${detail}）：请重新下载或复制，或在 Excel、WPS 中打开修复后另存为 .xlsx。`,
    `The file is damaged or incomplete (${detailEnglish}): copy it again, or open and repair it in Excel or WPS and save it as .xlsx.`,
    cause === undefined ? undefined : { cause },
  );
}

export function tooLarge(what: string, whatEnglish: string): WorkbookError {
  return new WorkbookError(
    'too-large',
    `文件超出可处理的规模（${what}）：部门预决算工作簿不会这样大，请确认文件，或删去无关的工作表后再试。`,
    `The file is larger than can be handled (${whatEnglish}): check that it is the right file, or remove the sheets that do not belong to it.`,
  );
}

export function encrypted(): WorkbookError {
  return new WorkbookError(
    'encrypted',
    '文件设有打开密码：请在 Excel 或 WPS 中打开，取消密码后另存再试。',
    'The file is protected by a password: open it in Excel or WPS, remove the password, save it and try again.',
  );
}

/** A known format that is no workbook (`what`), or none that is known. */
export function notAWorkbook(what?: string, whatEnglish?: string): WorkbookError {
  return new WorkbookError(
    'not-a-workbook',
    what ? `文件不是 Excel 工作簿，而是${what}：请选择 .xlsx 或 .xls 文件。` : '文件不是 Excel 工作簿：请选择 .xlsx 或 .xls 文件。',
    whatEnglish
      ? `The file is not an Excel workbook but ${whatEnglish}: choose an .xlsx or .xls file.`
      : 'The file is not an Excel workbook: choose an .xlsx or .xls file.',
  );
}

/** A spreadsheet, but in a format that is not read; people can save it in one that is. */
export function unsupported(what: string, whatEnglish: string): WorkbookError {
  return new WorkbookError(
    'unsupported-format',
    `文件是${what}，暂不能直接读取：请在 Excel 或 WPS 中打开，另存为 .xlsx 后再试。`,
    `The file is ${whatEnglish}, which is not read: open it in Excel or WPS, save it as .xlsx and try again.`,
  );
}
