import type { Facets, FormKind } from './disclosure';
import { isNoForm } from './not-forms';
import { remember } from '../workbook/remember';
import { normalize } from '../workbook/text';

/** Words of the forms as tables: what a heading says of the amounts below it, what a label is, what a title names. Everything here is national. */

/** Headings and labels that stand for the whole of what is beside or below them. */
const TOTAL = /^(?:[一-龥()"]{0,12})?(?:合计|总计|小计|总额|总和)(?:数|金额)?$|^(?:计|金额|总数|全年预算|支出预算|收入预算)$/;

export const isTotal = remember((text) => TOTAL.test(bare(text)));

/** A heading or label without year, 其中, the brackets around 小计 and a colon after all of it. */
export const bare = remember((text) =>
  normalize(text)
    .replace(/^其中[:,]?/, '')
    .replace(/^(?:20[0-9]{2}年度?|本年度|年度)(?=.)/, '')
    .replace(/\((小计|合计)\)$/, '')
    .replace(/(?<=.):$/, ''),
);

/** 支出经济分类 between the lines of a list heads those that follow; it is none of them. */
const CLASSIFICATION = /^[按(]*(?:支出)?(?:部门|政府)?(?:预算)?(?:支出)?(?:经济|功能|性质)分类(?:科目)?(?:支出)?\)?:?$/;

export const headsClassification = remember((text) => CLASSIFICATION.test(normalize(text)));

export function isOfWhich(text: string): boolean {
  return /^其中/.test(normalize(text));
}

interface Rule {
  readonly when: RegExp;
  readonly facets: Facets;
}

/** First match wins within a table; the tables are independent dimensions. */
const SOURCES: readonly Rule[] = [
  { when: /(?:财政|教育)专户.*单位资金/, facets: { source: '财政专户和单位资金' } },
  { when: /非财政拨款/, facets: { source: '非财政拨款' } },
  { when: /上级(?:政府性)?基金/, facets: { source: '上级政府性基金' } },
  { when: /上级国有资本/, facets: { source: '上级国有资本经营' } },
  { when: /上级一般公共预算|上级.{0,6}转移支付|提前下达/, facets: { source: '上级转移支付' } },
  { when: /(?:政府性)?基金(?:预算)?(?:财政)?(?:拨款|收入|支出|结转|预算|$)/, facets: { source: '政府性基金' } },
  { when: /国有资本(?:经营)?(?:预算)?/, facets: { source: '国有资本经营' } },
  { when: /一般公共预算|公共财政预算/, facets: { source: '一般公共预算' } },
  { when: /财政专户|专户核拨|教育专户|教育收费/, facets: { source: '财政专户' } },
  { when: /^(?:事业单位经营|经营)(?:收入|服务收入|$)/, facets: { source: '经营收入' } },
  { when: /^事业(?:预算)?收入/, facets: { source: '事业收入' } },
  { when: /^上级补助(?:收入)?/, facets: { source: '上级补助收入' } },
  { when: /^(?:附属单位|下级单位)上缴(?:收入)?/, facets: { source: '附属单位上缴收入' } },
  { when: /^单位(?:其他)?资金|^单位自有资金|^自有资金/, facets: { source: '单位资金' } },
  { when: /^其他(?:资金|收入)/, facets: { source: '其他收入' } },
  { when: /财政(?:拨款|资金)/, facets: { source: '财政拨款' } },
];

const PERIODS: readonly Rule[] = [
  { when: /结余分配/, facets: {} },
  { when: /年末.*结转|结转下年|年终结转|年末结余/, facets: { period: '年末结转' } },
  { when: /结转|结余/, facets: { period: '上年结转' } },
  { when: /^(?:本年|当年|编制预算)/, facets: { period: '本年' } },
];

const NATURES: readonly Rule[] = [
  { when: /^基本支出[和与及、加+]项目支出/, facets: { nature: '基本和项目' } },
  { when: /^(?:一般公共预算)?基本支出/, facets: { nature: '基本' } },
  { when: /^(?:一般公共预算)?项目支出/, facets: { nature: '项目' } },
  { when: /^(?:事业单位)?经营支出/, facets: { nature: '经营' } },
  { when: /^上缴上级/, facets: { nature: '上缴上级' } },
  { when: /^对(?:附属|下级)单位补助/, facets: { nature: '附属补助' } },
  { when: /^其他运转类|^特定目标类|^专项(?:资金|业务)/, facets: { nature: '项目' } },
];

const FUNDS: readonly Rule[] = [
  { when: /^人员(?:经费|支出|类)/, facets: { funds: '人员' } },
  { when: /^(?:日常|单位)?公用(?:经费|支出|类)|^机关(?:\(机构\))?运行经费|^业务经费$/, facets: { funds: '公用' } },
];

const ITEMS: readonly Rule[] = [
  { when: /出国.{0,6}团组/, facets: { item: '因公出国（境）团组数' } },
  { when: /出国.{0,8}(?:人次|人数)/, facets: { item: '因公出国（境）人次数' } },
  { when: /公务用车购置(?:数|\(辆)/, facets: { item: '公务用车购置数' } },
  { when: /公务用车.{0,4}保有/, facets: { item: '公务用车保有量' } },
  { when: /(?:国\(境\)外|外事|外宾).{0,6}接待.{0,4}批次/, facets: { item: '国（境）外公务接待批次' } },
  { when: /(?:国\(境\)外|外事|外宾).{0,6}接待.{0,4}人次/, facets: { item: '国（境）外公务接待人次' } },
  { when: /接待.{0,4}批次/, facets: { item: '国内公务接待批次' } },
  { when: /接待.{0,4}(?:人次|人数)/, facets: { item: '国内公务接待人次' } },
  { when: /(?:授予|合同).{0,6}小微企业|小微企业.{0,4}合同/, facets: { item: '授予小微企业合同金额' } },
  { when: /(?:授予|合同).{0,6}中小企业|中小企业.{0,4}合同/, facets: { item: '授予中小企业合同金额' } },
  { when: /因公出国/, facets: { item: '因公出国（境）费' } },
  { when: /公务用车购置(?:及|和)运行|^公务用车(?:费|小计)?$/, facets: { item: '公务用车购置及运行费' } },
  { when: /公务用车购置|^购置费$/, facets: { item: '公务用车购置费' } },
  { when: /公务用车运行|车辆运行|^运行(?:维护)?费$/, facets: { item: '公务用车运行费' } },
  { when: /公务接待/, facets: { item: '公务接待费' } },
  { when: /^货物(?:类|支出|采购)?$|^政府采购货物/, facets: { item: '货物' } },
  { when: /^工程(?:类|支出|采购)?$|^政府采购工程/, facets: { item: '工程' } },
  { when: /^服务(?:类|支出|采购)?$|^政府采购服务/, facets: { item: '服务' } },
  { when: /^政府购买服务/, facets: { item: '政府购买服务' } },
  { when: /^会议费$/, facets: { item: '会议费' } },
  { when: /^培训费$/, facets: { item: '培训费' } },
  { when: /^政府采购(?:支出)?(?:合计|总额)$/, facets: { item: '政府采购' } },
  { when: /^(?:机关|单位|机构)?(?:\(机构\))?运行经费(?:支出)?$/, facets: { item: '机关运行经费' } },
];

const ECONOMIC_CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^工资福利支出$/, '301'],
  [/^商品(?:和|与)?服务支出$/, '302'],
  [/^对个人和家庭(?:的)?补助(?:支出)?$/, '303'],
  [/^对社会保险基金补助$|^对社会保障基金补助$/, '313'],
  [/^债务利息(?:及费用)?支出$/, '307'],
  [/^资本性支出\(基本建设\)$/, '309'],
  [/^(?:其他)?资本性支出$/, '310'],
  [/^对企业补助\(基本建设\)$/, '311'],
  [/^对企业补助$/, '312'],
  [/^其他支出$/, '399'],
];

function firstOf(rules: readonly Rule[], text: string): Facets {
  return rules.find((rule) => rule.when.test(text))?.facets ?? {};
}

/** What one heading says of the amounts below it. */
export const headingFacets = remember(readFacets);

function readFacets(heading: string): Facets {
  const text = bare(heading);
  const stage: Facets = /决算(?:统计)?数|^统计数/.test(text) ? { stage: '决算' } : /预算数/.test(text) ? { stage: '预算' } : {};
  const economic = ECONOMIC_CLASSES.find(([when]) => when.test(text))?.[1];
  const funds = firstOf(FUNDS, text);
  const item = funds.funds === undefined ? firstOf(ITEMS, text) : {};
  const facets: Facets = {
    ...firstOf(SOURCES, text),
    ...(isTotal(text) ? {} : firstOf(PERIODS, text)),
    ...firstOf(NATURES, text),
    ...funds,
    ...item,
    ...(economic ? { economic } : {}),
    ...stage,
  };
  return facets;
}

/** What a label says that names a source, a nature or the funds of spending and nothing else: 一般公共预算财政拨款, 基本支出, 人员经费. */
export const partNamed = remember((label): Facets | null => {
  const text = bare(label);
  const rule = [...FUNDS, ...NATURES].find(({ when }) => when.exec(text)?.[0] === text);
  return rule?.facets ?? (/(?:拨款|预算|资金|收入)(?:安排)?(?:的?支出)?$/.test(text) ? sourceFacets(text) : null);
});

function sourceFacets(text: string): Facets | null {
  const { source } = firstOf(SOURCES, text);
  return source ? { source } : null;
}

/** The items of “三公”经费 and what they are made of. */
const PUBLIC_EXPENSES: ReadonlySet<string> = new Set([
  '因公出国（境）费',
  '公务用车购置及运行费',
  '公务用车购置费',
  '公务用车运行费',
  '公务接待费',
]);

/** The “三公”, and what 公务用车购置及运行费 is made of: in each case all there is. */
export const VEHICLES = '公务用车购置及运行费';
export const THREE_EXPENSES: readonly string[] = ['因公出国（境）费', VEHICLES, '公务接待费'];
export const OF_VEHICLES: readonly string[] = ['公务用车购置费', '公务用车运行费'];

/** What was bought from whom, beside what was bought. */
export const CONTRACTS: readonly string[] = ['授予中小企业合同金额', '授予小微企业合同金额'];

export function isPublicExpense(item: string | undefined): boolean {
  return item !== undefined && PUBLIC_EXPENSES.has(item);
}

/**
 * What a column says in a form of a kind: 机关运行经费 beside 人员经费 is 公用经费, but in a form of the “三公” or of agency funds it is
 * an item of its own, with a scope of its own.
 */
export function facetsInKind(kind: FormKind, facets: Facets, path: readonly string[]): Facets {
  const own = kind === '“三公”经费表' || kind === '机构运行信息表';
  if (!own || facets.funds === undefined || !path.some((heading) => AGENCY_FUNDS.test(bare(heading)))) return facets;
  const { funds: _, ...rest } = facets;
  return { ...rest, item: '机关运行经费' };
}

const AGENCY_FUNDS = /^(?:机关|机构|单位)(?:\(机构\))?运行经费/;

/** The source of funds, with 上年结转 where it applies, that a label of an income line names. */
export const sourceOf = remember((label): Facets => {
  const text = bare(label);
  return { ...firstOf(SOURCES, text), ...firstOf(PERIODS, text) };
});

export const itemOf = remember((label): string | null => firstOf(ITEMS, bare(label)).item ?? null);

/** Whether the label of a total names one thing of a list of several: “三公”经费支出合计, 政府采购支出合计. */
export function isSection(label: string): boolean {
  return /三公|政府采购/.test(bare(label));
}

/** 一、收入 or 支出部分 heads one side of a list that prints both, one below the other. */
export function isSide(label: string): boolean {
  return /^(?:本年)?(?:预算)?(?:收入|支出)(?:部分|预算|项目)?$/.test(bare(label));
}

/** Root-level labels of 收支 forms that no numbering places: they stand beside 本年收入合计, not below the line before them. */
export function isBalancingLabel(label: string): boolean {
  return /结转|结余|结余分配|用事业基金|年初|年末|上年/.test(bare(label));
}

/** Words by which a row of headings is known. Matched against the bare text. */
const HEADING = new RegExp(
  '^(?:' +
    [
      '类|款|项|收入|支出|项目|科目|内容|行次|栏次|序号|备注|说明|单位|部门|数量|类型|级次',
      '.{0,20}(?:编码|代码|名称|科目)|.{0,6}(?:功能|经济)分类',
      '.{0,14}(?:合计|总计|小计|预算数|决算数|执行数|金额|总额|数额)',
      '(?:年初|调整|全年|本年|当年|上年)?(?:预算|决算|执行)|(?:收入|支出|采购)项目(?:类别)?|绩效目标',
      '(?:事业单位)?(?:基本|项目|经营)支出|支出预算|收入预算',
      '.{0,8}(?:人员|公用|运行|业务|运转)(?:经费|支出|经费支出)',
      '.{0,6}(?:一般公共预算|政府性基金|国有资本经营|财政专户|单位资金).{0,14}',
      '.{0,6}(?:财政拨款|结转|结余).{0,12}',
      '(?:事业|经营|其他|上级补助|附属单位上缴|事业单位经营)收入',
      '工资福利支出|商品(?:和|与)?服务支出|对个人和家庭的?补助|资本性支出.{0,8}|债务利息及费用支出|对企业补助.{0,8}|其他支出',
      '因公出国.{0,8}|公务用车.{0,10}|购置费|运行(?:维护)?费|公务接待费|会议费|培训费|"三公"经费.{0,10}',
      '上缴上级.{0,4}|对附属单位补助.{0,4}|编制预算|本年.{0,8}|当年.{0,8}|资金来源|其他运转类|特定目标类|专项资金|.{0,10}项目名称|.{0,3}级项目|项目单位',
      '货物|工程|服务|政府购买服务',
      '20[0-9]{2}年度?|上年数?|(?:增减|变动|同比|比上年|较上年).{0,8}',
      '※|\\*',
    ].join('|') +
    ')$',
);

export const isHeadingWord = remember((text) => {
  const word = bare(text);
  return HEADING.test(word) || HEADING.test(word.replace(/\([^()]*\)$/, ''));
});

/** Headings of columns that hold no amounts. */
const CODE_HEADING = /^(?:类|款|项)$|(?:编码|代码)$/;
const ORDINAL_HEADING = /^(?:行次|序号|栏次|编号)$/;
const TEXT_HEADING = /绩效目标|备注|说明|是否|依据|原因|用途$|内容$|(?:计算|赋分)/;
const NAME_HEADING =
  /名称|^(?:收入|支出|采购)?项目(?:类别)?$|科目$|^内容$|支出内容|功能分类|经济分类|^类型[0-9]?$|^(?:政府)?采购(?:类别|类型|种类|品目|内容)$|级项目$|项目单位|^单位$|^部门$|主管部门|^项目\(|单位\(/;

/** Rates, counts and dates stand in columns of numbers, but nothing adds up in them. */
const NO_AMOUNT =
  /[%‰]|(?:增减|增长|下降|变动)(?:率|比例|幅度|百分比)|占比|比重|^比例|完成率|执行率|数量|单价|人数|面积|辆数|台数|套数|次数|分值|得分|权重|日期|时间|年限|^年份$/;

export function isNoAmount(path: readonly string[]): boolean {
  return path.some((heading) => NO_AMOUNT.test(bare(heading)));
}

/** What a column of rates says: by what part amounts grew, what part of a budget was spent, what part of their total they are. */
const RATES: readonly { readonly rate: Rate; readonly when: RegExp }[] = [
  { rate: 'growth', when: /增减|增长|下降|变动|变化|升降|增幅|降幅|±|比上年|较上年|同比/ },
  { rate: 'completion', when: /完成|执行率|执行进度|[占为]\S{0,4}(?:预算|调整)数?/ },
  { rate: 'share', when: /占比|比重|占\S{0,6}(?:合计|总)/ },
];

export type Rate = 'growth' | 'completion' | 'share';

/** Whether a heading says that what stands below it are rates. */
export const isRateHeading = remember((heading) => /[%‰率]|比例|比重|占比|幅度|百分比/.test(bare(heading)));

/** Null for columns of anything but rates, and of rates whose headings do not say what of what they are. */
export function rateOf(path: readonly string[]): Rate | null {
  const text = path.map(bare).join(' ');
  if (!isRateHeading(path.at(-1) ?? '')) return null;
  return RATES.find(({ when }) => when.test(text))?.rate ?? null;
}

export type StubRole = 'code' | 'ordinal' | 'text' | 'name';

/** What a column other than amounts holds, judged by its headings; null when the headings do not tell. */
export function stubRole(path: readonly string[]): StubRole | null {
  const own = bare(path.at(-1) ?? '').replace(/(?<=编码|代码)\([^()]*\)$/, '');
  if (ORDINAL_HEADING.test(own)) return 'ordinal';
  if (CODE_HEADING.test(own)) return 'code';
  if (NAME_HEADING.test(own) || NAME_HEADING.test(own.replace(/\([^()]*\)$/, ''))) return 'name';
  if (TEXT_HEADING.test(own)) return 'text';
  return null;
}

interface Title {
  readonly kind: FormKind;
  readonly when: RegExp;
}

/** Titles, most particular first; matched against the title without year, spaces, unit name and form number. */
const TITLES: readonly Title[] = [
  { kind: '机构运行信息表', when: /机构运行信息/ },
  { kind: '绩效自评表', when: /自评/ },
  { kind: '整体绩效目标表', when: /整体.*绩效|整体支出.*目标/ },
  { kind: '项目绩效目标表', when: /绩效/ },
  { kind: '其他', when: /^(?!.*一般公共预算).*(?:政府性基金|国有资本经营).*三公/ },
  { kind: '“三公”经费表', when: /三公/ },
  { kind: '政府购买服务表', when: /政府购买服务/ },
  { kind: '政府采购表', when: /政府采购|采购预算/ },
  { kind: '委托业务费表', when: /委托业务费/ },
  { kind: '机关运行经费表', when: /运行经费/ },
  { kind: '国有资本经营表', when: /国有资本/ },
  { kind: '政府性基金表', when: /政府性基金|基金预算/ },
  { kind: '一般公共预算支出表', when: /一般公共预算财政拨款(?:收支|收入支出)/ },
  { kind: '上年结转表', when: /结转/ },
  { kind: '财政拨款收支总表', when: /财政拨款(?:预算)?(?:收支|收入支出)/ },
  { kind: '基本支出明细表', when: /基本支出明细表?\(?按项目/ },
  { kind: '一般公共预算项目支出表', when: /一般公共预算(?:财政拨款)?项目支出/ },
  { kind: '其他', when: /基本支出表?[-—]+/ },
  { kind: '一般公共预算基本支出表', when: /(?:一般公共预算|财政拨款).*基本支出/ },
  { kind: '支出经济分类汇总表', when: /经济分类.*汇总|支出经济分类/ },
  { kind: '项目支出表', when: /项目支出|项目(?:预算)?(?:明细|汇总|总)表/ },
  { kind: '一般公共预算基本支出表', when: /基本支出/ },
  { kind: '一般公共预算支出表', when: /(?:一般公共预算|公共财政预算).*支出/ },
  { kind: '其他', when: /财政拨款.*支出|政府(?:预算)?(?:支出)?经济分类|分类汇总表/ },
  { kind: '收支总表', when: /收支(?:预算|决算)?|收入支出/ },
  { kind: '支出总表', when: /支出/ },
  { kind: '收入总表', when: /收入/ },
];

const KINDS: ReadonlySet<string> = new Set(TITLES.map(({ kind }) => kind));

/** Whether a word is the name of a kind of form. */
export function isKind(word: string): word is FormKind {
  return KINDS.has(word);
}

/** The kind of form a title or a sheet name tells; null when it tells none. */
export function kindOfTitle(title: string): FormKind | null {
  const text = normalize(title);
  if (isNoForm(text)) return null;
  return TITLES.find(({ when }) => when.test(text))?.kind ?? null;
}
