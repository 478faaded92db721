import { validate } from '../../src/engine';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { workbookOf } from '../support/forms';

/** A sum that is not one, in a form whose amounts are shown as `format` says. */
function formWith(format: string): WorkbookSnapshot {
  const { name, sheets } = workbookOf(`# 一般公共预算支出表
    2024年一般公共预算支出表
    单位：元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 1253600 | 853500 | 400000
    210 | 卫生健康支出 | 1253600 | 853500 | 400000
    21015 | 医疗保障管理事务 | 1253600 | 853500 | 400000
    2101501 | 行政运行 | 1253600 | 853500 | 400000`);
  const rows = sheets[0]!.rows.map((row) =>
    row?.map((cell) => (cell && typeof cell.value === 'number' && cell.value > 9_999 ? { ...cell, format } : cell)),
  );
  return { name, sheets: [{ ...sheets[0]!, rows }] };
}

test.each([
  ['#,##0.00', '1,253,600', true],
  ['_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', '1,253,600', true],
  ['0.00', '1253600', undefined],
])('amounts shown as %s are written %s in messages, and plainly where scripts read them', (format, said, grouped) => {
  const found = validate(formWith(format)).findings.find(({ level, message }) => level === 'error' && message.includes('多 '))!;
  expect(found.message).toContain(`为 ${said}`);
  expect(found.grouped).toBe(grouped);
  expect(found.actual).toMatch(/^1253600(?:\.00)?$/);
  expect(found.cells.every(({ value }) => !value.includes(','))).toBe(true);
});
