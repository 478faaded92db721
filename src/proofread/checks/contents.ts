import { readNumbering, type Numbered } from '../../forms/numbering';
import { likeness } from '../../rules/support/check';
import type { Block } from '../../text/block';
import { claimKey } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import { bodyOf, outlineOf, type Outlined } from '../outline';
import type { BoundText } from '../proof';
import { asWritten, textOf } from '../wording';
import { onBlock } from './contents/on-block';
import { missingTopics } from './contents/topics';
import { unitName } from './contents/unit-name';

/** What a narrative must speak of, and the order in which it does: completeness, not numbers. */
export function contents(text: BoundText): Judgement {
  const body = bodyOf(text);
  return all([
    missingTopics(text, body),
    missingItems(text, body),
    missingTerms(body),
    numbering(body),
    tableOfContents(text, body),
    agencyFunds(text),
    copiedBudget(text),
    unitName(text, body),
    flatRates(text),
  ]);
}

interface Detail {
  /** Asked for where this item of the “三公” form is not 0. */
  readonly item: string;
  readonly says: RegExp;
  readonly detail: string;
  readonly finalOnly?: boolean;
}

const DETAILS: readonly Detail[] = [
  { item: '因公出国（境）费', says: /出国/, detail: '因公出国（境）费' },
  { item: '公务用车购置费', says: /购置/, detail: '公务用车购置费' },
  { item: '公务用车运行费', says: /运行|运维/, detail: '公务用车运行维护费' },
  { item: '公务接待费', says: /接待/, detail: '公务接待费' },
  { item: '因公出国（境）费', says: /团组|出国[^。;]{0,20}批/, detail: '出国（境）团组数和人次', finalOnly: true },
  { item: '公务用车购置费', says: /购置[^。;]{0,30}辆|购[^。;]{0,20}辆/, detail: '公务用车购置数', finalOnly: true },
  { item: '公务用车运行费', says: /保有|[0-9] {0,2}辆|车辆/, detail: '公务用车保有量', finalOnly: true },
  { item: '公务接待费', says: /批|人次|接待[^。;]{0,12}团组/, detail: '公务接待批次和人次', finalOnly: true },
];

/** C-SG: the section on “三公” gives each item that holds an amount, and in final accounts how many journeys, cars and guests. */
function missingItems({ facts, disclosure }: BoundText, body: readonly Outlined[]): Judgement {
  const section = body.filter(({ headings }) => headings.some((heading) => heading.includes('三公')));
  const heading = section.find(({ block }) => block.level !== null);
  if (!heading || section.every(({ block }) => block.level !== null)) return NOTHING;
  const holds = (item: string): boolean => {
    const [reading] = facts.readings({ subject: { type: 'item', item }, facets: {}, year: 0, kinds: ['“三公”经费表'] });
    return reading?.form.kind === '“三公”经费表' && reading.yuan.gt(0);
  };
  const missing = DETAILS.filter(
    ({ item, says, finalOnly }) =>
      (!finalOnly || disclosure.kind === 'final') &&
      holds(item) &&
      !section.some(({ block }) => block.level === null && says.test(block.text)),
  ).map(({ detail }) => detail);
  if (missing.length === 0) return NOTHING;
  const zh = `“三公”经费表中有数，这一部分却没有说明：${missing.join('、')}；请补充。`;
  return onBlock('C-SG', 'warning', heading.block, zh, `The section does not give: ${missing.join(', ')}.`);
}

/** C-TERM: where terms are explained, 三公 and 机关运行经费 are among them. */
function missingTerms(body: readonly Outlined[]): Judgement {
  const section = body.filter(({ headings }) => headings.some((heading) => heading.includes('名词解释')));
  const heading = section.find(({ block }) => block.level !== null);
  if (!heading || section.length < 3) return NOTHING;
  const missing = ['三公', '运行经费'].filter((term) => !section.some(({ block }) => block.text.includes(term)));
  if (missing.length === 0) return NOTHING;
  const zh = `名词解释中没有：${missing.map((term) => (term === '三公' ? '“三公”经费' : '机关运行经费')).join('、')}。`;
  return onBlock('C-TERM', 'hint', heading.block, zh, 'The terms do not explain 三公经费 and 机关运行经费.');
}

interface Heading {
  readonly block: Block;
  /** 第几部分. */
  readonly part: string;
  readonly numbered: Numbered;
  readonly mark: string;
}

const PART = /^第[一二三四五六七八九十]{1,3}部分/;

