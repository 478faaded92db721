import { total } from '../../facts/bind';
import { byEconomic } from '../support/cross';
import { drawnFrom } from '../basis';
import { defineRule } from '../rule';
import { GENERAL, BASIC, both, raised } from '../support/forms';

export default defineRule({
  id: 'X-T5T6',
  level: 'error',
  basis: drawnFrom('公开05表取自财决07表、公开06表取自财决08-1表'),
  text: {
    zh: { name: '一般公共预算支出表与基本支出表', statement: '基本支出合计、人员经费、公用经费（及经济类）三数相等' },
    en: { name: '一般公共预算支出表 and 基本支出表', statement: 'the same basic expenditure, personnel and operating funds' },
  },
  relations: (cross) => [
    ...cross.equal(
      { form: '一般公共预算支出表', line: total, facets: { nature: '基本' } },
      { form: '一般公共预算基本支出表', line: total },
    ),
    ...cross.equal({ form: '基本支出明细表', line: total }, { form: '一般公共预算基本支出表', line: total }),
    ...(['一般公共预算支出表', '支出总表'] as const).flatMap((form) => [
      ...(['人员', '公用'] as const).flatMap((funds) =>
        cross.equal(
          { form, line: total, facets: { nature: '基本', funds } },
          { form: '一般公共预算基本支出表', line: total, facets: { funds } },
        ),
      ),
      ...['301', '302', '303', '310'].flatMap((code) =>
        cross.equal(
          { form, line: total, facets: { nature: '基本', economic: code } },
          { form: '一般公共预算基本支出表', line: byEconomic(code) },
        ),
      ),
    ]),
  ],
  examples: [{ valid: both(GENERAL, BASIC), invalid: both(raised(GENERAL), BASIC), first: '一般公共预算支出表!D4' }],
});
