import { recognise } from '../../src/forms/recognise';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { priorOf, workbookOf, written } from './support';

/** The words of the templates, each on a real workbook: what a line of a pack prints. */
let bazhou: WorkbookSnapshot;
let prior: WorkbookSnapshot;
let wenxian: WorkbookSnapshot;
let yanbian: WorkbookSnapshot;
let guyuan: WorkbookSnapshot;
let linxia: WorkbookSnapshot;

beforeAll(async () => {
  bazhou = await workbookOf('bazhou-2024');
  prior = (await priorOf('bazhou-2024'))!;
  wenxian = await workbookOf('wenxian-2024');
  yanbian = await workbookOf('yanbian-2024');
  guyuan = await workbookOf('guyuan-2024');
  linxia = await workbookOf('linxia-2024');
});

test.each([
  ['{{ "收支总表/收入总计" | 金额 }}', '768.69万元'],
  ['{{ "收支总表/收入总计" | 元 }}', '7686900.00元'],
  ['{{ "收支总表/收入总计" | 万元: 0 }}', '769万元'],
  ['{{ "支出总表/总计/基本支出" | 数 | 金额 }}', '479.47万元'],
  ['{{ "支出总表/总计" | 栏: "项目支出" | 金额 }}', '289.22万元'],
  ['{{ "支出总表/总计/基本支出" | 加: "支出总表/总计/项目支出" | 金额 }}', '768.69万元'],
  ['{{ "收支总表/收入总计" | 减: "财政拨款收支总表/收入总计" | 金额 }}', '85.39万元'],
  ['{{ "支出总表/总计/基本支出" | 占: "支出总表/总计" }}', '62.37%'],
  ['{{ "一般公共预算支出表/2101501 行政运行" | 金额 }}', '238.36万元'],
  ['{{ "三公经费表/公务用车运行费" | 金额 }}', '6.00万元'],
  // A subject that the form does not list has no amount; a form that is not there says nothing.
  ['{{ "一般公共预算支出表/2010101" | 金额 }}', '0.00万元'],
  ['{{ "机关运行经费表/合计" | 金额 }}', '【待填写：本年机关运行经费】'],
  ['{% if "政府性基金表/合计" | 本年有数 %}有{% else %}无{% endif %}', '无'],
  ['{% if "收支总表" | 有表 %}有{% else %}无{% endif %}', '有'],
  ['{{ "支出总表" | 有数科目: 3 | 顿号 }}', '教育支出、社会保障和就业支出、卫生健康支出、住房保障支出'],
  ['{{ "一般公共预算项目支出表" | 项目 | 个数 }}', '4个'],
  ['{{ "2101501" | 名称 }}', '行政运行'],
  ['{% assign 类 = "支出总表" | 有数科目: 3 %}{{ 类[0] | 简称 }}{{ 类[0].简称 }}', '教育教育'],
  ['{% assign 类 = "支出总表" | 有数科目: 3 %}{{ 类[2] | 下级: 5 | 顿号 }}', '行政事业单位医疗、医疗救助、医疗保障管理事务'],
  [
    '{% assign 类 = "一般公共预算支出表" | 有数科目: 3 | 占比: "一般公共预算支出表/总计" %}{% for 项 in 类 %}{{ 项.占 }} {% endfor %}',
    '0.18% 10.34% 84.22% 5.26%',
  ],
  ['{{ "甲、乙=收入总计、丙=收支" | 各项: "收支总表" | 顿号 }}', '甲、乙、丙'],
  ['{{ "基本支出、项目支出、经营支出" | 各项: "支出总表/总计" | 有数项 | 顿号 }}', '基本支出、项目支出'],
  ['{{ "支出总表" | 有数科目: 3 | 按序: "卫生健康支出、教育支出" | 顿号 }}', '卫生健康支出、教育支出、社会保障和就业支出、住房保障支出'],
  ['{{ 3 | 序号 }}{{ 12 | 序号 }}{{ 20 | 序号 }}', '三十二二十'],
  ['{{ 单位 }}{{ 年 }}{{ 上年 }}', '巴音郭楞蒙古自治州医疗保障局20242023'],
])('%s prints %s', (template, text) => {
  expect(written(bazhou, template)).toBe(text);
});

