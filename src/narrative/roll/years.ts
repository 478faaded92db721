import type { Block } from '../../text/block';
import { moves } from './project-names';
import type { Roller } from './roller';

const YEARS = /(?:19|20)[0-9]{2}(?= {0,2}(?:年|[-—~至] {0,2}(?:19|20)[0-9]{2} {0,2}年))/g;
const WRITTEN = /二[〇○零O][一二三四五六七八九〇○零O]{2}年/g;
const DIGITS = '〇一二三四五六七八九';

/** The years of some words moved on: the report's and the one before and after. */
/** What happened once, happened in its year: 2021年增挂牌子, 2023年印发的办法. */
const EVENT =
  /^ {0,2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^,，。;；:：、0-9]{0,16}?(?:成立|设立|增挂|挂牌|组建|印发|批复|批准|更名|划转|改制|颁布|施行|实施的|出台|修正|修订|启用|落成)/;
/** 到2025年, and the years of a plan: 十四五规划（2021—2025年）. */
const TARGET = /(?:到|至(?!20)|力争|截至(?=20)|规划|方案|计划|行动|五)[(（ ]{0,2}$/;

export function moveYears(words: string, year: number | null, shift: number): string {
  if (year === null || shift === 0) return words;
  return words.replace(YEARS, (own) => (Math.abs(Number(own) - year) > 1 ? own : String(Number(own) + shift)));
}

/** 2022年…，2023年…，2024年…: two years back beside last year and the report's own, in one sentence. */
function isRun(text: string, at: number, year: number): boolean {
  if (text.slice(at, at + 4) !== String(year - 2)) return false;
  const sentence = /^[^。]*/.exec(text.slice(at))![0];
  return sentence.includes(`${year - 1}年`) && sentence.includes(`${year}年`);
}

function isHistory(text: string, at: number, year: number): boolean {
  const own = Number(text.slice(at, at + 4));
  if (own < year && EVENT.test(text.slice(at + 4, at + 40))) return true;
  const before = text.slice(Math.max(0, at - 12), at);
  if (own > year && TARGET.test(before)) return true;
  // 2021—2025年: a span that reaches beyond the report is a plan's.
  const span = /(?:19|20)[0-9]{2} {0,2}年? {0,2}[-—~至–] {0,2}$/.exec(before);
  return span !== null && own > year;
}

/** A year of a paragraph and what it is now. */
interface MovedYear {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Years move on with the report; those further back (由来, 标准) and what stands in 《》 and 〔〕 stay. */
export function rollYears(roller: Roller): void {
  for (const block of roller.text.text.blocks)
    for (const { start, end, text } of yearsIn(roller, block)) roller.edits.put(block, start, end, text);
}

/** The years of a paragraph that move on. */
export function yearsIn(roller: Roller, block: Block): MovedYear[] {
  const { text, shift } = roller;
  const { year } = text.disclosure;
  if (shift === 0 || year === null) return [];
  const { projects } = roller.values;
  const kept = text.text.tokens[block.index]!.filter(
    ({ kind, start, end }) =>
      kind === 'title' || kind === 'placeholder' || (kind === 'name' && !moves(block.text.slice(start, end), shift, projects)),
  );
  const stays = (at: number): boolean => kept.some(({ start, end }) => start <= at && at < end) || isHistory(block.text, at, year);
  const moved: MovedYear[] = [];
  for (const { index, 0: said } of block.text.matchAll(YEARS)) {
    if (stays(index) || (Math.abs(Number(said) - year) > 1 && !isRun(block.text, index, year))) continue;
    moved.push({ start: index, end: index + 4, text: String(Number(said) + shift) });
  }
  for (const { index, 0: said } of block.text.matchAll(WRITTEN)) {
    const zero = said[1]!;
    const own = Number([...said.slice(0, 4)].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join(''));
    if (stays(index) || Math.abs(own - year) > 1) continue;
    const digits = [...String(own + shift)].map((digit) => (digit === '0' ? zero : DIGITS[Number(digit)]!)).join('');
    moved.push({ start: index, end: index + 4, text: digits });
  }
  return moved;
}
