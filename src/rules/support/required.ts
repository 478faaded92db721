import type { FormKind } from '../../forms/disclosure';

/** The forms that every disclosure must hold. */
export const REQUIRED: readonly FormKind[] = [
  '收支总表',
  '收入总表',
  '支出总表',
  '财政拨款收支总表',
  '一般公共预算支出表',
  '一般公共预算基本支出表',
  '“三公”经费表',
  '政府性基金表',
];

/** With fewer forms a workbook is an extract, and the others stand elsewhere. */
export const FEWEST_OF_A_SET = 6;
