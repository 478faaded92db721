import { isUnit } from '../../facts/coordinate';
import { INCOME_ONLY, PUBLIC_FUNDS } from '../items';
import type { Block } from '../block';
import type { Claim, Facets, Section } from '../frames';
import type { Alternative, Phrase } from '../phrase';
import { inherit, isBesideCode, isWithin } from './claims';
import { PROCUREMENT } from './context';
import type { State } from './state';

/** Where an amount is in the forms: what its words say, and what those around it give. */

interface Around {
  readonly block: Block;
  readonly sections: readonly Section[];
  readonly state: State;
  readonly sentence: number;
  /** The claims of the block. */
  recent(): readonly Claim[];
}

interface Named {
  /** The words that name the subject: its own, or those of the topic. */
  readonly named: Phrase;
  readonly phrase: Phrase;
  readonly about: readonly Alternative[];
  readonly topic: Phrase | null;
  readonly parent: Claim | null;
}

/** What is carried on keeps where it is, but for what the words say anew. */
export function carriedFacets(phrase: Phrase, carried: Claim): Facets {
  const { stage: _, ...kept } = carried.facets;
  const side = phrase.side && phrase.side !== kept.side?.value ? { side: { value: phrase.side, inherited: false } } : {};
  // 年末结转和结余2万元,较年初7万元减少: what there was when the year began.
  const opens = kept.period?.value === '年末结转' && phrase.tokens.some(({ kind, meaning }) => kind === 'glue' && meaning === '年初');
  const own = phrase.period ?? (opens ? '上年结转' : undefined);
  const period = own ? { period: { value: own, inherited: false } } : {};
  return { ...kept, ...side, ...period };
}

/** Own facets, and those the topic, the list and the headings give to what names none. */
export function ownFacets(around: Around, { named, phrase, about, topic, parent }: Named): Facets {
  const { block, sections, state, sentence } = around;
  const { subject } = about[0]!;
  const facets: { -readonly [D in keyof Facets]: Facets[D] } = {};
  const own = (dimension: 'source' | 'period' | 'nature' | 'funds' | 'side'): string | undefined => phrase[dimension] ?? named[dimension];
  for (const dimension of ['source', 'period', 'nature', 'funds', 'side'] as const) {
    const value = own(dimension);
    if (value !== undefined) facets[dimension] = { value, inherited: false };
  }
  const outer = (dimension: 'source' | 'nature' | 'side'): string | undefined => {
    const headings = sections.map(({ phrase: heading }) => (isOfBoth(heading, dimension) ? undefined : heading[dimension]));
    const heading =
      dimension === 'source' && headings.includes('一般公共预算') ? '一般公共预算' : headings.findLast((value) => value !== undefined);
    return topic?.[dimension] ?? parent?.facets[dimension]?.value ?? heading;
  };
  if (facets.source?.value === '财政拨款' && sections.some(({ phrase: heading }) => heading.source === '一般公共预算'))
    facets.source = { value: '一般公共预算', inherited: false };
  const procured = subject.type === 'item' && PROCUREMENT.has(subject.item);
  const main = state.last;
  const ofYear = phrase.period !== undefined && main?.facets.period !== undefined && main.context.block === block;
  if (!facets.source && ofYear && (main.context.sentence === sentence || isOfOneSource(around.recent())))
    inherit(facets, 'source', main.facets.source?.value);
  // 财政拨款收入总计4万元、支出总计4万元: a source said once of both sides.
  const [first] = phrase.tokens;
  const joined =
    main && first && main.context.block === block && /^[ \0]*[、和及]?[ \0]*$/.test(block.text.slice(main.number.end, first.start));
  if (!facets.source && joined && isOtherSide(main, phrase)) inherit(facets, 'source', main.facets.source?.value);
  if (!facets.source && !procured) inherit(facets, 'source', outer('source'));
  if (facets.funds && !facets.nature) facets.nature = { value: '基本', inherited: true };
  if (topic?.period && !facets.period && isWithin(topic)) facets.period = { value: topic.period, inherited: true };
  // 项目支出的资金来源:财政拨款2万元; 项目支出3万元,其中:财政拨款2万元: a source, of what is spoken of.
  if (subject.type === 'total' && phrase.source && !facets.nature && !facets.funds)
    inherit(facets, 'nature', topic?.nature ?? parent?.facets.nature?.value);
  const narrow = subject.type !== 'total' && subject.type !== 'item';
  if (!facets.nature && narrow) inherit(facets, 'nature', outer('nature'));
  // A unit has income as well.
  const spent = subject.type !== 'total' && !isUnit(subject);
  if (spent || facets.nature || facets.funds) facets.side = { value: '支出', inherited: true };
  else if (!facets.side) inherit(facets, 'side', outer('side'));
  // 年末结转和结余…,其中项目支出结转…: of the same end of the year.
  if (facets.period?.value === '结转' && parent?.facets.period?.value.endsWith('结转'))
    facets.period = { value: parent.facets.period.value, inherited: true };
  // 上年结转91万元(其中卫生健康56万元).
  if (!facets.period && parent?.context.sentence === sentence && parent.facets.period?.value === '上年结转')
    facets.period = { value: '上年结转', inherited: true };
  if (facets.period?.value === '年末结转') facets.side = { value: '支出', inherited: true };
  // What was carried over came in, whatever the heading speaks of.
  if (facets.period?.value === '上年结转' && facets.side?.inherited && !parent && !facets.nature) delete facets.side;
  return facets;
}

