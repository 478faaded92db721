import type { Language } from '../relations/statement';
import type { Claim } from './claim';

/** Why a claim is not checked, and what would make it possible. */
const REASONS = {
  noSubject: ['没有找到对应的表和科目', 'no form or subject was found for it'],
  severalMeanings: ['有几个可能的含义，数值都不相同，未作判断', 'it can mean several amounts of different value'],
  otherYear: ['说的是其他年度，表内没有', 'it is about another year'],
  lastYear: ['说的是上年数；给出上年的工作簿可以核对', 'it is about last year: give last year’s workbook'],
  noBudget: ['表内没有年初预算数', 'the forms do not show the budget of the year'],
  noRate: [
    '文中没有变动率、上年数或分项可以与增减额核对；给出上年的工作簿可以核对',
    'nothing in the text fits this difference: give last year’s workbook',
  ],
  noDifference: [
    '文中没有增减额、上年数或分项可以与变动率核对；给出上年的工作簿可以核对',
    'nothing in the text fits this rate: give last year’s workbook',
  ],
  noWhole: ['没有找到所占的总额', 'the whole it is a share of was not found'],
  noStages: ['没有找到预算数和决算数', 'the budget and the final amount were not found'],
} as const;

export type Reason = keyof typeof REASONS;

export function reasonText(reason: Reason | '', language: Language): string {
  return reason === '' ? '' : REASONS[reason][language === 'zh' ? 0 : 1];
}

/** Why a claim that is no amount stays unchecked where no other claim fits it. */
export function reasonOfKind({ kind }: Claim): Reason {
  if (kind === 'delta') return 'noRate';
  if (kind === 'growth') return 'noDifference';
  return kind === 'completion' ? 'noStages' : 'noWhole';
}
