import { proofread } from '../../../src/engine';
import { APPROPRIATIONS, SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** What is told of the first part of a list, of 项 right under their 类, and of a whole one section before. */

const WORKBOOK = workbookOf(
  [SPENDING.replace('部门支出总表', '2024年部门支出总表'), APPROPRIATIONS.replace('\n财政拨款', '\n2024年财政拨款')].join('\n'),
);
const read = (text: string) => proofread(WORKBOOK, text);
const unclear = (text: string): string[] => read(text).numbers.flatMap(({ state, text: own }) => (state === 'unclear' ? [own] : []));
const added = (text: string): string[] =>
  read(text)
    .findings.filter(({ rule }) => rule === 'T-DELTA-ADD')
    .map(({ level, stated }) => `${level}: ${stated}`);

const PARTS =
  '二、支出预算情况\n2024年支出预算125.35万元，比上年增加10.35万元。其中：基本支出85.35万元，比上年增加5.12万元；项目支出40.00万元，比上年增加5.23万元。';

test('the change behind the first part is that of the part where the whole has its own', () => {
  expect(unclear(PARTS)).toEqual([]);
  expect(added(PARTS)).toEqual([]);
  expect(added(PARTS.replace('5.12', '5.21'))).toHaveLength(1);
});

const ITEMS =
  '二、支出预算情况\n社会保障和就业支出30.15万元，比上年增加3.12万元。\n机关事业单位基本养老保险缴费支出20.10万元，比上年增加2.08万元。\n机关事业单位职业年金缴费支出10.05万元，比上年增加1.04万元。';

test('项 under their 类, with no 款 between', () => {
  expect(unclear(ITEMS)).toEqual([]);
  expect(added(ITEMS)).toEqual([]);
});

test('the shares of a structure are of the amount that the section before is about', () => {
  const text =
    '五、一般公共预算当年拨款情况\n（一）规模变化情况\n2024年一般公共预算当年拨款120.35万元。\n（二）结构情况\n社会保障和就业支出30.15万元，占25.05%；卫生健康支出90.20万元，占74.95%。';
  expect(unclear(text).filter((own) => own.endsWith('%'))).toEqual([]);
});
