import { rollForward } from '../../src/narrative/roll/roll';
import { workbookOf } from '../support/forms';

/** Which subject and which cell a number is of, where several fit what last year’s text says. */

interface Year {
  readonly year: number;
  readonly income: number;
  readonly spent: number;
  readonly rest: number;
}

const LAST: Year = { year: 2023, income: 460, spent: 465, rest: 0 };
const NEXT: Year = { year: 2024, income: 450, spent: 440, rest: 15 };

/** Final accounts with what is carried over: nothing at the end of the first year. */
const accounts = ({ year, income, spent, rest }: Year, more = '') =>
  workbookOf(`
    # 公开04表
    财政拨款收入支出决算总表
    部门：某县水利局 | ${year}年度 || | 单位：万元
    项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款
    一、一般公共预算财政拨款 | ${income} | 一、教育支出 | ${spent} | ${spent}
    本年收入合计 | ${income} | 本年支出合计 | ${spent} | ${spent}
    年初财政拨款结转和结余 | ${spent + rest - income} | 年末财政拨款结转和结余 | ${rest} | ${rest}
    总计 | ${spent + rest} | 总计 | ${spent + rest} | ${spent + rest}
    ${more}`);

const COUNTS = `# 机构运行信息表
2024年度机构运行信息决算表
部门：某县水利局 | | | 单位：万元
项目 | 行次 | 年初预算数 | 决算统计数
（二）相关统计数 | 8 | — | —
1.公务用车保有量（辆） | 9 | | 2
2.国内公务接待批次（个） | 10 | | 31
3.国内公务接待人次（人） | 11 | | 248`;

function rolled(lines: string, more = ''): string {
  const text = `2023年度部门决算说明\n四、财政拨款收入支出决算情况\n${lines}`;
  return rollForward(accounts(NEXT, more), accounts(LAST), text).text.split('\n').slice(2).join('\n');
}

describe('an amount that was in two cells last year', () => {
  it('is that of the year where its words do not say 总计', () => {
    expect(rolled('2023年财政拨款收入460万元、支出465万元。')).toBe('2024年财政拨款收入450万元、支出440万元。');
    expect(rolled('2023年财政拨款收、支总计465万元。')).toBe('2024年财政拨款收、支总计455万元。');
  });
});

describe('a change of one side', () => {
  it('is of the amount of that side that its sentence states', () => {
    expect(rolled('2023年度财政拨款收入460万元，支出465万元，收入比上年增加2万元，支出比上年增加1万元。')).toBe(
      '2024年度财政拨款收入450万元，支出440万元，收入比上年减少10万元，支出比上年减少25万元。',
    );
  });

  it('is of the amount that the section states, where its own sentence states none', () => {
    const text = `2023年财政拨款收入460万元。
2023年财政拨款支出465万元。
财政拨款支出比上年增加3万元，增长0.65%。`;
    expect(rolled(text).split('\n')[2]).toBe('财政拨款支出比上年减少25万元，下降5.38%。');
  });
});

describe('what is counted', () => {
  it('is taken from this year’s forms where last year’s had no such line', () => {
    const text = '年末公务用车保有量3辆，国内公务接待36批次、291人次。';
    expect(rolled(text, COUNTS)).toBe('年末公务用车保有量2辆，国内公务接待31批次、248人次。');
    expect(rolled(text)).toMatch(/保有量【待填写：年末公务用车保有量，上年 3辆】/);
  });

  it('is named without the words that count', () => {
    expect(rolled('共有车辆3辆。')).toBe('共有车辆【待填写：车辆，上年 3辆】。');
  });
});

describe('shares', () => {
  it('of a whole that the text does not state are asked for, never kept', () => {
    expect(rolled('2023年财政拨款支出465万元，占区级支出的37.75%。')).toMatch(/占区级支出的【待填写：/);
  });
});

describe('changes told in turn', () => {
  const book = (year: number, staff: number, office: number) =>
    workbookOf(`
    # 公开06表
    ${year}年度一般公共预算财政拨款基本支出决算表
    ||||单位：万元
    科目编码|科目名称|合计|人员经费|公用经费
    |合计|${staff + office}|${staff}|${office}`);
  const told = (text: string): string =>
    rollForward(book(2024, 45, 12), book(2023, 40, 10), `2023年度决算说明\n六、一般公共预算财政拨款基本支出决算情况\n${text}`).text.split(
      '\n',
    )[2]!;

  it('are of the parts that are told in turn, not of the whole before them', () => {
    expect(told('基本支出50万元，人员经费和公用经费分别为40万元、10万元，较上年分别增加3万元、减少1万元。')).toBe(
      '基本支出57万元，人员经费和公用经费分别为45万元、12万元，较上年分别增加5万元、增加2万元。',
    );
  });

  it('are shares of what both are parts of', () => {
    expect(told('基本支出中人员经费40万元、公用经费10万元，分别占80.00%、20.00%。')).toBe(
      '基本支出中人员经费45万元、公用经费12万元，分别占78.95%、21.05%。',
    );
  });

  it('turn into the plain words where the text has no others', () => {
    expect(told('基本支出50万元，比上年减少1万元，降低1.96%。')).toBe('基本支出57万元，比上年增加7万元，增长14.00%。');
  });
});