test.each([
  ['{{ "支出总表/总计/基本支出" | 增减 }}', '比上年预算增加115.96万元，增长31.90%'],
  ['{{ "支出总表/总计/基本支出" | 增减: "比{上年}年预算数" }}', '比2023年预算数增加115.96万元，增长31.90%'],
  ['{{ "支出总表/总计/基本支出" | 增减额 }}', '比上年预算增加115.96万元'],
  ['{{ "支出总表/总计/项目支出" | 增减率: "较上年" }}', '较上年下降72.80%'],
  ['{{ "三公经费表/合计" | 增减 }}', '与上年预算持平'],
  ['{{ "三公经费表/合计" | 增减: "比上年", "较上年无变化" }}', '较上年无变化'],
  ['{{ "支出总表/总计/项目支出" | 涨跌 }}{{ "支出总表/总计/项目支出" | 多少 }}', '下降减少'],
  ['{% if "三公经费表/合计" | 持平 %}平{% else %}变{% endif %}', '平'],
  ['{{ "支出总表/总计/项目支出" | 对比: "支出总表/总计/基本支出" }}', '小于'],
  ['{{ "支出总表/总计/项目支出" | 相比: "支出总表/总计/基本支出", "较基本支出" }}', '较基本支出减少190.25万元，下降39.68%'],
  // A line that existed only last year, and one that exists only now.
  ['{{ "一般公共预算支出表/2080699" | 增减 }}', '比上年预算减少600.00万元，下降100.00%'],
  ['{{ "一般公共预算支出表/2101399" | 增减 }}', '比上年预算增加45.00万元（上年无此项）'],
])('with last year, %s prints %s', (template, text) => {
  expect(written(bazhou, template, { prior: recognise(prior) })).toBe(text);
});

test('subjects of last year are listed among those of this year', () => {
  const template = '{{ "一般公共预算支出表" | 科目: 7 | 个数 }}';
  expect([written(bazhou, template), written(bazhou, template, { prior: recognise(prior) })]).toEqual(['14个', '18个']);
});

