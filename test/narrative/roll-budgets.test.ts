import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { spendingBook, travelForm, workbookOf, type Subject } from '../support/forms';

/** What was planned and what became of it, where final accounts print the two beside each other. */

function bookOf(year: number, times: number): WorkbookSnapshot {
  const row = (...amounts: readonly number[]): string => amounts.map((amount) => amount * times).join('|');
  return workbookOf(`
    # 04
    ${year}年度财政拨款收入支出决算总表
    |||||||单位：万元
    收入||||支出|||
    项目|年初预算数|全年预算数|决算数|项目|年初预算数|全年预算数|决算数
    一、一般公共预算财政拨款|${row(100, 120, 110)}|一、教育支出|${row(60, 70, 65)}
    二、政府性基金预算财政拨款||||二、社会保障和就业支出|${row(40, 50, 45)}
    本年收入合计|${row(100, 120, 110)}|本年支出合计|${row(100, 120, 110)}
    总计|${row(100, 120, 110)}|总计|${row(100, 120, 110)}

    # 07
    ${year}年度“三公”经费支出决算表
    |||单位：万元
    项目|年初预算数|全年预算数|决算数
    “三公”经费合计|${row(10, 9, 8)}
    1.因公出国（境）费|||
    2.公务用车运行维护费|${row(6, 5, 5)}
    3.公务接待费|${row(4, 4, 3)}`);
}

const LAST = bookOf(2023, 1);
const NEXT = bookOf(2024, 3);

function rolled(section: string, line: string, last = LAST): string {
  return rollForward(NEXT, last, `2023年度部门决算说明\n${section}\n${line}`).text.split('\n')[2]!;
}

const GRANTS = '一、财政拨款收入支出决算总体情况说明';
const TRAVEL = '二、“三公”经费支出决算情况说明';
const PERFORMANCE = '三、预算绩效情况说明';

describe('what was carried out of a budget', () => {
  it.each([
    [
      GRANTS,
      '2023年度财政拨款全年预算120万元，执行110万元，执行率91.67%。',
      '2024年度财政拨款全年预算360万元，执行330万元，执行率91.67%。',
    ],
    [GRANTS, '教育支出全年预算70万元，执行65万元，执行率92.86%。', '教育支出全年预算210万元，执行195万元，执行率92.86%。'],
    [GRANTS, '财政拨款支出年初预算100万元，实际支出110万元。', '财政拨款支出年初预算300万元，实际支出330万元。'],
    [TRAVEL, '公务接待费全年预算4万元，执行3万元，执行率75%。', '公务接待费全年预算12万元，执行9万元，执行率75%。'],
    [
      PERFORMANCE,
      '本部门全年预算数120万元，全年执行数110万元，执行率91.67%。',
      '本部门全年预算数360万元，全年执行数330万元，执行率91.67%。',
    ],
    [PERFORMANCE, '全年预算120万元，执行110万元，执行率91.67%。', '全年预算360万元，执行330万元，执行率91.67%。'],
  ])('%s: %s', (section, line, now) => expect(rolled(section, line)).toBe(now));

  it('is what moved, and not the budget before it', () => {
    expect(rolled(TRAVEL, '公务接待费全年预算4万元，执行3万元，执行率75%，比上年增加0.5万元，增长20%。')).toBe(
      '公务接待费全年预算12万元，执行9万元，执行率75%，比上年增加6万元，增长200%。',
    );
  });

  it('is asked for where last year’s forms have other numbers', () => {
    expect(rolled(TRAVEL, '“三公”经费全年预算9万元，支付6.6万元，执行率73.33%。')).toMatch(
      /^“三公”经费全年预算27万元，支付【待填写：.*上年 6\.6万元】，执行率【待填写：.*上年 73\.33%】。$/,
    );
    expect(rolled(PERFORMANCE, '本部门全年预算数99万元，执行95万元，执行率95.96%。')).toMatch(/全年预算数【待填写：.*上年 99万元】/);
  });
});

it('what last year’s text got wrong is written as the forms have it, and said', () => {
  const { text, notes } = rollForward(NEXT, LAST, `2023年度部门决算说明\n${TRAVEL}\n“三公”经费全年预算9万元，执行6.6万元，执行率73.33%。`);
  expect(text).toContain('“三公”经费全年预算27万元，执行24万元，执行率88.89%。');
  expect(JSON.stringify(notes)).toContain('6.6万元');
});

describe('a blank budget beside others that are planned', () => {
  const book = (year: number, guests: number): WorkbookSnapshot =>
    workbookOf(travelForm(year, `${5 + guests}||5||5|${guests}`, `${4 + guests}||4||4|${guests}`));
  const text = '2023年度决算说明\n一、“三公”经费支出情况\n因公出国（境）费用0.00万元，费用支出与年初预算数持平，与上年支出数持平。';

  it('is level with what was not spent either, and nothing is noted', () => {
    const { text: now, notes } = rollForward(book(2024, 2), book(2023, 1), text);
    expect(now).toBe(text.replace('2023', '2024'));
    expect(notes).toEqual([]);
  });
});

