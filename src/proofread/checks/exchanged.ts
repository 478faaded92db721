import type { Reading } from '../../facts/base';
import type { Claim, Facets } from '../../text/frames';
import { TRAVEL_PARTS } from '../../text/items';
import { isTelling } from '../arithmetic';
import { agrees, readingsOf, type Bound } from '../bind';
import { accuse, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { called, cellsOf, shown, textOf } from '../wording';

/** Sources whose names are taken for one another. */
const SOURCES = [
  '一般公共预算',
  '政府性基金',
  '国有资本经营',
  '财政专户',
  '事业收入',
  '经营收入',
  '上级补助收入',
  '单位资金',
  '其他收入',
] as const;
const NATURES = ['基本', '项目'] as const;
const FUNDS = ['人员', '公用'] as const;

/**
 * T-ITEM: an amount that is, to the last place, that of another source, nature, kind of 经费 or year than the words beside it say: then a
 * word is wrong and not the figure. Null where no other word explains it.
 */
export function exchanged(text: BoundText, { claim, readings: [best] }: Bound): Judgement | null {
  const { number, phrase, facets, year } = claim;
  if (claim.doubts.length > 0 || year === null || number.value.isZero()) return null;
  const named = readingsOf(text.facts, claim, claim.about, year).find(({ cost }) => cost <= MOST) ?? best ?? null;
  // Where the form has nothing of what is named, a rounder amount that it has of another word is hardly chance either.
  if (!isTelling(number.value) && !named?.blank) return null;
  const most = named ? Math.max(MOST, named.cost) : PLAIN;
  if (named && !named.blank && agrees(number, named)) return null;
  const candidates: readonly {
    readonly word: string;
    readonly facets?: Facets;
    readonly year?: 0 | -1;
    readonly about?: Claim['about'];
  }[] = [
    ...others(NATURES, phrase.nature).map((value) => ({
      word: `${value}支出`,
      facets: { ...facets, nature: { value, inherited: false } },
    })),
    ...others(FUNDS, phrase.funds).map((value) => ({
      word: `${value}经费`,
      facets: { ...facets, funds: { value, inherited: false } },
      year,
    })),
    ...others(SOURCES, phrase.source).map((value) => ({ word: value, facets: { ...facets, source: { value, inherited: false } } })),
    ...(phrase.year && named && !named.blank
      ? [{ word: year === 0 ? '上年' : '本年', year: year === 0 ? (-1 as const) : (0 as const) }]
      : []),
    // 公务接待费7.6万元, where the form has nothing for it and 7.6 for cars.
    ...(named?.blank ? itemsBeside(claim) : []).map((item) => ({
      word: item,
      about: [{ subject: { type: 'item', item }, cost: 0 } as const],
    })),
  ];
  for (const { word, facets: asked = facets, year: other = year, about = claim.about } of candidates) {
    const found = readingsOf(text.facts, { ...claim, facets: asked }, about, other).find(
      (reading) => !reading.blank && reading.cost <= most && agrees(number, reading),
    );
    if (found) return report(claim, named, found, word);
  }
  return null;
}

/** What the words may leave open. */
const MOST = 1;
/** And where the forms do not have what the words name. */
const PLAIN = 0.3;

/** The other values of a facet that the words name themselves. */
function others(values: readonly string[], own: string | undefined): readonly string[] {
  return own !== undefined && values.includes(own) ? values.filter((value) => value !== own) : [];
}

/** The other parts of “三公”经费, where the words name one. */
function itemsBeside({ about: [first] }: Claim): readonly string[] {
  const own = first!.subject;
  return own.type === 'item' && TRAVEL_PARTS.has(own.item) ? [...TRAVEL_PARTS].filter((item) => item !== own.item) : [];
}

function report({ number, context, label, phrase }: Claim, named: Reading | null, found: Reading, word: string): Judgement {
  const { block } = context;
  const stated = textOf(block, number);
  const own = named && !named.blank ? `《${named.form.title}》为 ${shown(named.yuan, number)}` : '表中没有这个数';
  return accuse(
    {
      block,
      start: Math.min(number.start, ...phrase.tokens.map(({ start }) => start)),
      end: number.end,
      stated,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `${called({ label })}写作 ${stated}，${own}；${stated} 在《${found.form.title}》中是“${word}”的数，疑似名称写错，请核对。`,
      en: `${stated} is the amount of ${word}, not of ${called({ label }, 'en')}.`,
      cells: cellsOf(named ? [found, named] : [found]),
    },
    [number],
  );
}