/** The lines with 一、 (style 0) or （一） (style 1); cells of tables, which tabs separate, are none. */
function headingsIn(body: readonly Outlined[]): Heading[] {
  let part = '';
  return body.flatMap(({ block }) => {
    const line = block.text.replace(/[ \0]/g, '').replace(/^[#>*-]{1,9}/, '');
    part = PART.exec(line)?.[0] ?? part;
    const numbered = block.text.includes('\t') ? null : readNumbering(line.slice(0, 80));
    if (!numbered || numbered.style > 1 || numbered.ordinal < 1) return [];
    return { block, part, numbered, mark: line.slice(0, line.length - numbered.name.length) };
  });
}

/** C-TOC: 一、二、三 and （一）（二）（三） go on without a gap; a list within a section may begin anew. */
function numbering(body: readonly Outlined[]): Judgement {
  let [part, open] = ['', [[], []] as number[][]];
  return all(
    headingsIn(body).map(({ block, part: own, numbered: { style, ordinal }, mark }) => {
      if (own !== part) [part, open] = [own, [[], []]];
      if (style === 0) open[1] = [];
      const levels = open[style]!;
      const last = levels.at(-1);
      if (last === undefined || ordinal === 1) {
        levels.push(ordinal);
        return NOTHING;
      }
      const at = levels.lastIndexOf(ordinal - 1);
      levels.splice(at < 0 ? -1 : at, levels.length, ordinal);
      if (at >= 0) return NOTHING;
      const zh = `序号“${mark}”${ordinal <= last ? '重复或倒退' : '前有跳号'}；请顺延编号。`;
      return onBlock('C-TOC', 'hint', block, zh, `The number “${mark}” does not follow the one before.`);
    }),
  );
}

const ALIKE = 0.6;

/** C-TOC: a section of the same number has the same words in the contents and in the text. */
function tableOfContents(text: BoundText, body: readonly Outlined[]): Judgement {
  const outline = outlineOf(text);
  const listed = headingsIn(outline.slice(0, outline.length - body.length));
  const written = headingsIn(body).filter(({ block }) => block.level !== null);
  return all(
    listed.map(({ part, numbered }) => {
      if (numbered.style !== 0) return NOTHING;
      const same = written.filter(
        (heading) => heading.part === part && heading.numbered.style === 0 && heading.numbered.ordinal === numbered.ordinal,
      );
      const [heading] = same;
      const [inList, inText] = [numbered.name, heading?.numbered.name ?? ''];
      if (!heading || same.length > 1 || inList.includes(inText) || inText.includes(inList) || likeness(inList, inText) < ALIKE)
        return NOTHING;
      return onBlock('C-TOC', 'hint', heading.block, `目录写“${inList}”，正文写“${inText}”；请统一。`, `The contents say “${inList}”.`);
    }),
  );
}

/** C-DEFJG: 机关运行经费 is of agencies; a unit whose subjects know only 事业运行 says which definition it uses. */
function agencyFunds(text: BoundText): Judgement {
  const lines = text.disclosure.forms.flatMap(({ panels }) => panels.flatMap((panel) => panel.lines));
  const runs = (name: string): boolean => lines.some((line) => line.name === name && line.amounts.some(({ value }) => value?.gt(0)));
  if (!runs('事业运行') || runs('行政运行')) return NOTHING;
  const found = text.claims.find(
    ({ claim }) =>
      claim.about.some(({ subject }) => subject.type === 'item' && subject.item === '机关运行经费') && !claim.number.value.isZero(),
  );
  if (!found || /参照|参公|口径|事业单位/.test(found.claim.context.block.text)) return NOTHING;
  const { context, number } = found.claim;
  return accuse(
    {
      rule: 'C-DEFJG',
      level: 'hint',
      zh: '机关运行经费是行政单位和参照公务员法管理的事业单位的口径；本单位只有“事业运行”，请注明所用口径。',
      en: '机关运行经费 is a term of agencies; this unit has only 事业运行. State the definition used.',
      ...asWritten(context.block, number),
    },
    [],
  );
}

/** Neither names a subject: then they have the same. */
function isBare(a: Claim, b: Claim): boolean {
  return a.phrase.alternatives.length === 0 && b.phrase.alternatives.length === 0;
}

const FEWEST_PAIRS = 3;

/** C-BUDEQ: final accounts that equal the budget wherever the text gives both look copied. */
function copiedBudget(text: BoundText): Judgement {
  if (text.disclosure.kind !== 'final') return NOTHING;
  const pairs = text.claims.flatMap(({ claim: actual }, index) => {
    const budget = text.claims[index - 1]?.claim;
    const beside =
      budget?.context.sentence === actual.context.sentence && (claimKey(budget) === claimKey(actual) || isBare(budget, actual));
    const stages = budget?.stage !== null && budget?.stage !== '决算' && actual.stage === '决算';
    return budget && beside && stages && !actual.number.value.isZero() ? [{ budget, actual }] : [];
  });
  const [first] = pairs;
  if (!first || pairs.length < FEWEST_PAIRS || pairs.some(({ budget, actual }) => !budget.number.value.eq(actual.number.value)))
    return NOTHING;
  const { block } = first.actual.context;
  return accuse(
    {
      rule: 'C-BUDEQ',
      level: 'hint',
      zh: `文中 ${pairs.length} 处年初预算都与决算分毫不差，疑似照抄了决算数；请核对年初预算。`,
      en: `In all ${pairs.length} places the budget equals the final accounts; please verify.`,
      block,
      start: Math.min(first.budget.number.start, first.actual.number.start),
      end: first.actual.number.end,
      stated: textOf(block, first.budget.number),
    },
    [],
  );
}

/** T-FLAT: nothing changed, so 与上年持平 says it; one hint for the habit of a text. */
function flatRates(text: BoundText): Judgement {
  const flat = text.changes.filter(
    ({ number, difference, sign }) =>
      number.kind === 'rate' && number.value.isZero() && sign !== 0 && (difference?.number.value.isZero() ?? true),
  );
  const [first] = flat;
  if (!first) return NOTHING;
  const { block } = first.context;
  const stated = textOf(block, first.number);
  return accuse(
    {
      rule: 'T-FLAT',
      level: 'hint',
      zh: `没有增减的写“与上年持平”，不写增长 ${stated}（文中 ${flat.length} 处）。`,
      en: `Say 与上年持平 where nothing changed (${flat.length} times).`,
      block,
      start: first.number.start,
      end: first.number.end,
      stated,
    },
    [],
  );
}
