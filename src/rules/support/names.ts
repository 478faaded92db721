import { subject, subjectKey, type Classification } from '../../forms/classification';
import type { Disclosure, Form, Line } from '../../forms/disclosure';
import { normalize } from '../../workbook/text';
import type { CheckContext, Report } from '../rule';
import { likeness, linesOf, place } from './check';

/** A name beside a code that is not the one of the classification; `certain` where it is a slip and neither cut off nor unverified. */
export interface NameOff {
  readonly certain: boolean;
  readonly report: Report;
}

export function namesOff({ disclosure }: CheckContext): readonly NameOff[] {
  let off = OFF.get(disclosure);
  if (!off) OFF.set(disclosure, (off = findOff(disclosure)));
  return off;
}

/** Two rules ask. */
const OFF = new WeakMap<Disclosure, readonly NameOff[]>();

function findOff(disclosure: Disclosure): NameOff[] {
  return disclosure.forms.flatMap((form) => linesOf(form).flatMap((line) => nameOff(form, line) ?? []));
}

export function classificationOf({ key }: Line): { table: Classification; code: string } | null {
  if (key.type === 'function') return { table: 'function', code: key.code };
  return key.type === 'economic' && /^3[0-9]+$/.test(key.code) ? { table: 'department', code: key.code } : null;
}

function nameOff(form: Form, line: Line): NameOff | null {
  const found = classificationOf(line);
  const known = found && subject(found.table, found.code);
  const name = line.name.replace(/^[0-9]+/, '');
  if (!found || !known || name === '' || (found.code.length === 3 && found.table === 'function')) return null;
  const key = subjectKey(name);
  const isCalled = (own: { readonly name: string }): boolean => subjectKey(own.name) === key;
  if (isCalled(known) || known.former.some(isCalled) || sameLetters(known.name, name)) return null;
  const cut = normalize(known.name).startsWith(name);
  const near = likeness(normalize(known.name), name) >= NEAR;
  return {
    certain: known.attested && near && !cut,
    report: {
      zh: `科目 ${found.code} 填作“${line.label}”，科目表名称为“${known.name}”${cut ? '，疑似名称被截断' : ''}；请按科目表填写全称。`,
      en: `${found.code} is named “${line.label}”; the classification calls it “${known.name}”${cut ? ' (the name looks cut off)' : ''}.`,
      cells: [place(line.labelCell, line.label)],
      form,
      expected: known.name,
      actual: line.label,
    },
  };
}

const NEAR = 0.6;

/** The same name but for function words and 等. */
function sameLetters(a: string, b: string): boolean {
  const letters = (text: string): string => normalize(text).replace(/[和与及的等、()支出费用事务类款项]/g, '');
  return letters(a) === letters(b);
}
