import { recognise } from '../../src/forms/recognise';
import { validate } from '../../src/engine';
import { factBase } from '../../src/facts/base';
import { workbookOf } from '../support/forms';
import { layoutTable } from '../support/sums';

/** Lines without a code between lines with codes: what a subject is made of, or the total of the subjects above or below them. */

const book = (title: string, columns: string, rows: string): string =>
  `# 05\n${title}\n单位：万元\n科目编码 | 科目名称 | ${columns}\n${rows}`;

const NATURES_BELOW = book(
  '一般公共预算财政拨款支出决算表',
  '决算数',
  ` | 合计 | 350.75
201 | 一般公共服务支出 | 300.50
20103 | 政府办公厅（室）及相关机构事务 | 300.50
2010301 | 行政运行 | 200.50
 | 基本支出 | 200.50
2010350 | 事业运行 | 100.00
 | 基本支出 | 60.00
 | 项目支出 | 40.00
208 | 社会保障和就业支出 | 50.25
20805 | 行政事业单位养老支出 | 50.25
2080505 | 机关事业单位基本养老保险缴费支出 | 50.25
 | 基本支出 | 50.25`,
);

const PROJECTS_BELOW = book(
  '一般公共预算财政拨款支出决算表',
  '决算数',
  ` | 合计 | 300.50
201 | 一般公共服务支出 | 300.50
20103 | 政府办公厅（室）及相关机构事务 | 300.50
2010301 | 行政运行 | 200.50
2010302 | 一般行政管理事务 | 100.00
 | 信息化建设 | 60.00
 | 会议培训 | 40.00`,
);

const GENERAL = `201 | 一般公共服务支出 | 300.50 | 200.50 | 100.00
20103 | 政府办公厅（室）及相关机构事务 | 300.50 | 200.50 | 100.00
2010301 | 行政运行 | 200.50 | 200.50 |
2010302 | 一般行政管理事务 | 100.00 | | 100.00`;
const FUND = `212 | 城乡社区支出 | 80.00 | | 80.00
21208 | 国有土地使用权出让收入安排的支出 | 80.00 | | 80.00
2120804 | 农村基础设施建设支出 | 80.00 | | 80.00`;
const WHOLE = ' | 合计 | 380.50 | 200.50 | 180.00';
const OF_GENERAL = '300.50 | 200.50 | 100.00';
const OF_FUND = '80.00 | | 80.00';
const bySource = (rows: string): string => book('财政拨款支出决算表', '合计 | 基本支出 | 项目支出', rows);

const SOURCES_ABOVE = bySource(
  `${WHOLE}\n | 一般公共预算财政拨款 | ${OF_GENERAL}\n${GENERAL}\n | 政府性基金预算财政拨款 | ${OF_FUND}\n${FUND}`,
);
const NUMBERED_ABOVE = SOURCES_ABOVE.replace('| 一般公共预算财政', '| 一、一般公共预算财政').replace('| 政府性', '| 二、政府性');
const WITHOUT_WHOLE = SOURCES_ABOVE.replace(`${WHOLE}\n`, '');
const SOURCES_BELOW = bySource(
  `${GENERAL}\n | 一般公共预算财政拨款 | ${OF_GENERAL}\n${FUND}\n | 政府性基金预算财政拨款 | ${OF_FUND}\n${WHOLE}`,
);

const NATURES_ABOVE = book(
  '一般公共预算财政拨款支出决算表',
  '决算数',
  ` | 合计 | 300.50
 | 一、基本支出 | 200.50
201 | 一般公共服务支出 | 200.50
20103 | 政府办公厅（室）及相关机构事务 | 200.50
2010301 | 行政运行 | 200.50
 | 二、项目支出 | 100.00
201 | 一般公共服务支出 | 100.00
20103 | 政府办公厅（室）及相关机构事务 | 100.00
2010302 | 一般行政管理事务 | 100.00`,
);

/** 人员经费 is nothing: a head without lines of its own. */
const NOTHING_OF_ONE = `# 06
一般公共预算基本支出表
单位：万元
科目编码 | 科目名称 | 金额
 | 人员经费 | 0.00
 | 公用经费 | 15.25
302 | 商品和服务支出 | 15.25
30201 | 办公费 | 15.25`;

layoutTable([
  ['natures below each 项', NATURES_BELOW, [' | 项目支出 | 40.00', ' | 项目支出 | 41.00']],
  ['projects below a 项', PROJECTS_BELOW, ['行政运行 | 200.50', '行政运行 | 201.50']],
  ['sources above their subjects', SOURCES_ABOVE, ['拨款 | 80.00', '拨款 | 81.00']],
  ['numbered sources above their subjects', NUMBERED_ABOVE, ['拨款 | 80.00', '拨款 | 81.00']],
  ['sources above their subjects and no total', WITHOUT_WHOLE, ['拨款 | 80.00', '拨款 | 81.00']],
  ['sources below their subjects', SOURCES_BELOW, ['拨款 | 80.00', '拨款 | 81.00']],
  ['natures above their subjects', NATURES_ABOVE, ['项目支出 | 100.00', '项目支出 | 101.00']],
]);

test('a head that says there is nothing does not sum the other', () => {
  const errors = (text: string): unknown[] =>
    validate(workbookOf(text)).findings.flatMap(({ level, cells }) => (level === 'error' ? [cells[0]!.address] : []));
  expect(errors(NOTHING_OF_ONE)).toEqual([]);
  expect(errors(NOTHING_OF_ONE.replace('公用经费 | 15.25', '公用经费 | 16.75'))).toEqual(['C5']);
});

test('what stands below a 项 is that 项’s and no total of the form', () => {
  const facts = factBase(recognise(workbookOf(NATURES_BELOW)), null);
  const asked = (subject: Parameters<typeof facts.readings>[0]['subject']) =>
    facts
      .readings({ subject, year: 0, facets: { nature: { value: '项目', inherited: false } }, kinds: [] })
      .map(({ yuan }) => yuan.toString());
  expect(asked({ type: 'function', code: '2010350' })).toEqual(['400000']);
  expect(asked({ type: 'total', grade: null })).toEqual([]);
});
