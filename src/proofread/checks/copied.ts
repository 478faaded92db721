import { subjectName } from '../../forms/subjects';
import { COMMON_PAIRS } from '../../lexicon/purposes';
import type { Block } from '../../text/block';
import { accuse, all, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { groupBy } from '../whereabouts';

/** What the paragraph of one subject says in words of what it is for, or of why it changed. */
interface Said {
  readonly block: Block;
  readonly code: string;
  readonly name: string;
  /** Where the words begin in the block. */
  readonly start: number;
  readonly words: string;
}

/** T-COPIED: 住房公积金…主要用于事业单位医疗保险支出, word for word as in the paragraph of 事业单位医疗: it speaks of that subject and not of its own. */
export function copied(text: BoundText): Judgement {
  const subjects = new Map<Block, string>();
  for (const { claim } of text.claims) {
    const { subject } = claim.about[0]!;
    if (!subjects.has(claim.context.block)) subjects.set(claim.context.block, subject.type === 'function' ? subject.code : '');
  }
  // The reason of all of it is no subject's own.
  const general = new Set(text.text.blocks.flatMap((block) => (subjects.get(block) ? [] : wordsIn(block, '').map(({ words }) => words))));
  const said = [...subjects]
    .flatMap(([block, code]) => (code === '' || code === '?' ? [] : wordsIn(block, code)))
    .filter(({ words }) => !words.startsWith('【') && !general.has(words));
  // A class may say what its 项 says: only subjects of one level stand beside one another.
  return all([...groupBy(said, ({ words, code }) => `${code.length} ${words}`).values()].flatMap(judge));
}

function wordsIn(block: Block, code: string): Said[] {
  return [...block.text.matchAll(WORDS)].map((match) => {
    const words = match[1]!;
    return { block, code, name: subjectName(code), start: match.index + match[0].length - words.length, words };
  });
}

const WORDS = /(?:用于|用途[为是]|原因[为是])[为是]?:? {0,2}([^。;]{5,80})/g;

/** Of paragraphs that say the same: those whose subject it does not name, where it names that of another, whole or by two characters. */
function judge(same: readonly Said[]): Judgement[] {
  const owner = same.find(({ name, words }) => name.length >= LEAST_NAME && words.includes(name)) ?? ownerOf(same);
  if (!owner) return [];
  return same
    .filter(({ name, words }) => name !== owner.name && !words.includes(name) && !speaksOf(words, name, owner.name))
    .map((own) => report(own, owner));
}

/**
 * 用于动植物病虫害监测 under 病虫害控制 and under 农产品质量安全: of two that say the same, the only one whose name the words take up. What any
 * subject may say, and what both names have, tells nothing.
 */
function ownerOf(same: readonly Said[]): Said | undefined {
  const [one, other, ...more] = same;
  if (!one || !other || more.length > 0 || one.name === other.name) return undefined;
  const speaking = same.filter(({ words, name }) => partsTaken(words, name, '').length > 0);
  const [owner] = speaking;
  const rest = same.find((own) => own !== owner);
  return speaking.length === 1 && partsTaken(owner!.words, owner!.name, rest!.name).length > 0 ? owner : undefined;
}

/** The pairs of characters of a name that words take up, but for those of another name and those that names share with all. */
function partsTaken(words: string, name: string, other: string): string[] {
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)).filter(
    (pair) => words.includes(pair) && !other.includes(pair) && !COMMON_PAIRS.has(pair),
  );
}

function report({ block, name, start, words }: Said, owner: Said): Judgement {
  return accuse(
    {
      block,
      start,
      end: start + words.length,
      stated: words,
      rule: 'T-COPIED',
      level: 'warning',
      zh: `“${name}”一段所写的“${words}”说的是“${owner.name}”，与该科目的段落一字不差，疑似照抄；请核对。`,
      en: `“${words}” is said word for word of ${owner.name}, and speaks of that subject.`,
    },
    [],
  );
}

/** Two characters in a row of the subject's own name that the other's has not: the words may be meant for both. */
function speaksOf(words: string, name: string, other: string): boolean {
  for (let at = 0; at + 2 <= name.length; at++) {
    const pair = name.slice(at, at + 2);
    if (words.includes(pair) && !other.includes(pair)) return true;
  }
  return false;
}

/** 行政运行 and the like are words of everybody. */
const LEAST_NAME = 5;
