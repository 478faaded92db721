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
