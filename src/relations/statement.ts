import type { Decimal } from 'decimal.js';
import type { Language } from '../findings/finding';
import type { Form, Unit } from '../forms/disclosure';
import { grouped } from '../workbook/number';
import { nameOf, sumOf, yuanPer, type Relation, type Term } from './relation';

export type { Language };

/** An amount in 元 as a person reads it in the unit of a form, with the form's decimals or as many as it needs. */
export function formatYuan(yuan: Decimal, form: Form, unit: Unit = form.unit): string {
  return formatAmount(yuan.div(yuanPer(unit)), form);
}

export function formatAmount(value: Decimal, form: Form): string {
  return value.toFixed(Math.max(form.ulp.decimalPlaces(), Math.min(value.decimalPlaces(), 6)));
}

/** For sentences: a number as the form shows its own. */
function asShown(number: string, form: Form): string {
  return form.grouped ? grouped(number) : number;
}

/** The same as formatYuan, with the separators that the form shows. */
export function yuanShown(yuan: Decimal, form: Form): string {
  return asShown(formatYuan(yuan, form), form);
}

/** The same as formatAmount, with the separators that the form shows. */
export function amountShown(value: Decimal, form: Form): string {
  return asShown(formatAmount(value, form), form);
}

export function valueText({ amount, form }: Term): string {
  return amount.value ? formatAmount(amount.value, form) : '';
}

const MANY = 4;

/** `工资福利支出·人员经费 + 对个人和家庭的补助·人员经费`; long sums are named by their first and last part. */
export function namesOf(terms: readonly Term[], language: Language): string {
  const filled = terms.filter(({ amount }) => amount.value !== null);
  const shown = (filled.length > 0 ? filled : terms).map((found) => nameIn(found, terms));
  if (shown.length <= MANY) return shown.join(' + ');
  return language === 'zh'
    ? `${shown[0]}至${shown.at(-1)}等 ${shown.length} 项之和`
    : `the sum of ${shown.length} items (${shown[0]} … ${shown.at(-1)})`;
}

function nameIn(found: Term, among: readonly Term[]): string {
  const same = among.every(({ form }) => form === found.form);
  return same ? `“${nameOf(found)}”` : `《${found.form.title}》“${nameOf(found)}”`;
}

/** The relation as a sentence with its two values. */
export function statementOf(relation: Relation, language: Language): string {
  const [left, right] = [relation.left, relation.right];
  const form = left[0]!.form;
  const elsewhere = right.some((found) => found.form !== form);
  const title = (terms: readonly Term[]): string => (elsewhere ? `《${terms[0]!.form.title}》` : '');
  const values = [left, right].map((terms) => yuanShown(sumOf(terms), form));
  const sign = relation.comparison === '=' ? '=' : '≥';
  const of = (value: string | undefined): string => (language === 'zh' ? `（${value}）` : ` (${value}) `);
  return `${title(left)}${namesOf(left, language)}${of(values[0])}${sign} ${title(right)}${namesOf(right, language)}${of(values[1])}`.trimEnd();
}
