import { Decimal } from 'decimal.js';
import type { Claim } from './claim';
import type { Paragraph } from './text';

/** A total and the parts that the text lists for it: …万元，其中：A…，B…. */
export interface List {
  readonly whole: Claim;
  readonly parts: readonly Claim[];
  /** The words say that the parts are all there is: 款 and its 项. */
  readonly complete?: boolean;
  /** Parts that need not be all there is: they are at most the whole. */
  readonly some?: boolean;
}

const OPENS = /其中|包括|主要用于|用于以下|分别|具体(?:情况|安排)?(?:如下|为)/;

/** A paragraph whose list follows in the next ones. */
const OPENS_BELOW = /(?:(?:其中(?:\([^()]{0,30}\))?|如下|以下方面):?|:)\s*$/;

/** Finds the lists of a text: within a sentence, or over the paragraphs that follow one that ends with 其中： or a colon. */
export function listsOf(paragraphs: readonly Paragraph[], claims: readonly Claim[]): List[] {
  const byParagraph = paragraphs.map((): Claim[] => []);
  for (const claim of claims) if (claim.kind === 'amount') byParagraph[claim.paragraph.index]!.push(claim);
  return [
    ...levelLists(byParagraph),
    ...paragraphs.flatMap((paragraph, at) => {
      const own = byParagraph[at]!;
      const inner = own.flatMap((_, index) => withinSentence(paragraph, own, index));
      return [...inner, ...acrossParagraphs(paragraphs, byParagraph, at)];
    }),
  ];
}

/** …（款）…元 followed by …（项）…元: the 项 are all of the 款. */
function levelLists(byParagraph: readonly (readonly Claim[])[]): List[] {
  const lists: { whole: Claim; parts: Claim[]; complete: true }[] = [];
  for (const claims of byParagraph) {
    const first = claims[0];
    const level = first && /\((款|项)\)[^()]{0,20}$/.exec(first.lead)?.[1];
    if (first && level === '款') lists.push({ whole: first, parts: [], complete: true });
    else if (
      first &&
      level === '项' &&
      !/\(款\)/.test(first.lead) &&
      lists.at(-1)?.whole.paragraph.headings.join() === first.paragraph.headings.join()
    )
      lists.at(-1)!.parts.push(first);
  }
  return lists.filter(({ parts }) => parts.length > 0);
}

function withinSentence(paragraph: Paragraph, claims: readonly Claim[], at: number): List[] {
  const [whole, next] = [claims[at], claims[at + 1]];
  if (!whole || !next) return [];
  const between = paragraph.folded.slice(whole.end, next.start);
  if (!OPENS.test(between) || (between.includes('。') && !/。 {0,2}其中/.test(between))) return [];
  const bracket = between.lastIndexOf('(') > between.lastIndexOf(')') ? paragraph.folded.indexOf(')', next.start) : -1;
  const stop = bracket > 0 ? bracket : endOfList(paragraph.folded, next.start, isPart(paragraph.folded, whole.start));
  const parts = claims.slice(at + 1).filter(({ start }) => start < stop);
  return [{ whole, parts: withoutNested(paragraph, parts) }];
}

/** A list ends with its sentence; the list of a part with the part, where ； parts them. */
function endOfList(folded: string, from: number, inner = false): number {
  const stop = folded.indexOf('。', from);
  const part = inner ? folded.indexOf(';', from) : -1;
  const end = stop < 0 ? folded.length : stop;
  return part < 0 ? end : Math.min(end, part);
}

/** Whether the sentence has opened a list before an amount: then it is a part of another. */
function isPart(folded: string, at: number): boolean {
  return OPENS.test(folded.slice(Math.max(folded.lastIndexOf('。', at) + 1, at - LONGEST_SENTENCE), at));
}

const LONGEST_SENTENCE = 400;

