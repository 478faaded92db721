import type { Decimal } from 'decimal.js';
import type { FormKind } from '../../forms/disclosure';
import { readNumbering, type Numbered } from '../../forms/numbering';
import { FactReader } from '../../narrative/facts';
import { likeness } from '../../rules/support/check';
import { normalize } from '../../workbook/text';
import { textFinding, type TextFinding } from '../finding';
import type { Session } from '../session';
import { titleOf, type Paragraph } from '../text';

/** What a narrative must speak of, and the order in which it does: completeness, not numbers. */
export function contentFindings(session: Session): TextFinding[] {
  const body = bodyOf(session);
  return [
    ...missingTopics(session, body),
    ...missingItems(session, body),
    ...missingTerms(session, body),
    ...numbering(session, body),
    ...tableOfContents(session, body),
    ...agencyFunds(session),
    ...copiedBudget(session),
    ...unitName(session, body),
    ...flatRates(session),
  ];
}

/** A finding on a paragraph as a whole; its first words are quoted. */
function onParagraph(session: Session, rule: string, level: 'warning' | 'hint', paragraph: Paragraph, zh: string, en: string): TextFinding {
  return textFinding(session.language, { rule, level, zh, en, paragraph, start: 0, end: /^[^,。;]*/.exec(paragraph.folded)![0].length });
}

/** What every locality asks for, with the form that holds its numbers: a workbook without that form says nothing of the topic. */
const TOPICS: readonly (readonly [topic: string, says: RegExp, form?: FormKind])[] = [
  ['收支总体情况', /收支|收入支出|收入预算|收入决算/],
  ['“三公”经费', /三公/, '“三公”经费表'],
  ['机关运行经费', /运行经费|公用经费/],
  ['政府采购', /政府采购/],
  ['国有资产占用', /国有资产|固定资产|车辆/],
  ['预算绩效', /绩效/],
];
const FEWEST_TOPICS = 4;
const FEWEST_HEADINGS = 4;

/** C-PARAS: a text that goes through the topics of a narrative leaves none out. A text of a few paragraphs is an extract. */
function missingTopics(session: Session, body: readonly Paragraph[]): TextFinding[] {
  const first = body.find(({ folded }) => folded.trim() !== '');
  const kinds = new Set(session.disclosure.forms.map(({ kind }) => kind));
  const missing = TOPICS.filter(([, says, form]) => (!form || kinds.has(form)) && !body.some(({ folded }) => says.test(folded))).map(
    ([topic]) => topic,
  );
  const headings = body.filter(({ isHeading }) => isHeading).length;
  if (!first || missing.length === 0 || TOPICS.length - missing.length < FEWEST_TOPICS || headings < FEWEST_HEADINGS) return [];
  const zh = `文中没有说到：${missing.join('、')}。这是必须公开的内容，没有的也要写明；如在别的文件中，请一并核对。`;
  return [onParagraph(session, 'C-PARAS', 'warning', first, zh, `Not mentioned: ${missing.join(', ')}.`)];
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
  { item: '公务用车运行费', says: /运行/, detail: '公务用车运行维护费' },
  { item: '公务接待费', says: /接待/, detail: '公务接待费' },
  { item: '因公出国（境）费', says: /团组/, detail: '出国（境）团组数和人次', finalOnly: true },
  { item: '公务用车购置费', says: /购置[^。;]{0,30}辆/, detail: '公务用车购置数', finalOnly: true },
  { item: '公务用车运行费', says: /保有/, detail: '公务用车保有量', finalOnly: true },
  { item: '公务接待费', says: /批|接待[^。;]{0,12}团组/, detail: '公务接待批次和人次', finalOnly: true },
];

/** C-SG: the section on “三公” gives each item that holds an amount, and in final accounts how many journeys, cars and guests. */
function missingItems(session: Session, body: readonly Paragraph[]): TextFinding[] {
  const section = body.filter(({ headings }) => headings.some((heading) => heading.includes('三公')));
  const heading = section.find(({ isHeading }) => isHeading);
  if (!heading || section.every(({ isHeading }) => isHeading)) return [];
  const reader = new FactReader(session.disclosure);
  const missing = DETAILS.filter(
    ({ item, says, finalOnly }) =>
      (!finalOnly || session.disclosure.kind === 'final') &&
      isPositive(reader.fact(`三公经费表/${item}`).yuan) &&
      !section.some(({ folded, isHeading }) => !isHeading && says.test(folded)),
  ).map(({ detail }) => detail);
  if (missing.length === 0) return [];
  const zh = `“三公”经费表中有数，这一部分却没有说明：${missing.join('、')}；请补充。`;
  return [onParagraph(session, 'C-SG', 'warning', heading, zh, `The section does not give: ${missing.join(', ')}.`)];
}

