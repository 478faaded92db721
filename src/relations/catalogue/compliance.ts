import { DISCLOSURE, entry, type Entry } from './entry';

/** C, B, P and the remaining A and X checks: names, codes, completeness, scores, scope. */
export const COMPLIANCE: readonly Entry[] = [
  entry(
    'A-NEG',
    'warning',
    ['负数', '金额不小于 0；红字须说明'],
    ['negative amounts', 'amounts are not negative; 红字 wants an explanation'],
  ),
  entry(
    'A-DUPROW',
    'hint',
    ['序号重复', '同级编号不重复', '编号跳号不是问题'],
    ['the same number twice', 'numbers of a list do not repeat', 'gaps are no problem'],
  ),
  entry(
    'P-SCORE',
    'warning',
    [
      '绩效自评表',
      '执行率 = B ÷ A；得分 = 执行率 × 分值；各组分值 = 表头分值；总分 = Σ得分',
      '总分含不含预算执行率得分，各地不同，两种都算对；执行率和得分的计算错误为错误级',
    ],
    [
      'self-evaluation scores',
      'rate = B ÷ A; score = rate × points; points of a group = those of its heading; total = Σ scores',
      'the total may or may not include the score of 预算执行率',
    ],
  ),
  entry(
    'X-UNITS',
    'warning',
    ['单位名称一致', '同一单位在各表中名称相同'],
    ['one name for a unit', 'a unit has the same name in all forms'],
  ),
  entry(
    'X-SCOPE',
    'warning',
    ['口径声明', '表题写“本年”“当年”的，不含上年结转'],
    ['scope of a title', 'a form called 本年 does not hold the carry-over'],
  ),
  entry(
    'X-JGYX',
    'warning',
    ['机关运行经费与公用经费', '行政、参公单位：机关运行经费 = 一般公共预算基本支出的公用经费', '部门含事业单位、当地另有口径的，注明即可'],
    ['agency operating funds', '机关运行经费 = operating funds of basic expenditure', 'units with 事业单位 or a local definition say so'],
  ),
  entry(
    'X-NOTE',
    'error',
    ['备注与表内数', '备注中的金额 = 所说各行之和'],
    ['notes and cells', 'an amount in a note is that of the lines it names'],
  ),
  entry(
    'FE-GOVECON',
    'error',
    ['部门与政府经济分类', '部门款级科目与政府款级科目按对照表配对：行政 501–503，事业 505–506'],
    ['department and government items', 'each pair stands in the table of correspondence'],
  ),
  entry(
    'FE-PERSCODE',
    'error',
    ['人员与公用栏', '301、303 只在人员经费栏，302、310 只在公用经费栏'],
    ['personnel and operating columns', '301 and 303 are personnel, 302 and 310 operating funds'],
  ),
  entry(
    'FE-BASICITEM',
    'hint',
    ['基本/项目与项级用途', '行政运行、事业运行列基本支出，一般行政管理事务列项目支出'],
    ['items of basic and project expenditure', '行政运行 and 事业运行 are basic, 一般行政管理事务 is projects'],
  ),
  entry(
    'B-CODE-NAME',
    'warning',
    ['编码与名称一致', '科目名称与编码在科目表中的名称相同', '截断的名称和未核实的编码为提示'],
    ['code and name', 'the name beside a code is that of the classification', 'cut names and unverified codes are hints'],
  ),
  entry(
    'B-CODE-PLACE',
    'warning',
    [
      '编码与名称、位置一致',
      '科目编码与其名称、上下级和他表同一科目的编码相符',
      '编码只是依据之一：名称和位置一致指向另一编码时，按后者读表，报告编码',
    ],
    [
      'code, name and place',
      'the code of a line is that of its name, and stands among its kin',
      'a code is evidence among others: the form is read as name and place have it',
    ],
  ),
  entry(
    'B-OLD-NAME',
    'hint',
    ['当年的科目名称', '科目按当年科目表的名称填写，不用以前的名称', '改名后两年内仍用旧名的不提'],
    ['names of the year', 'a subject is called by its name of the year', 'a former name is let pass for two years'],
  ),
  entry(
    'C-TABLES',
    'warning',
    ['必备表', '预算九张表齐全；没有数据的也公开空表', '表可能在别的文件中，请核实'],
    ['required forms', 'the nine forms are present, empty ones too', 'they may be in another file'],
    DISCLOSURE,
  ),
  entry(
    'C-EMPTY',
    'error',
    ['空表', '空表注明“本部门无…故本表无数据”；有数的表不写“空表”', '空表缺说明为提示'],
    ['empty forms', 'an empty form says so; a form with amounts does not', 'a missing statement is a hint'],
    DISCLOSURE,
  ),
  entry(
    'C-UNITHEAD',
    'warning',
    ['金额单位', '每张有金额的表注明“单位：元/万元”'],
    ['unit heading', 'every form with amounts states its unit'],
  ),
  entry(
    'C-LEVEL',
    'error',
    ['公开级次', '功能分类到项，基本支出经济分类到款'],
    ['level of detail', 'functions down to 项, basic expenditure down to 款'],
    DISCLOSURE,
  ),
  entry(
    'C-PLACEHOLDER',
    'warning',
    ['模板残留', '没有“单位名称1”“**费”“增加（减少）”一类占位字样', '** 和 ×× 为错误'],
    ['left over from the template', 'no 单位名称1, **费 or 增加（减少）', '** and ×× are errors'],
  ),
  entry(
    'C-PROCP',
    'error',
    ['面向中小企业采购', '小微企业份额 ≤ 中小企业份额 ≤ 采购总额'],
    ['procurement from smaller firms', 'small and micro ≤ small and medium ≤ all procurement'],
  ),
  entry(
    'C-ASSET',
    'warning',
    ['大型设备口径', '单价 50 万元以上通用设备、100 万元以上专用设备（或单价 100 万元以上）'],
    ['large equipment', 'from 500,000 or 1,000,000 元 a piece'],
  ),
];
