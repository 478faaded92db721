import { priorRelations } from '../support/prior';
import { defineRule } from '../rule';
import { closingAccount } from '../support/forms';

export default defineRule({
  id: 'X-PRIOR',
  level: 'warning',
  basis: {
    zh: '财决01表编制说明（年初结转和结余 = 上年批复的年末结转和结余，经批准调整的除外）',
    en: 'notes on form 财决01: the opening balance is what last year closed with, approved adjustments aside',
  },
  text: {
    zh: {
      name: '与上年工作簿',
      statement: '表中的上年数 = 上年工作簿的同一行；决算的年初结转和结余 = 上年决算的年末结转和结余',
      remark: '给出上年工作簿（--prior）时才核对；会计差错更正、收回存量资金等调整请说明',
    },
    en: {
      name: "last year's workbook",
      statement: 'what a form says of last year is what that workbook says; 年初结转和结余 is what last year closed with',
      remark: 'compared where --prior is given; adjustments want an explanation',
    },
  },
  beside: priorRelations,
  examples: [
    {
      prior: closingAccount(2023, '0', '95.25', '5'),
      valid: closingAccount(2024, '5', '102.25', '3'),
      invalid: closingAccount(2024, '6', '103.25', '3'),
      first: '收入支出决算总表!B7',
    },
  ],
});
