import { snapshotOf } from '../../src/author/blank';
import { blankSet, narrate } from '../../src/engine';
import { recognise } from '../../src/forms/recognise';
import { plainText } from '../../src/narrative/narrative';
import { PriorError } from '../../src/narrative/prior';
import { narrativeDocx } from '../../src/report/docx';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { sheetOf, write, written } from './support';

/** A number is written only where it is known. */

interface Sums {
  readonly unit?: string;
  readonly name?: string;
  readonly year?: number;
  readonly stage?: string;
}

type Row = readonly [string, number | string, string, number | string];

function summary(rows: readonly Row[], { unit = '万元', name = '某县档案馆', year = 2025, stage = '部门' }: Sums = {}): WorkbookSnapshot {
  const head = [
    [`${year}年${stage}收支总表`],
    [`编制单位：${name}`, '', '', `单位：${unit}`],
    ['收入', '', '支出', ''],
    ['项目', stage === '部门' ? '预算数' : '决算数', '项目', stage === '部门' ? '预算数' : '决算数'],
  ];
  return { name: 'b.xlsx', sheets: [sheetOf('收支总表', [...head, ...rows.map((row) => [...row])])] };
}

const rows = (total: number | string, income: number | string = total): Row[] => [
  ['一、一般公共预算拨款收入', income, '一、一般公共服务支出', income],
  ['收入总计', total, '支出总计', total],
];
const TOTAL = '{{ "收支总表/收入总计" | 金额 }}';

describe('a form without its numbers', () => {
  test('is written as a blank form: nothing in it is 0', () => {
    expect(written(summary(rows('')), TOTAL)).toBe('【待填写：本年收入总计】');
  });

  test.each(['budget', 'final'] as const)('a workbook of the official forms of %s that nobody has filled is narrated', (kind) => {
    const workbook = snapshotOf(blankSet(kind, 2025).sheets);
    const text = plainText(narrate(workbook));
    // 单价100万元以上 is what is asked about.
    expect(text.replace(/【[^】]*】|[0-9]+万元（含）以上/g, '')).not.toMatch(/[0-9]元|[0-9]万元|undefined|NaN/);
    expect(text).toContain('【待填写：');
  });

  test('has no total that is 0 while its parts are filled', () => {
    expect(written(summary(rows('', 120)), TOTAL)).toBe('【待填写：本年收入总计】');
  });

  test('a blank cell of a filled form is 0', () => {
    const blank: Row = ['二、政府性基金预算拨款收入', '', '', ''];
    const [part, total] = rows(120) as [Row, Row];
    expect(written(summary([part, blank, total]), '{{ "收支总表/政府性基金" | 金额 }}')).toBe('0.00万元');
  });
});

describe('a form of which only totals are filled in', () => {
  const basic = (staff: number | '', wages: number | '' = staff): WorkbookSnapshot => ({
    name: 'b.xlsx',
    sheets: [
      sheetOf('基本支出', [
        ['2025年一般公共预算基本支出表'],
        ['', '', '', '', '单位：万元'],
        ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
        ['', '合计', 50, staff, 10],
        ['30101', '基本工资', wages, wages, ''],
      ]),
    ],
  });
  const said =
    '人员经费{{ "一般公共预算基本支出表/合计/人员经费" | 金额 }}，包括：{{ "一般公共预算基本支出表" | 有数科目: 5, "人员经费" | 顿号 }}。';

  test('has no part that is 0, and no list that is empty', () => {
    expect(written(basic(''), said)).toBe('人员经费【待填写：本年一般公共预算基本支出中的人员经费】。');
    expect(written(basic(40), said)).toBe('人员经费40.00万元，包括：基本工资。');
  });

  test('of last year says nothing of its classes: they are not new', () => {
    const spent = (education: number | '', year: number): WorkbookSnapshot => ({
      name: 'b.xlsx',
      sheets: [
        sheetOf('支出总表', [
          [`${year}年部门支出总表`],
          ['', '', '', '', '单位：万元'],
          ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
          ['', '合计', 50, 50, ''],
          ['205', '教育支出', education, education, ''],
          ['20508', '进修及培训', education, education, ''],
        ]),
      ],
    });
    const text = '{{ "支出总表/205 教育支出" | 增减 }}';
    expect(written(spent(50, 2025), text, { prior: recognise(spent('', 2024)) })).toBe('比上年预算【待填写：上年支出教育支出】');
    expect(written(spent(50, 2025), text, { prior: recognise(spent(40, 2024)) })).toBe('比上年预算增加10.00万元，增长25.00%');
  });
});

test('a year without 财政拨款 is narrated', () => {
  const none = sheetOf('财政拨款收支总表', [
    ['2025年财政拨款收支总表'],
    ['', '', '', '单位：万元'],
    ['收入', '', '支出', ''],
    ['项目', '预算数', '项目', '预算数'],
    ['一、一般公共预算拨款', 0, '一、一般公共服务支出', 0],
    ['收入总计', 0, '支出总计', 0],
  ]);
  const own = summary([['一、事业收入', 120, '一、一般公共服务支出', 120], ...rows(120).slice(1)]);
  expect(plainText(narrate({ ...own, sheets: [...own.sheets, none] }))).toContain('2025年财政拨款收支总预算0万元，');
});

