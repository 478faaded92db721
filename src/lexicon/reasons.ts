import source from '../../assets/lexicon/reasons.yaml';
import { anyOf } from './patterns';

/** The words of assets/lexicon/reasons.yaml, made into patterns. */

type List =
  | 'rises'
  | 'fell'
  | 'falls'
  | 'rose'
  | 'ends_rising'
  | 'ends_falling'
  | 'begins_rising'
  | 'begins_falling'
  | 'both'
  | 'otherwise'
  | 'inverse';

const TABLE = source as { readonly [list in List]: readonly string[] };

const of = (list: List): RegExp => new RegExp(anyOf(TABLE[list]));
const RISES = of('rises');
const FELL = of('fell');
const FALLS = of('falls');
const ROSE = of('rose');
const BOTH = of('both');
const OTHERWISE = of('otherwise');
const INVERSE = of('inverse');

/** Whether a word of change is one of more. */
export function isUp(word: string): boolean {
  return RISES.test(word);
}

/** Whether a reason speaks only of what goes the other way than the change it explains. */
export function isOpposite(reason: string, less: boolean): boolean {
  if (INVERSE.test(reason)) return false;
  return less ? RISES.test(reason) && !FELL.test(reason) : FALLS.test(reason) && !ROSE.test(reason);
}

const ENDS = `[一-龥]{2,14}(?<word>${anyOf(TABLE.ends_rising)}|${anyOf(TABLE.ends_falling)})(?:等原因)?`;
const BEGINS = `(?<lead>${anyOf(TABLE.begins_rising)}|${anyOf(TABLE.begins_falling)})[一-龥]{2,14}`;
const ONE_WAY = [new RegExp(`^${ENDS}$`), new RegExp(`^${BEGINS}$`)];
const LESS = new RegExp(`^(?:${anyOf(TABLE.ends_falling)}|${anyOf(TABLE.begins_falling)})$`);

/**
 * Which way a clause goes that says nothing else: 1 for 接待批次增多, −1 for 减少接待批次; 0 where that is not certain. What a clause begins
 * with says so only where no other follows (减少对外租赁,改为自建).
 */
export function wayOf(clause: string, alone = true): 1 | -1 | 0 {
  for (const pattern of alone ? ONE_WAY : ONE_WAY.slice(0, 1)) {
    const { word, lead } = pattern.exec(clause)?.groups ?? {};
    const own = word ?? lead;
    if (own === undefined) continue;
    const rest = word ? clause.slice(0, clause.lastIndexOf(word)) : clause.slice(own.length);
    if (!BOTH.test(rest) && !FALLS.test(rest) && !RISES.test(rest)) return LESS.test(own) ? -1 : 1;
  }
  return 0;
}

/** Whether words speak of what goes the way that a change went. */
export function goesAlong(words: string, less: boolean): boolean {
  return (less ? FELL : ROSE).test(words);
}

/** Whether more of what a clause speaks of may mean less of what it explains. */
export function isAmbiguous(clause: string): boolean {
  return OTHERWISE.test(clause);
}
