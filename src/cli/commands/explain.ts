import { checks, explain } from '../../engine';
import type { Language } from '../../findings/finding';
import { LABELS, LEVEL_NAMES } from '../../report/labels';
import { UsageError } from '../errors';

const WORDS = {
  zh: {
    statement: '关系：',
    level: '级别：',
    basis: '依据：',
    remark: '说明：',
    prior: '例：另一工作簿',
    valid: '例：相符',
    invalid: '例：不符',
  },
  en: {
    statement: 'Relation: ',
    level: 'Level: ',
    basis: 'Basis: ',
    remark: 'Remark: ',
    prior: 'Example: the other workbook',
    valid: 'Example that holds',
    invalid: 'Example that does not hold',
  },
} as const;

/** `gouji explain ID`: what a check states, at which level, and why. */
export function explainText(id: string, language: Language): string {
  const found = explain(id);
  if (!found) {
    const known = checks().map((check) => check.id);
    throw new UsageError(`没有编号 ${id}；可用：${known.join(' ')}`, `there is no check ${id}; there are: ${known.join(' ')}`);
  }
  const { level, basis, examples } = found;
  const { name, statement, remark } = found.text[language];
  const words = WORDS[language];
  return [
    `${found.id}${LABELS[language].gap}${name}`,
    `${words.statement}${statement}`,
    `${words.level}${LEVEL_NAMES[language][level]}`,
    `${words.basis}${basis[language]}`,
    ...(remark ? [`${words.remark}${remark}`] : []),
    ...examples
      .slice(0, 1)
      .flatMap(({ prior, valid, invalid }) => [
        ...(prior ? ['', words.prior, indented(prior)] : []),
        ...['', words.valid, indented(valid), '', words.invalid, indented(invalid)],
      ]),
    '',
  ].join('\n');
}

function indented(grid: string): string {
  return grid
    .split('\n')
    .map((row) => `      ${row}`)
    .join('\n');
}