describe('a number that validation finds wrong', () => {
  const wrong = summary([
    ['一、一般公共预算拨款收入', 100, '一、一般公共服务支出', 100],
    ['二、政府性基金预算拨款收入', 20, '二、城乡社区支出', 20],
    ['本年收入合计', 120, '本年支出合计', 120],
    ['收入总计', 150, '支出总计', 120],
  ]);

  test('is marked behind it, and counted', () => {
    const narrative = write(wrong, `${TOTAL}，其中${TOTAL}`);
    expect(plainText(narrative)).toContain('150.00万元【表中此数有误，请核对收支总表!B8】，其中150.00万元\n');
    expect(narrative.accused).toEqual([
      { sheet: '收支总表', address: 'B8', message: expect.stringContaining('150'), english: expect.stringContaining('150') },
    ]);
  });

  test('marks no count of lines', () => {
    expect(written(wrong, '{{ "收支总表" | 有数科目: 3 | 个数 }}')).not.toContain('【');
  });
});

describe('a change', () => {
  const CHANGE = '{{ "收支总表/收入总计" | 增减 }}{% unless "收支总表/收入总计" | 持平 %}，主要原因{% endunless %}';
  const said = (now: number, before: number, text = CHANGE): string =>
    written(summary(rows(now), { unit: '元' }), text, { prior: recognise(summary(rows(before), { unit: '元', year: 2024 })) });

  test('that the text does not show is none, and needs no reason', () => {
    expect(said(1199998, 1200000)).toBe('与上年预算持平');
  });

  test('too small for a rate has none', () => {
    expect(said(1200000100, 1200000000)).toBe('比上年预算增加0.01万元，主要原因');
    expect(said(1200000100, 1200000000, '{{ "收支总表/收入总计" | 增减率 }}')).toBe('与上年预算基本持平');
  });
});

describe('last year’s workbook', () => {
  const now = summary(rows(120));
  const FUND = '{{ "收支总表/政府性基金" | 增减 }}';
  const withFund = (fund: number | '', part: number, total: number | ''): Row[] => [
    ['一、一般公共预算拨款收入', part, '一、一般公共服务支出', part],
    ['二、政府性基金预算拨款收入', fund, '', ''],
    ['收入总计', total, '支出总计', total],
  ];
  const against = (text: string, prior: Row[]): string =>
    written(summary(withFund(20, 100, 120)), text, { prior: recognise(summary(prior, { year: 2024 })) });

  test('is read as this year’s is: a blank part of a filled form was 0, a blank total is unknown', () => {
    expect(against(FUND, withFund('', 100, 100))).toBe('比上年预算增加20.00万元（上年无此项）');
    expect(against('{{ "收支总表/收入总计" | 增减 }}', withFund('', 100, ''))).toBe('比上年预算【待填写：上年收入总计】');
  });

  test.each([
    ['another unit', summary(rows(100), { year: 2024, name: '某县图书馆' }), '某县图书馆'],
    ['the same year', summary(rows(100)), '2025 年的'],
    ['another kind', summary(rows(100), { year: 2024, stage: '决算' }), '决算'],
  ])('of %s is refused unless it is meant', (_what, prior, reason) => {
    expect(() => narrate(now, { prior })).toThrow(PriorError);
    expect(() => narrate(now, { prior })).toThrow(reason);
    expect(plainText(narrate(now, { prior, priorAsGiven: true }))).toContain('收支总预算');
  });

  test('of the same unit and the year before is taken', () => {
    expect(plainText(narrate(now, { prior: summary(rows(100), { year: 2024 }) }))).toContain('增加20.00万元，增长20.00%');
  });
});

test('a chart of more classes than a short legend has lines is drawn, with the shares that the text prints', async () => {
  const names = '一般公共服务 公共安全 教育 科学技术 社会保障和就业 卫生健康 节能环保 城乡社区 农林水 交通运输 住房保障'.split(' ');
  const total = names.reduce((sum, _name, index) => sum + 10 + index, 0);
  const own = summary([
    ...names.map((name, index): Row => [
      index === 0 ? '一、一般公共预算拨款收入' : '',
      index === 0 ? total : '',
      `${name}支出`,
      10 + index,
    ]),
    ['收入总计', total, '支出总计', total],
  ]);
  const narrative = narrate(own);
  const chart = narrative.exhibits.flatMap((exhibit) => exhibit.chart ?? []).find(({ items }) => items.length === names.length)!;
  expect(chart.shares).toHaveLength(names.length);
  expect((await narrativeDocx(narrative)).length).toBeGreaterThan(0);
});
