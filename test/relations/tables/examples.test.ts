import { EXAMPLES } from '../../../src/relations/catalogue/examples';
import type { Level } from '../../../src/findings/finding';
import { ruleTable } from '../../support/forms-table';

/** The documented example of every rule: at which level it is reported and which cell is named first. */
const REPORTED: readonly (readonly [id: string, level: Level, first: string])[] = [
  ['A-BAL', 'error', '收支总表!B9'],
  ['A-IN', 'error', '收支总表!B7'],
  ['A-OUT', 'error', '收支总表!D6'],
  ['A-HIER-F', 'error', '支出总表!D6'],
  ['A-HIER-E', 'error', '一般公共预算基本支出表!D5'],
  ['A-ROW', 'error', '支出总表!C12'],
  ['A-COLSUM', 'error', '收入总表!E5'],
  ['A-TOTROW', 'error', '支出总表!D4'],
  ['A-SG', 'error', '三公!A5'],
  ['A-PROC', 'error', '政府采购预算表!B4'],
  ['A-PROJ', 'rounding', '项目支出表!C4'],
  ['A-CARRY', 'error', '上年结转!B4'],
  ['A-NEG', 'warning', '政府采购预算表!B5'],
  ['A-DUPROW', 'hint', '政府采购预算表!A7'],
  ['P-SCORE', 'warning', '项目自评表!E9'],
  ['X-T1T2', 'error', '收支总表!B9'],
  ['X-T1T3', 'error', '收支总表!D9'],
  ['X-T4T1', 'error', '财政拨款收支总表!B5'],
  ['X-T4T5', 'error', '财政拨款收支总表!E8'],
  ['X-T3T5', 'error', '支出总表!C7'],
  ['X-T5T6', 'error', '一般公共预算支出表!D4'],
  ['X-T5T7', 'error', '项目支出表!C4'],
  ['X-SPLIT', 'error', '一般公共预算基本支出表!D4'],
  ['X-ECON8', 'error', '支出经济分类汇总表!C4'],
  ['X-SG-T', 'error', '三公!F5'],
  ['X-EMPTY', 'error', '财政拨款收支总表!F8'],
  ['X-PERF-AMT', 'error', '整体绩效目标表!C3'],
  ['X-SAME', 'warning', '收入总表!C7'],
  ['X-UNITS', 'warning', '收入总表!B5'],
  ['X-SCOPE', 'warning', '一般公共预算支出表!C4'],
  ['X-JGYX', 'warning', '机关运行经费!B4'],
  ['X-PRIOR', 'warning', '收入支出决算总表!B7'],
  ['X-NOTE', 'error', '政府采购预算表!A8'],
  ['FE-PENSION', 'error', '一般公共预算支出表!D10'],
  ['FE-ANNUITY', 'error', '一般公共预算支出表!D11'],
  ['FE-MED', 'warning', '一般公共预算支出表!D14'],
  ['FE-HOUSING', 'error', '一般公共预算支出表!D18'],
  ['FE-HSUB', 'warning', '一般公共预算支出表!D7'],
  ['FE-INJURY', 'warning', '一般公共预算支出表!D7'],
  ['FE-RETIRE', 'warning', '一般公共预算支出表!D7'],
  ['X-SG-FUND', 'warning', '三公经费表!B6'],
  ['FE-TRAIN', 'warning', '一般公共预算支出表!D7'],
  ['FE-GOVECON', 'error', '支出经济分类汇总表!C5'],
  ['FE-PERSCODE', 'error', '一般公共预算基本支出表!E16'],
  ['FE-30239', 'warning', '一般公共预算基本支出表!B6'],
  ['FE-BASICITEM', 'hint', '一般公共预算支出表!E11'],
  ['B-CODE-NAME', 'warning', '支出总表!B6'],
  ['B-CODE-PLACE', 'warning', '一般公共预算支出表!A11'],
  ['B-OLD-NAME', 'hint', '一般公共预算支出表!B9'],
  ['C-TABLES', 'warning', '-'],
  ['C-EMPTY', 'error', '政府性基金预算支出表!A8'],
  ['C-UNITHEAD', 'warning', '支出总表!A1'],
  ['C-LEVEL', 'error', '一般公共预算支出表!A1'],
  ['C-PLACEHOLDER', 'warning', '项目支出表!B5'],
];

for (const [id, level, first] of REPORTED) {
  const { prior, valid, invalid } = EXAMPLES[id]!;
  ruleTable(id, {
    ...(prior === undefined ? {} : { prior }),
    valid: { 'its example': valid },
    invalid: { 'its example': { grid: invalid, level, first } },
  });
}

test('every example is listed', () => {
  expect(REPORTED.map(([id]) => id)).toEqual(Object.keys(EXAMPLES));
});
