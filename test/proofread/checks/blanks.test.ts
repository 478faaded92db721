import { proofread } from '../../../src/engine';
import { workbookOf } from '../../support/forms';

const form = (total: string): string => `
# 三公
2024年一般公共预算“三公”经费支出表
||单位：万元
项目|预算数
合计|${total}
因公出国（境）费|
公务用车购置及运行费|7.6
公务用车购置费|
公务用车运行费|7.6
公务接待费|`;

const found = (total: string, sentence: string): string[] =>
  proofread(workbookOf(form(total)), `七、“三公”经费\n${sentence}`)
    .findings.filter(({ rule }) => rule === 'T-ITEM')
    .map(({ level, stated }) => `${level} ${stated}`);

test('a blank is nothing where the other parts make up the whole', () => {
  expect(found('7.6', '公务接待费7.6万元。')).toEqual(['warning 7.6万元']);
  expect(found('7.6', '公务用车购置费2万元。')).toEqual(['warning 2万元']);
  expect(found('7.6', '公务接待费0万元，上年7.6万元。')).toEqual([]);
});

test('a blank is not known where they do not', () => expect(found('9.1', '公务接待费1.5万元。')).toEqual([]));

describe('a part of a sum of which the form has nothing', () => {
  const income = `
    # 收入
    2024年部门收入总表
    |||||单位：万元
    单位|合计|一般公共预算拨款|事业收入|经营收入|其他收入
    合计|90.5|80|10.5||`;
  const told = (business: string, all: string): string[] =>
    proofread(
      workbookOf(income),
      `二、收入预算\n收入预算${all}万元，其中：一般公共预算拨款80万元，事业收入10.5万元，经营收入${business}万元，其他收入0万元。`,
    )
      .findings.filter(({ level }) => level !== 'hint')
      .map(({ rule, stated }) => `${rule} ${stated}`);

  test('is nothing where the others make up the whole', () => {
    expect(told('0', '90.5')).toEqual([]);
    expect(told('3.2', '90.5')).toEqual(['T-ITEM 3.2万元']);
  });

  test('is not known where the whole is another', () => expect(told('3.2', '93.7')).toEqual(['T-ITEM 93.7万元']));
});

test.each<[string, string, number]>([
  ['a form of which only the total is filled in denies no subject', '', 0],
  ['one with parts does', '20', 1],
])('%s', (_name, wages, times) => {
  const workbook = workbookOf(`
    # 基本支出
    2024年一般公共预算基本支出表
    ||||单位：万元
    科目编码|科目名称|合计|人员经费|公用经费
    |合计|30|20|10
    30101|基本工资|${wages}|${wages}|
    30201|办公费|||
    30202|印刷费|||`);
  const text = '六、一般公共预算基本支出情况\n一般公共预算基本支出30万元，其中：公用经费10万元，主要包括：办公费、印刷费。';
  expect(proofread(workbook, text).findings.filter(({ rule }) => rule === 'T-CATLIST')).toHaveLength(times);
});