function isPositive(yuan: Decimal | null): boolean {
  return yuan !== null && !yuan.isZero();
}

/** C-TERM: where terms are explained, 三公 and 机关运行经费 are among them. */
function missingTerms(session: Session, body: readonly Paragraph[]): TextFinding[] {
  const section = body.filter(({ headings }) => headings.some((heading) => heading.includes('名词解释')));
  const heading = section.find(({ isHeading }) => isHeading);
  if (!heading || section.length < 3) return [];
  const missing = ['三公', '运行经费'].filter((term) => !section.some(({ folded }) => folded.includes(term)));
  if (missing.length === 0) return [];
  const zh = `名词解释中没有：${missing.map((term) => (term === '三公' ? '“三公”经费' : '机关运行经费')).join('、')}。`;
  return [onParagraph(session, 'C-TERM', 'hint', heading, zh, 'The terms do not explain 三公经费 and 机关运行经费.')];
}

/** The paragraphs after the contents: all of them where there are none. */
function bodyOf({ paragraphs }: Session): readonly Paragraph[] {
  const titles = paragraphs.map(({ folded }) => titleOf(folded));
  const start = titles.indexOf('目录');
  const first = start < 0 ? -1 : titles.findIndex((title, index) => index > start && title !== '');
  const again = first < 0 ? -1 : titles.indexOf(titles[first]!, first + 1);
  return again < 0 ? paragraphs : paragraphs.slice(again);
}

interface Heading {
  readonly paragraph: Paragraph;
  /** 第几部分. */
  readonly part: string;
  readonly numbered: Numbered;
  readonly mark: string;
}

const PART = /^第[一二三四五六七八九十]{1,3}部分/;

/** The lines with 一、 (style 0) or （一） (style 1); cells of tables, which tabs separate, are none. */
function headingsIn(paragraphs: readonly Paragraph[]): Heading[] {
  let part = '';
  return paragraphs.flatMap((paragraph) => {
    const line = titleOf(paragraph.folded);
    part = PART.exec(line)?.[0] ?? part;
    const numbered = paragraph.text.includes('\t') ? null : readNumbering(line.slice(0, 80));
    if (!numbered || numbered.style > 1 || numbered.ordinal < 1) return [];
    return { paragraph, part, numbered, mark: line.slice(0, line.length - numbered.name.length) };
  });
}

/** C-TOC: 一、二、三 and （一）（二）（三） go on without a gap; a list within a section may begin anew. */
function numbering(session: Session, body: readonly Paragraph[]): TextFinding[] {
  let [part, open] = ['', [[], []] as number[][]];
  return headingsIn(body).flatMap(({ paragraph, part: own, numbered: { style, ordinal }, mark }) => {
    if (own !== part) [part, open] = [own, [[], []]];
    if (style === 0) open[1] = [];
    const levels = open[style]!;
    const last = levels.at(-1);
    if (last === undefined || ordinal === 1) {
      levels.push(ordinal);
      return [];
    }
    const at = levels.lastIndexOf(ordinal - 1);
    levels.splice(at < 0 ? -1 : at, levels.length, ordinal);
    if (at >= 0) return [];
    const zh = `序号“${mark}”${ordinal <= last ? '重复或倒退' : '前有跳号'}；请顺延编号。`;
    return onParagraph(session, 'C-TOC', 'hint', paragraph, zh, `The number “${mark}” does not follow the one before.`);
  });
}

const ALIKE = 0.6;

/** C-TOC: a section of the same number has the same words in the contents and in the text. */
function tableOfContents(session: Session, body: readonly Paragraph[]): TextFinding[] {
  const listed = headingsIn(session.paragraphs.slice(0, session.paragraphs.length - body.length));
  const written = headingsIn(body).filter(({ paragraph }) => paragraph.isHeading);
  return listed.flatMap(({ part, numbered }) => {
    if (numbered.style !== 0) return [];
    const same = written.filter(
      (heading) => heading.part === part && heading.numbered.style === 0 && heading.numbered.ordinal === numbered.ordinal,
    );
    const [heading] = same;
    const [inList, inText] = [numbered.name, heading?.numbered.name ?? ''];
    if (!heading || same.length > 1 || inList.includes(inText) || inText.includes(inList) || likeness(inList, inText) < ALIKE) return [];
    const zh = `目录写“${inList}”，正文写“${inText}”；请统一。`;
    return onParagraph(session, 'C-TOC', 'hint', heading.paragraph, zh, `The contents say “${inList}”.`);
  });
}

