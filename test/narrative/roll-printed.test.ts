import { proofread } from '../../src/engine';
import { rollForward } from '../../src/narrative/roll/roll';
import { workbookOf } from '../support/forms';

/** How a text prints what it rolls: changes of printed amounts, separators, nothing, zeros at the end of rates; whose words a change takes. */

/** 一般公共预算支出表 in 元, for a text in 万元. */
const inYuan = (year: number, rows: readonly (readonly [string, string, number])[]) =>
  workbookOf(`
    # 一般公共预算支出
    ${year}年一般公共预算支出表
    |||单位：元
    科目编码|科目名称|合计|项目支出
    |合计|${total(rows)}|${total(rows)}
    ${rows.map(([code, name, amount]) => `${code}|${name}|${amount}|${amount}`).join('\n    ')}`);

const total = (rows: readonly (readonly [string, string, number])[]): string =>
  rows.reduce((all, [, , amount]) => all + amount, 0).toFixed(2);

const rolled = (text: string, last: ReturnType<typeof inYuan>, next: ReturnType<typeof inYuan>): string[] =>
  rollForward(next, last, `2023年一般公共预算支出情况\n${text}`).text.split('\n').slice(1);

describe('a change', () => {
  const [last, next] = [35140, 33082.5].map((amount, at) =>
    inYuan(2023 + at, [
      ['2130108', '病虫害控制', amount],
      ['2130122', '农业生产发展', 90210.75],
    ]),
  ) as [ReturnType<typeof inYuan>, ReturnType<typeof inYuan>];
  /** 3.51 of 3.87 and 9.02 of 8.51 a year before; the rates are those of the printed amounts, or of finer ones. */
  const told = (first: string, second: string): string =>
    `1.病虫害控制3.51万元，比上年减少0.36万元，下降${first}%。\n2.农业生产发展9.02万元，比上年增加0.51万元，增长${second}%。`;

  it('is that of the printed amounts, where the rates of the text show that', () => {
    expect(rolled(told('9.30', '5.99'), last, next)[0]).toBe('1.病虫害控制3.31万元，比上年减少0.20万元，下降5.70%。');
  });

  it('is that of the forms, where they show that', () => {
    expect(rolled(told('9.22', '5.99'), last, next)[0]).toBe('1.病虫害控制3.31万元，比上年减少0.21万元，下降5.86%。');
  });

  it('has no finding either way', () => {
    for (const rate of ['9.30', '9.22']) {
      const { text } = rollForward(next, last, `2023年一般公共预算支出情况\n${told(rate, '5.99')}`);
      expect(proofread(next, text, { prior: last }).findings.filter(({ level }) => level !== 'hint')).toEqual([]);
    }
  });
});

it('thousands are separated as those beside them are', () => {
  const rows = (a: number, b: number) =>
    [
      ['2130305', '水利工程建设', a],
      ['2130314', '防汛', b],
    ] as const;
  const text = '水利工程建设1,204.00万元，防汛812.40万元。';
  expect(rolled(text, inYuan(2023, rows(12040000, 8124000)), inYuan(2024, rows(13040000, 11291300)))[0]).toBe(
    '水利工程建设1,304.00万元，防汛1,129.13万元。',
  );
});

it('nothing is printed as the row says its other nothing', () => {
  const rows = (a: number, b: number) =>
    [
      ['2130305', '水利工程建设', a],
      ['2130314', '防汛', b],
      ['2130316', '农村水利', 0],
    ] as const;
  const text = '水利工程建设120.50万元；防汛81.20万元，比上年减少3.00万元，下降3.56%；农村水利0万元，与上年持平。';
  expect(rolled(text, inYuan(2023, rows(1205000, 812000)), inYuan(2024, rows(1205000, 0)))[0]).toContain('防汛0万元，比上年减少81.20万元');
});

it('zeros at the end of rates are left out, where those of amounts are and no rate of many shows one', () => {
  const amounts = [376, 168.57, 140.66, 323.2, 369.53, 375.2, 327.2, 275.26, 113.7, 167];
  const rows = (of: (amount: number) => number) =>
    amounts.map(
      (amount, at) => [`21301${String(at + 10)}`, `第${'一二三四五六七八九十'[at]}类支出`, Math.round(of(amount) * 10000)] as const,
    );
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  const line = (amount: number, at: number): string =>
    `${at + 1}.第${'一二三四五六七八九十'[at]}类支出（21301${String(at + 10)}）${amount}万元，占${((amount * 100) / all).toFixed(2)}%。`;
  const text = amounts.map(line).join('\n');
  expect(text).not.toMatch(/0%/);
  const now = rolled(
    text,
    inYuan(
      2023,
      rows((amount) => amount),
    ),
    inYuan(
      2024,
      rows((amount) => (amount === 323.2 ? 900 : amount)),
    ),
  );
  expect(now.join('')).not.toMatch(/\.[0-9]*0%/);
});

it('what is flat no longer takes the words of the change next to it, and none that are of another subject', () => {
  const rows = (a: number, b: number) =>
    [
      ['2130305', '水利工程建设', a],
      ['2130314', '防汛', b],
    ] as const;
  const text = `2023年一般公共预算支出与上年相比收、支总计各增加3.00万元，主要原因是项目增加。
水利工程建设120.50万元，决算数较上年增加2.00万元，主要原因是项目增加。
防汛81.20万元，决算数与上年持平。`;
  expect(rolled(text, inYuan(2023, rows(1205000, 812000)), inYuan(2024, rows(1305000, 822000)))[2]).toMatch(
    /^防汛82\.20万元，决算数较上年增加1\.00万元/,
  );
});
