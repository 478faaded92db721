import { total } from '../../facts/bind';
import { drawnFrom } from '../basis';
import { defineRule } from '../rule';
import { SUMMARY, INCOME, pair, both } from '../support/forms';

export default defineRule({
  id: 'X-T1T2',
  level: 'error',
  basis: drawnFrom('公开01表取自财决01表、公开02表取自财决03表'),
  text: {
    zh: { name: '收支总表与收入总表', statement: '收入总计相等；各收入来源相等' },
    en: { name: '收支总表 and 收入总表', statement: 'the same total income, the same income by source' },
  },
  relations: (cross) => [...cross.equal({ form: '收支总表', line: total, side: '收入' }, { form: '收入总表', line: total })],
  examples: [
    {
      ...pair(
        both(SUMMARY, INCOME),
        ['收入总计 | 125.35', '收入总计 | 125.45'],
        ['上年结转 | 5', '上年结转 | 5.1'],
        ['支出总计 | 125.35', '支出总计 | 125.45'],
        ['结转下年 | 5', '结转下年 | 5.1'],
      ),
      first: '收支总表!B9',
    },
  ],
});
