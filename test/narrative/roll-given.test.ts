import { rollForward } from '../../src/engine';
import { travelForm, workbookOf } from '../support/forms';

/** What a rolled text asks for can be given under the words it is asked for in, and is written with the unit that stands there. */

const bookOf = (year: number, guests: number) =>
  workbookOf(`
    ${travelForm(year, `${guests + 3}|0|3|0|3|${guests}`, `${guests + 3}|0|3|0|3|${guests}`)}`);
const TEXT = `2023年度决算说明
公务接待费支出决算2万元，国内公务接待32批次，355人次。
截至2023年12月31日，资产总额120.50万元。`;

function rolled(inputs: Record<string, string>) {
  return rollForward(bookOf(2024, 4), bookOf(2023, 2), TEXT, { inputs });
}

it('writes what is given, with the unit of the place', () => {
  const given = { '补充资料/国内公务接待': '40', '补充资料/国内公务接待人次': '401人次', '补充资料/资产总额': '131.2' };
  const { text, missing, unused } = rolled(given);
  expect(text).toBe(`2024年度决算说明
公务接待费支出决算4万元，国内公务接待40批次，401人次。
截至2024年12月31日，资产总额131.2万元。`);
  expect([missing, unused]).toEqual([[], []]);
});

it('asks on where what is given is of another unit or no number, and says what nothing asked for', () => {
  const { text, unused } = rolled({ '补充资料/国内公务接待': '40人次', '补充资料/资产总额': '若干', '补充资料/车辆': '3' });
  expect(text).toContain('国内公务接待【待填写：国内公务接待，上年 32批次】');
  expect(text).toContain('资产总额【待填写：资产总额，上年 120.50万元】');
  expect(unused).toEqual(['补充资料/车辆']);
});
