import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { workbookOf } from '../support/forms';

/** How a text says that something changed, is new, is gone or is nothing: rolled forward, it goes on saying it so. */

interface Amounts {
  readonly year: number;
  readonly training: number;
  readonly retired: number;
  readonly medical: number;
  readonly car: number;
  readonly purchase: number;
  readonly guests: number;
}

const LAST: Amounts = { year: 2024, training: 10, retired: 20, medical: 0, car: 5, purchase: 0, guests: 2 };
const NEXT: Amounts = { year: 2025, training: 12, retired: 20, medical: 40, car: 5, purchase: 18, guests: 1 };

function bookOf({ year, training, retired, medical, car, purchase, guests }: Amounts): WorkbookSnapshot {
  const lines = [
    ...(training ? [`205|教育支出|${training}`, `20508|进修及培训|${training}`, `2050803|培训支出|${training}`] : []),
    ...(retired ? [`208|社会保障和就业支出|${retired}`, `20805|行政事业单位养老支出|${retired}`, `2080501|行政单位离退休|${retired}`] : []),
    ...(medical ? [`210|卫生健康支出|${medical}`, `21011|行政事业单位医疗|${medical}`, `2101101|行政单位医疗|${medical}`] : []),
  ];
  return workbookOf(`
    # 一般公共预算支出
    ${year}年一般公共预算支出表
    ||单位：万元
    科目编码|科目名称|合计
    |合计|${training + retired + medical}
    ${lines.join('\n    ')}

    # 三公
    ${year}年一般公共预算“三公”经费支出表
    |||||单位：万元
    “三公”经费合计|因公出国（境）费|公务用车购置费|公务用车运行费|公务接待费
    ${car + purchase + guests}|0|${purchase}|${car}|${guests}`);
}

function rolled(lines: string, next: Partial<Amounts> = {}, last: Partial<Amounts> = {}): string[] {
  const text = `2024年预算说明\n一、一般公共预算支出情况\n${lines}`;
  return rollForward(bookOf({ ...NEXT, ...next }), bookOf({ ...LAST, ...last }), text)
    .text.split('\n')
    .slice(2);
}

describe('持平 and back', () => {
  const lines = `行政单位离退休20万元，较上年增加4万元，增幅25.00%，增加的主要原因是标准提高。
培训支出10万元，与上年相比无变化。`;

  it('what was 持平 is compared in the words of the text’s other changes, and the reason is asked for', () => {
    expect(rolled(lines, { retired: 30 })[1]).toBe(
      '培训支出12万元，较上年增加2万元，增幅20.00%，增加的主要原因是【待填写：培训支出增减的原因】。',
    );
  });

  it('what no longer changed is said in the text’s own words for it, without the reason', () => {
    expect(rolled(lines, { training: 10 })[0]).toBe('行政单位离退休20万元，与上年相比无变化。');
  });

  it('同比增加（主要是…） becomes 与上年持平, and its brackets go', () => {
    expect(rolled('行政单位离退休20万元，同比增加4万元，增长25.00%（主要是标准提高）。')[0]).toBe('行政单位离退休20万元，与上年持平。');
  });

  it('is turned in a paragraph that states no amount', () => {
    const text = `“三公”经费7万元，其中：公务接待费2万元，公务用车运行费5万元。
（一）公务接待费与上年预算持平。
培训支出10万元，比上年预算增加2万元，增长25.00%。`;
    expect(rolled(text)[1]).toBe('（一）公务接待费比上年预算减少1万元，下降50.00%。');
  });

  it('amounts keep the text’s separators', () => {
    const text = `行政单位离退休200,000.00元，较上年增加40,000.00元，增幅25.00%。
培训支出100,000.00元，与上年相比无变化。`;
    expect(rolled(text)[1]).toBe('培训支出120,000.00元，较上年增加20,000.00元，增幅20.00%。');
  });
});

