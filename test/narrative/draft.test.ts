import { narrate, openWorkbook } from '../../src/engine';
import { recognise } from '../../src/forms/recognise';
import { draftPack } from '../../src/narrative/draft/draft';
import { plainText } from '../../src/narrative/narrative';
import { checkPack } from '../../src/packs/check';
import { readPack } from '../../src/packs/packs';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { travelForm, workbookOf } from '../support/forms';

/** Two years of a unit: what is drafted from one has to write the other. */
function bookOf(year: number, [salaries, office, pension]: readonly [number, number, number]): WorkbookSnapshot {
  const [basic, project] = [salaries + office, pension];
  const total = basic + project;
  return workbookOf(`
    # 支出
    ${year}年部门支出总表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${total}|${basic}|${project}
    205|教育支出|${salaries}|${salaries}|
    208|社会保障和就业支出|${office + pension}|${office}|${pension}`);
}

const TEXT = `甲局2024年部门预算情况说明
一、支出预算情况
2024年支出预算合计200万元，比上年预算增加20万元，增长11.11%，主要原因是新办了学校。其中：基本支出150万元，占75%；项目支出50万元，占25%。
主要用于：教育支出100万元，占50%；社会保障和就业支出100万元，占50%。
二、其他情况
公务用车3辆，固定资产原值88万元。单价100万元以上设备0台。`;

describe('a pack drafted from an example', () => {
  const [last, now] = [bookOf(2023, [90, 40, 50]), bookOf(2024, [100, 50, 50])];
  const { yaml, doubts } = draftPack(recognise(now), TEXT, { id: 'probe', prior: recognise(last) });
  const pack = readPack(yaml, 'probe');

  it('has none of the traps', () => {
    expect(checkPack(yaml)).toEqual([]);
  });

  it('writes the example’s numbers from its workbook', () => {
    const text = plainText(openWorkbook(now, { prior: last, pack }).narrate());
    expect(text).toContain('2024年支出预算合计200万元，比上年预算增加20万元，增长11.11%，主要原因是【待填写：');
    expect(text).toContain('基本支出150万元，占75%；项目支出50万元，占25%。');
    expect(text).toContain('教育支出100万元，占50%；社会保障和就业支出100万元，占50%。');
  });

  it('writes those of another workbook, subjects that are new among them', () => {
    const next = workbookOf(`
      # 支出
      2025年部门支出总表
      ||||单位：万元
      科目编码|科目名称|合计|基本支出|项目支出
      |合计|160|120|40
      205|教育支出|80|80|
      208|社会保障和就业支出|60|40|20
      210|卫生健康支出|20||20`);
    const text = plainText(narrate(next, { prior: now, pack }));
    expect(text).toContain('2025年支出预算合计160万元，比上年预算减少40万元，下降20%');
    expect(text).toContain('教育支出80万元，占50%；社会保障和就业支出60万元，占37.5');
    expect(text).toContain('卫生健康支出20万元，占12.5');
  });

  it('asks for what no form tells, and says so', () => {
    const text = plainText(openWorkbook(now, { prior: last, pack }).narrate());
    expect(text).toContain('固定资产原值【待填写：');
    expect(text).toMatch(/公务用车【待填写：[^】]*】辆/);
    expect(text).toContain('单价100万元以上设备');
    expect(doubts.join('')).toContain('88万元');
  });
});

describe('what a drafted pack says of changes', () => {
  const [last, now] = [bookOf(2023, [90, 40, 50]), bookOf(2024, [100, 50, 50])];
  const written = (text: string, next: WorkbookSnapshot, prior: WorkbookSnapshot): string => {
    const pack = readPack(
      draftPack(recognise(now), `甲局2024年部门预算情况说明\n一、支出预算情况\n${text}`, { id: 'probe', prior: recognise(last) }).yaml,
      'probe',
    );
    return plainText(openWorkbook(next, { prior, pack }).narrate());
  };
  const [other, before] = [bookOf(2025, [60, 30, 30]), bookOf(2024, [60, 20, 20])];

  it('last year’s amount is that of the other workbook', () => {
    const text = '2024年支出预算合计200万元，比2023年180万元增加20万元，增长11.11%。';
    expect(written(text, other, before)).toContain('2025年支出预算合计120万元，比2024年100万元增加20万元，增长20');
  });

  it('where nothing changed no reason is asked for, and it is said as the text says it', () => {
    const text = `2024年支出预算合计200万元，较上年增加20万元，增长11.11%，增加的主要原因是新办了学校。
项目支出50万元，与上年相比无变化。`;
    expect(written(text, bookOf(2025, [50, 30, 20]), before)).toContain('2025年支出预算合计100万元，与上年相比无变化。');
    expect(written(text, bookOf(2025, [40, 30, 20]), before)).toContain('较上年减少10万元，下降10.00%，减少的主要原因是【待填写：');
  });
});

