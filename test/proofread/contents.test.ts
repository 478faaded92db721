import { proofread } from '../../src/engine';
import { EXPENSES, GENERAL, SPENDING } from '../../src/rules/support/forms';
import { CASES, readCase, readNarrative, workbookOf } from '../support/forms';

/** What a narrative must speak of and the order of its headings: texts that are complete, and what is reported of the others. */

const BUDGET = workbookOf([SPENDING, GENERAL, EXPENSES].join('\n'));
const FINAL = workbookOf(EXPENSES.replace('“三公”经费预算表', '2024年度一般公共预算财政拨款“三公”经费支出决算表'));
const INSTITUTION = workbookOf([SPENDING, GENERAL].join('\n').replaceAll('行政运行', '事业运行'));

function read(workbook: typeof BUDGET, text: string): string[] {
  return proofread(workbook, text)
    .findings.filter(({ rule }) => /^C-(?:PARAS|SG|TERM|TOC|DEFJG|BUDEQ)$|^T-(?:FLAT|NAME)$/.test(rule))
    .map(({ rule, level, quote }) => `${rule} ${level} ${quote}`);
}

const WHOLE = `第三部分 情况说明
一、收支总体情况
按综合预算的原则编制收支预算。
二、财政拨款情况
三、一般公共预算情况
四、基本支出情况
五、“三公”经费情况
公务用车购置费0万元，公务用车运行维护费3万元，公务接待费1.05万元，因公出国（境）费0万元。
六、其他重要事项
（一）机关运行经费
（二）政府采购情况
（三）国有资产占用情况
（四）预算绩效情况`;

const CONTENTS = `目录
第一部分 概况
一、主要职能
第三部分 情况说明
一、收支总体情况说明
第一部分 概况
一、主要职能
负责医保。
第三部分 情况说明
一、收支总体情况说明
收支平衡。`;

describe('C-PARAS', () => {
  test('a narrative with every topic', () => expect(read(BUDGET, WHOLE)).toEqual([]));
  test('an extract is no narrative', () => expect(read(BUDGET, WHOLE.split('\n').slice(0, 6).join('\n'))).toEqual([]));
  test.each(['（二）政府采购情况\n', '五、“三公”经费情况\n公务用车'])('without %j', (left) => {
    const text = left.includes('三公')
      ? WHOLE.replace('“三公”', '公务')
      : WHOLE.replace(left, '').replace('（三）', '（二）').replace('（四）', '（三）');
    expect(read(BUDGET, text)).toEqual(['C-PARAS warning 第三部分 情况说明']);
  });
  const told = (sentence: string): string[] =>
    read(BUDGET, WHOLE.replace('收支总体情况', '预算安排情况').replace('按综合预算的原则编制收支预算。', sentence));
  test.each(['2024年本单位预算支出总额为125.35万元。', '2024年部门财务总收入125.35万元。', '2024年部门预算总支出125.35万元。'])(
    'all funds, whatever they are called: %s',
    (sentence) => expect(told(sentence)).toEqual([]),
  );
  test.each([
    '2024年财政拨款支出125.35万元。',
    '2024年基本支出85.35万元。',
    '2024年政府采购预算12.86万元。',
    '上年部门预算总支出125.35万元。',
  ])('only some of them: %s', (sentence) => expect(told(sentence)).toEqual(['C-PARAS warning 第三部分 情况说明']));
});

describe('C-SG', () => {
  test('an item without an amount needs no words', () => expect(read(BUDGET, WHOLE.replace('，因公出国（境）费0万元', ''))).toEqual([]));
  test('an item with an amount does', () =>
    expect(read(BUDGET, WHOLE.replace('，公务接待费1.05万元', ''))).toEqual(['C-SG warning 五、“三公”经费情况']));
  test('final accounts count cars and guests', () => {
    expect(read(FINAL, WHOLE)).toEqual(['C-SG warning 五、“三公”经费情况']);
    const counted = WHOLE.replace('3万元', '3万元，公务用车保有量1辆').replace('1.05万元', '1.05万元，国内公务接待12批次100人次');
    expect(read(FINAL, counted)).toEqual([]);
  });
});

describe('C-TERM', () => {
  const terms =
    '第四部分 名词解释\n一、财政拨款：本级财政拨付的资金。\n二、“三公”经费：因公出国（境）等费用。\n三、机关运行经费：公用经费。';
  test('both terms', () => expect(read(BUDGET, terms)).toEqual([]));
  test('one is not explained', () =>
    expect(read(BUDGET, terms.replace('机关运行经费', '公用经费'))).toEqual(['C-TERM hint 第四部分 名词解释']));
  test('no such part', () => expect(read(BUDGET, '一、财政拨款：本级财政拨付的资金。')).toEqual([]));
});

describe('C-TOC: numbers', () => {
  test.each([
    ['一、甲\n二、乙\n三、丙'],
    ['三、第一页不在此文件\n四、乙'],
    ['一、甲\n（一）子\n（二）丑\n二、乙\n（一）子\n（二）丑'],
    ['一、甲\n一、清单\n二、清单\n三、清单\n二、乙'],
    ['第二部分 甲\n一、甲\n二、乙\n第三部分 乙\n一、甲'],
    ['一、甲\n一、教育支出\t100\n五、农林水支出\t200\n二、乙'],
  ])('go on: %j', (text) => expect(read(BUDGET, text)).toEqual([]));

  test.each([
    ['一、甲\n二、乙\n二、丙\n三、丁', 'C-TOC hint 二、丙'],
    ['一、甲\n二、乙\n四、丙\n五、丁', 'C-TOC hint 四、丙'],
    ['一、甲\n（一）子\n（三）丑', 'C-TOC hint （三）丑'],
  ])('break: %j', (text, found) => expect(read(BUDGET, text)).toEqual([found]));
});

