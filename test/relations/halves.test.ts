import { coversOf } from '../../src/forms/covers';
import { recognise } from '../../src/forms/recognise';
import { proofread, validate } from '../../src/engine';
import { bind, total } from '../../src/facts/bind';
import { termsAtPath } from '../../src/facts/paths';
import { sumOf } from '../../src/relations/relation';
import type { Facets } from '../../src/forms/disclosure';
import { workbookOf } from '../support/forms';

/** A total knows what it is the total of: by its label, by its place, by the lines it stands under. */

test.each<[string, Facets]>([
  ['人员经费合计', { funds: '人员' }],
  ['公用经费 小计', { funds: '公用' }],
  ['基本支出合计', { nature: '基本', flow: '支出' }],
  ['本年收入合计', { period: '本年', flow: '收入' }],
  ['一般公共预算财政拨款支出合计', { source: '一般公共预算', flow: '支出' }],
  ['合计', {}],
  ['总计', {}],
])('%s', (label, covers) => {
  expect(coversOf(label)).toEqual(covers);
});

const GENERAL = `# 一般公共预算支出表
  一般公共预算支出表
  单位：元
  科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
   | 合计 | 125.20 | 85.20 | 40.00
  210 | 卫生健康支出 | 125.20 | 85.20 | 40.00
  21015 | 医疗保障管理事务 | 125.20 | 85.20 | 40.00
  2101501 | 行政运行 | 125.20 | 85.20 | 40.00
`;

const basic = (rows: string): string => `# 基本支出
  一般公共预算基本支出表
  单位：元
  ${rows}`;

const SIDE_BY_SIDE = basic(`科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
  301 | 工资福利支出 | 60.10 | 302 | 商品和服务支出 | 15.00
  30101 | 基本工资 | 60.10 | 30201 | 办公费 | 14.00
  303 | 对个人和家庭的补助 | 10.10 | 30202 | 印刷费 | 1.00
  30302 | 退休费 | 10.10 | | |
  人员经费合计 | | 70.20 | 公用经费合计 | | 15.00`);

const PLAIN_TOTALS = SIDE_BY_SIDE.replace('人员经费合计', '合计').replace('公用经费合计', '合计');

/** Capital outlay goes on below in the left panel: the codes say that it is 公用经费. */
const CONTINUED_LEFT = basic(`科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
  301 | 工资福利支出 | 60.10 | 302 | 商品和服务支出 | 14.00
  30101 | 基本工资 | 60.10 | 30201 | 办公费 | 14.00
  303 | 对个人和家庭的补助 | 10.10 | | |
  30302 | 退休费 | 10.10 | | |
  310 | 资本性支出 | 1.00 | | |
  31002 | 办公设备购置 | 1.00 | | |
  人员经费合计 | | 70.20 | 公用经费合计 | | 15.00`);

const STACKED = basic(`科目编码 | 科目名称 | 金额
  301 | 工资福利支出 | 60.10
  30101 | 基本工资 | 60.10
  303 | 对个人和家庭的补助 | 10.10
  30302 | 退休费 | 10.10
   | 人员经费合计 | 70.20
  302 | 商品和服务支出 | 15.00
  30201 | 办公费 | 15.00
   | 公用经费合计 | 15.00
   | 合计 | 85.20`);

const LISTS = {
  人员经费: `301 | 工资福利支出 | 60.10
  30101 | 基本工资 | 60.10
  303 | 对个人和家庭的补助 | 10.10
  30302 | 退休费 | 10.10`,
  公用经费: `302 | 商品和服务支出 | 15.00
  30201 | 办公费 | 15.00`,
};

/** Lines without a code that head what they are the total of, as 部门预算 of some localities prints them. */
const headed = (people: string, operating: string, whole = ''): string =>
  basic(`科目编码 | 科目名称 | 金额${whole}
   | ${people} | 70.20
  ${LISTS.人员经费}
   | ${operating} | 15.00
  ${LISTS.公用经费}`);

const CLOSED_BY_NAME = STACKED.replace('人员经费合计', '人员经费').replace('公用经费合计', '公用经费');

const LAYOUTS: readonly (readonly [string, string])[] = [
  ['two panels without headings', SIDE_BY_SIDE],
  ['two panels that both close with 合计', PLAIN_TOTALS],
  ['operating funds that go on in the left panel', CONTINUED_LEFT],
  ['both halves one below the other', STACKED],
  ['both closed by a line that is not called a total', CLOSED_BY_NAME],
  ['headed by their names', headed('人员经费', '公用经费')],
  ['headed by numbered names', headed('一、人员经费', '二、日常公用经费')],
  ['headed by totals', headed('人员经费小计', '公用经费小计')],
  ['headed by their names, below the whole', headed('人员经费', '公用经费', '\n   | 合计 | 85.20')],
];

describe.each(LAYOUTS)('%s', (_name, grid) => {
  test('nothing is wrong, alone and beside 一般公共预算支出表', () => {
    const serious = validate(workbookOf(`${GENERAL}${grid}`)).findings.filter(
      ({ level, rule }) => level === 'error' || rule.startsWith('A-'),
    );
    expect(serious.map(({ message }) => message)).toEqual([]);
  });

  test('the whole is both halves, and each half is its own', () => {
    const form = recognise(workbookOf(grid)).forms[0]!;
    const asked = (facets: Facets): string | undefined => {
      const terms = bind(form, { line: total, facets }, 'total');
      return terms ? sumOf(terms).toFixed(2) : undefined;
    };
    expect([asked({}), asked({ funds: '人员' }), asked({ funds: '公用' })]).toEqual(['85.20', '70.20', '15.00']);
  });

  test('a pack and a text are given the same whole', () => {
    const book = workbookOf(grid);
    const terms = termsAtPath(recognise(book), '一般公共预算基本支出表/合计');
    expect(typeof terms === 'string' ? terms : sumOf(terms).toFixed(2)).toBe('85.20');
    const said = (amount: string) => proofread(book, `一般公共预算基本支出${amount}元，其中：人员经费70.20元，公用经费15.00元。`);
    expect(said('85.20').numbers.map(({ state }) => state)).toEqual(['cell', 'cell', 'cell']);
    expect(
      said('82.50')
        .findings.filter(({ level }) => level === 'error')
        .map(({ quote }) => quote),
    ).toEqual(['82.50元']);
  });

  test('a wrong total of one half is named', () => {
    const wrong = validate(workbookOf(`${GENERAL}${grid.replace('| 70.20', '| 71.20')}`)).findings.filter(({ level }) => level === 'error');
    expect(wrong).toHaveLength(1);
    expect(wrong[0]!.cells[0]).toMatchObject({ sheet: '基本支出', value: '71.2', role: 'culprit' });
  });
});

test('a half alone does not stand for the whole', () => {
  const half = SIDE_BY_SIDE.replace('公用经费合计', '').replace(/15\.00$/, '');
  const form = recognise(workbookOf(half)).forms[0]!;
  expect(bind(form, { line: total }, 'total')).toBeNull();
});