describe('the manner of a text', () => {
  const [last, now] = [bookOf(2023, [120, 40, 50]), bookOf(2024, [100, 50, 50])];
  const packOf = (text: string) =>
    readPack(
      draftPack(recognise(now), `甲局2024年部门预算情况说明\n一、支出预算情况\n${text}`, { id: 'probe', prior: recognise(last) }).yaml,
      'probe',
    );
  const written = (text: string): string =>
    plainText(openWorkbook(bookOf(2025, [90, 45, 50]), { prior: now, pack: packOf(text) }).narrate());

  it('that has two words for one direction keeps each in its place', () => {
    const text = `2024年支出预算合计200.00万元，比上年减少10.00万元，下降4.76%。
其中：教育支出100.00万元，比上年减少20.00万元，降低16.67%。
基本支出150.00万元，比上年减少10.00万元，下降6.25%。`;
    const own = written(text);
    expect(own).toContain('教育支出90.00万元，比上年减少10.00万元，降低10.00%。');
    expect(own).toContain('基本支出135.00万元，比上年减少15.00万元，下降10.00%。');
  });

  it('that writes nothing without decimals goes on doing so, and 增加0 where nothing changed', () => {
    const text = `2024年支出预算合计200.00万元，比上年减少10.00万元，下降4.76%。
其中：项目支出50.00万元，比上年增加0万元，增长0%。`;
    const { conventions } = packOf(text).narrative!;
    expect(conventions).toMatchObject({ flat: 'zero', wholeAmounts: 'zero', wholePercents: 'zero' });
    expect(written(text)).toContain('项目支出50.00万元，比上年增加0万元，增长0%。');
  });

  it('that tells some amounts in 元 tells their changes in 元', () => {
    const text = `2024年支出预算合计200.00万元，比上年减少10.00万元，下降4.76%。其中：基本支出150.00万元。
教育支出1000000元，比上年减少200000元，下降16.67%。`;
    expect(written(text)).toContain('教育支出900000元，比上年减少100000元，下降10.00%。');
  });
});

test('what is carried over stands in a list of sources where another year has it', () => {
  const sources = (year: number, shop: number, carried: number) =>
    workbookOf(`
      # 收支
      ${year}年收支预算总表
      |||单位：万元
      收入||支出|
      项目|预算数|项目|预算数
      一、一般公共预算拨款收入|90|一、农林水支出|${90 + shop + carried}
      二、事业收入|${shop}||
      本年收入合计|${90 + shop}|本年支出合计|${90 + shop + carried}
      上年结转结余|${carried || ''}|结转下年|
      收入总计|${90 + shop + carried}|支出总计|${90 + shop + carried}`);
  const text = `甲局2024年部门预算情况说明
一、收支预算情况
2024年收支总预算98.00万元，收入包括：一般公共预算拨款收入90.00万元、事业收入8.00万元。`;
  const pack = readPack(draftPack(recognise(sources(2024, 8, 0)), text, { id: 'probe' }).yaml, 'probe');
  const own = plainText(narrate(sources(2025, 7, 4), { pack }));
  expect(own).toContain('2025年收支总预算101.00万元，收入包括：一般公共预算拨款收入90.00万元、事业收入7.00万元、上年结转结余4.00万元。');
});

test('a share of nothing is of what its words name, and never of what happens to be at hand', () => {
  const travel = (year: number, spent: string) =>
    workbookOf(`
    # 公开06表
    ${year}年度一般公共预算财政拨款基本支出决算表
    ||||单位：万元
    科目编码|科目名称|合计|人员经费|公用经费
    |合计|50|40|10
    ${travelForm(year, '8|0|5|0|5|3', spent)}`);
  const text = `甲局2024年度部门决算情况说明
一、基本支出情况
2024年度基本支出50.00万元，其中：人员经费40.00万元，占80.00%；公用经费10.00万元，占20.00%。
二、财政拨款“三公”经费支出决算情况
2024年度“三公”经费财政拨款支出决算为0.00万元。
“三公”经费财政拨款支出决算中，公务用车运行维护费支出0.00万元，占0.00%；公务接待费支出0.00万元，占0.00%。`;
  const pack = readPack(draftPack(recognise(travel(2024, '0|0|0|0|0|0')), text, { id: 'probe' }).yaml, 'probe');
  expect(plainText(narrate(travel(2025, '4|0|3|0|3|1'), { pack }))).toContain(
    '公务用车运行维护费支出3.00万元，占75.00%；公务接待费支出1.00万元，占25.00%。',
  );
});