describe('C-TOC: contents', () => {
  test('the same words', () => expect(read(BUDGET, CONTENTS)).toEqual([]));
  test('as Markdown writes them', () => expect(read(BUDGET, CONTENTS.replace(/^(第|一)/gm, '## $1'))).toEqual([]));
  test('other words under the same number', () =>
    expect(read(BUDGET, CONTENTS.replace(/一、收支总体情况说明\n收支/, '一、收支情况总体说明\n收支'))).toEqual([
      'C-TOC hint 一、收支情况总体说明',
    ]));
});

describe('C-DEFJG', () => {
  const text = '六、机关运行经费\n2024年机关运行经费预算15万元。';
  test('an agency', () => expect(read(BUDGET, text)).toEqual([]));
  test('an institution', () => expect(read(INSTITUTION, text)).toEqual(['C-DEFJG hint 15万元']));
  test('an institution that says so', () => expect(read(INSTITUTION, text.replace('。', '（按参照公务员法管理的口径）。'))).toEqual([]));
});

describe('C-BUDEQ', () => {
  const pair = (budget: string, final: string) => `年初预算为${budget}万元，支出决算为${final}万元。`;
  test('some differ', () => expect(read(FINAL, pair('10', '10') + pair('20', '20') + pair('30', '31'))).toEqual([]));
  test('two are too few to tell', () => expect(read(FINAL, pair('10', '10') + pair('20', '20'))).toEqual([]));
  test('all equal', () =>
    expect(read(FINAL, pair('10', '10') + pair('20', '20') + pair('30', '30'))).toEqual(['C-BUDEQ hint 10万元，支出决算为10万元']));
});

describe('T-NAME', () => {
  const named = workbookOf(SPENDING.replace('单位：万元', '单位名称：云岭县水利服务中心 | | 单位：万元'));
  const text = (name: string) => `一、关于${name}2024年部门预算情况的说明\n${name}2024年支出预算125.35万元。`;
  test('as the forms have it', () => expect(read(named, text('云岭县水利服务中心'))).toEqual([]));
  test('another unit', () => expect(read(named, text('云岭县河道堤防建设管理处'))).toEqual([]));
  test('another organ', () =>
    expect(read(named, text('云岭县水利服务中队'))).toEqual(['T-NAME warning 云岭县水利服务中队', 'T-NAME warning 云岭县水利服务中队']));
  test('one character off', () =>
    expect(read(named, text('云岭县水力服务中心'))).toEqual(['T-NAME hint 云岭县水力服务中心', 'T-NAME hint 云岭县水力服务中心']));
});

describe('T-NAME, wherever the name stands', () => {
  const named = workbookOf(SPENDING.replace('单位：万元', '单位名称：云岭县柳林镇人民政府 | | 单位：万元'));
  const own = '云岭县柳林镇人民政府';
  const told = (sentence: string): string[] =>
    read(named, `一、关于${own}2024年部门预算情况的说明\n${own}2024年支出预算125.35万元。\n${sentence}。`).filter((finding) =>
      finding.startsWith('T-NAME'),
    );
  test.each<[string, string[]]>([
    [`${own}上年末固定资产8万元`, []],
    ['云岭县柳林乡人民政府上年末固定资产8万元', ['T-NAME warning 云岭县柳林乡人民政府']],
    ['截至上年末，云林县柳林镇人民政府共有车辆2辆', ['T-NAME warning 云林县柳林镇人民政府']],
    ['另有资产由云岭县柳溪镇人民政府代管', ['T-NAME hint 云岭县柳溪镇人民政府']],
    ['包括：云岭县柳村镇人民政府、某中心', ['T-NAME hint 云岭县柳村镇人民政府']],
    // Others of the same kind, and those that stand in a list.
    ['与云岭县东林镇人民政府共建', []],
    ['包括：某中心、云岭县柳村镇人民政府', []],
    ['项目资金划转至云岭县柳村镇人民政府', []],
  ])('%s', (sentence, expected) => expect(told(sentence)).toEqual(expected));

  test('another organ of the same place', () => {
    const office = workbookOf(SPENDING.replace('单位：万元', '单位名称：云岭县财政局 | | 单位：万元'));
    const text = '云岭县财政局2024年支出预算125.35万元。\n云岭县财政局设有三个股。\n云岭县民政局的救助资金由本局拨付。';
    expect(read(office, text).filter((finding) => finding.startsWith('T-NAME'))).toEqual([]);
  });
});

describe('T-FLAT', () => {
  const change = (words: string) => read(BUDGET, `一、支出预算情况\n2024年支出预算125.35万元，${words}。`);
  test('与上年持平', () => expect(change('与上年持平')).toEqual([]));
  test('a growth of nothing', () => expect(change('比上年增加0万元，增长0.00%')).toEqual(['T-FLAT hint 0.00%']));
});

test.each(CASES)('%s: what the published narrative leaves out', async (name) => {
  const found: Record<string, readonly string[]> = {
    'guyuan-2024': ['C-BUDEQ hint 5627314.43 元，支出决算为 5627314.43 元', 'T-FLAT hint 0%', 'C-DEFJG hint 133229.95元'],
    'bazhou-2024': ['T-FLAT hint 0.00%'],
    'linxia-2024': ['C-TOC hint （五）部门收支总体情况表中上年结转数为预计数'],
  };
  expect(read(await readCase(name), readNarrative(name))).toEqual(found[name] ?? []);
});
