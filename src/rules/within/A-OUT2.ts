import { headingFacets } from '../../forms/vocabulary';
import { bind, formOf, yearTotal } from '../../facts/bind';
import { term, type Draft } from '../../relations/relation';
import { defineRule } from '../rule';
import type { Cross } from '../support/cross';

function byNature(cross: Cross): Draft[] {
  const form = formOf(cross.disclosure, '收支总表');
  if (!form) return [];
  return form.panels.flatMap((panel) => {
    const natures = panel.lines.filter(
      ({ parent, role, name }) => parent === null && role === 'item' && headingFacets(name).nature !== undefined,
    );
    const kinds = new Set(natures.map(({ name }) => headingFacets(name).nature));
    if (panel.side !== '支出' || !kinds.has('基本') || !kinds.has('项目')) return [];
    const others = { ...form, panels: form.panels.filter((other) => other !== panel) };
    const left = bind(others, { line: yearTotal, side: '支出' }, 'total');
    const right = natures.map((line) => term(form, line.amounts.at(-1)!, line.label, 'addend'));
    return left?.length === 1
      ? [
          cross.between(
            left.map((found) => ({ ...found, form })),
            right,
          ),
        ]
      : [];
  });
}

const NATURES = `# 收支总表
收入支出决算总表
单位：万元
收入 | < | 支出 | < | < | <
项目 | 决算数 | 项目（按功能分类） | 决算数 | 项目（按支出性质） | 决算数
一、一般公共预算财政拨款收入 | 120.35 | 一、社会保障和就业支出 | 30.15 | 一、基本支出 | 80.25
二、事业收入 | 0 | 二、卫生健康支出 | 90.2 | 二、项目支出 | 40.1
本年收入合计 | 120.35 | 本年支出合计 | 120.35 | |
总计 | 120.35 | 总计 | 120.35 | |`;

export default defineRule({
  id: 'A-OUT2',
  level: 'error',
  basis: { zh: '财决01表基本平衡公式（84行=58行+61行+63行+64行+65行）', en: 'form 财决01: line 84 = lines 58 + 61 + 63 + 64 + 65' },
  text: {
    zh: { name: '支出按功能与按性质', statement: '收支总表中按功能分类的本年支出合计 = 基本 + 项目 + 上缴上级 + 经营 + 对附属单位补助' },
    en: {
      name: 'spending by function and by nature',
      statement: '本年支出合计 by function = basic + project + paid upwards + business + subsidies',
    },
  },
  relations: byNature,
  examples: [{ valid: NATURES, invalid: NATURES.replace('| 40.1\n', '| 41.1\n'), first: '收支总表!F6' }],
});
