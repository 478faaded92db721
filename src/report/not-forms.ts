import type { Language } from '../findings/finding';
import type { NotForm, NotFormSheet } from '../forms/not-forms';

const ENGLISH: Readonly<Record<NotForm, string>> = {
  封面: 'cover',
  目录: 'contents',
  名词解释: 'terms explained',
  情况说明: 'narrative',
  单位概况: 'about the organisation',
  编制说明: 'explanation',
  空白: 'blank',
};

/** A sheet that is no form, and what it is where its name does not say so: `填报须知（编制说明）`. */
export function notFormText({ sheet, is }: NotFormSheet, language: Language): string {
  if (language === 'en') return `${sheet} (${ENGLISH[is]})`;
  return sheet.includes(is) ? sheet : `${sheet}（${is}）`;
}
