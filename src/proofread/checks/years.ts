import type { Disclosure } from '../../forms/disclosure';
import type { Section } from '../../text/frames';
import type { Token } from '../../text/token';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import type { Block } from '../../text/block';

/** T-YEAR: a heading or a sentence that still speaks of last year, and a comparison with another year than the one before. */
export function years(text: BoundText): Judgement {
  const { year } = text.disclosure;
  if (year === null) return NOTHING;
  const headed = new Map(text.text.sections.map((section) => [section.block, section]));
  let open: readonly Section[] = [];
  return all(
    text.text.blocks.map((block, index) => {
      const section = headed.get(block);
      if (section) open = [...open.filter(({ level }) => level < section.level), section];
      const tokens = text.text.tokens[index]!;
      return all([
        ...(open.some((own) => isAboutThePast(own, text)) ? [] : leftOver(text, block, tokens, year)),
        ...compared(text.disclosure.kind, block, tokens, year),
        ...stockDates(text, block, year),
      ]);
    }),
  );
}

/** What may follow a year of the past without being a slip: what was carried out or carried over, plans and documents. */
const OF_THE_PAST = /^(?:年度?)?(?:底|末|初|上半年|下半年|以来|以前|至|[-—~]|结转|结余|执行|决算|预算|批复|追加|实际|新增|[0-9])/;

function leftOver(text: BoundText, block: Block, tokens: readonly Token[], year: number): Judgement[] {
  const found: Judgement[] = [];
  let first = true;
  let sentence: Token[] = [];
  const close = (): void => {
    const judgement = sentence.length > 0 ? judgeSentence(text, block, sentence, year) : null;
    if (judgement) found.push(judgement);
    sentence = [];
    first = true;
  };
  for (const token of tokens) {
    if (token.kind === 'stop') close();
    else if (first || token.kind !== 'quote') {
      sentence.push(token);
      first = false;
    }
  }
  close();
  return found;
}

/** A sentence whose topic is last year and that names this year nowhere. */
function judgeSentence(text: BoundText, block: Block, sentence: readonly Token[], year: number): Judgement | null {
  const named = sentence.filter(({ kind, meaning }) => kind === 'year' && /^[0-9]{4}$/.test(meaning));
  const [token, ...others] = named;
  if (!token || Number(token.meaning) !== year - 1) return null;
  const at = sentence.indexOf(token);
  if (others.length > 0 && !isComparedWithItself(sentence, token, others)) return null;
  const lead = sentence.slice(0, at);
  // 因公出国费与2024年预算持平: what it is compared with.
  if (lead.at(-1)?.kind === 'compare') return null;
  const heading = block.level !== null;
  if (lead.some(({ kind }) => !LEADS.has(kind)) && !(heading && lead.length <= 2)) return null;
  const after = block.text.slice(token.end).replace(/[ \0]/g, '');
  if (text.disclosure.kind === 'budget' && (heading ? /决算/ : /^(?:[^,。;]{0,6})(?:执行|决算)/).test(after)) return null;
  if (OF_THE_PAST.test(after) && !(text.disclosure.kind === 'final' ? /^决算/ : /^预算/).test(after)) return null;
  if (!SUBJECT.test(after.slice(0, 40))) return null;
  return accuse(
    {
      block,
      start: token.start,
      end: token.end,
      stated: block.text.slice(token.start, token.end),
      expected: String(year),
      rule: 'T-YEAR',
      level: 'warning',
      zh: `报告年度是 ${year} 年，这里写 ${token.meaning} 年，疑似上年文字没有改；请核对。`,
      en: `The report is of ${year}; ${token.meaning} looks left over from last year’s text.`,
    },
    [],
  );
}

/** 2023年…，比2023年预算增加: nothing grows against itself, so one of the two years is wrong; 执行 against 预算 of a year are two things. */
function isComparedWithItself(sentence: readonly Token[], head: Token, others: readonly Token[]): boolean {
  const stages = new Set(sentence.filter(({ kind }) => kind === 'stage').map(({ meaning }) => meaning));
  return (
    stages.size <= 1 && others.every((other) => other.meaning === head.meaning && sentence[sentence.indexOf(other) - 1]?.kind === 'compare')
  );
}

