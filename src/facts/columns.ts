import type { Facets, Form, Panel } from '../forms/disclosure';
import { headingFacets } from '../forms/vocabulary';
import { headingTree, type HeadingNode } from '../relations/columns';

/** Questions are asked again and again, by every relation and every sentence; a panel never changes. */
const COLUMNS = new WeakMap<Panel, Map<string, readonly number[] | null>>();
const OWN_COLUMNS = new WeakMap<Panel, Map<string, readonly number[] | null>>();

type Dimension = Exclude<keyof Facets, 'other' | 'flow'>;
const STAGELESS: readonly Dimension[] = ['source', 'period', 'nature', 'funds', 'economic', 'item'];
const DIMENSIONS: readonly Dimension[] = [...STAGELESS, 'stage'];

/** The columns whose sum has exactly the facets asked for; what the form or the panel says of all its amounts counts as given. */
export function columnsFor(form: Form, panel: Panel, facets: Facets, ownFundsOnly = false): readonly number[] | null {
  const cache = ownFundsOnly ? OWN_COLUMNS : COLUMNS;
  let known = cache.get(panel);
  if (!known) cache.set(panel, (known = new Map<string, readonly number[] | null>()));
  const key = facetsKey(facets);
  let columns = known.get(key);
  if (columns === undefined) known.set(key, (columns = findColumns(form, panel, facets, ownFundsOnly)));
  return columns;
}

function facetsKey(facets: Facets): string {
  let key = KEYS.get(facets);
  if (key === undefined) KEYS.set(facets, (key = DIMENSIONS.map((dimension) => facets[dimension] ?? '').join(' ')));
  return key;
}

const KEYS = new WeakMap<Facets, string>();

function findColumns(form: Form, panel: Panel, facets: Facets, ownFundsOnly: boolean): readonly number[] | null {
  const tree = headingTree(panel);
  const side = sideOf(tree, panel.side);
  return (side && columnsBelow(side, form, panel, facets, ownFundsOnly)) ?? columnsBelow(tree, form, panel, facets, ownFundsOnly);
}

function columnsBelow(root: HeadingNode, form: Form, panel: Panel, facets: Facets, ownFundsOnly: boolean): readonly number[] | null {
  const { given, all, nodes } = headedBelow(root, form, panel);
  const own = ({ key, anyStage }: Headed): string => (facets.stage === undefined ? anyStage : key);
  const wanted = meaning(facets, given);
  const exact = nodes.filter((headed) => headed.isKnown && own(headed) === wanted).sort((a, b) => stageRank(a.node) - stageRank(b.node));
  if (exact.length > 0)
    return ownFundsOnly ? exact[0]!.node.value : withUpperLevel(nodes, exact[0]!.node, differing(facets.source, given.source));
  const shown =
    differing(facets.nature, given.nature) === undefined ? undefined : all.find((headed) => headed.isKnown && own(headed) === wanted);
  if (shown) return shown.node.value;
  if (differing(facets.period, given.period) !== undefined) return null;
  return acrossPeriods((period) => {
    const key = meaning({ ...facets, period }, { ...given, period: undefined });
    return nodes.find((headed) => headed.isKnown && own(headed) === key)?.node;
  });
}

/** The headings of a panel below one of them, with what each says beyond what all of them share. */
interface Below {
  readonly given: Facets;
  readonly all: readonly Headed[];
  /** Those that add up: without what is only shown of a total. */
  readonly nodes: readonly Headed[];
}

interface Headed {
  readonly node: HeadingNode;
  readonly key: string;
  /** The same without 预算 or 决算. */
  readonly anyStage: string;
  readonly isKnown: boolean;
}

const BELOW = new WeakMap<HeadingNode, Below>();

function headedBelow(root: HeadingNode, form: Form, panel: Panel): Below {
  let below = BELOW.get(root);
  if (!below) {
    const given: Facets = { ...form.facets, ...headingFacets(panel.heading), ...onlyPeriod(panel), ...root.facets };
    const all = flatten(root)
      .filter(({ beside, value }) => beside === null && stagesOf(panel, value) < 2)
      .map((node): Headed => {
        const base = meaningIn(STAGELESS, node.facets, given);
        const stage = differing(node.facets.stage, given.stage) ?? '';
        return { node, key: `${base} ${stage}`, anyStage: `${base} `, isKnown: node.facets.other === undefined };
      });
    BELOW.set(root, (below = { given, all, nodes: all.filter(({ node }) => !node.ofWhich) }));
  }
  return below;
}

type Told = { readonly [D in Dimension]?: Facets[D] | undefined };

/** What facets say beyond what is given, in one word. */
const meaning = (facets: Told, given: Told): string => meaningIn(DIMENSIONS, facets, given);

function meaningIn(dimensions: readonly Dimension[], facets: Told, given: Told): string {
  let key = '';
  for (const dimension of dimensions) key += ` ${differing(facets[dimension], given[dimension]) ?? ''}`;
  return key;
}

function differing<T>(value: T | undefined, given: T | undefined): T | undefined {
  return value === given ? undefined : value;
}

/** 预算 and 决算 side by side add up to nothing. */
export function stagesOf({ columns }: Panel, value: readonly number[]): number {
  return new Set(value.flatMap((at) => columns[at]!.facets.stage ?? [])).size;
}

/** Where a form has 本年收入 and 本年支出 as columns, the heading of the side the panel is about; what it does not give is beside it. */
function sideOf(tree: HeadingNode, side: Panel['side']): HeadingNode | null {
  const [income, spending] = (['收入', '支出'] as const).map((flow) => tree.children.find(({ heading }) => heading === `本年${flow}`));
  return income && spending ? (side === '收入' ? income : spending) : null;
}

/** A period that every column of the panel has says nothing: 本年一般公共预算基本支出. */
function onlyPeriod(panel: Panel): Facets {
  const periods = new Set(panel.columns.map(({ facets }) => facets.period));
  const [period] = periods;
  return periods.size === 1 && period ? { period } : {};
}

function flatten(node: HeadingNode): HeadingNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

/** Of 年初预算数, 全年预算数 and 决算数 side by side the 决算数 is what final accounts are about. */
function stageRank({ facets }: HeadingNode): number {
  return facets.stage === '决算' ? 0 : 1;
}

const UPPER_LEVEL: ReadonlyMap<string, string> = new Map([
  ['一般公共预算', '上级转移支付'],
  ['政府性基金', '上级政府性基金'],
  ['国有资本经营', '上级国有资本经营'],
]);

/** Where a form splits a source into own and 上级 funds, the source is both. */
function withUpperLevel(nodes: readonly Headed[], node: HeadingNode, source: string | undefined): readonly number[] {
  const upper = UPPER_LEVEL.get(source ?? '');
  const beside = upper && nodes.find(({ node: { facets } }) => facets.source === upper && facets.period === node.facets.period);
  return beside ? [...node.value, ...beside.node.value] : node.value;
}

/** A form that prints 本年 and 上年结转 in columns of their own: both together are the whole. */
function acrossPeriods(headed: (period: '本年' | '上年结转') => HeadingNode | undefined): readonly number[] | null {
  const found = (['本年', '上年结转'] as const).flatMap((period) => headed(period) ?? []);
  if (found.length < 2) return null;
  const columns = found.flatMap(({ value }) => value);
  return new Set(columns).size === columns.length ? columns : null;
}