/** 按支出结构，分为基本支出预算和项目支出预算: a heading that names two kinds gives neither to what stands below it. */
function isOfBoth({ mixed, tokens }: Phrase, dimension: 'source' | 'nature' | 'side'): boolean {
  return mixed && new Set(tokens.filter(({ kind }) => kind === dimension).map(({ meaning }) => meaning)).size > 1;
}

/** 上年结转6万元;预算支出439万元: what is carried over, or income alone, has no other side. */
export function turnsSide({ side }: Phrase, current: Claim | null, segment: number): boolean {
  if (!side || !current || side === current.facets.side?.value || current.about[0]!.subject.type !== 'total') return false;
  const { period, source } = current.facets;
  // 收入包括:…、政府性基金270万元;支出包括:…: the other side is that of the whole.
  if (current.parent?.about[0]!.subject.type === 'total' && current.context.segment !== segment) return true;
  return (period !== undefined && period.value !== '本年') || (source !== undefined && INCOME_ONLY.has(source.value));
}

/** 基本支出 holds no 项目支出, 人员经费 no 公用经费, 财政拨款 no 其他收入, a class no other class: what follows is of what holds both. */
export function holding(parent: Claim | null, phrase: Phrase): Claim | null {
  const [own, whole] = [phrase.alternatives[0]?.subject, parent?.about[0]?.subject];
  // 甲、乙预算合计9万元,其中甲5万元,乙4万元.
  if (own && whole && isBesideCode(own, whole) && parent!.phrase.listed.length < 2) return parent!.parent;
  const apart = (['nature', 'funds'] as const).some((dimension) => {
    const around = parent?.facets[dimension]?.value;
    return phrase[dimension] !== undefined && around !== undefined && phrase[dimension] !== around;
  });
  return apart || isOwnMoney(parent, phrase) ? parent!.parent : parent;
}

function isOwnMoney(parent: Claim | null, { source }: Phrase): boolean {
  const around = parent?.facets.source?.value;
  return around !== undefined && source !== undefined && INCOME_ONLY.has(source) && (around === '财政拨款' || PUBLIC_FUNDS.has(around));
}

function isOtherSide(main: Claim, { total, alternatives, side }: Phrase): boolean {
  const own = main.about[0]!.subject;
  return (
    total && alternatives.length === 0 && side === '支出' && main.phrase.side === '收入' && own.type === 'total' && own.grade !== 'year'
  );
}

/** 政府性基金预算财政拨款本年收入0万元。本年支出0万元: all that a paragraph has told is of one source. */
function isOfOneSource(claims: readonly Claim[]): boolean {
  return new Set(claims.map(({ facets: { source } }) => source?.value)).size === 1;
}
