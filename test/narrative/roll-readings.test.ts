import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { travelForm, workbookOf } from '../support/forms';

/** Where several readings fit last year's number and give different new ones, the number is asked for unless the words tell. */

interface Amounts {
  readonly year: number;
  readonly budget: readonly [car: number, guests: number];
  readonly spent: readonly [car: number, guests: number];
  readonly education: number;
  readonly health: number;
}

const LAST: Amounts = { year: 2023, budget: [5, 3], spent: [5, 3], education: 60, health: 40 };
const NEXT: Amounts = { year: 2024, budget: [6, 4], spent: [4, 1], education: 90, health: 38 };

function bookOf({ year, budget, spent, education, health }: Amounts): WorkbookSnapshot {
  const row = ([car, guests]: readonly [number, number]): string => `${car + guests}|0|${car}|0|${car}|${guests}`;
  return workbookOf(`
    # 公开05表
    一般公共预算财政拨款支出决算表
    ||||单位：万元
    功能分类科目编码|科目名称|合计|基本支出|项目支出
    |合计|${education + health}|${education + health}
    205|教育支出|${education}|${education}
    210|卫生健康支出|${health}|${health}
    ${travelForm(year, row(budget), row(spent))}`);
}

function rolled(lines: string, last: Partial<Amounts> = {}): string {
  const { text } = rollForward(bookOf(NEXT), bookOf({ ...LAST, ...last }), `2023年度决算说明\n${lines}`);
  return text.split('\n').slice(1).join('\n');
}

describe('shares', () => {
  it('of what is only named are of the form whose amounts they all fit', () => {
    const text = '一、支出决算情况\n一般公共预算财政拨款支出100万元。支出构成为：教育支出占60.0%、卫生健康支出占40.0%。';
    const all = (year: number, education: number, health: number): WorkbookSnapshot =>
      workbookOf(`
        # 公开03表
        ${year}年度支出决算表
        ||||单位：万元
        功能分类科目编码|科目名称|合计|基本支出|项目支出
        |合计|${education + health}|${education + health}
        205|教育支出|${education}|${education}
        210|卫生健康支出|${health}|${health}`);
    const both = (own: WorkbookSnapshot, other: WorkbookSnapshot): WorkbookSnapshot => ({
      ...own,
      sheets: [...other.sheets, ...own.sheets],
    });
    const now = both(bookOf(NEXT), all(2024, 190, 38));
    expect(rollForward(now, both(bookOf(LAST), all(2023, 65, 47)), `2023年度决算说明\n${text}`).text.split('\n')[2]).toBe(
      '一般公共预算财政拨款支出128万元。支出构成为：教育支出占70.3%、卫生健康支出占29.7%。',
    );
  });

  it('are of the amount in their own stage where budget and actual were the same last year', () => {
    const text = `“三公”经费支出决算为8万元，完成全年预算8万元的100.00%。
“三公”经费支出决算中，公务用车购置及运行维护费支出决算5万元，占62.50%；公务接待费支出决算3万元，占37.50%。`;
    expect(rolled(text).split('\n')[1]).toBe(
      '“三公”经费支出决算中，公务用车购置及运行维护费支出决算4万元，占80.00%；公务接待费支出决算1万元，占20.00%。',
    );
  });
});

describe('changes', () => {
  it('of what was planned less what was spent follow 节约, though it was 0 last year', () => {
    expect(rolled('2023年度“三公”经费支出年初预算8万元，实际支出8万元，节约0.00万元。')).toBe(
      '2024年度“三公”经费支出年初预算10万元，实际支出5万元，节约5万元。',
    );
  });

  it('that fit the budget stated before them are of the budget', () => {
    expect(rolled('2023年度“三公”经费预算数8万元，决算数7万元，减少1万元。', { spent: [5, 2] })).toBe(
      '2024年度“三公”经费预算数10万元，决算数5万元，减少5万元。',
    );
  });

  it('of 0 that may be of the budget or of last year are asked for', () => {
    expect(rolled('2023年度“三公”经费预算数8万元，决算数8万元，减少0.00万元。')).toMatch(/，减少【待填写：[^】]*，上年 0.00万元】。$/);
  });

  it('told side by side belong to the amounts in their order', () => {
    expect(rolled('教育支出60万元，卫生健康支出40万元，较上年分别增加10万元、减少5万元。')).toBe(
      '教育支出90万元，卫生健康支出38万元，较上年分别增加30万元、减少2万元。',
    );
  });

  it('said against last year’s final amount are of last year', () => {
    const text = '教育支出决算为60万元，比上年决算数50万元增加10万元。决算数大于上年决算数的主要原因是人员增加。';
    expect(rolled(text)).toBe('教育支出决算为90万元，比上年决算数60万元增加30万元。决算数大于上年决算数的主要原因是人员增加。');
  });

  it('of the rest are asked for', () => {
    const text = '一般公共预算财政拨款支出100万元，较上年增加10万元，其中教育支出增加8万元，其余各项合计增加2万元。';
    expect(rolled(text)).toMatch(/较上年增加28万元，其中教育支出增加30万元，其余各项合计增加【待填写：[^】]*，上年 2万元】。$/);
  });

  it('that may be of one amount or of another beside it are asked for', () => {
    expect(rolled('教育支出60万元，卫生健康支出40万元，比上年增长3.00%。')).toMatch(/【待填写：[^】]*，上年 3.00%】。$/);
  });
});

describe('what was level', () => {
  const text = `七、“三公”经费
2023年“三公”经费支出决算8万元，其中公务用车购置及运行维护费支出决算5万元、公务接待费支出决算3万元，两项均与上年持平。
公务接待费支出决算与2022年一致。`;

  it('in several is shown where they moved differently', () => {
    expect(rolled(text).split('\n')[1]).toBe(
      '2024年“三公”经费支出决算5万元，其中公务用车购置及运行维护费支出决算4万元、公务接待费支出决算1万元，两项均【请核对，上年写：与上年持平】。',
    );
  });

  it('without an amount is that of the amount that the section calls so', () => {
    expect(rolled(text).split('\n')[2]).toMatch(/^公务接待费支出决算比(?:2023年|上年)减少2万元/);
  });
});
