import { rollForward } from '../../src/narrative/roll/roll';
import { travelForm, workbookOf } from '../support/forms';

/** Last year’s reasons where this year’s numbers contradict them, and what nothing tells. */

const bookOf = (year: number, guests: number, staff: number | '') =>
  workbookOf(`
    # 公开06表
    ${year}年度一般公共预算财政拨款基本支出决算表
    ||||单位：万元
    科目编码|科目名称|合计|人员经费|公用经费
    |合计|50|${staff}|10
    ${travelForm(year, `${5 + guests}|0|5|0|5|${guests}`, `${year === 2023 ? 4 : 9}|0|${year === 2023 ? 3 : 6}|0|${year === 2023 ? 3 : 6}|${year === 2023 ? 1 : 3}`)}`);

function rolled(lines: string, staff: number | '' = 40): string {
  const { text } = rollForward(bookOf(2024, 4, staff), bookOf(2023, 3, 40), `2023年度决算说明\n${lines}`);
  return text.split('\n').slice(1).join('\n');
}

describe('a reason', () => {
  it('of being below the budget is shown where it is not below any more', () => {
    const text = '2023年度“三公”经费支出预算8万元，支出决算4万元，完成预算的50.00%，决算数小于预算数的主要原因是厉行节约。';
    expect(rolled(text)).toBe(
      '2024年度“三公”经费支出预算9万元，支出决算9万元，完成预算的100.00%，决算数等于预算数的主要原因是【请核对原因，上年小于预算，本年等于预算，上年写：厉行节约】。',
    );
  });

  it('of being below last year is shown where it is above it now, and no budget is named', () => {
    expect(rolled('公务接待费支出1万元，决算数小于上年决算数的主要原因是来访批次少。')).toBe(
      '公务接待费支出3万元，决算数大于上年决算数的主要原因是【请核对原因，由减变增，上年写：来访批次少】。',
    );
  });

  it('is marked without the space that was its number’s', () => {
    expect(rolled('公务接待费支出 1 万元，比上年减少 1 万元，主要原因是 2023 年来访批次少。')).toBe(
      '公务接待费支出 3 万元，比上年增加 2 万元，主要原因是【请核对原因，由减变增，上年写：2023 年来访批次少】。',
    );
  });

  it('in a paragraph of its own follows what it names', () => {
    const lines = (unit: string): string =>
      `公务接待费支出1万元，比上年减少1万元。\n全年${unit}。\n公务接待费支出减少的主要原因是来访批次少。`;
    expect(rolled(lines('厉行节约')).split('\n').at(-1)).toBe(
      '公务接待费支出增加的主要原因是【请核对原因，由减变增，上年写：来访批次少】。',
    );
    expect(rolled('公务接待费支出1万元，比上年减少1万元。\n公务用车支出减少的主要原因是封存车辆。').split('\n').at(-1)).toBe(
      '公务用车支出减少的主要原因是封存车辆。',
    );
  });

  it('of no change asks nothing of its own where there still is none', () => {
    const text =
      '2023年度决算说明\n因公出国（境）费支出0万元，比上年增加0万元，增长0.00%，主要原因是2023年本部门未安排支出，与上年相比无变动。';
    const { text: now, notes } = rollForward(bookOf(2024, 4, 40), bookOf(2023, 3, 40), text);
    expect(now.split('\n')[1]).toBe(
      '因公出国（境）费支出0万元，比上年增加0万元，增长0.00%，主要原因是2024年本部门未安排支出，与上年相比无变动。',
    );
    expect(notes).toEqual([]);
  });

  it('without the word 原因 is shown where what it is for turned', () => {
    const text =
      '2023年度“三公”经费支出4万元，比上年减少1万元，用于公务活动；公务接待费1万元，比上年减少1万元，来访批次少于往年；公务用车运行维护费3万元，比上年减少1万元，占75.00%。';
    expect(rolled(text)).toBe(
      '2024年度“三公”经费支出9万元，比上年增加5万元，用于公务活动；公务接待费3万元，比上年增加2万元，【请核对原因，由减变增，上年写：来访批次少于往年】；公务用车运行维护费6万元，比上年增加3万元，占66.67%。',
    );
  });
});

describe('what nothing tells', () => {
  it('is asked for though its cell is blank: a part of a whole that the other parts do not make up', () => {
    const text = '2023年一般公共预算基本支出50万元，其中：人员经费40万元，公用经费10万元。';
    expect(rolled(text)).toBe('2024年一般公共预算基本支出50万元，其中：人员经费40万元，公用经费10万元。');
    expect(rolled(text, '')).toBe('2024年一般公共预算基本支出50万元，其中：人员经费【待填写：人员经费，上年 40万元】，公用经费10万元。');
  });

  it('is asked for though it was 0, by its own name', () => {
    expect(rolled('五、国有资产占用情况\n截至2023年12月31日，其他车辆0辆，价值0万元。').split('\n')[1]).toMatch(
      /其他车辆【待填写：其他车辆，上年 0辆】，价值【待填写：其他车辆价值，上年 0万元】。$/,
    );
  });
});
