import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { travelForm, workbookOf } from '../support/forms';

/** What was nothing and is something now, or the other way round, said as the text says it of its other items. */

interface Year {
  readonly year: number;
  readonly carried: number;
  /** 出国费 and 接待费: planned and spent. */
  readonly travel: readonly [planned: number, spent: number];
  readonly guests: readonly [planned: number, spent: number];
  readonly goods: number;
  readonly works: number;
}

const QUIET: Year = { year: 2023, carried: 8, travel: [0, 0], guests: [5, 4], goods: 9, works: 3 };
const BUSY: Year = { year: 2024, carried: 6, travel: [4, 3], guests: [5, 3], goods: 12, works: 0 };

function bookOf({ year, carried, travel, guests, goods, works }: Year): WorkbookSnapshot {
  const row = (at: 0 | 1): string => `${travel[at] + guests[at]}|${travel[at]}|0|0|0|${guests[at]}`;
  return workbookOf(`
    # 公开01表
    收入支出决算总表
    单位：某局||${year}年度|金额单位：万元
    收入||支出
    项目|金额|项目|金额
    一、一般公共预算财政拨款收入|100|一、教育支出|${100 + carried}
    本年收入合计|100|本年支出合计|${100 + carried}
    年初结转和结余|${carried}|年末结转和结余|
    总计|${100 + carried}|总计|${100 + carried}
    # 政府采购情况表
    ${year}年政府采购情况表
    |金额单位：万元
    项目|金额
    合计|${goods + works + 20}
    货物|${goods}
    工程|${works || ''}
    服务|20
    ${travelForm(year, row(0), row(1))}`);
}

function rolled(lines: string, next: Year, last: Year): string {
  const { text } = rollForward(bookOf(next), bookOf(last), `${last.year}年度决算说明\n${lines}`);
  return text.split('\n').slice(1).join('\n');
}

const TRAVEL = '1.因公出国（境）费支出预算0万元，支出决算0万元，决算数与预算数相同。';
const GUESTS = '2.公务接待费支出预算5万元，支出决算4万元，完成预算的80%，决算数小于预算数的主要原因是厉行节约。';

it('how much of a first budget was carried out is said as of the other items', () => {
  expect(rolled(`${TRAVEL}\n${GUESTS}`, BUSY, QUIET).split('\n')[0]).toBe(
    '1.因公出国（境）费支出预算4万元，支出决算3万元，完成预算的75%，决算数小于预算数的主要原因是【待填写：因公出国（境）费支出决算与预算有差异的原因】。',
  );
});

it('of nothing planned and nothing spent no rate is told', () => {
  const last = { ...BUSY, year: 2022 };
  const text =
    '1.因公出国（境）费支出预算4万元，支出决算3万元，完成预算的75%，决算数小于预算数的主要原因是任务取消。\n2.公务用车购置费支出预算0万元，支出决算0万元，决算数与预算数相同。';
  expect(rolled(text, QUIET, last).split('\n')[0]).toBe('1.因公出国（境）费支出预算0万元，支出决算0万元，决算数与预算数相同。');
});

it('what was measured against nothing has a rate now', () => {
  const text =
    '年初结转和结余8万元。与上年相比，增加8万元，主要原因是项目未完工。\n“三公”经费支出决算4万元。与上年相比，减少1万元，下降20%，主要原因是厉行节约。';
  expect(rolled(text, BUSY, QUIET).split('\n')[0]).toBe(
    '年初结转和结余6万元。与上年相比，减少2万元，下降25%，主要原因是【请核对原因，由增变减，上年写：项目未完工】。',
  );
});

it('a kind of what is procured that has nothing is not named', () => {
  const text = '政府采购支出总额32万元，其中：政府采购货物支出9万元、政府采购工程支出3万元、政府采购服务支出20万元。';
  // A text that names all three goes on; one that left one out leaves out another.
  expect(rolled(text, BUSY, QUIET)).toContain('政府采购工程支出0万元');
  const two = { ...QUIET, works: 0 };
  expect(rolled('政府采购支出总额29万元，其中：政府采购货物支出9万元、政府采购服务支出20万元。', { ...BUSY, goods: 0 }, two)).toBe(
    '政府采购支出总额20万元，其中：政府采购服务支出20万元。',
  );
});

it('与上年对比 goes with its 与', () => {
  const text = '公务接待费支出决算4万元，与上年持平。\n“三公”经费支出决算4万元，与上年对比减少1万元，下降20%。';
  expect(rolled(text, BUSY, QUIET).split('\n')[0]).toContain('与上年对比减少1万元，下降25%');
});

it('the only amount in brackets behind another follows it from nothing', () => {
  const part = (words: string, amount: number): string => `${words}${amount}万元（其中：一般公共预算财政拨款支出${amount}万元）`;
  const text = `${part('因公出国（境）费支出决算', 0)}，${part('公务接待费支出决算', 4)}。`;
  expect(rolled(text, BUSY, QUIET)).toBe(`${part('因公出国（境）费支出决算', 3)}，${part('公务接待费支出决算', 3)}。`);
});

it('a comparison is told as the other parts of its chapter tell theirs', () => {
  const text = [
    '一、收入支出情况',
    '收入总计108万元，与上年对比增加3万元，增长2.86%，主要原因分析：人员增加。',
    '支出总计108万元，与上年对比增加3万元，增长2.86%，主要原因分析：人员增加。',
    '二、“三公”经费情况',
    '（一）公务接待费',
    '公务接待费支出决算4万元，与上年持平。',
    '（二）“三公”经费合计',
    '“三公”经费支出决算4万元，较上年减少1万元，下降20%。',
  ].join('\n');
  expect(rolled(text, BUSY, QUIET)).toContain('公务接待费支出决算3万元，较上年减少1万元，下降25%。');
});

it('主要原因分析 leads to a reason as 主要原因 does', () => {
  const text = '“三公”经费支出决算4万元，与上年对比减少1万元，下降20%，主要原因分析：厉行节约。';
  expect(rolled(text, BUSY, QUIET)).toBe(
    '“三公”经费支出决算6万元，与上年对比增加2万元，增长50%，主要原因分析：【请核对原因，由减变增，上年写：厉行节约】。',
  );
});

it('a first budget is measured as its neighbours measure theirs', () => {
  const text = [
    '一、“三公”经费支出具体情况',
    '1.因公出国（境）费预算为0万元，支出决算为0万元，决算数与预算数持平。',
    '2.公务接待费预算为5万元，支出决算为4万元，决算数比预算数减少1万元，下降20%。',
    '二、其他',
    '“三公”经费支出预算5万元，支出决算4万元，完成预算的80%。',
  ].join('\n');
  expect(rolled(text, BUSY, QUIET)).toContain('因公出国（境）费预算为4万元，支出决算为3万元，决算数比预算数减少1万元，下降25%。');
});

it('what stated that it was measured against nothing states what it is measured against, with its rate', () => {
  const text = '（一）年初结转和结余8万元，比2022年0万元增加8万元。\n（二）“三公”经费支出决算4万元，比2022年5万元减少1万元，下降20%。';
  expect(rolled(text, BUSY, QUIET).split('\n')[0]).toBe('（一）年初结转和结余6万元，比2023年8万元减少2万元，下降25%。');
});

it('guests that were all told as those from here leave none from abroad', () => {
  const text = '公务接待费支出4万元。国内公务接待支出4万元，外事接待支出0万元。';
  expect(rolled(text, BUSY, QUIET)).toBe('公务接待费支出3万元。国内公务接待支出3万元，外事接待支出0万元。');
});
