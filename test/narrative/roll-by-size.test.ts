import { rollForward } from '../../src/narrative/roll/roll';
import { workbookOf } from '../support/forms';

/** Lists that tell the largest first, changes measured once for a whole list, and what had no budget. */

const spending = (year: number, [education, health, housing]: readonly [number, number, number]) =>
  workbookOf(`
    # 3
    ${year}年部门支出总表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    合计||${education + health + housing}|${education + health + housing}|
    205|教育支出|${education}|${education}|
    210|卫生健康支出|${health}|${health}|
    221|住房保障支出|${housing}|${housing}|`);

function line(last: readonly [number, number, number], next: readonly [number, number, number], text: string) {
  const rolled = rollForward(spending(2024, next), spending(2023, last), `某局2023年部门预算说明\n${text}`);
  return { text: rolled.text.split('\n')[1], notes: rolled.notes.map(({ message }) => message) };
}

describe('a list told by size', () => {
  it('is put in order of this year’s amounts, shares with their items', () => {
    const text = '2023年支出预算100万元，由大到小为：卫生健康支出50万元，占50%；住房保障支出30万元，占30%；教育支出20万元，占20%。';
    expect(line([20, 50, 30], [60, 30, 10], text)).toEqual({
      text: '2024年支出预算100万元，由大到小为：教育支出60万元，占60%；卫生健康支出30万元，占30%；住房保障支出10万元，占10%。',
      notes: ['所列各项已按本年金额由大到小重排'],
    });
  });

  it.each([
    ['以上三项占全部支出', '由大到小为：教育支出60万元、卫生健康支出30万元、住房保障支出10万元，以上三项占全部支出'],
    ['主要用于补助', '由大到小为：卫生健康支出30万元、住房保障支出10万元、教育支出60万元，主要用于补助'],
  ])('keeps at the end what is said of all, and its order where that is unclear: %s', (tail, now) => {
    const text = `2023年支出预算100万元，由大到小为：卫生健康支出50万元、住房保障支出30万元、教育支出20万元，${tail}。`;
    expect(line([20, 50, 30], [60, 30, 10], text).text).toBe(`2024年支出预算100万元，${now}。`);
  });

  it.each(['目前一个科目', '前三个季度', '变动较大的', '增加金额较大的'])('is none for other words: %s', (words) => {
    const text = `2023年支出预算100万元，${words}：卫生健康支出50万元；住房保障支出30万元；教育支出20万元。`;
    expect(line([20, 50, 30], [60, 30, 10], text).text).toContain('卫生健康支出30万元；住房保障支出10万元；教育支出60万元。');
  });

  it('without words that say so is pointed at', () => {
    const text = '2023年支出预算100万元，其中：卫生健康支出50万元；住房保障支出30万元；教育支出20万元。';
    const { text: now, notes } = line([20, 50, 30], [60, 30, 10], text);
    expect(now).toBe('2024年支出预算100万元，其中：卫生健康支出30万元；住房保障支出10万元；教育支出60万元。');
    expect(notes).toContain('所列各项上年按金额由大到小，本年不再是，请核对次序');
  });

  it('in the order of the form stays in it', () => {
    const text = '2023年支出预算100万元，其中：教育支出50万元；卫生健康支出30万元；住房保障支出20万元。';
    expect(line([50, 30, 20], [20, 30, 50], text).notes).toEqual([]);
  });
});

const expenses = (year: number, budget: readonly number[], spent: readonly number[]) => {
  const rows = ['1.因公出国（境）费', '2.公务用车购置费', '3.公务用车运行维护费', '4.公务接待费'];
  const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
  return workbookOf(`
    # 7
    ${year}年度“三公”经费支出决算表
    ||单位：万元
    项目|年初预算数|决算数
    合计|${sum(budget)}|${sum(spent)}
    ${rows.map((name, at) => `${name}|${budget[at]}|${spent[at]}`).join('\n    ')}`);
};

describe('the “三公”', () => {
  const last = expenses(2023, [0, 0, 8, 2], [0, 0, 8, 1]);
  const next = expenses(2024, [0, 20, 8, 0], [0, 18, 6, 1]);
  const rolled = (text: string): string | undefined => rollForward(next, last, `某局2023年度部门决算说明\n${text}`).text.split('\n')[1];

  it('that had no budget are carried out of the one they have now, and the other way round', () => {
    const text =
      '公务用车购置费年初预算为0万元，决算为0万元，年初未安排预算；公务用车运行维护费年初预算为8万元，决算为8万元，完成年初预算的100%；公务接待费年初预算为2万元，决算为1万元，完成年初预算的50%。';
    expect(rolled(text)).toBe(
      '公务用车购置费年初预算为20万元，决算为18万元，完成年初预算的90%；公务用车运行维护费年初预算为8万元，决算为6万元，完成年初预算的75%；公务接待费年初预算为0万元，决算为1万元，年初未安排预算。',
    );
  });
});

