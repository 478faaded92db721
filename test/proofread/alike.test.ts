import { proofread } from '../../src/engine';
import { alike, placesOf } from '../../src/proofread/alike';
import { proofText } from '../../src/report/text';
import { BASIC, GENERAL, SPENDING } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';

const WORKBOOK = workbookOf([SPENDING.replace('部门支出总表', '2024年部门支出总表'), GENERAL, BASIC].join('\n'));
const LAST_YEAR = [
  '一、2023年部门支出预算情况说明',
  '2023年支出预算125.35万元。',
  '二、2023年基本支出预算情况说明',
  '2023年基本支出预算85.35万元。',
].join('\n');

test('one hint at several places is told once with them; findings with figures of their own stay apart', () => {
  const proof = proofread(WORKBOOK, LAST_YEAR);
  const groups = alike(proof.findings);
  const years = groups.find(([{ rule }]) => rule === 'T-YEAR')!;
  expect(years.length).toBeGreaterThan(2);
  expect(placesOf(years)).toEqual([1, 2, 3, 4]);
  expect(groups.flat()).toHaveLength(proof.findings.length);
  // Each is still a finding of its own for scripts.
  expect(new Set(proof.findings.map(({ fingerprint }) => fingerprint)).size).toBe(proof.findings.length);

  const report = proofText(proof, 'a.xlsx', 't.txt');
  expect(report).toMatch(new RegExp(`第 1、2、3、4 段（${years.length} 处）：`));
  expect(report.split('\n').filter((line) => line.includes('（T-YEAR）'))).toHaveLength(1);
  expect(report).toContain(`发现 ${proof.findings.length} 处问题`);
});
