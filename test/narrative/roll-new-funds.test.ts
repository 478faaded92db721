import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { travelForm, workbookOf } from '../support/forms';

/** What there was nothing of last year and is now: wherever the text says so, in a list, as level, or as none at all. */

interface Year {
  readonly year: number;
  readonly general: number;
  readonly funds: number;
  readonly other: number;
  readonly bought: number;
}

const LAST: Year = { year: 2023, general: 2000, funds: 0, other: 40, bought: 0 };
const NEXT: Year = { year: 2024, general: 2400, funds: 100, other: 60, bought: 18 };

function bookOf({ year, general, funds, other, bought }: Year): WorkbookSnapshot {
  const blank = (value: number): string => (value === 0 ? '' : String(value));
  const all = general + funds + other;
  return workbookOf(`
    # 公开01表
    收入支出决算总表
    单位：某局||${year}年度|金额单位：万元
    收入||支出
    项目|金额|项目|金额
    一、一般公共预算财政拨款收入|${general}|一、教育支出|${general + other}
    二、政府性基金预算财政拨款收入|${blank(funds)}|二、城乡社区支出|${blank(funds)}
    三、其他收入|${other}|三、住房保障支出|
    本年收入合计|${all}|本年支出合计|${all}
    总计|${all}|总计|${all}
    # 公开04表
    财政拨款收入支出决算总表
    单位：某局||${year}年度||||金额单位：万元
    收入||支出
    项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款
    一、一般公共预算财政拨款|${general}|一、教育支出|${general}|${general}|
    二、政府性基金预算财政拨款|${blank(funds)}|二、城乡社区支出|${blank(funds)}||${blank(funds)}
    本年收入合计|${general + funds}|本年支出合计|${general + funds}|${general}|${blank(funds)}
    ${travelForm(year, `${bought + 5}|0|${bought + 3}|${bought}|3|2`, `${bought + 5}|0|${bought + 3}|${bought}|3|2`)}`);
}

function rolled(lines: string): string {
  const { text } = rollForward(bookOf(NEXT), bookOf(LAST), `2023年度决算说明\n${lines}`);
  return text.split('\n').slice(1).join('\n');
}

describe('a source that is new', () => {
  it('joins the list that told all of them', () => {
    const text = '本年收入合计2040.00万元，其中：一般公共预算财政拨款收入2000.00万元，占98.04%；其他收入40.00万元，占1.96%。';
    expect(rolled(text)).toBe(
      '本年收入合计2560.00万元，其中：一般公共预算财政拨款收入2400.00万元，占93.75%；政府性基金预算财政拨款收入100.00万元，占3.91%；其他收入60.00万元，占2.34%。',
    );
  });

  it('is no source of its own where the list tells it with others', () => {
    const text = '本年收入合计2040.00万元，其中：财政拨款收入2000.00万元，占98.04%；其他收入40.00万元，占1.96%。';
    expect(rolled(text)).toBe('本年收入合计2560.00万元，其中：财政拨款收入2500.00万元，占97.66%；其他收入60.00万元，占2.34%。');
  });

  it('does not join a list of some', () => {
    const text = '本年收入合计2040.00万元，其中：其他收入40.00万元，占1.96%。';
    expect(rolled(text)).toBe('本年收入合计2560.00万元，其中：其他收入60.00万元，占2.34%。');
  });
});

describe('what the text says there is none of', () => {
  const among = (line: string): string => rolled(`本年收入合计2040.00万元。\n三、政府性基金预算财政拨款支出情况\n${line}`).split('\n')[2]!;

  it.each([
    ['本年度无此项支出。', '本年度【请核对，本年有：政府性基金预算财政拨款支出 100.00万元，上年写：无此项支出】。'],
    ['2023年无。', '2024年【请核对，本年有：政府性基金预算财政拨款支出 100.00万元，上年写：无】。'],
    ['本单位2023年未使用政府性基金预算财政拨款安排支出。', '本单位2024年使用政府性基金预算财政拨款安排支出100.00万元。'],
  ])('%s', (last, next) => {
    expect(among(last)).toBe(next);
  });

  it('stays where there is none now', () => {
    expect(rolled('本年收入合计2040.00万元。\n四、国有资本经营预算财政拨款支出情况\n本年度无此项支出。').split('\n')[2]).toBe(
      '本年度无此项支出。',
    );
  });
});