test('shares have their own places, and what is measured against what was carried out is asked for', () => {
  const [last, now] = [bookOf(2023, [120, 40, 50]), bookOf(2024, [100, 50, 50])];
  const text = `甲局2024年部门预算情况说明
一、支出预算情况
2024年支出预算合计200万元，较上年执行数减少5万元，比上年预算减少10万元，下降4.76%。
其中：教育支出100万元，占50.0%；社会保障和就业支出100万元，占50.0%。`;
  const pack = readPack(draftPack(recognise(now), text, { id: 'probe', prior: recognise(last) }).yaml, 'probe');
  expect(pack.narrative!.conventions).toMatchObject({ percentDecimals: 2, shareDecimals: 1 });
  const own = plainText(openWorkbook(bookOf(2025, [90, 45, 50]), { prior: now, pack }).narrate());
  expect(own).toMatch(/较上年执行数减少【待填写：[^】]*】/);
  expect(own).toMatch(/比上年预算减少15万元，下降7\.50%。/);
  expect(own).toContain('占48.6%');
});

test('paragraphs with parts of their own are a loop in a loop, and what is asked about one is asked about each', () => {
  const book = (year: number, amounts: readonly (readonly [string, string, number])[]): WorkbookSnapshot =>
    workbookOf(`
    # 支出
    ${year}年一般公共预算支出表
    ||单位：万元
    科目编码|科目名称|合计
    |合计|${amounts.filter(([code]) => code.length === 3).reduce((sum, [, , amount]) => sum + amount, 0)}
    ${amounts.map((line) => line.join('|')).join('\n    ')}`);
  const text = `甲局2024年部门预算情况说明
一、一般公共预算支出情况
1.“教育支出”（类）10万元，比执行数增加1.5万元。其中：“进修及培训”（款）10万元。
2.“社会保障和就业支出”（类）30万元，比执行数增加2.5万元。其中：“行政事业单位养老支出”（款）20万元；“抚恤”（款）10万元。`;
  const example = book(2024, [
    ['205', '教育支出', 10],
    ['20508', '进修及培训', 10],
    ['208', '社会保障和就业支出', 30],
    ['20805', '行政事业单位养老支出', 20],
    ['20808', '抚恤', 10],
  ]);
  const other = book(2025, [
    ['208', '社会保障和就业支出', 6],
    ['20805', '行政事业单位养老支出', 6],
    ['210', '卫生健康支出', 9],
    ['21004', '公共卫生', 5],
    ['21011', '行政事业单位医疗', 4],
  ]);
  const pack = readPack(draftPack(recognise(example), text, { id: 'probe' }).yaml, 'probe');
  const lines = plainText(narrate(other, { pack })).split('\n');
  expect(lines).toContainEqual(expect.stringMatching(/^1\.“社会保障和就业支出”（类）6万元，.*其中：“行政事业单位养老支出”（款）6万元。$/));
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^2\.“卫生健康支出”（类）9万元，.*【待填写：[^】]*卫生健康支出】.*其中：“公共卫生”（款）5万元；“行政事业单位医疗”（款）4万元。$/,
    ),
  );
});

it('a text that has nothing to do with the workbook is known by no number of it agreeing', () => {
  const forms = recognise(bookOf(2024, [100, 50, 50]));
  expect(draftPack(forms, '本公司2021年利润为3万美元，增长12%。', { id: 'probe' }).agreeing).toBe(0);
  expect(draftPack(forms, '', { id: 'probe' }).agreeing).toBe(0);
  expect(draftPack(forms, TEXT, { id: 'probe' }).agreeing).toBeGreaterThan(3);
});

describe('a budget that a form states beside what was spent', () => {
  const book = (year: number, planned: string, spent: string) => recognise(workbookOf(travelForm(year, planned, spent)));
  const example = `2023年度决算说明
一、“三公”经费支出情况
“三公”经费支出5万元，为预算的83.3%。公务用车购置及运行维护费支出4万元，完成预算的80%，决算数小于预算数。公务接待费支出1万元，与年初预算数持平。因公出国（境）费支出0万元，与年初预算数持平。`;
  const { yaml } = draftPack(book(2023, '6|0|5|0|5|1', '5|0|4|0|4|1'), example, { id: 'probe' });
  const written = (planned: string, spent: string): string =>
    plainText(narrate(workbookOf(travelForm(2024, planned, spent)), { pack: readPack(yaml, 'probe') })).split('\n')[2]!;

  it('is compared with by itself and not asked for', () => {
    expect(written('10|0|6|0|6|4', '9|0|6|0|6|3')).toBe(
      '“三公”经费支出9万元，为预算的90%。公务用车购置及运行维护费支出6万元，完成预算的100%，决算数等于预算数。公务接待费支出3万元，比年初预算数减少1万元，下降25%。因公出国（境）费支出0万元，与年初预算数持平。',
    );
  });

  it('is asked for where what the example says does not fit it', () => {
    const odd = draftPack(book(2023, '9|0|8|0|8|1', '5|0|4|0|4|1'), example, { id: 'probe' }).yaml;
    expect(odd).toContain('| 年初预算');
  });
});
