import { SOURCES } from '../support/sources';
import { bySubject } from '../support/subjects';
import { defineRule } from '../rule';
import { SUMMARY, APPROPRIATIONS, pair, both } from '../support/forms';

export default defineRule({
  id: 'X-T4T1',
  level: 'error',
  basis: {
    zh: '《预算法实施条例》第五条（财政拨款收入与相应支出单独反映）；表间同一数据',
    en: 'Implementing rules of the Budget Law, article 5; one datum in two forms',
  },
  text: {
    zh: {
      name: '财政拨款收支总表与收支总表',
      statement: '财政拨款收入一致；全部为财政拨款时每个功能类一致',
      remark: '先看口径：一表含上年结转、另一表不含的，不作比较',
    },
    en: {
      name: '财政拨款收支总表 and 收支总表',
      statement: 'the same appropriations; the same classes where all funds are appropriations',
      remark: 'not compared where one form includes the carry-over and the other does not',
    },
  },
  relations: (cross) => [
    ...bySubject(cross, { left: '财政拨款收支总表', right: '收支总表', wider: true }),
    ...bySubject(cross, { left: '财政拨款收支总表', right: '支出总表', wider: true }),
    ...SOURCES.flatMap((source) => {
      const line = { type: 'source', source } as const;
      return cross.equal({ form: '财政拨款收支总表', line, side: '收入' }, { form: '收支总表', line, side: '收入' });
    }),
  ],
  examples: [
    {
      ...pair(
        both(
          SUMMARY.replaceAll('100.25', '120.35').replace('二、事业收入 | 20.1', '二、事业收入 | 0'),
          APPROPRIATIONS.replaceAll('125.35', '120.35').replaceAll('95.2', '90.2').replace(/8\.5/g, '0').replaceAll('133.85', '120.35'),
        ),
        ['一般公共预算拨款收入 | 120.35', '一般公共预算拨款收入 | 110.35'],
        ['二、事业收入 | 0', '二、事业收入 | 10'],
      ),
      first: '财政拨款收支总表!B5',
    },
  ],
});
