import type { Change } from '../../text/frames';
import { DEFAULT_CONVENTIONS } from '../phrases';
import type { Roller } from '../roll/roller';
import { FALLS, RISES } from '../template-schema';

/** The words of the text’s rates, for the conventions of a pack. */
export function usualPair({ words }: Roller): { readonly rise?: string; readonly fall?: string } {
  const [rise, fall] = [words.usual(1, 'rate'), words.usual(-1, 'rate')];
  const isOf = (words: readonly string[], word: string): boolean => words.includes(word);
  return { ...(isOf(RISES, rise) ? { rise } : {}), ...(isOf(FALLS, fall) ? { fall } : {}) };
}

/** The words of one rate where they are others than those of most, as the last argument of a template’s word; else nothing. */
export function pairOf(roller: Roller, rate: Change | null): string {
  if (!rate || rate.sign === 0) return '';
  const own = roller.words.wordOf(rate);
  const { rise, fall } = { ...DEFAULT_CONVENTIONS, ...usualPair(roller) };
  if (own === (rate.sign > 0 ? rise : fall) || !/^[一-龥]{2,4}$/.test(own)) return '';
  const other = roller.words.opposite(own, rate.sign > 0 ? -1 : 1, 'rate');
  return `, "${rate.sign > 0 ? `${own}/${other}` : `${other}/${own}`}"`;
}
