import { narrate, proofread } from '../../src/engine';
import type { Inputs } from '../../src/narrative/inputs';
import { plainText } from '../../src/narrative/narrative';
import { LOCALITIES, readLocality } from '../support/localities';
import { workbookOf } from '../support/forms';

/** What everybody must publish, in the words used where no locality's pack fits. */

const OPERATIONS = `# 机构运行信息表
2024年度机构运行信息决算表
部门：某县水利局 | | | 单位：万元
项目 | 行次 | 年初预算数 | 决算统计数
一、“三公”经费支出 | 1 | — | —
（一）支出合计 | 2 | 7.8 | 6.51
1.因公出国（境）费 | 3 | |
2.公务用车购置及运行维护费 | 4 | 4.8 | 4.35
（1）公务用车购置费 | 5 | |
（2）公务用车运行维护费 | 6 | 4.8 | 4.35
3.公务接待费 | 7 | 3 | 2.16
（二）相关统计数 | 8 | — | —
1.公务用车保有量（辆） | 9 | | 2
2.国内公务接待批次（个） | 10 | | 31
3.国内公务接待人次（人） | 11 | | 248
二、机关运行经费 | 12 | | 33.46
三、资产信息 | 13 | — | —
（一）车辆数合计（辆） | 14 | | 2
1.应急保障用车 | 15 | | 1
2.其他用车 | 16 | | 1
（二）单价100万元（含）以上设备（不含车辆）（台、套） | 17 | | 3
四、政府采购支出信息 | 18 | — | —
（一）政府采购支出合计 | 19 | | 12.86
1.政府采购货物支出 | 20 | | 8.06
2.政府采购工程支出 | 21 | |
3.政府采购服务支出 | 22 | | 4.8
（二）政府采购授予中小企业合同金额 | 23 | | 10.12
其中：授予小微企业合同金额 | 24 | | 6.3`;

/** Final accounts of a unit whose basic expenditure is paid under the subject named. */
const accounts = (subject = '2130301 | 行政运行', more = ''): string => `# 公开05表
2024年度一般公共预算财政拨款支出决算表
部门：某县水利局 | | | | 单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
合计 | < | 100 | 80 | 20
213 | 农林水支出 | 100 | 80 | 20
21303 | 水利 | 100 | 80 | 20
${subject} | 80 | 80 |
2130311 | 水资源节约管理与保护 | 20 | | 20${more}
# 公开06表
2024年度一般公共预算财政拨款基本支出决算表
部门：某县水利局 | | | | 单位：万元
科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
合计 | < | 80 | 60 | 20
301 | 工资福利支出 | 60 | 60 |
30101 | 基本工资 | 60 | 60 |
302 | 商品和服务支出 | 20 | | 20
30201 | 办公费 | 20 | | 20`;

const textOf = (text: string, inputs: Inputs = {}): string => plainText(narrate(workbookOf(text), { pack: 'national-final', inputs }));

test('what the list of operations states is written and not asked for', () => {
  const workbook = workbookOf(`${accounts()}\n${OPERATIONS}`);
  const narrative = narrate(workbook, { pack: 'national-final' });
  const text = plainText(narrative);
  expect(text).toContain('“三公”经费支出预算为7.80万元，支出决算为6.51万元，完成预算的83.46%。');
  expect(text).toContain('机关运行经费支出33.46万元');
  expect(text).toContain('政府采购支出总额12.86万元，其中：政府采购货物支出8.06万元，政府采购工程支出0万元，政府采购服务支出4.80万元。');
  expect(text).toContain(
    '授予中小企业合同金额10.12万元，占政府采购支出总额的78.69%，其中：授予小微企业合同金额6.30万元，占授予中小企业合同金额的62.25%。',
  );
  expect(text).toContain('共有车辆2辆，其中：应急保障用车1辆、其他用车1辆；单价100万元（含）以上设备（不含车辆）3台（套）。');
  expect(narrative.missing.map(({ input }) => input).filter((key) => /采购|车辆|设备/.test(key))).toEqual([]);
  // Without a 收支总表 nothing can be said of it.
  expect(proofread(workbook, text).findings.filter(({ rule }) => rule !== 'C-PARAS')).toEqual([]);
});

