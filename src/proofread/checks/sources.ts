import type { Question } from '../../facts/coordinate';
import type { Reading } from '../../facts/base';
import type { FormKind } from '../../forms/disclosure';
import type { Block } from '../../text/block';
import type { Section } from '../../text/frames';
import { INCOME_ONLY, PUBLIC_FUNDS } from '../../text/items';
import type { Token } from '../../text/token';
import { MOST_TO_ACCUSE } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { cellsOf } from '../wording';

/** T-CATLIST: 收入包括：一般公共预算拨款收入、上年结转: a list of what revenue comes from leaves no source out that the forms hold. */
export function sources(text: BoundText): Judgement {
  const headed = new Map(text.text.sections.map((section) => [section.block, section]));
  let open: readonly Section[] = [];
  return all(
    text.text.blocks.flatMap((block, index) => {
      const section = headed.get(block);
      if (section) open = [...open.filter(({ level }) => level < section.level), section];
      const tokens = text.text.tokens[index]!;
      return tokens.map((_, at) => judge(text, block, tokens, at, open));
    }),
  );
}

/** The sources that the words of a list may name, and those that a wider word names at once. */
const WIDER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['财政拨款', PUBLIC_FUNDS],
  ['单位资金', new Set(['财政专户', ...INCOME_ONLY])],
  ['非财政拨款', new Set(['财政专户', ...INCOME_ONLY])],
]);
const FEWEST = 2;
/** Tokens that a list has at most. */
const LONGEST = 60;

function judge(text: BoundText, block: Block, tokens: readonly Token[], at: number, sections: readonly Section[]): Judgement {
  const [side, next] = [tokens[at]!, tokens[at + 1]];
  const word = next && block.text.slice(next.start, next.end) === '来源' ? tokens[at + 2] : next;
  if (side.kind !== 'side' || side.meaning !== '收入' || word?.kind !== 'open' || !/包括$/.test(block.text.slice(word.start, word.end)))
    return NOTHING;
  const from = word === next ? at + 2 : at + 3;
  const behind = tokens.slice(from, from + LONGEST);
  const end = behind.findIndex(({ kind }) => CLOSES.has(kind));
  if (end < 0 && behind.length === LONGEST) return NOTHING;
  const list = behind.slice(0, end < 0 ? undefined : end);
  const named = list.filter(({ kind }) => kind === 'source' || kind === 'period');
  if (named.length < FEWEST || list.some(({ kind }) => !IN_LISTS.has(kind))) return NOTHING;
  const before = tokens.slice(Math.max(0, at - LONGEST), at).findLast(({ kind }) => kind === 'source');
  const narrow = before?.meaning === '财政拨款' || sections.some(({ phrase }) => phrase.source === '财政拨款');
  const known = new Set(named.flatMap(({ meaning }) => [meaning, ...(WIDER.get(meaning) ?? [])]));
  const asked = narrow ? [...PUBLIC_FUNDS] : [...PUBLIC_FUNDS, '财政专户', ...INCOME_ONLY];
  const missing = asked.filter((source) => !known.has(source)).flatMap((source) => held(text, source, narrow));
  return missing.length > 0 && missing.length < named.length ? leftOut(block, word, list.at(-1)!, missing) : NOTHING;
}

const CLOSES: ReadonlySet<string> = new Set(['semicolon', 'stop', 'comma']);
const IN_LISTS: ReadonlySet<string> = new Set(['source', 'period', 'side', 'pause', 'colon', 'compare', 'quote', 'glue']);

/** The forms that tell where all revenue comes from, and that of 财政拨款. */
const FORMS: readonly FormKind[] = ['收支总表', '收入总表'];
const PUBLIC_FORMS: readonly FormKind[] = ['财政拨款收支总表'];

interface Held {
  readonly source: string;
  readonly reading: Reading;
}

/** What the forms hold of a source, where they hold something. */
function held({ facts }: BoundText, source: string, narrow: boolean): readonly Held[] {
  const facets = { source: { value: source, inherited: false }, side: { value: '收入', inherited: false } };
  const kinds = narrow ? PUBLIC_FORMS : FORMS;
  const question: Question = { subject: { type: 'total', grade: null }, facets, year: 0, kinds };
  const [reading] = [...facts.readings(question)].filter(({ form }) => kinds.includes(form.kind)).sort((a, b) => a.cost - b.cost);
  return reading && reading.cost <= MOST_TO_ACCUSE && !reading.blank && reading.yuan.gt(0) ? [{ source, reading }] : [];
}

function leftOut(block: Block, first: Token, last: Token, missing: readonly Held[]): Judgement {
  const names = missing.map(({ source }) => source).join('、');
  return accuse(
    {
      block,
      start: first.start,
      end: last.end,
      stated: block.text.slice(first.start, last.end),
      rule: 'T-CATLIST',
      level: 'warning',
      zh: `这里列举的收入来源漏了表中有数的 ${names}；请补上。`,
      en: `The list of sources leaves out ${names}, which the forms hold.`,
      cells: cellsOf(missing.map(({ reading }) => reading)),
    },
    [],
  );
}
