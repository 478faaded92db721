import { grouped } from '../workbook/number';
import type { Finding, Language } from './finding';

/** By how much what is there is more or less than it should be, in words and not in signs; with separators where the form shows them. */
export function differenceText({ difference, grouped: separated }: Pick<Finding, 'difference' | 'grouped'>, language: Language): string {
  if (difference === undefined) return '';
  const size = difference.replace(/^-/, '');
  const shown = separated ? grouped(size) : size;
  if (!/[1-9]/.test(size)) return shown;
  const isLess = difference.startsWith('-');
  return language === 'zh' ? `${isLess ? '少' : '多'} ${shown}` : `${shown} ${isLess ? 'less' : 'more'}`;
}