test('what is spent on meetings and training is told of a form that has it beside the “三公”, whichever of 预算数 and 决算数 is nothing', () => {
  const travel = (year: number, planned: string, spent: string): string => `# 公开07表
${year}年度财政拨款“三公”经费及会议费、培训费支出决算表
部门：某县水利局 | | | | | | 单位：万元
项目 | “三公”经费 | < | < | < | 会议费 | 培训费
^ | 小计 | 因公出国（境）费 | 公务用车运行维护费 | 公务接待费 | ^ | ^
预算数 | 6 | 0 | 5 | 1 | ${planned}
决算数 | 5.2 | 0 | 4.4 | 0.8 | ${spent}`;
  const book = workbookOf(`${accounts()}\n${travel(2024, '0.6 | 1', '0.52 | 0')}`);
  const prior = workbookOf(`${accounts().replaceAll('2024', '2023')}\n${travel(2023, '0 | 1', '0 | 1')}`);
  const text = plainText(narrate(book, { pack: 'national-final', prior }));
  expect(text).toContain('会议费支出预算为0.60万元，支出决算为0.52万元，完成预算的86.67%。支出决算比上年增加0.52万元（上年无此项）。');
  expect(text).toContain('培训费支出预算为1.00万元，支出决算为0万元，完成预算的0%。支出决算比上年减少1.00万元，下降100.00%。');
  expect(text).toContain('“三公”经费支出预算为6.00万元，支出决算为5.20万元，完成预算的86.67%。');
});

describe('机关运行经费 that no form states', () => {
  test('is 公用经费 where only 行政运行 is paid', () => {
    expect(textOf(accounts())).toContain('机关运行经费支出20.00万元，比上年决算数【待填写：上年机关运行经费】');
  });

  test('is none where only 事业运行 is paid', () => {
    expect(textOf(accounts('2130399 | 事业运行'))).toContain('没有机关运行经费。');
  });

  test.each([
    ['a unit without 行政运行 whose staff is insured as that of 事业单位', '\n2101102 | 事业单位医疗 | 1 | 1 |', '没有机关运行经费。'],
    [
      'one with both kinds of staff',
      '\n2101101 | 行政单位医疗 | 1 | 1 |\n2101102 | 事业单位医疗 | 1 | 1 |',
      '【待填写：本年机关运行经费】',
    ],
  ])('%s', (_what, more, said) => {
    expect(textOf(accounts('2130306 | 水利工程运行与维护', more))).toContain(said);
  });

  test.each([
    ['both', accounts('2130301 | 行政运行', '\n2130399 | 事业运行 | 1 | 1 |')],
    ['neither', accounts('2130306 | 水利工程运行与维护')],
  ])('is asked for where %s are', (_what, text) => {
    expect(textOf(text)).toContain('机关运行经费支出【待填写：本年机关运行经费】。');
    expect(textOf(text, { 本年数: { '机关运行经费表/合计': '0' } })).toContain('没有机关运行经费支出。');
  });
});

test('each 项 is told with what its budget was', () => {
  const asked = textOf(accounts());
  expect(asked).toContain('1.农林水支出（类）水利（款）行政运行（项）。年初预算为【待填写：行政运行年初预算数】，支出决算为80.00万元。');
  const given = textOf(accounts(), { 年初预算数: { 一般公共预算支出表: { '2130301': 75, '2130311': 0 } } });
  expect(given).toContain('年初预算为75.00万元，支出决算为100.00万元，完成年初预算的133.33%。其中：');
  expect(given).toContain('（项）。年初预算为75.00万元，支出决算为80.00万元，完成年初预算的106.67%。');
  expect(given).toContain('（项）。年初未安排预算，支出决算为20.00万元。');
});

test.each(LOCALITIES)('%s: what nobody has given is asked for in plain words, once', (name) => {
  const { missing } = narrate(readLocality(name));
  const labels = missing.map(({ label }) => label);
  expect(labels.filter((label) => /[/]|表/.test(label))).toEqual([]);
  expect(new Set(labels).size).toBe(labels.length);
});

test('the text is in the unit of the forms unless the officer chooses another', () => {
  const workbook = readLocality('dianchi-final');
  expect(plainText(narrate(workbook))).toContain('收、支总计均为6579349.00元');
  expect(plainText(narrate(workbook, { unit: '万元' }))).toContain('收、支总计均为657.93万元');
});