describe('a new subject in final accounts', () => {
  const RETIRED: readonly Subject[] = [
    ['208', '社会保障和就业支出', 50, 0],
    ['20805', '行政事业单位养老支出', 50, 0],
    ['2080501', '行政单位离退休', 20, 0],
    ['2080505', '机关事业单位基本养老保险缴费支出', 30, 0],
  ];
  const more: readonly Subject[] = [
    ['208', '社会保障和就业支出', 56, 0],
    ['20805', '行政事业单位养老支出', 56, 0],
    ...RETIRED.slice(2),
    ['2080506', '机关事业单位职业年金缴费支出', 6, 0],
  ];
  const final = (year: number, rows: readonly Subject[]): WorkbookSnapshot =>
    spendingBook(`${year}年度一般公共预算财政拨款支出决算表`, rows);
  const item = (at: number, name: string, spent: number, order: string): string =>
    `${at}.社会保障和就业支出（类）行政事业单位养老支出（款）${name}（项）。年初预算为21万元，支出决算为${spent}万元，完成年初预算的95.24%${order}`;

  it.each([
    [
      '，决算数小于年初预算数的主要原因是：人员调出。',
      '，决算数【待填写：大于、等于或小于】年初预算数的主要原因是：【待填写：机关事业单位职业年金缴费支出与预算有差异的原因】。',
    ],
    [
      '。决算数小于预算数，主要原因是人员调出。',
      '。决算数【待填写：大于、等于或小于】预算数，主要原因是【待填写：机关事业单位职业年金缴费支出与预算有差异的原因】。',
    ],
    ['，决算数小于预算数1万元。', '，决算数【待填写：大于、等于或小于】预算数【待填写：机关事业单位职业年金缴费支出与预算的差额】。'],
  ])('is compared with its budget as its siblings are: %s', (own, now) => {
    const lines = [
      '一、一般公共预算财政拨款支出决算具体情况',
      item(1, '行政单位离退休', 20, own),
      item(2, '机关事业单位基本养老保险缴费支出', 30, own),
    ];
    const { text } = rollForward(final(2024, more), final(2023, RETIRED), `2023年度决算说明\n${lines.join('\n')}`);
    expect(text.split('\n')[4]).toBe(
      `3.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）。年初预算为【待填写：机关事业单位职业年金缴费支出年初预算】，支出决算为6万元，完成年初预算的【待填写：机关事业单位职业年金缴费支出完成预算的比例】${now}`,
    );
  });
});

describe('a share of the class', () => {
  const rows = (retired: number, pension: number, more = 0): readonly Subject[] => [
    ['208', '社会保障和就业支出', retired + pension + more, 0],
    ['20805', '行政事业单位养老支出', retired + pension + more, 0],
    ['2080501', '行政单位离退休', retired, 0],
    ['2080505', '机关事业单位基本养老保险缴费支出', pension, 0],
    ...(more ? [['2080506', '机关事业单位职业年金缴费支出', more, 0] as const] : []),
  ];
  const book = (year: number, own: readonly Subject[]): WorkbookSnapshot => spendingBook(`${year}年一般公共预算支出表`, own);
  const text = (share: string): string => `2024年预算说明
一、一般公共预算支出情况
社会保障和就业支出（类）50万元。
“行政单位离退休”（项）20万元，${share}。
“机关事业单位基本养老保险缴费支出”（项）30万元，${share.replace('40', '60')}。`;
  const lines = (share: string, next = rows(30, 30)): readonly string[] =>
    rollForward(book(2025, next), book(2024, rows(20, 30)), text(share))
      .text.split('\n')
      .slice(3);

  it('is computed from the class that stands above', () => {
    expect(lines('占类级支出的40.00%')).toEqual([
      '“行政单位离退休”（项）30万元，占类级支出的50.00%。',
      '“机关事业单位基本养老保险缴费支出”（项）30万元，占类级支出的50.00%。',
    ]);
  });

  it('is that of a new subject too', () => {
    expect(lines('占类级支出的40.00%', rows(20, 20, 10))[2]).toBe('“机关事业单位职业年金缴费支出”（项）10万元，占类级支出的20.00%。');
  });

  it('that was wrong is computed and said to have been', () => {
    const result = rollForward(book(2025, rows(30, 30)), book(2024, rows(20, 30)), text('占类级支出的41.00%'));
    expect(result.text.split('\n')[3]).toBe('“行政单位离退休”（项）30万元，占类级支出的50.00%。');
    expect(result.notes.some(({ kind }) => kind === 'mistake')).toBe(true);
  });
});
