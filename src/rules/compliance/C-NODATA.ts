import { isFundForm } from '../../forms/form-words';
import { head, linesOf, noDataStatement } from '../support/check';
import { DISCLOSURE } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { FUNDS } from '../support/forms';

/** A form without a single number and without a statement that there is nothing to show. Printed zeros are data; a unit without “三公” says so in its text. */
const unexplained = ({ disclosure }: CheckContext): Report[] =>
  disclosure.forms.flatMap((form) => {
    const blank = form.panels.length > 0 && linesOf(form).every(({ amounts }) => amounts.every(({ value }) => value === null));
    if (!blank || noDataStatement(form) || !isFundForm(form)) return [];
    return {
      zh: `《${form.title}》没有数据，表下也没有“本单位无此项支出，故本表无数据”一类的说明；请补上说明。`,
      en: `${form.title} has no data and no statement that there is none.`,
      cells: [head(form)],
      form,
    };
  });

export default defineRule({
  id: 'C-NODATA',
  level: 'warning',
  basis: DISCLOSURE,
  text: {
    zh: { name: '空表说明', statement: '没有数据的表注明“本部门无…故本表无数据”', remark: '填 0 的表是有数据的表' },
    en: { name: 'empty forms', statement: 'an empty form says so', remark: 'a form of zeros holds data' },
  },
  check: unexplained,
  examples: [
    {
      valid: FUNDS.replace(/(?: \| [0-9.]+){3}$/gm, ' | | |') + '\n本单位无政府性基金预算支出，故本表无数据。',
      invalid: FUNDS.replace(/(?: \| [0-9.]+){3}$/gm, ' | | |'),
      first: '政府性基金预算支出表!A1',
    },
  ],
});
