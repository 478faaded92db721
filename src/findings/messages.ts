import type { Bilingual } from './finding';

/** Why a relation could not be checked, as the ledger says it. */
export const REASONS = {
  totalOnly: { zh: '只有合计，没有填列明细', en: 'only the total is filled' },
  partsOnly: { zh: '有明细，没有填列合计', en: 'only the parts are filled' },
  othersBlank: { zh: '同表其他各行均未填列', en: 'no other line of the form is filled' },
  carryOver: { zh: '两表口径不同：差额正好等于上年结转', en: 'the scope differs: by just the carry-over' },
  otherFunds: { zh: '两表合计不等，所列资金的范围不同，不逐科目比较', en: 'the totals differ: the forms list different funds' },
  noPriorFigures: {
    zh: '各表没有上年数，也没有年初结转结余，无须与上年工作簿核对',
    en: 'no form shows last year or an opening balance',
  },
  unseen: (held: number, failed: number): Bilingual => ({
    zh: `表中别处看不到这一关系成立（成立 ${held} 处，不成立 ${failed} 处），只作提示`,
    en: `the relation is not seen to hold elsewhere in the form (holds ${held} times, fails ${failed} times)`,
  }),
  otherKind: (kind: 'budget' | 'final'): Bilingual => ({
    zh: `给出的上年工作簿是${kind === 'final' ? '决算' : '预算'}，与本工作簿不是同一类`,
    en: `the workbook given is ${kind === 'final' ? 'final accounts' : 'a budget'}, this one is not`,
  }),
  otherYear: (given: number | null, own: number | null): Bilingual => ({
    zh: `给出的上年工作簿年度是 ${given ?? '不详'}，本工作簿是 ${own ?? '不详'}`,
    en: `the workbook given is of ${given ?? 'an unknown year'}, this one of ${own ?? 'an unknown year'}`,
  }),
  notInPrior: (name: string): Bilingual => ({ zh: `上年工作簿没有对应“${name}”的数`, en: `last year's workbook has no ${name}` }),
} as const;
