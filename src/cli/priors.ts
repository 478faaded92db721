import { normalize } from '../workbook/text';

/** What a workbook is of, as far as its forms tell. */
export interface Identity {
  readonly file: string;
  readonly organization: string;
  readonly kind: 'budget' | 'final';
  readonly year: number | null;
}

/** Last year's workbook among many, or why there is none. */
export type Prior = { readonly file: string } | { readonly note: string };

/**
 * Last year's workbook of the same unit and kind, by the unit's name as the forms print it. Where several could be meant none is taken: a
 * comparison with the wrong workbook would be a page of false findings.
 */
export function priorOf(of: Omit<Identity, 'file'>, priors: readonly Identity[]): Prior {
  const unit = unitKey(of.organization);
  if (unit === '') return { note: '表中没有读出单位名称，找不到对应的上年工作簿（no unit name, so no prior workbook was matched）' };
  const same = priors.filter(({ organization, kind }) => kind === of.kind && unitKey(organization) === unit);
  const lastYear = same.filter(({ year }) => year === null || of.year === null || year === of.year - 1);
  const [only, ...others] = lastYear;
  if (!only) {
    const years = same.map(({ file, year }) => `${file}（${year}）`).join('、');
    return {
      note: `没有“${of.organization}”的上年工作簿${years === '' ? '' : `，只有 ${years}`}（no prior workbook of this unit）`,
    };
  }
  if (others.length > 0)
    return {
      note: `“${of.organization}”的上年工作簿不止一份，都没有用：${lastYear.map(({ file }) => file).join('、')}（several prior workbooks match）`,
    };
  return { file: only.file };
}

/** The unit's name without what says whose accounts these are. */
function unitKey(organization: string): string {
  return normalize(organization).replace(/\((?:汇总|本级|本部)\)$/, '');
}
