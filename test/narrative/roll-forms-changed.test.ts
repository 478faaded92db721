import { rollForward } from '../../src/narrative/roll/roll';
import { OPERATIONS } from '../../src/rules/support/forms';
import { travelForm, workbookOf } from '../support/forms';

/** What rolls where this year's forms are not last year's: another name of a subject, a form that is new, a fund that is no more. */

const fundForm = (amount: string): string => `
    # 公开08表
    政府性基金预算财政拨款支出决算表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${amount}||${amount}
    ${amount ? `229|其他支出|${amount}||${amount}\n    22960|彩票公益金安排的支出|${amount}||${amount}\n    2296002|用于社会福利的彩票公益金支出|${amount}||${amount}` : ''}`;

const spending = (title: string, amount: number): string => `
    # 公开05表
    一般公共预算财政拨款支出决算表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${amount + 5}|5|${amount}
    208|社会保障和就业支出|5|5|
    20899|其他社会保障和就业支出|5|5|
    2089999|其他社会保障和就业支出|5|5|
    211|节能环保支出|${amount}||${amount}
    21105|${title}|${amount}||${amount}
    2110501|森林管护|${amount}||${amount}`;

const CARS = '2|0|1|0|1|1';
const travel = (year: number): string => travelForm(year, CARS, CARS);
const LAST = workbookOf(`${spending('天然林保护', 60)}${fundForm('36')}${travel(2023)}`);
const NEXT = workbookOf(`${spending('森林保护修复', 80)}${fundForm('')}${travel(2024)}\n    ${OPERATIONS}`);

const rolled = (text: string): { readonly text: string; readonly notes: readonly string[] } => {
  const result = rollForward(NEXT, LAST, `2023年度决算说明\n${text}`);
  return { text: result.text.split('\n').slice(1).join('\n'), notes: result.notes.map(({ message }) => message) };
};

describe('forms of another year', () => {
  it('name a 款 otherwise: so does the text', () => {
    const { text, notes } = rolled('1.“天然林保护”（款）“森林管护”（项）支出60万元。');
    expect(text).toBe('1.“森林保护修复”（款）“森林管护”（项）支出80万元。');
    expect(notes).toContain('“天然林保护”本年表中叫“森林保护修复”，已照表改写');
  });

  it('state what only the text did: its own amount is what that is measured against', () => {
    expect(rolled('2023年机关运行经费支出40.00万元，比上年增加1.00万元，增长2.56%。').text).toBe(
      '2024年机关运行经费支出33.46万元，比上年减少6.54万元，下降16.35%。',
    );
  });

  it('have no fund any more: what it was made of and for goes', () => {
    const section = '五、政府性基金预算财政拨款支出决算情况\n';
    const text = `${section}2023年度政府性基金预算财政拨款支出36万元，其中：“用于社会福利的彩票公益金支出”（项）36万元，主要用于设施改造、设备更新。`;
    expect(rolled(text).text).toBe(`${section}2024年度政府性基金预算财政拨款支出0万元。`);
    const share = '2023年度政府性基金预算财政拨款支出36万元，其中：用于社会福利的彩票公益金支出36万元，占100%。';
    expect(rolled(section + share).text).toBe(`${section}2024年度政府性基金预算财政拨款支出0万元。`);
  });

  it('have no fund any more: of several sentences on it none is true, and it is denied', () => {
    const section = '五、政府性基金预算财政拨款支出决算情况\n';
    const text = `${section}2023年度政府性基金预算财政拨款支出36万元。具体安排如下：用于社会福利的彩票公益金支出36万元，主要用于设施改造。`;
    expect(rolled(text).text).toBe(`${section}2024年度没有使用政府性基金预算安排的支出。`);
    const bare = '2023年度政府性基金预算支出36万元，用于社会福利的彩票公益金支出（项）36万元，主要用于设施改造。';
    expect(rolled(section + bare).text).toBe(`${section}2024年度没有使用政府性基金预算安排的支出。`);
  });
});

describe('a 项 that is called as its 款 is', () => {
  it('is a model of which each level is told by its mark', () => {
    const book = (year: number, rest: string) =>
      workbookOf(`
    # 公开05表
    ${year}年度一般公共预算财政拨款支出决算表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|30|30|
    208|社会保障和就业支出|30|30|
    ${rest}
    20899|其他社会保障和就业支出|5|5|
    2089999|其他社会保障和就业支出|5|5|`);
    const pension = (name: string, amount: number): string => `20805|行政事业单位养老支出|${amount}|${amount}|
    20805${name}|${amount}|${amount}|`;
    const last = book(2023, pension('01|行政单位离退休', 25));
    const next = book(
      2024,
      `${pension('01|行政单位离退休', 15)}
    20808|抚恤|10|10|
    2080801|死亡抚恤|10|10|`,
    );
    const text = `2023年度决算说明\n一、一般公共预算财政拨款支出决算具体情况
“其他社会保障和就业支出”（款）“其他社会保障和就业支出”（项）支出5万元。
“行政事业单位养老支出”（款）“行政单位离退休”（项）支出25万元。`;
    expect(rollForward(next, last, text).text).toContain('“抚恤”（款）“死亡抚恤”（项）支出10万元。');
  });
});
