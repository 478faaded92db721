import { total } from '../../facts/bind';
import { SOURCES } from '../support/sources';
import { SAME_DATUM } from '../basis';
import { defineRule } from '../rule';
import { pair } from '../support/forms';

const FOUR_SOURCES = `# 收支总表
部门收支总表
单位：万元
收入 | < | 支出 | <
项目 | 预算数 | 项目 | 预算数
一、一般公共预算拨款收入 | 100.25 | 一、卫生健康支出 | 142.6
二、事业收入 | 20.1 | |
三、经营收入 | 12.15 | |
四、其他收入 | 10.1 | |
收入总计 | 142.6 | 支出总计 | 142.6
# 收入总表
部门收入总表
单位：万元
科目编码 | 科目名称 | 合计 | 一般公共预算 | 事业收入 | 经营收入 | 其他收入
 | 合计 | 142.6 | 100.25 | 20.1 | 12.15 | 10.1
210 | 卫生健康支出 | 142.6 | 100.25 | 20.1 | 12.15 | 10.1`;

export default defineRule({
  id: 'X-SOURCE',
  level: 'warning',
  basis: SAME_DATUM,
  text: {
    zh: {
      name: '收入来源',
      statement: '收支总表、财政拨款收支总表的各收入来源 = 收入总表的同名栏',
      remark: '他处看不到成立的，两表口径不同，不作比较',
    },
    en: {
      name: 'sources of income',
      statement: 'a source has the same amount in 收支总表, 财政拨款收支总表 and 收入总表',
      remark: 'forms of different scope are not compared',
    },
  },
  relations: (cross) =>
    SOURCES.flatMap((source) => {
      const line = { type: 'source', source } as const;
      return (['收支总表', '财政拨款收支总表'] as const).flatMap((form) =>
        cross.equal(
          { form, line, side: '收入' },
          { form: '收入总表', line: total, facets: { source } },
          { trust: 'suggested', family: `来源#${form}` },
        ),
      );
    }),
  examples: [
    {
      ...pair(FOUR_SOURCES, ['二、事业收入 | 20.1 | |', '二、事业收入 | 19.1 | |\n五、用事业基金弥补收支差额 | 1 | |']),
      first: '收支总表!B6',
    },
  ],
});
