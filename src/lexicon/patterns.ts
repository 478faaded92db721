import { spelt } from './lexicon';

/** Words of the tables in assets/lexicon as parts of patterns. */

const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
const BESIDE = /^!\(([^()]+)\)|!\(([^()]+)\)/g;
const GAP = '[^,;。]{0,20}';

/** !(公)共!(同|建): the word, but not beside these; 单价…设备: up to twenty characters of a clause between. Linear: nothing in it repeats. */
function patternOf(word: string): string {
  let pattern = '';
  let at = 0;
  for (const match of word.matchAll(BESIDE)) {
    const [all, behind, before] = match;
    pattern += literal(word.slice(at, match.index)) + (behind === undefined ? `(?!${choice(before!)})` : `(?<!${choice(behind)})`);
    at = match.index + all.length;
  }
  return pattern + literal(word.slice(at));
}

function literal(text: string): string {
  return text.split('…').map(escaped).join(GAP);
}

function escaped(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}

function choice(words: string): string {
  return words.split('|').map(escaped).join('|');
}

/** One of some words, {a|b} spelt out, the longest first: a part of a pattern, without brackets around it. */
export function anyOf(words: readonly string[]): string {
  return words
    .flatMap(spelt)
    .sort((a, b) => b.length - a.length)
    .map(patternOf)
    .join('|');
}
