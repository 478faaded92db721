import type { Change } from '../../text/frames';
import type { Roller } from '../roll/roller';

const RISES: ReadonlySet<string> = new Set(['增长', '增加', '上升']);
const FALLS: ReadonlySet<string> = new Set(['下降', '减少', '降低']);

/** The words of the text’s rates, for the conventions of a pack. */
export function usualPair({ words }: Roller): { readonly rise?: string; readonly fall?: string } {
  const [rise, fall] = [words.usual(1, 'rate'), words.usual(-1, 'rate')];
  return { ...(RISES.has(rise) ? { rise } : {}), ...(FALLS.has(fall) ? { fall } : {}) };
}

/** The words of one rate where they are others than those of most, as the last argument of a template’s word; else nothing. */
export function pairOf(roller: Roller, rate: Change | null): string {
  if (!rate || rate.sign === 0) return '';
  const own = roller.words.wordOf(rate);
  const { rise = '增长', fall = '下降' } = usualPair(roller);
  if (own === (rate.sign > 0 ? rise : fall) || !/^[一-龥]{2,4}$/.test(own)) return '';
  const other = roller.words.opposite(own, rate.sign > 0 ? -1 : 1, 'rate');
  return `, "${rate.sign > 0 ? `${own}/${other}` : `${other}/${own}`}"`;
}