/** Parts of a part (…，其中：…) are not parts of the whole. */
function withoutNested(paragraph: Paragraph, parts: readonly Claim[]): Claim[] {
  const kept: Claim[] = [];
  let skipUntil = -1;
  parts.forEach((part, index) => {
    if (part.start < skipUntil) return;
    kept.push(part);
    const next = parts[index + 1];
    if (!next || !/其中|包括|主要用于|\(/.test(paragraph.folded.slice(part.end, next.start))) return;
    const stop = paragraph.folded.indexOf(';', part.end);
    const bracket = /\((?:其中|包括)/.test(paragraph.folded.slice(part.end, next.start)) ? paragraph.folded.indexOf(')', part.end) : -1;
    skipUntil = bracket > 0 ? bracket : stop < 0 ? endOfList(paragraph.folded, part.end) : stop;
  });
  return kept;
}

function acrossParagraphs(paragraphs: readonly Paragraph[], byParagraph: readonly (readonly Claim[])[], at: number): List[] {
  const paragraph = paragraphs[at]!;
  const opensHere = OPENS_BELOW.test(paragraph.folded) && !paragraph.isHeading;
  const startsWith = /^\s*其中[:,]/.test(paragraph.folded);
  const whole = startsWith ? byParagraph[at - 1]?.[0] : opensHere ? lastOfSentence(paragraph, byParagraph[at]!) : undefined;
  if (!whole) return allocation(paragraphs, byParagraph, at);
  const following = paragraphs.slice(at + 1, at + 1 + LONGEST_LIST);
  const stages = startsWith ? [whole] : byParagraph[at]!.filter((claim) => claim === whole || stageOf(claim) !== stageOf(whole));
  return stages.slice(-2).flatMap((total) => listOf(total, startsWith, paragraph, following, byParagraph) ?? []);
}

/** How many paragraphs a list goes on for. */
const LONGEST_LIST = 80;

/** The amounts, of the stage that the total is of, that the paragraphs after it begin with. */
function listOf(
  whole: Claim,
  startsWith: boolean,
  paragraph: Paragraph,
  following: readonly Paragraph[],
  byParagraph: readonly (readonly Claim[])[],
): List | null {
  const style = numberingStyle(whole.paragraph.folded);
  const stage = stageOf(whole);
  const parts: Claim[] = startsWith ? [...byParagraph[paragraph.index]!].slice(0, 1) : [];
  let listed: string | null | undefined = startsWith ? null : undefined;
  for (const next of following) {
    if (next.isHeading || /^\s*其中[:,]/.test(next.folded)) break;
    const own = numberingStyle(next.folded);
    if (own === style && (own !== null || OPENS_BELOW.test(next.folded))) break;
    listed ??= own;
    if (listed !== own) continue;
    const claims = byParagraph[next.index]!;
    const part = claims.find((claim) => stageOf(claim) === stage) ?? claims[0];
    if (!part || /合计|总额|总计/.test(part.lead)) break;
    parts.push(part);
  }
  if (parts.length === 0) return null;
  const sum = parts.reduce((of, { value }) => of.plus(value), new Decimal(0));
  const fits = ({ value, half }: Claim): boolean =>
    value
      .minus(sum)
      .abs()
      .lte(half.times(parts.length + 1));
  if (startsWith) return { whole, parts };
  const fitting = fits(whole) ? whole : byParagraph[paragraph.index]!.find((claim) => stageOf(claim) === stage && fits(claim));
  if (fitting) return { whole: fitting, parts };
  // 支出具体情况如下： after the sentence with the amounts does not say which of them it details.
  if (stage !== '') return parts.every((part) => stageOf(part) === stage) ? { whole, parts } : null;
  return paragraph.folded.slice(whole.end).includes('。') ? null : { whole, parts };
}

/** 资金分配情况：主要用于… is the detail of the amount that the lines before give to the project. */
function allocation(paragraphs: readonly Paragraph[], byParagraph: readonly (readonly Claim[])[], at: number): List[] {
  const { project, folded } = paragraphs[at]!;
  if (project === '' || !/^ *(?:资金分配|资金安排|主要用于|支出内容)/.test(folded)) return [];
  for (let before = at - 1; before >= Math.max(0, at - LONGEST_LIST) && paragraphs[before]!.project === project; before--) {
    const whole = byParagraph[before]![0];
    if (!whole) continue;
    const [first, ...parts] = byParagraph[at]!;
    // 经费45万元，其中：… says the whole again before its parts.
    const again = first && (parts.length === 0 || OPENS.test(first.paragraph.folded.slice(first.end, parts[0]!.start)));
    return first ? [{ whole, parts: again ? [first] : [first, ...parts], some: true }] : [];
  }
  return [];
}

/** The amount a closing 其中： refers to: the last one of its sentence that is no part itself. */
function lastOfSentence(paragraph: Paragraph, own: readonly Claim[]): Claim | undefined {
  const last = own.at(-1);
  if (!last || paragraph.folded.slice(last.end).replace(/[^。]/g, '').length > 1) return undefined;
  const stage = own.filter(({ lead }) => !/上年|20[0-9]{2}年度?(?:预算|决算)数/.test(lead));
  return stage.at(-1) ?? last;
}

function numberingStyle(folded: string): string | null {
  if (/^\s*[-·]?\s*\([一二三四五六七八九十]+\)/.test(folded)) return '(一)';
  if (/^\s*[-·]?\s*[0-9]{1,2}[、.]/.test(folded)) return '1.';
  return /^\s*[一二三四五六七八九十]+、/.test(folded) ? '一、' : null;
}

/** 年初预算 and 决算 amounts of one sentence are two series. */
function stageOf(claim: Claim): '预算' | '决算' | '' {
  if (/决算(?:数)?(?:为)?$/.test(claim.lead)) return '决算';
  return /(?:年初|全年|调整|支出)?预算(?:数)?为$/.test(claim.lead) ? '预算' : '';
}
