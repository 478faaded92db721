import type { Form } from '../../forms/disclosure';
import { normalize } from '../../workbook/text';
import { and, DISCLOSURE, INFORMATION } from '../basis';
import { defineRule, type CheckContext, type Report } from '../rule';
import { noDataStatement, place } from '../support/check';
import { FUNDS } from '../support/forms';

/** The words by which a statement names the funds of a kind of form. */
const FUND_WORDS: readonly (readonly [kind: Form['kind'], words: RegExp])[] = [
  ['政府性基金表', /政府性基金/],
  ['国有资本经营表', /国有资本/],
  ['“三公”经费表', /三公/],
];

const statements = ({ disclosure }: CheckContext): Report[] =>
  disclosure.forms.flatMap((form) => {
    const note = noDataStatement(form);
    if (!note) return [];
    const text = normalize(note.text);
    const own = FUND_WORDS.find(([kind]) => kind === form.kind)![1];
    const other = FUND_WORDS.find(([, words]) => words.test(text));
    const years = [...text.matchAll(/(20[0-9]{2})年/g)].map(([, year]) => Number(year));
    const fund = other !== undefined && !own.test(text);
    const year = disclosure.year !== null && years.length > 0 && !years.includes(disclosure.year);
    if (!fund && !year) return [];
    return {
      zh: `《${form.title}》的说明“${note.text}”写的是${fund ? '别的资金' : `${years[0]} 年`}，与本表不符；请改正。`,
      en: `The statement of ${form.title} speaks of ${fund ? 'other funds' : years[0]}; correct it.`,
      cells: [place(note.cell, note.text)],
      form,
    };
  });

const BLANK = `${FUNDS.replace(/(?: \| [0-9.]+){3}$/gm, ' | | |')}\n`;

export default defineRule({
  id: 'C-EMPTYNOTE',
  level: 'error',
  basis: and(DISCLOSURE, INFORMATION),
  text: {
    zh: { name: '空表说明与表相符', statement: '空表说明所说的资金是本表的资金，年度是本表的年度' },
    en: { name: 'the statement of an empty form', statement: 'it speaks of the funds and of the year of its form' },
  },
  check: statements,
  examples: [
    {
      valid: `${BLANK}本单位无政府性基金预算支出，故本表无数据。`,
      invalid: `${BLANK}本单位无国有资本经营预算支出，故本表无数据。`,
      first: '政府性基金预算支出表!A8',
    },
  ],
});
