import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { workbookOf } from '../support/forms';

/** 上年未安排, 年初未安排预算: what a text says of the new is said of what is new now, and of nothing else. */

type Row = readonly [code: string, name: string, planned: number, spent: number];

function bookOf(year: number, rows: readonly Row[]): WorkbookSnapshot {
  const sum = (at: 2 | 3): number => rows.reduce((all, row) => all + row[at], 0);
  const line = ([code, name, planned, spent]: Row): string => `${code}|${name}|${planned || ''}|${spent || ''}`;
  return workbookOf(`
    # 05
    ${year}年度一般公共预算财政拨款支出决算表
    |||单位：万元
    科目编码|科目名称|年初预算数|决算数
    |合计|${sum(2)}|${sum(3)}
    ${line(['213', '农林水支出', sum(2), sum(3)])}
    ${line(['21302', '林业和草原', sum(2), sum(3)])}
    ${rows.map(line).join('\n    ')}`);
}

const LAST = bookOf(2023, [
  ['2130201', '行政运行', 600, 640],
  ['2130205', '森林资源培育', 0, 45],
  ['2130207', '森林资源管理', 90, 80],
]);
const NEXT = bookOf(2024, [
  ['2130201', '行政运行', 640, 655],
  ['2130205', '森林资源培育', 45, 20],
  ['2130207', '森林资源管理', 0, 104],
  ['2130234', '林业草原防灾减灾', 0, 18],
]);

function rolled(lines: string): { readonly lines: readonly string[]; readonly notes: readonly string[] } {
  const head = '2023年度决算说明\n一、一般公共预算财政拨款支出决算具体情况\n';
  const { text, notes } = rollForward(NEXT, LAST, `${head}${lines}`);
  return { lines: text.split('\n').slice(2), notes: notes.map(({ message }) => message) };
}

describe('words of what is new', () => {
  const text = `1.林业和草原（款）行政运行（项）2023年度决算640万元，比2023年年初预算增加40万元，增长6.67%，主要原因：人员增加。
2.林业和草原（款）森林资源培育（项）2023年度决算45万元，年初未安排预算，主要原因：年中下达补助。
3.林业和草原（款）森林资源管理（项）2023年度决算80万元，比2023年年初预算减少10万元，下降11.11%，主要原因：压减开支。`;

  it('go where there is a budget now, and the reason is marked', () => {
    expect(rolled(text).lines[1]).toBe(
      '2.林业和草原（款）森林资源培育（项）2024年度决算20万元，比2024年年初预算减少25万元，下降55.56%，' +
        '主要原因：【请核对原因，上年写“年初未安排预算”，现已不同，上年写：年中下达补助】。',
    );
  });

  it('come where there is none, and for what is all new', () => {
    const { lines } = rolled(text);
    expect(lines[2]).toMatch(/^3\.林业和草原（款）森林资源管理（项）2024年度决算104万元，年初未安排预算，主要原因：/);
    expect(lines[3]).toBe(
      '4.林业和草原（款）林业草原防灾减灾（项）2024年度决算18万元，年初未安排预算，主要原因：【待填写：林业草原防灾减灾的原因】。',
    );
  });

  it.each(['上年未安排', '2022年无此项支出'])('%s, behind what it is for', (words) => {
    const { lines } = rolled(`1.行政运行640万元，用于日常支出，比上年增加4万元，增长0.63%。
2.森林资源培育45万元，用于造林，${words}。
3.森林资源管理80万元，用于管护，比上年减少4万元，下降4.76%。`);
    expect(lines[1]).toBe('2.森林资源培育20万元，用于造林，比上年减少25万元，下降55.56%。');
    expect(lines[3]).toBe(`4.林业草原防灾减灾18万元，用于【待填写：林业草原防灾减灾的用途】，${words.replace('2022', '2023')}。`);
  });

  it('of the very year say nothing of the year before', () => {
    expect(rolled('1.森林资源培育45万元，2023年未安排其他资金。').lines[0]).toContain('未安排其他资金');
  });
});
