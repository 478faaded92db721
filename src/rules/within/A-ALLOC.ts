import { sourceOf } from '../../forms/vocabulary';
import { defineRule, type CheckContext, type Report } from '../rule';
import { linesOf, place } from '../support/check';
import { pair, SUMMARY } from '../support/forms';

const allocated = ({ disclosure }: CheckContext): Report[] => {
  const isFilled = (amounts: readonly { value: { isZero(): boolean } | null }[]): boolean =>
    amounts.some(({ value }) => value !== null && !value.isZero());
  const earns = disclosure.forms.some(
    (form) =>
      form.kind === '收支总表' &&
      linesOf(form).some(({ name, amounts }) => /^(?:事业收入|经营收入)$/.test(sourceOf(name).source ?? '') && isFilled(amounts)),
  );
  return disclosure.forms.flatMap((form) => {
    if (form.kind !== '财政拨款收支总表' && (form.kind !== '收支总表' || earns)) return [];
    return linesOf(form).flatMap(({ name, label, labelCell, amounts }) =>
      /^结余分配/.test(name) && isFilled(amounts)
        ? {
            zh: `“${label}”有数，而${form.kind === '收支总表' ? '没有事业收入和经营收入' : '财政拨款没有结余分配'}；请核对。`,
            en: `${label} holds an amount although there is nothing to allocate.`,
            cells: [place(labelCell, label)],
            form,
          }
        : [],
    );
  });
};

export default defineRule({
  id: 'A-ALLOC',
  level: 'warning',
  basis: { zh: '结余分配只来自事业收支和经营收支的结余', en: 'allocated balances come from 事业 and 经营 activities alone' },
  text: {
    zh: { name: '结余分配', statement: '有结余分配的，有事业收入或经营收入；财政拨款收支总表没有结余分配' },
    en: { name: 'allocated balances', statement: 'a unit that allocates a balance has 事业 or 经营 income; appropriations have none' },
  },
  check: allocated,
  examples: [
    {
      valid: SUMMARY.replace('结转下年 | 5', '结余分配 | 5'),
      invalid: pair(SUMMARY, ['结转下年 | 5', '结余分配 | 5'], ['二、事业收入 | 20.1', '二、其他收入 | 20.1']).invalid,
      first: '收支总表!C8',
    },
  ],
});
