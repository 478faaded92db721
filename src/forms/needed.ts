import type { Disclosure } from './disclosure';

/** No form was recognised in a workbook whose forms are needed. */
export class FormsError extends Error {
  override readonly name = 'FormsError';
  readonly english: string;

  /** @param isLast whether the workbook is last year's */
  constructor(readonly isLast: boolean) {
    super(
      isLast
        ? '上年工作簿里没有识别出任何预算、决算表：请给上年的公开表工作簿，或检查其表题和表头'
        : '没有识别出任何预算、决算表：请确认文件，或检查表题和表头',
    );
    this.english = isLast
      ? 'no form was recognised in last year’s workbook: give the workbook with its forms, or check their titles and headings'
      : 'no form was recognised: check that it is the right file, its titles and headings';
  }
}

/** @throws FormsError where no form was recognised */
export function needForms({ forms }: Disclosure, isLast = false): void {
  if (forms.length === 0) throw new FormsError(isLast);
}