describe('changes', () => {
  it('of what was all new last year get their rate', () => {
    const text = `行政单位离退休20万元，比上年增加4万元，增长25.00%。
培训支出10万元，比上年增加10万元。`;
    expect(rolled(text)[1]).toBe('培训支出12万元，比上年增加2万元，增长20.00%。');
  });

  it('in brackets bear a sign, and the word of the reason follows', () => {
    const text = '公务接待费2万元，较上年增加1万元（100.00%），增加的主要原因是接待增多。';
    expect(rolled(text)[0]).toMatch(/^公务接待费1万元，较上年减少1万元（-50.00%），减少的主要原因是【请核对原因/);
  });

  it('are measured against the amount of their own subject, also where the words between name another', () => {
    const text = '一般公共预算支出30万元，其中：行政单位离退休20万元，占一般公共预算支出合计的66.7%，比2023年16万元增加4万元，增长25.00%。';
    expect(rolled(text, { retired: 30 })[0]).toContain('比2024年20万元增加10万元，增长50.00%');
  });

  it('belong to the amount that their rate fits, also behind a sentence about something else', () => {
    const text = '公务用车购置费0万元。公务用车运行费5万元，主要用于下乡。较上年增加1万元，增长25.00%。';
    expect(rolled(text, { car: 6 })[0]).toContain('较上年增加1万元，增长20.00%');
  });

  it('leave shares to one place where the text prints them so beside rates to two', () => {
    const text = `2024年一般公共预算支出30万元，其中：培训支出10万元，占33.3%，比上年增加2万元，增长25.00%；行政单位离退休20万元，占66.7%，比上年增加4万元，增长25.00%。`;
    expect(rolled(text)[0]).toContain('培训支出12万元，占16.7%，比上年增加2万元，增长20.00%');
  });
});

describe('what there was none of', () => {
  it('gets its amount where there now is one', () => {
    expect(rolled('培训支出10万元。2024年未安排公务用车购置费。')[0]).toBe('培训支出12万元。2025年安排公务用车购置费18万元。');
  });

  it('is marked where several are named at once', () => {
    expect(rolled('培训支出10万元。无因公出国（境）费、公务用车购置费。')[0]).toContain('【请核对，本年有：公务用车购置费 18万元】');
  });

  it('stays where there still is none', () => {
    expect(rolled('培训支出10万元。2024年未安排因公出国（境）费。')[0]).toContain('2025年未安排因公出国（境）费。');
  });

  it('is not counted either: no purchase without money for it', () => {
    const text = '公务用车购置费0万元，购置公务用车0辆。';
    expect(rolled(text, { purchase: 0 })[0]).toBe(text);
    expect(rolled(text)[0]).toContain('【待填写：购置公务用车，上年 0辆】');
  });
});

describe('lists', () => {
  const classes = `（一）教育支出（类）
1.进修及培训（款）培训支出（项）10万元。
（二）社会保障和就业支出（类）
1.行政事业单位养老支出（款）行政单位离退休（项）20万元。`;

  it('a class that is new comes with its heading', () => {
    expect(rolled(classes).slice(-2)).toEqual(['（三）卫生健康支出（类）', '1.行政事业单位医疗（款）行政单位医疗（项）40万元。']);
  });

  it('a class that is gone goes with its heading', () => {
    expect(rolled(classes, { training: 0 })).toEqual([
      '（一）社会保障和就业支出（类）',
      '1.行政事业单位养老支出（款）行政单位离退休（项）20万元。',
      '（二）卫生健康支出（类）',
      '1.行政事业单位医疗（款）行政单位医疗（项）40万元。',
    ]);
  });

  it('within a sentence what is new is compared as its neighbours are', () => {
    const text =
      '培训支出10万元，同比增加2万元，增长25.00%（主要是任务增加）；行政单位离退休20万元，同比增加4万元，增长25.00%（主要是标准提高）。';
    expect(rolled(text, { retired: 30 })[0]).toMatch(/；行政单位医疗40万元，同比增加40万元（主要是【待填写：行政单位医疗增减的原因】）。$/);
  });

  it('what is gone goes though something comes in beside it', () => {
    expect(rolled('2024年一般公共预算支出30万元，其中：培训支出10万元；行政单位离退休20万元。', { retired: 0 })[0]).toBe(
      '2025年一般公共预算支出52万元，其中：培训支出12万元；行政单位医疗40万元。',
    );
  });

  it('a new paragraph asks what its money is for', () => {
    const text = `1.教育支出（类）10万元，占33.33%。主要用于培训。
2.社会保障和就业支出（类）20万元，占66.67%。主要用于退休费。`;
    expect(rolled(text)[2]).toMatch(/^3.卫生健康支出（类）40万元，占55.56%。主要用于【待填写：卫生健康支出的用途】。$/);
  });
});