describe('a list measured once against the year before', () => {
  const last = expenses(2023, [0, 0, 8, 2], [0, 18, 8, 2]);
  const next = expenses(2024, [0, 0, 8, 2], [0, 0, 6, 1]);
  const rolled = (text: string): string | undefined => rollForward(next, last, `某局2023年度部门决算说明\n${text}`).text.split('\n')[1];

  it('goes on so where something is no longer flat, and drops that there was nothing before', () => {
    const text =
      '与上年相比，“三公”经费支出增加18万元。其中：公务用车购置费支出增加18万元，上年无此项；公务用车运行维护费支出减少2万元，下降20%；公务接待费支出与上年持平。';
    expect(rolled(text)).toBe(
      '与上年相比，“三公”经费支出减少21万元。其中：公务用车购置费支出减少18万元，下降100%；公务用车运行维护费支出减少2万元，下降25%；公务接待费支出减少1万元，下降50%。',
    );
  });
});

describe('what else is found anew each year', () => {
  const assets = (year: number, [current, fixed]: readonly [number, number]) =>
    workbookOf(`
    # 3
    ${year}年度支出决算表
    ||单位：元
    科目编码|科目名称|合计
    合计||100
    205|教育支出|100
    # 10
    ${year}年度国有资产占有使用情况表
    |||单位：元
    项目|资产总额|流动资产|固定资产
    合计|${current + fixed}|${current}|${fixed}`);
  const rolled = (text: string): string | undefined =>
    rollForward(assets(2024, [500, 900]), assets(2023, [400, 600]), `某校2023年度单位决算说明\n${text}`).text.split('\n')[1];

  it('assets, from the columns of a form of no kind', () => {
    expect(rolled('截至2023年12月31日，资产总额1000元，其中，流动资产400元，固定资产600元。')).toBe(
      '截至2024年12月31日，资产总额1400元，其中，流动资产500元，固定资产900元。',
    );
  });

  it('a rate of coverage is asked for', () => {
    expect(rolled('组织开展绩效自评，自评覆盖率100%。')).toBe('组织开展绩效自评，自评覆盖率【待填写：自评覆盖率，上年 100%】。');
  });

  it('public money, where there were no government funds and are now', () => {
    const book = (year: number, funds: string) =>
      workbookOf(`
    # 5
    ${year}年度一般公共预算财政拨款支出决算表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    合计||100|70|30
    205|教育支出|100|70|30
    # 8
    ${year}年度政府性基金预算财政拨款收入支出决算表
    ||||单位：万元
    科目编码|科目名称|本年支出|基本支出|项目支出
    合计||${funds}||${funds}
    229|其他支出|${funds}||${funds}`);
    const text = '某校2023年度单位决算说明\n全部项目开展自评，涉及财政资金30万元。';
    const line = (funds: string): string | undefined => rollForward(book(2024, funds), book(2023, ''), text).text.split('\n')[1];
    expect(line('')).toBe('全部项目开展自评，涉及财政资金30万元。');
    expect(line('20')).toBe('全部项目开展自评，涉及财政资金【待填写：财政资金，上年 30万元】。');
  });

  it('a source that has nothing any more goes from a list whose shares are all of it', () => {
    const income = (year: number, [general, funds, carried]: readonly [number, number, number]) =>
      workbookOf(`
    # 1
    ${year}年部门收支预算总表
    |||单位：万元
    收入||支出|
    项目|预算数|项目|预算数
    一、一般公共预算拨款收入|${general}|一、教育支出|${general + funds + carried}
    二、政府性基金预算拨款收入|${funds}||
    本年收入合计|${general + funds}|本年支出合计|${general + funds + carried}
    上年结转|${carried}|结转下年|
    收入总计|${general + funds + carried}|支出总计|${general + funds + carried}`);
    const text =
      '某校2023年部门预算说明\n收入预算中：一般公共预算拨款80万元，占80%；政府性基金预算拨款15万元，占15%；上年结转5万元，占5%。';
    expect(rollForward(income(2024, [60, 40, 0]), income(2023, [80, 15, 5]), text).text.split('\n')[1]).toBe(
      '收入预算中：一般公共预算拨款60万元，占60%；政府性基金预算拨款40万元，占40%。',
    );
  });
});