test.each([
  ['本年数', '{{ "机关运行经费表/合计" | 金额 }}', { 本年数: { '机关运行经费表/合计': 12.5 } }, '12.50万元'],
  ['a unit of its own', '{{ "机关运行经费表/合计" | 金额 }}', { 本年数: { '机关运行经费表/合计': '125,000 元' } }, '12.50万元'],
  ['no amount', '{{ "机关运行经费表/合计" | 金额 }}', { 本年数: { '机关运行经费表/合计': '约12万' } }, '【待填写：本年机关运行经费】'],
  ['上年数', '{{ "收支总表/收入总计" | 增减额 }}', { 上年数: { '收支总表/收入总计': '700' } }, '比上年预算增加68.69万元'],
  [
    '上年数 of the parts of a sum',
    '{{ "支出总表/总计/基本支出" | 加: "支出总表/总计/项目支出" | 增减额 }}',
    { 上年数: { '支出总表/总计': { 基本支出: 400, 项目支出: 300 } } },
    '比上年预算增加68.69万元',
  ],
  [
    'a reason by code, whatever name stands beside it',
    '{{ "支出总表/2101501" | 原因 }}',
    { 原因: { '支出总表/2101501 运行': '人员增加' } },
    '人员增加',
  ],
  ['a reason written as a sentence', '{{ "支出总表/总计" | 原因 }}', { 原因: { '支出总表/总计': '主要原因是：人员增加。' } }, '人员增加'],
  [
    'an amount and what it was before, neither of which is known: each is asked for once',
    '{{ "机关运行经费表/合计" | 金额 }}，{{ "机关运行经费表/合计" | 增减 }}',
    {},
    '【待填写：本年机关运行经费】，比上年预算【待填写：上年机关运行经费】',
  ],
  [
    'a column of a whole, in plain words',
    '{{ "一般公共预算基本支出表/合计/公用经费" | 增减 }}',
    {},
    '比上年预算【待填写：上年一般公共预算基本支出中的公用经费】',
  ],
  ['last year’s carry-over', '{{ "收支总表/上年结转" | 增减 }}', {}, '比上年预算【待填写：上年的上年结转】'],
  [
    'a share of what is not known: what is to be given, and that another number is made of it',
    '{{ "补充资料/价值" | 补充数 | 占: "支出总表/总计" }}',
    {},
    '【待填写：价值，据此计算百分比】',
  ],
  ['a project whose name begins with a year', '{{ "项目/2023 年中央补助/用途" | 输入 }}', {}, '【待填写：2023 年中央补助·用途】'],
  ['no reason', '{{ "支出总表/总计" | 原因 }}', {}, '【待填写：支出合计增减的原因】'],
  ['a reason the pack has', '{{ "支出总表/总计" | 原因: "未安排" }}', {}, '未安排'],
  ['a text', '共{{ "补充资料/车辆/辆数" | 输入 }}辆', { 补充资料: { 车辆: { 辆数: 2 } } }, '共2辆'],
  ['width and spaces of keys', '{{ "补充资料/房屋（自用）/面积" | 输入 }}', { '补充资料/房屋(自用)/ 面积': '30' }, '30'],
  ['an optional text', '{% if "补充资料/说明" | 有输入 %}有{% else %}无{% endif %}', {}, '无'],
  ['a list of names', '{{ "补充资料/单位" | 输入名单 | 顿号 }}', { 补充资料: { 单位: '甲、乙,丙' } }, '甲、乙、丙'],
  ['a list of names as a list', '{{ "补充资料/单位" | 输入 }}', { 补充资料: { 单位: ['甲', '乙'] } }, '甲、乙'],
  ['an amount no form has', '{{ "补充资料/价值" | 补充数 | 金额 }}', { 补充资料: { 价值: 47.49 } }, '47.49万元'],
  [
    'the budget beside final accounts',
    '{% assign 年初 = "支出总表/总计" | 年初预算 %}{{ "支出总表/总计" | 占: 年初 }}',
    { 年初预算数: { '支出总表/总计': 1000 } },
    '76.87%',
  ],
])('inputs: %s', (_name, template, inputs, text) => {
  expect(written(bazhou, template, { inputs })).toBe(text);
});

