import { entry, type Entry } from './entry';

/** A. 表内: what one form says of itself. */
export const WITHIN_A_FORM: readonly Entry[] = [
  entry(
    'A-BAL',
    'error',
    ['收支总计平衡', '收入总计 = 支出总计，每个资金列分别平衡'],
    ['income balances spending', '收入总计 = 支出总计, for each column of funds'],
  ),
  entry(
    'A-IN',
    'error',
    ['收入侧合计', '本年收入合计 = Σ各项收入；收入总计 = 本年收入合计 + 结转结余等', '“其中：”只要求不大于所属项目'],
    [
      'totals of the income side',
      '本年收入合计 = Σ sources; 收入总计 = 本年收入合计 + carry-over',
      'parts after 其中 need only not exceed what they are part of',
    ],
  ),
  entry(
    'A-OUT',
    'error',
    ['支出侧合计', '本年支出合计 = Σ功能类；支出总计 = 本年支出合计 + 结余分配 + 年末结转'],
    ['totals of the spending side', '本年支出合计 = Σ functional classes; 支出总计 = that + what is carried on'],
  ),
  entry(
    'A-HIER-F',
    'error',
    ['功能分类逐级汇总', '类 = Σ款 = Σ项，每列', '编码可分三列、合并一列、与名称同格、缺前导 0，读法相同'],
    [
      'functional classes add up',
      '类 = Σ款 = Σ项 in every column',
      'codes may stand in three columns, in one, with the name, or without leading zeros',
    ],
  ),
  entry(
    'A-HIER-E',
    'error',
    ['经济分类逐级汇总', '类 = Σ款（301 = Σ301xx …），每列'],
    ['economic classes add up', '类 = Σ款 (301 = Σ301xx …) in every column'],
  ),
  entry(
    'A-ROW',
    'error',
    ['行内恒等', '合计 = 基本支出 + 项目支出 + …；基本支出 = 人员经费 + 公用经费；由表头的层次读出'],
    ['identities of a line', '合计 = 基本支出 + 项目支出 + …, as the headings say'],
  ),
  entry(
    'A-COLSUM',
    'error',
    ['资金来源各列之和', '合计 = 一般公共预算 + 政府性基金 + 国有资本经营 + …', '来源各列整列空白时为核实事项'],
    ['columns of funds', '合计 = Σ funds', 'a warning where every column of funds is blank'],
  ),
  entry(
    'A-TOTROW',
    'error',
    ['合计行', '合计行 = Σ顶层各行，每列', '续页重复的合计行只算一次'],
    ['the total line', 'the total line = Σ top lines in every column', 'a total repeated on a continued page counts once'],
  ),
  entry(
    'A-SG',
    'error',
    ['“三公”经费表', '合计 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费；公务用车 = 购置费 + 运行费'],
    ['the three public expenses', '合计 = travel abroad + official cars + receptions; cars = purchase + running'],
  ),
  entry(
    'A-PROC',
    'error',
    ['政府采购表', '合计 = 货物 + 工程 + 服务；其中政府购买服务 ≤ 服务；各行 = Σ资金来源'],
    ['procurement', '合计 = goods + works + services; purchased services ≤ services'],
  ),
  entry(
    'A-PROJ',
    'error',
    ['项目支出表', '合计 = Σ项目；类型、一级项目 = Σ其下项目'],
    ['projects', '合计 = Σ projects; a group of projects = Σ its projects'],
  ),
  entry(
    'A-CARRY',
    'error',
    ['结转结余明细', '总计 = Σ项目 = 财政拨款 + 非财政拨款，并与收入总表的上年结转相等'],
    ['carry-over', '总计 = Σ projects = 财政拨款 + 非财政拨款, and equals the carry-over of 收入总表'],
  ),
];