describe('what is no amount', () => {
  it('rows of a table follow the forms, and what they do not tell is asked for', () => {
    const text = `科目 金额（万元）
培训支出 10
流动资产 38.00`;
    expect(rolled(text).slice(1)).toEqual(['培训支出 12', '流动资产 【待填写：流动资产，上年 38.00】']);
  });

  it('also below a head that names the year', () => {
    const text = `科目 2024年预算数（万元）
培训支出 10`;
    expect(rolled(text)[1]).toBe('培训支出 12');
    expect(rolled(text.replace('预算数', '').replace('科目', '单位：万元\n科目'))[2]).toBe('培训支出 12');
  });

  it('events and plans keep their years', () => {
    const text = '2023年增挂牌子。按照“十四五”规划（2021—2025年），到2025年全部达标；2023年预算为9万元。';
    const [line] = rolled(text);
    expect(line).toContain('2023年增挂牌子');
    expect(line).toContain('（2021—2025年），到2025年');
    expect(line).toContain('2024年预算为');
  });

  it('runs of years move on whole, and last year’s number is that of two years back now', () => {
    const text = '一般公共预算支出：2022年支出25万元，2023年支出27万元，2024年支出30万元。';
    expect(rolled(text)[0]).toBe('一般公共预算支出：2023年支出27万元，2024年支出30万元，2025年支出72万元。');
  });

  it('scores and what is counted anew are asked for, how the unit is made up stays', () => {
    const [line] = rolled('内设3个科室。对6个项目开展绩效自评，平均得分95.6分。');
    expect(line).toMatch(
      /^内设3个科室。对【待填写：开展绩效自评的项目数，上年 6个】项目开展绩效自评，平均得分【待填写：平均得分，上年 95.6】分。$/,
    );
  });
});

it('what is nothing now is for nothing, where the text says how much it fell', () => {
  const text = `培训支出10万元，主要用于干部培训、进修，比上年增加1万元，增长11.11%。
行政单位离退休20万元，主要用于退休人员，比上年增加1万元，增长5.26%。`;
  const [first, second] = rolled(text, { training: 0 });
  expect(first).toBe('培训支出0万元，比上年减少10万元，下降100.00%。');
  expect(second).toBe('行政单位离退休20万元，主要用于退休人员，与上年持平。');
});

describe('each section', () => {
  it('goes on with its own words for a fall, and without rates where it tells none', () => {
    const lines = rolled(`培训支出10万元，比上年增加1万元，增长11.11%。
行政单位离退休20万元，比上年减少1万元，下降4.76%。
二、“三公”经费支出情况
公务用车运行费5万元，比上年减少1万元，降低16.67%。
公务接待费2万元，比上年增加1万元，增长100.00%。`);
    expect(lines).toContain('公务接待费1万元，比上年减少1万元，降低50.00%。');
    const bare = rolled(
      `培训支出10万元，比上年增加1万元，增长11.11%。
二、“三公”经费支出情况
公务用车运行费4万元，比上年减少1万元。
公务接待费2万元，与上年持平。
公务用车购置费3万元，比上年增加1万元。`,
      { car: 5 },
      { car: 4, purchase: 3 },
    );
    expect(bare).toContain('公务接待费1万元，比上年减少1万元。');
  });
});

it('zeros at the end are left out where the number that stood there left them out', () => {
  const text = '培训支出10.4万元。行政单位离退休20.00万元。公务接待费2.25万元。';
  expect(rolled(text, {}, { training: 10.4, guests: 2.25 })[0]).toBe('培训支出12万元。行政单位离退休20.00万元。公务接待费1.00万元。');
});