describe('forms of other layouts', () => {
  test('items as columns', () => {
    expect(
      written(wenxian, '{{ "三公经费表/合计" | 金额 }} {{ "三公经费表/公务接待费" | 金额 }} {{ "三公经费表/因公出国（境）费" | 金额 }}'),
    ).toBe('6.00万元 1.00万元 0.00万元');
  });

  test('本年 and 上年结转 side by side', () => {
    const template =
      '{{ "收支总表/收入总计" | 金额 }} {{ "收支总表/收入总计/编制预算" | 金额 }} {{ "收支总表/收入总计/上年结转" | 金额 }} {{ "收支总表/上年结转" | 金额 }}';
    expect(written(yanbian, template)).toBe('1144.52万元 1053.43万元 91.09万元 91.09万元');
  });

  test('carry-over that only its sources have columns for', () => {
    expect(written(bazhou, '{{ "收入总表/总计/上年结转" | 金额 }} {{ "收支总表/上年结转" | 金额 }}')).toBe('85.39万元 85.39万元');
  });

  test('人员 beside 公用 in panels of their own', () => {
    const template =
      '{{ "一般公共预算基本支出表/合计/人员经费" | 元 }} {{ "一般公共预算基本支出表/合计/公用经费" | 元 }} {{ "一般公共预算基本支出表/人员经费合计" | 元 }} {{ "一般公共预算基本支出表/合计" | 元 }}';
    expect(written(guyuan, template)).toBe('3614846.85元 133229.95元 3614846.85元 3748076.80元');
  });

  test('a class of which only the items are listed', () => {
    expect(written(wenxian, '{{ "一般公共预算支出表/208" | 金额 }}')).toBe('48.28万元');
  });

  test('projects of one name are told apart, and levels of projects', () => {
    const template =
      '{% assign 项目 = "项目支出表" | 项目 %}{% for 项 in 项目 %}{% if 项.名称 == "退休人员补助经费" %}{{ 项 | 金额 }}{% endif %}{% endfor %} {{ "项目支出表" | 项目组 | 个数 }}';
    expect(written(yanbian, template)).toBe('1.26万元4.01万元 6个');
  });

  test('subjects of one name are asked for with the names of their 款', () => {
    const template =
      '{% assign 各项 = "一般公共预算支出表" | 有数科目: 7 | 名为: "一般行政管理事务" %}{% for 项 in 各项 %}{{ 项 | 增减 }}；{% endfor %}';
    expect(written(yanbian, template)).toBe(
      '比上年预算【待填写：上年卫生健康管理事务·一般行政管理事务】；比上年预算【待填写：上年医疗保障管理事务·一般行政管理事务】；',
    );
  });

  test('the largest first', () => {
    const template = '{% assign 类 = "支出总表" | 有数科目: 3 | 由大到小 %}{{ 类 | 顿号 }}';
    expect(written(yanbian, template)).toBe('卫生健康支出、社会保障和就业支出、住房保障支出');
  });

  test('the goals of all projects in one form; a class is called by its whole name', () => {
    const goals = '{% assign 表 = "项目绩效目标表" | 表格 %}{{ 表 | 个数 }}{{ 表[0].名称 }}{{ 表[0] | 万元 }}';
    expect(written(wenxian, goals)).toBe('10个城乡居民医保工作开展经费4.75万元');
    expect(written(wenxian, '{% assign 项 = "一般公共预算支出表" | 有数科目: 7 %}{{ 项[0].类 }}')).toBe('社会保障和就业支出');
  });

  test('the goals of projects, a form each', () => {
    expect(written(yanbian, '{{ "项目绩效目标表" | 表格 | 个数 }}')).toBe('10个');
    expect(written(linxia, '{% assign 表 = "项目绩效目标表" | 表格 %}{{ 表 | 顿号 }}{{ 表[0] | 万元 }}')).toBe('监督执法经费15.00万元');
  });

  test('a name that the form cuts off is completed', () => {
    expect(written(yanbian, '{% assign 款 = "一般公共预算支出表" | 有数科目: 7 %}{{ 款[1].名称 }}')).toBe(
      '其他人力资源和社会保障管理事务支出',
    );
  });

  test('a form that the workbook lacks is listed from the inputs, in their order', () => {
    const 本年数 = { 一般公共预算支出表: { '21015 医疗保障管理事务': 5, '20805 养老': 3 } };
    expect(written(linxia, '{{ "一般公共预算支出表" | 科目: 5 | 顿号 }}', { inputs: { 本年数 } })).toBe(
      '医疗保障管理事务、行政事业单位养老支出',
    );
    expect(written(linxia, '{{ "一般公共预算支出表" | 科目: 5 | 顿号 }}')).toMatch(/^【待填写：本年/);
  });
});

test('where units stand off their numbers, numbers stand off the words before them', () => {
  const text = '基本支出 {{ "支出总表/总计/基本支出" | 金额 }}，{{ "支出总表/总计/基本支出" | 增减 }}';
  const conventions = '  conventions: { unitSpace: true }\n';
  expect(written(bazhou, text, { prior: recognise(prior) }, conventions)).toBe(
    '基本支出 479.47 万元，比上年预算增加 115.96 万元，增长 31.90%',
  );
});

test('so do the numbers of reasons, but not those of documents that they cite', () => {
  const text = '原因是{{ "支出总表/总计/基本支出" | 原因 }}。';
  const inputs = { 原因: { '支出总表/总计/基本支出': '2024年增加7人，见《2023年通知》（巴财发〔2023〕1号）' } };
  const conventions = '  conventions: { unitSpace: true }\n';
  expect(written(bazhou, text, { inputs }, conventions)).toBe('原因是 2024 年增加 7 人，见《2023年通知》（巴财发〔2023〕1号）。');
  expect(written(bazhou, text, { inputs })).toBe('原因是2024年增加7人，见《2023年通知》（巴财发〔2023〕1号）。');
});

test('a list says a name once', () => {
  const text = '{% assign 项 = "甲=支出总表/总计、乙=支出总表/总计、甲=支出总表/总计" | 各项: "" %}{{ 项 | 顿号 }}，{{ 项.size }}';
  expect(written(bazhou, text)).toBe('甲、乙，3');
});
