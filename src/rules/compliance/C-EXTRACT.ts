import { DISCLOSURE } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { STATE_CAPITAL, WHOLE_SET, pair } from '../support/forms';
import { FEWEST_OF_A_SET, REQUIRED } from '../support/required';

/** What a set of forms may hold elsewhere. */
const elsewhere = ({ disclosure }: CheckContext): Report[] => {
  const kinds = new Set(disclosure.forms.map(({ kind }) => kind));
  const absent = REQUIRED.filter((kind) => !kinds.has(kind));
  const extract = kinds.size >= 2 && absent.length > REQUIRED.length - FEWEST_OF_A_SET;
  const names = [...(extract ? absent : []), ...(!kinds.has('国有资本经营表') && kinds.size > FEWEST_OF_A_SET ? ['国有资本经营表'] : [])];
  if (names.length === 0) return [];
  return [
    {
      zh: `工作簿中没有找到：${names.join('、')}。如在别的文件中，请一并核对；没有数据的表也须公开空表并注明。`,
      en: `Not found in the workbook: ${names.join(', ')}. They may be in another file; forms without data are published too.`,
      cells: [],
    },
  ];
};

export default defineRule({
  id: 'C-EXTRACT',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: { name: '可能在别处的表', statement: '国有资本经营预算表，以及节选工作簿缺少的必备表' },
    en: { name: 'forms that may stand elsewhere', statement: 'the form of state capital, and what an extract leaves out' },
  },
  check: elsewhere,
  examples: [{ ...pair(WHOLE_SET, [STATE_CAPITAL, '']), first: '-' }],
});
