import { narrate, proofread, rollForward, validate } from '../../src/engine';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { sheetOf } from './support';

/** Last year in another unit is converted, and that is said in one sentence. */

function summary(year: number, unit: string, amount: string): WorkbookSnapshot {
  const rows = [
    [`${year}年部门收支总表`],
    ['编制单位：某县档案馆', '', '', unit === '' ? '' : `单位：${unit}`],
    ['收入', '', '支出', ''],
    ['项目', '预算数', '项目', '预算数'],
    ['一、一般公共预算拨款收入', amount, '一、一般公共服务支出', amount],
    ['收入总计', amount, '支出总计', amount],
  ];
  return { name: `${year}.xlsx`, sheets: [sheetOf('收支总表', rows)] };
}

const text = (unit: string, amount: string) => `2024年收入总计${amount}${unit}。`;

describe('last year’s workbook in another unit', () => {
  test('is said where the text is generated', () => {
    const told = (last: string) =>
      narrate(summary(2025, '元', '1280000'), { prior: summary(2024, last, last === '元' ? '1200000' : '120'), pack: 'national-budget' })
        .units;
    expect(told('元')).toBeUndefined();
    expect(told('万元')).toEqual({
      message: '上年工作簿的金额单位是万元，本年工作簿的是元；各数已换算后再比较。',
      english: 'last year’s workbook is in 万元, this year’s workbook in 元; amounts are converted before they are compared',
    });
  });

  test('is said where the forms are validated or a text is proofread', () => {
    const now = summary(2025, '元', '1280000');
    const options = { prior: summary(2024, '万元', '120') };
    const sentence = '上年工作簿的金额单位是万元，本年工作簿的是元；各数已换算后再比较。';
    expect(validate(now, options).notes).toContain(sentence);
    expect(validate(now, { ...options, language: 'en' }).notes).toContain(
      'Last year’s workbook is in 万元, this year’s workbook in 元; amounts are converted before they are compared.',
    );
    expect(proofread(now, text('万元', '120'), options).units?.message).toBe(sentence);
    expect(validate(now, { prior: summary(2024, '元', '1200000') }).units).toBeUndefined();
  });

  test('is not guessed where a workbook does not state its unit', () => {
    expect(narrate(summary(2025, '元', '1280000'), { prior: summary(2024, '', '120'), pack: 'national-budget' }).units).toBeUndefined();
    expect(narrate(summary(2025, '', '128'), { prior: summary(2024, '元', '1200000'), pack: 'national-budget' }).units).toBeUndefined();
  });

  test.each([
    ['元', '元', '元', '1200000', undefined, '2025年收入总计1280000元。'],
    ['万元', '万元', '元', '120.00', '上年工作簿的金额单位是万元，上年文字用万元，本年工作簿的是元；', '2025年收入总计128.00万元。'],
    ['元', '万元', '元', '120.00', '上年文字用万元，本年工作簿的是元；', '2025年收入总计128.00万元。'],
    ['元', '万元', '万元', '120.00', '上年工作簿的金额单位是元，本年工作簿的是万元；', '2025年收入总计128.00万元。'],
  ])('workbook %s, text %s → %s: the text keeps its own unit', (last, written, now, amount, sentence, expected) => {
    const workbook = (year: number, unit: string, wan: string) => summary(year, unit, unit === '元' ? `${wan}0000` : wan);
    const rolled = rollForward(workbook(2025, now, '128'), workbook(2024, last, '120'), text(written, amount));
    expect(rolled.text).toBe(expected);
    if (sentence === undefined) expect(rolled.units).toBeUndefined();
    else expect(rolled.units?.message).toBe(`${sentence}各数已换算，文中仍写${written}。`);
  });
});
