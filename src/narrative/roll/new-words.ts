import type { BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';

/** Words behind an amount that say that there was nothing before it. */
export interface NewWords {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** −1 nothing the year before: 上年未安排; 0 nothing in the budget of the year: 年初未安排预算. */
  readonly year: 0 | -1;
}

export interface Told extends NewWords {
  readonly block: Block;
}

const NONE = '(?:未|没有|无)(?:安排|此项|该项|此|该|列支|编列|编制|发生|支出|预算|资金)*$';
const LAST_YEAR = new RegExp(`^(?:上年度?|去年|(20[0-9]{2})年度?)(?:预算)?${NONE}`);
const BUDGET = new RegExp(`^(?:当年|本年|(20[0-9]{2})年度?)?年初(?:预算)?${NONE}`);

/** 上年无该预算，增长率无可比性: words behind a change that say there was nothing to measure it against, and nothing more. */
export function saysNoBase(words: string): boolean {
  const [first, ...rest] = words.split(',').map((clause) => clause.trim());
  return LAST_YEAR.test(first!) && rest.every((clause) => NOT_COMPARED.test(clause));
}

/** ,上年无该预算,增长率无可比性 right behind a change, whatever follows: from its comma to its end; null where no such words stand there. */
export function noBaseBehind({ text }: Block, at: number): { readonly start: number; readonly end: number } | null {
  let end = at;
  for (const clause of text
    .slice(at)
    .split(/[。;()]/, 1)[0]!
    .split(',')
    .slice(1)) {
    const words = clause.trim();
    if (!(end === at ? LAST_YEAR : NOT_COMPARED).test(words)) break;
    end += 1 + clause.length;
  }
  return text[at] === ',' && end > at ? { start: at, end } : null;
}

const NOT_COMPARED = /^(?:增长率|增幅|增减率|增减|变动率|同比)?(?:无可比性|不可比|无法比较|不作比较|不具可比性)$/;

/** The clause behind an amount, before the next number, that says there was nothing before; null where none does. */
export function newWordsBehind(text: BoundText, { context: { block }, number }: Claim): NewWords | null {
  const { year } = text.disclosure;
  const next = text.text.tokens[block.index]!.find((token) => token.number?.unit && token.start >= number.end);
  const rest = block.text.slice(number.end, next?.start ?? block.text.length).split(/[。;]/, 1)[0]!;
  let start = number.end;
  for (const clause of rest.split(/[,()]/)) {
    const from = start;
    start += clause.length + 1;
    for (const [pattern, of] of [
      [LAST_YEAR, -1],
      [BUDGET, 0],
    ] as const) {
      const own = pattern.exec(clause.trim());
      // 2023年未安排 in a text of 2023 is no word of the year before.
      if (!own || (own[1] !== undefined && year !== null && Number(own[1]) !== year + of)) continue;
      const at = from + clause.length - clause.trimStart().length;
      return { start: at, end: at + own[0].length, words: own[0], year: of };
    }
  }
  return null;
}

/** How a text says of something new that there was nothing before; of a section only where one is given. Null where it never does. */
export function newWordsOf(text: BoundText, year: 0 | -1, only: { readonly section: unknown } | null = null): Told | null {
  for (const { claim } of text.claims) {
    if (isSubjectOnly(claim) || (only && claim.context.sections.at(-1) !== only.section)) continue;
    const found = newWordsBehind(text, claim);
    if (found?.year === year) return { ...found, block: claim.context.block };
  }
  return null;
}
