import { proofread } from '../../../src/engine';
import { workbookOf } from '../../support/forms';

/** “三公”经费 of final accounts, whose budget may be that of the beginning of the year or the adjusted one. */

const WORKBOOK = workbookOf(`
  # 三公
  2024年度财政拨款“三公”经费支出决算表
  |||||||||||单位：万元
  预算数||||||决算数|||||
  合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行费|||公务接待费
  ||小计|公务用车购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|
  6920.45|0|5801.2|1000.4|4800.8|1119.25|8237.62|0|7634.5|2337.2|5297.3|603.12`);

const found = (sentence: string): string[] =>
  proofread(WORKBOOK, `七、“三公”经费支出决算情况说明\n${sentence}`)
    .findings.filter(({ rule, level }) => level !== 'hint' && !rule.startsWith('C-'))
    .map(({ rule, level, stated, expected }) => `${rule} ${level} ${stated} → ${expected}`);

describe('a change against the budget', () => {
  test.each<[string, string, string[]]>([
    ['as the form has it', '“三公”经费支出8237.62万元，比年初预算增加1317.17万元。', []],
    ['one slip away', '“三公”经费支出8237.62万元，比年初预算增加1371.17万元。', ['T-GROW warning 1371.17万元 → 1317.17万元']],
    ['against another budget', '“三公”经费支出8237.62万元，比年初预算增加942.30万元。', []],
  ])('%s', (_name, sentence, expected) => expect(found(sentence)).toEqual(expected));
});

describe('what is not negative grew by no more than all of it', () => {
  const told = (more: string): string[] =>
    found(`公务用车购置费支出决算为2337.2万元，完成预算1000.4万元的233.63%，比上年决算数增加${more}万元；公务接待费603.12万元。`);

  test('beside its budget, and with others in the sentence', () => {
    expect(told('1937.2')).toEqual([]);
    expect(told('3337.2')).toEqual([expect.stringMatching(/^T-GROW error 3337.2万元/)]);
  });

  test('but where its budget may be what grew', () =>
    expect(found('公务接待费支出决算603.12万元，预算1119.25万元，比上年预算增加719.25万元；公务用车购置费2337.2万元。')).toEqual([]));
});
