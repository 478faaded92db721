import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** 项目支出 is 40万元 and was 35.5万元: last year's amount that the text states, and the difference from it. */
const OF = (year: number, projects: string): ReturnType<typeof workbookOf> =>
  workbookOf(SPENDING.replace('部门支出总表', `${year}年部门支出总表`).replaceAll('| 40', `| ${projects}`));
const [NOW, BEFORE] = [OF(2024, '40'), OF(2023, '35.5')];

const findings = (sentence: string): string[] =>
  proofread(NOW, `一、支出情况\n${sentence}`, { prior: BEFORE }).findings.map(
    ({ rule, stated, expected }) => `${rule} ${stated} → ${expected}`,
  );

test.each<[string, string, string[]]>([
  ['right', '2024年项目支出40万元，上年项目支出35.5万元，增加4.5万元，增长12.68%。', []],
  [
    'the amount is another than the difference was computed from',
    '2024年项目支出40万元，上年项目支出33.5万元，增加4.5万元，增长12.68%。',
    ['T-ITEM 33.5万元 → 35.5万元'],
  ],
])('%s', (_name, sentence, found) => {
  expect(findings(sentence)).toEqual(found);
});
