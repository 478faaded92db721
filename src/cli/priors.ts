import type { Sentence } from '../findings/sentence';
import { normalize } from '../workbook/text';

/** What a workbook is of, as far as its forms tell. */
export interface Identity {
  readonly file: string;
  readonly organization: string;
  readonly kind: 'budget' | 'final';
  readonly year: number | null;
}

/** Last year's workbook among many, or why there is none. */
export type Prior = { readonly file: string } | { readonly note: Sentence };

/**
 * Last year's workbook of the same unit and kind, by the unit's name as the forms print it. Where several could be meant none is taken: a
 * comparison with the wrong workbook would be a page of false findings.
 */
export function priorOf(of: Omit<Identity, 'file'>, priors: readonly Identity[]): Prior {
  const unit = unitKey(of.organization);
  if (unit === '')
    return {
      note: {
        message: '表中没有读出单位名称，找不到对应的上年工作簿',
        english: 'no name of a unit was found in the forms, so that no workbook of last year was matched',
      },
    };
  const same = priors.filter(({ organization, kind }) => kind === of.kind && unitKey(organization) === unit);
  const lastYear = same.filter(({ year }) => year === null || of.year === null || year === of.year - 1);
  const [only, ...others] = lastYear;
  if (!only) {
    const [zh, en] = [same.map(({ file, year }) => `${file}（${year}）`), same.map(({ file, year }) => `${file} (${year})`)];
    return {
      note: {
        message: `没有“${of.organization}”的上年工作簿${zh.length === 0 ? '' : `，只有 ${zh.join('、')}`}`,
        english: `there is no workbook of last year of “${of.organization}”${en.length === 0 ? '' : `, only ${en.join(', ')}`}`,
      },
    };
  }
  if (others.length > 0) {
    const files = lastYear.map(({ file }) => file);
    return {
      note: {
        message: `“${of.organization}”的上年工作簿不止一份，都没有用：${files.join('、')}`,
        english: `several workbooks of last year are of “${of.organization}”, and none was used: ${files.join(', ')}`,
      },
    };
  }
  return { file: only.file };
}

/** The unit's name without what says whose accounts these are. */
function unitKey(organization: string): string {
  return normalize(organization).replace(/\((?:汇总|本级|本部)\)$/, '');
}