/** Sections on performance, assets and what was carried over speak of the year that was looked at, as in a budget do those on a 决算. */
function isAboutThePast({ phrase, block }: Section, { disclosure }: BoundText): boolean {
  const { topic, period, stage } = phrase;
  return (
    topic !== null ||
    period === '上年结转' ||
    period === '结转' ||
    (stage === '决算' && disclosure.kind === 'budget' && block.text.includes(String((disclosure.year ?? 0) - 1)))
  );
}

const LEADS: ReadonlySet<string> = new Set(['unitword', 'glue', 'quote', 'comma']);
/** What a sentence about the report's year speaks of. */
const SUBJECT = /预算|决算|收入|支出|总计|经费|采购|绩效|资产|财政拨款|三公|收支|没有|无|未/;

const STOCK_DATE =
  /截[至止] {0,2}(20[0-9]{2}) {0,2}年(?: {0,2}12 {0,2}月 {0,2}31 {0,2}日|年?底|年?末|终)[^。]{0,60}?(?:用车|车辆|资产|房屋|设备|土地)/g;

/** What a unit has is counted at the end of the year reported on, in a budget at that of the year before: a date of a year earlier was left. */
function stockDates({ disclosure }: BoundText, block: Block, year: number): Judgement[] {
  const right = disclosure.kind === 'final' ? year : year - 1;
  return [...block.text.matchAll(STOCK_DATE)]
    .filter(([, stated]) => Number(stated) === right - 1)
    .map((found) => {
      const start = found.index + found[0].indexOf(found[1]!);
      return accuse(
        {
          block,
          start,
          end: start + 4,
          stated: found[1]!,
          expected: String(right),
          rule: 'T-YEAR',
          level: 'warning',
          zh: `资产的时点应为 ${right} 年底，这里写 ${found[1]} 年，疑似上年文字没有改；请核对。`,
          en: `Assets are counted at the end of ${right}; ${found[1]} looks left over.`,
        },
        [],
      );
    });
}

/** 比2021年预算 in a text about 2023. */
function compared(kind: Disclosure['kind'], block: Block, tokens: readonly Token[], year: number): Judgement[] {
  return tokens.flatMap((token, at): Judgement[] => {
    const before = tokens[at - 1];
    if (token.kind !== 'year' || before?.kind !== 'compare' || !/^[0-9]{4}$/.test(token.meaning)) return [];
    const named = Number(token.meaning);
    if (named === year - 1 || (named === year && isOfStage(kind, tokens.slice(at + 1, at + 1 + MOST_WORDS)))) return [];
    const next = tokens[at + 1];
    if (next && !['stage', 'than', 'change', 'comma', 'flat', 'glue', 'item', 'source', 'compare'].includes(next.kind)) return [];
    return [
      accuse(
        {
          block,
          start: before.start,
          end: token.end,
          stated: token.meaning,
          expected: String(year - 1),
          rule: 'T-YEAR',
          level: 'warning',
          zh: `报告年度是 ${year} 年，对比年应为 ${year - 1} 年，文中写 ${named} 年；请核对。`,
          en: `The year before ${year} is ${year - 1}, not ${named}.`,
        },
        [],
      ),
    ];
  });
}

/** 比2023年“三公”经费年初预算: what is compared with is another stage of the same year; a budget itself is no other stage than 预算. */
function isOfStage(disclosure: Disclosure['kind'], after: readonly Token[]): boolean {
  const end = after.findIndex(({ kind }) => ENDS.has(kind));
  const stages = (end === -1 ? after : after.slice(0, end)).filter(({ kind }) => kind === 'stage');
  return stages.some(({ meaning }) => disclosure === 'final' || meaning !== '预算');
}

const ENDS: ReadonlySet<string> = new Set(['amount', 'change', 'flat', 'comma', 'semicolon', 'stop', 'than']);
const MOST_WORDS = 12;
