import type { Language } from '../findings/finding';

/** Why a number could not be checked. */
export type Reason =
  | 'count'
  | 'unreadable'
  | 'noSubject'
  | 'fill'
  | 'severalMeanings'
  | 'zero'
  | 'lastYear'
  | 'notLastYears'
  | 'otherYear'
  | 'noCell'
  | 'noWhole'
  | 'outside';

const REASONS: Readonly<Record<Reason, Readonly<Record<Language, string>>>> = {
  count: { zh: '个数，表中没有可以核对的数', en: 'a count, which no form states' },
  unreadable: { zh: '疑似金额，但写法读不出来（单位不全或数字不完整），请改写', en: 'looks like an amount but cannot be read' },
  noSubject: { zh: '看不出这个数说的是什么', en: 'the words do not tell what it is about' },
  fill: { zh: '数字前面有没看懂的词，没有与表核对', en: 'words before it were not understood, so it was not compared' },
  severalMeanings: { zh: '前面列了几个项目，分不清这个数是哪一个的', en: 'several subjects stand before it' },
  zero: { zh: '', en: '' },
  lastYear: { zh: '需要上年的数才能核对，请提供上年工作簿', en: 'needs last year’s amounts: give last year’s workbook' },
  notLastYears: {
    zh: '与上年工作簿中的数对不上，也看不出比的是哪个数，请核对',
    en: 'no amount of last year’s workbook gives it, and what it compares with is not clear: please check',
  },
  otherYear: { zh: '不是本年或上年的数', en: 'an amount of another year' },
  noCell: { zh: '表中没有对应的数，文中也没有别的数可以互相核对', en: 'no form states it, and no other number of the text does' },
  noWhole: { zh: '看不出比较的基数或总额', en: 'the base is not known' },
  outside: { zh: '不是表中的数（标准、绩效、资产等）', en: 'no amount of the forms' },
};

export function reasonText(reason: Reason, language: Language): string {
  return REASONS[reason][language];
}