describe('what was level', () => {
  it('is told in the words of the changes beside it, though no amount of the text is its own', () => {
    const text = `“三公”经费支出决算5万元，比上年增加1万元，增长25.00%。其中：公务用车购置费支出决算与上年持平；公务接待费支出决算增加1万元。`;
    expect(rolled(text)).toBe(
      '“三公”经费支出决算23万元，比上年增加18万元，增长360.00%。其中：公务用车购置费支出决算比上年增加18万元；公务接待费支出决算持平。',
    );
  });
});

describe('what was said not to have been done', () => {
  it('is marked where there is an amount now, and nowhere else', () => {
    expect(rolled('1.公务用车购置费支出决算0.00万元。全年未购置公务用车（含租赁）。')).toBe(
      '1.公务用车购置费支出决算18.00万元。【请核对，上年写：全年未购置公务用车（含租赁）】。',
    );
    const level = '1.因公出国（境）费支出决算0.00万元。全年未组织因公出国（境）团组。';
    expect(rolled(level)).toBe(level);
  });
});

describe('nothing of nothing', () => {
  it('keeps what the text says of it, where no budget is stated', () => {
    const text = '1.因公出国（境）费支出决算0.00万元，完成预算0%。';
    expect(rolled(text)).toBe(text);
  });
});

describe('shares of a list', () => {
  it('are of the amount that is listed', () => {
    const text = '一般公共预算财政拨款支出2000.00万元，主要用于以下方面：教育支出2000.00万元，占财政拨款支出100.00%。';
    expect(rolled(text)).toBe('一般公共预算财政拨款支出2400.00万元，主要用于以下方面：教育支出2400.00万元，占财政拨款支出100.00%。');
  });
});

it('groups thousands as the text does where there was nothing', () => {
  const text = '本年支出合计2,040.00万元。\n其中政府性基金预算财政拨款收入0.00万元。';
  const { text: now } = rollForward(bookOf({ ...NEXT, funds: 3100 }), bookOf(LAST), `2023年度决算说明\n${text}`);
  expect(now).toContain('政府性基金预算财政拨款收入3,100.00万元');
});

describe('what is nothing now', () => {
  const back = (lines: string): string => {
    const { text } = rollForward(bookOf({ ...LAST, year: 2024 }), bookOf({ ...NEXT, year: 2023 }), `2023年度决算说明\n${lines}`);
    return text.split('\n').slice(1).join('\n');
  };

  it('leaves a list of sources that names only what there is', () => {
    const list = '其中：一般公共预算财政拨款收入2400万元，占93.75%；政府性基金预算财政拨款收入100万元，占3.91%；其他收入60万元，占2.34%。';
    expect(back(`本年收入合计2560万元，${list}`)).toBe(
      '本年收入合计2040万元，其中：一般公共预算财政拨款收入2000万元，占98.04%；其他收入40万元，占1.96%。',
    );
  });

  it('was bought not once', () => {
    expect(back('公务用车购置费支出18万元，购置车辆1辆。公务用车保有量3辆。')).toMatch(
      /^公务用车购置费支出0万元，购置车辆0辆。公务用车保有量【待填写：[^】]*，上年 3辆】。$/,
    );
  });

  it('has a rate beside those of its sentence, though what was new last year had none', () => {
    const text =
      '“三公”经费支出决算比上年增加18万元，增长300.00%。其中：公务用车购置费支出决算增加18万元；公务接待费支出决算增加1万元，增长100.00%。';
    expect(back(text)).toBe(
      '“三公”经费支出决算比上年减少18万元，下降78.26%。其中：公务用车购置费支出决算减少18万元，下降100.00%；公务接待费支出决算持平。',
    );
  });
});