/** C-DEFJG: 机关运行经费 is of agencies; a unit whose subjects know only 事业运行 says which definition it uses. */
function agencyFunds(session: Session): TextFinding[] {
  const lines = session.disclosure.forms.flatMap(({ panels }) => panels.flatMap((panel) => panel.lines));
  const runs = (name: string) => lines.some((line) => line.name === name && line.amounts.some(({ value }) => isPositive(value)));
  if (!runs('事业运行') || runs('行政运行')) return [];
  const claim = session.claims.find(
    ({ kind, lead, value }) => kind === 'amount' && /(?:机关|部门|单位)运行经费/.test(lead) && !value.isZero(),
  );
  if (!claim || /参照|参公|口径|事业单位/.test(claim.paragraph.folded)) return [];
  const { paragraph, start, end } = claim;
  const zh = '机关运行经费是行政单位和参照公务员法管理的事业单位的口径；本单位只有“事业运行”，请注明所用口径。';
  const en = '机关运行经费 is a term of agencies; this unit has only 事业运行. State the definition used.';
  return [textFinding(session.language, { rule: 'C-DEFJG', level: 'hint', zh, en, paragraph, start, end, stated: claim.text })];
}

const FEWEST_PAIRS = 3;

/** C-BUDEQ: final accounts that equal the budget wherever the text gives both look copied. */
function copiedBudget(session: Session): TextFinding[] {
  if (session.disclosure.kind !== 'final') return [];
  const pairs = session.claims.flatMap((actual, index) => {
    const budget = session.claims[index - 1];
    const isPair =
      budget?.paragraph === actual.paragraph &&
      budget.sentence === actual.sentence &&
      /预算(?:数)?为?$/.test(budget.lead) &&
      /决算(?:数)?为?$/.test(actual.lead) &&
      !actual.value.isZero();
    return isPair ? [{ budget, actual }] : [];
  });
  const [first] = pairs;
  if (!first || pairs.length < FEWEST_PAIRS || pairs.some(({ budget, actual }) => !budget.value.eq(actual.value))) return [];
  const { paragraph } = first.actual;
  return [
    textFinding(session.language, {
      rule: 'C-BUDEQ',
      level: 'hint',
      zh: `文中 ${pairs.length} 处年初预算都与决算分毫不差，像是照抄了决算数；请核对年初预算。`,
      en: `In all ${pairs.length} places the budget equals the final accounts; please verify.`,
      paragraph,
      start: first.budget.start,
      end: first.actual.end,
      stated: first.budget.text,
    }),
  ];
}

const NAMED = /(?:关于)?([一-龥]{5,40}?)(?=20[0-9]{2}年度?(?:部门|单位)?(?:预算|决算|收支|收入|支出|财政|一般公共|机关运行|政府采购))/g;
const NEARLY = 0.85;

/** T-NAME: the unit is called what its forms call it. Other units of the department have names of their own, far from its. */
function unitName(session: Session, body: readonly Paragraph[]): TextFinding[] {
  const name = normalize(session.disclosure.organization).replace(/\([^()]*\)$/, '');
  if (name.length < 6) return [];
  return body.flatMap((paragraph) =>
    [...paragraph.folded.matchAll(NAMED)].flatMap((match): TextFinding[] => {
      const stated = match[1]!;
      const close = Math.abs(stated.length - name.length) <= 1 && likeness(name, stated) >= NEARLY;
      if (!close || stated === name) return [];
      const start = match.index + match[0].length - stated.length;
      return [
        textFinding(session.language, {
          rule: 'T-NAME',
          level: 'hint',
          zh: `单位名称写作“${stated}”，表中为“${name}”；请统一。`,
          en: `The unit is called “${stated}” here and “${name}” in the forms.`,
          paragraph,
          start,
          end: start + stated.length,
          stated,
          expected: name,
        }),
      ];
    }),
  );
}

/** T-FLAT: nothing changed, so 与上年持平 says it; one hint for the habit of a text. */
function flatRates(session: Session): TextFinding[] {
  const flat = session.changes.flatMap(({ rate, delta }) =>
    rate?.value.isZero() && (rate.direction ?? 0) !== 0 && (delta?.value.isZero() ?? true) ? [rate] : [],
  );
  const [first] = flat;
  if (!first) return [];
  const { paragraph, start, end, text } = first;
  const zh = `没有增减的写“与上年持平”，不写增长 ${text}（文中 ${flat.length} 处）。`;
  const en = `Say 与上年持平 where nothing changed (${flat.length} times).`;
  return [textFinding(session.language, { rule: 'T-FLAT', level: 'hint', zh, en, paragraph, start, end, stated: text })];
}
