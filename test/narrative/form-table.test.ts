import { recognise } from '../../src/forms/recognise';
import { formTables, type FormTable } from '../../src/narrative/publication/form-table';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { workbookOf } from '../support/forms';

const tablesOf = (workbook: WorkbookSnapshot): FormTable[] => formTables(workbook, recognise(workbook));
const EXPENSES = `# 三公
2024年度“三公”经费支出决算表
部门：某县水利局 | | | | | | | | | | | 单位：万元
预算数 | | | | | | 决算数 | | | | |
合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | | | 公务接待费
 | | 小计 | 公务用车购置费 | 公务用车运行费 | | | | 小计 | 公务用车购置费 | 公务用车运行费 |
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
7.8 | | 4.8 | | 4.8 | 3 | 6.51 | | 4.35 | | 4.35 | 2.16`;

test('what stands above a table is no row of it', () => {
  const [table] = tablesOf(workbookOf(EXPENSES));
  expect(table).toMatchObject({
    title: '2024年度“三公”经费支出决算表',
    above: { left: '部门：某县水利局', right: '单位：万元' },
    headings: 4,
  });
  expect(table!.rows).toHaveLength(5);
});

test('headings that a sheet leaves unmerged stand over what is theirs', () => {
  const [table] = tablesOf(workbookOf(EXPENSES));
  const spans = table!.rows.slice(0, 3).flatMap((row) => row.map(({ text, columnSpan, rowSpan }) => `${text} ${columnSpan}×${rowSpan}`));
  const half = ['合计 1×2', '因公出国（境）费 1×2', '公务用车购置及运行费 3×1', '公务接待费 1×2'];
  expect(spans).toEqual([
    '预算数 6×1',
    '决算数 6×1',
    ...half,
    ...half,
    ...Array.from({ length: 2 }, () => ['小计 1×1', '公务用车购置费 1×1', '公务用车运行费 1×1']).flat(),
  ]);
});

test('columns and rows that hold nothing are left out, and so are hidden ones', () => {
  const workbook = workbookOf(`# 支出
2024年部门支出总表
单位：某局 | | | | | 单位：万元
科目编码 | 科目名称 | | 合计 | 基本支出 | 项目支出
合计 | | | 3 | 1 | 2
 | | | | |
205 | 教育支出 | | 3 | 1 | 2`);
  const [sheet] = workbook.sheets;
  const [table] = tablesOf({ ...workbook, sheets: [{ ...sheet!, hiddenColumns: [4] }] });
  expect(table!.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['科目编码', '科目名称', '合计', '项目支出'],
    ['合计', '', '3', '2'],
    ['205', '教育支出', '3', '2'],
  ]);
  expect(table!.rows[2]!.map(({ align }) => align)).toEqual(['center', 'left', 'right', 'right']);
  expect(tablesOf({ ...workbook, sheets: [{ ...sheet!, visibility: 'hidden' }] })).toEqual([]);
});
