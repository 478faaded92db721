import type { Bilingual } from '../findings/finding';

/** Bases that many rules share. What may be printed of a document is what was seen in its text. */

const basis = (zh: string, en: string): Bilingual => ({ zh, en });

/** Sums within one form. */
export const ARITHMETIC = basis('表内算术关系', 'arithmetic within the form');
/** One datum that two forms print. */
export const SAME_DATUM = basis('表间同一数据', 'one datum in two forms');
/** Sums, shares and rates within the text. */
export const TEXT_ARITHMETIC = basis('文内算术关系', 'arithmetic within the text');
/** Only where practice is all there is. */
export const PRACTICE = basis('填报惯例', 'reporting practice');

export const LAW_CLASSIFICATION = basis(
  '《预算法》第三十二条（按政府收支分类科目编制，功能分类到项、经济分类到款）',
  'Budget Law, article 32 (functions down to 项, economic items down to 款)',
);
export const LAW_TRUE = basis('《预算法》第七十五条（收支真实、数额准确、内容完整）', 'Budget Law, article 75 (true, exact and complete)');
export const LAW_EXPLAINED = basis('《预算法》第十四条（公开并作出说明）', 'Budget Law, article 14 (published and explained)');
export const RULES_PARTS = basis(
  '《预算法实施条例》第五条（部门支出包括基本支出和项目支出，基本支出包括人员经费和公用经费）',
  'Implementing rules of the Budget Law, article 5 (basic and project, personnel and operating)',
);
export const RULES_LEVEL = basis(
  '《预算法实施条例》第六条（功能分类公开到项，基本支出经济分类公开到款）；《预算法》第四十六条',
  'Implementing rules of the Budget Law, article 6; Budget Law, article 46',
);
export const RULES_YUAN = basis('《预算法实施条例》第十一条（以人民币元为计算单位）', 'Implementing rules of the Budget Law, article 11');
export const INFORMATION = basis(
  '《政府信息公开条例》第六条（及时、准确地公开）',
  'Rules on the disclosure of government information, article 6',
);
export const DISCLOSURE = basis(
  '《地方预决算公开操作规程》（财预〔2016〕143号）',
  'the rules on local disclosure of budgets and final accounts (财预〔2016〕143号)',
);
export const FINAL_FORMULAS = basis('《部门决算报表编制说明》审核公式', 'the check formulas of the notes on final accounts');
export const AGENCIES = basis('《机关事务管理条例》第九条', 'Rules on the administration of agencies, article 9');
export const SUBJECT_NOTES = basis('《政府收支分类科目》科目说明', 'notes on the classification of income and expenditure');

/** Both bases in one. */
export function and(...bases: readonly Bilingual[]): Bilingual {
  return { zh: bases.map(({ zh }) => zh).join('；'), en: bases.map(({ en }) => en).join('; ') };
}

/** Where the 公开 forms come from, as their notes say. */
export function drawnFrom(zh: string): Bilingual {
  return { zh: `${zh}（公开表取自同一套决算报表，表间同一数据）`, en: `one datum in two forms (“${zh}”)` };
}
