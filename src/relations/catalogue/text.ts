import { DISCLOSURE, entry, type Entry } from './entry';

/** T. 文表: what the narrative says against the forms and against itself. */
export const TEXT: readonly Entry[] = [
  entry(
    'T-ITEM',
    'error',
    ['叙述金额 = 表', '文中金额换算后按所写位数与表中数相等', '截去尾数而不四舍五入的为提示'],
    ['amounts of the text', 'an amount equals its cell at the digits written', 'cut instead of rounded is a hint'],
  ),
  entry(
    'T-UNIT',
    'error',
    ['单位错', '数值与表相等而单位字不同（差一万倍）'],
    ['wrong unit', 'the figure of the form with the wrong unit word'],
  ),
  entry(
    'T-LISTSUM',
    'error',
    ['分项之和', '“其中”“包括”所列各项之和 = 总额；（款）= Σ（项）', '只列一部分的清单不比'],
    ['sums of lists', 'the parts after 其中 add up to the total', 'lists that name only some parts are not compared'],
  ),
  entry(
    'T-PCT',
    'error',
    ['占比', '占比 = 分项 ÷ 总额，按所写位数', '凑足 100% 的倒挤和截尾为提示'],
    ['shares', 'share = part ÷ whole at the digits written', 'a plug to 100% or cutting off is a hint'],
  ),
  entry(
    'T-GROW',
    'error',
    ['增减率', '增减率 = 增减额 ÷ 上期，按各数所写位数的区间比较', '截尾为提示；只写整数位的金额算出的差异为核实'],
    ['rates of change', 'rate = difference ÷ last year, by intervals', 'cutting off is a hint'],
  ),
  entry('T-BASE', 'error', ['基期用错', '增减率的分母是上期数，不是本期数'], ['wrong base', 'the denominator is last year’s amount']),
  entry(
    'T-DIR',
    'error',
    ['方向词', '增加/减少、增长/下降、大于/小于/等于与数一致', '预算、决算都为 0 的为核实'],
    ['direction', 'the words agree with the numbers'],
  ),
  entry(
    'T-DELTA-ADD',
    'warning',
    ['变动率可加', '各级、各类的变动率推算的上年数互相相符', '上年有、今年没有的科目可以解释差别'],
    ['rates add up', 'last year’s amounts that the rates imply add up', 'subjects that existed only last year explain a difference'],
  ),
  entry(
    'T-DUPNUM',
    'error',
    ['前后矛盾', '同一指标不并列两个金额，同样的金额和变动率不配不同的差额'],
    ['contradictions', 'one subject has one amount'],
  ),
  entry('T-COMPL', 'error', ['完成率', '完成率 = 决算 ÷ 预算'], ['completion', 'completion = final ÷ budget']),
  entry(
    'T-ZEROBASE',
    'hint',
    ['零基数', '上年为 0 不写增长 100%，预算为 0 不写完成率'],
    ['zero base', 'no growth from nothing, no completion of nothing'],
  ),
  entry('T-REASON', 'warning', ['原因方向', '原因中的增减与变动方向不相反'], ['reasons', 'a reason does not speak of the opposite change']),
  entry(
    'T-CATLIST',
    'warning',
    ['列举清单', '“支出包括”“主要包括”所列 = 有数的科目'],
    ['lists of subjects', 'what is listed as included holds amounts'],
  ),
  entry('T-YEAR', 'warning', ['年份', '对比年 = 报告年 − 1'], ['years', 'the year compared with is the year before']),
  entry('T-TYPO', 'hint', ['错别字', '常见错别字和重复用词'], ['spelling', 'slips seen in published texts']),
  entry(
    'C-PARAS',
    'warning',
    ['必备段落', '情况说明写到收支总体、“三公”经费、机关运行经费、政府采购、国有资产、绩效', '节选不比；写在别的文件中的一并核对'],
    ['topics of a narrative', 'no topic that must be disclosed is left out', 'an extract is not compared'],
    DISCLOSURE,
  ),
  entry(
    'C-SG',
    'warning',
    ['“三公”细化', '有数的“三公”项目逐项说明；决算另写团组数、购置数、保有量、接待批次和人次'],
    ['items of “三公”', 'each item with an amount is explained; final accounts give the journeys, cars and guests too'],
    DISCLOSURE,
  ),
  entry(
    'C-TERM',
    'hint',
    ['名词解释', '名词解释包括“三公”经费和机关运行经费'],
    ['terms', 'the explained terms include 三公经费 and 机关运行经费'],
    DISCLOSURE,
  ),
  entry(
    'C-TOC',
    'hint',
    ['目录和序号', '目录所列 = 正文标题；序号连续'],
    ['contents and numbers', 'the contents list the headings of the text; numbers go on'],
  ),
  entry(
    'C-DEFJG',
    'hint',
    ['机关运行经费适用', '只有“事业运行”的单位写机关运行经费的，注明口径'],
    ['who has 机关运行经费', 'a unit that has only 事业运行 states the definition it uses'],
  ),
  entry(
    'C-BUDEQ',
    'hint',
    ['预算与决算逐项相等', '不是每一处年初预算都等于决算', '有三处以上年初预算与决算时才比'],
    ['budget equals final accounts', 'not every budget equals its final amount', 'compared where the text gives three pairs or more'],
  ),
];
