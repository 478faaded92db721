import { isEmpty, noDataStatement, place } from '../support/check';
import { INFORMATION, DISCLOSURE, and } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { FUNDS, pair } from '../support/forms';

/** A form that holds amounts although its note says that it is empty. */
const contradicted = ({ disclosure }: CheckContext): Report[] =>
  disclosure.forms.flatMap((form) => {
    const statement = noDataStatement(form);
    if (!statement || isEmpty(form) || !/空表|无数据/.test(statement.text)) return [];
    return {
      zh: `《${form.title}》有数据，表下却注明“${statement.text}”；请删去说明或核对数据。`,
      en: `${form.title} holds amounts although its note says it is empty.`,
      cells: [place(statement.cell, statement.text)],
      form,
    };
  });

export default defineRule({
  id: 'C-EMPTY',
  level: 'error',
  basis: and(DISCLOSURE, INFORMATION),
  text: {
    zh: { name: '空表声明', statement: '有数的表不写“空表”“本表无数据”', remark: '空表没有说明的见 C-NODATA' },
    en: {
      name: 'statement of no data',
      statement: 'a form with amounts does not say that it is empty',
      remark: 'an empty form without a statement: C-NODATA',
    },
  },
  check: contradicted,
  examples: [
    {
      ...pair(FUNDS, [
        '2296002 | 用于社会福利的彩票公益金支出 | 8.5 | 0 | 8.5',
        '2296002 | 用于社会福利的彩票公益金支出 | 8.5 | 0 | 8.5\n本单位无政府性基金预算支出，故本表无数据。',
      ]),
      first: '政府性基金预算支出表!A8',
    },
  ],
});
