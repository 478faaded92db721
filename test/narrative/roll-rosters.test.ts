import { rollForward } from '../../src/narrative/roll/roll';
import { workbookOf } from '../support/forms';

/** Projects as a text counts and lists them: all there are, or those that one source pays. */

type Project = readonly [name: string, general: number, fund: number];

const sum = (rows: readonly Project[], at: 1 | 2): number => rows.reduce((all, row) => all + row[at], 0);

const bookOf = (year: number, rows: readonly Project[]) =>
  workbookOf(`
    # 5
    ${year}年一般公共预算支出表
    |||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    合计||${900 + sum(rows, 1)}|900|${sum(rows, 1)}
    204|公共安全支出|${900 + sum(rows, 1)}|900|${sum(rows, 1)}
    20406|司法|${900 + sum(rows, 1)}|900|${sum(rows, 1)}
    2040601|行政运行|${900 + sum(rows, 1)}|900|${sum(rows, 1)}
    # 9
    ${year}年项目支出表
    ||||单位：万元
    单位名称|项目名称|合计|一般公共预算|政府性基金预算
    合计||${sum(rows, 1) + sum(rows, 2)}|${sum(rows, 1)}|${sum(rows, 2)}
    ${rows.map(([name, general, fund]) => `局机关|${name}|${general + fund}|${general || ''}|${fund || ''}`).join('\n    ')}`);

const LAST = bookOf(2023, [
  ['人民调解经费', 35, 0],
  ['法律援助经费', 46, 0],
  ['普法宣传经费', 20, 0],
]);
const NEXT = bookOf(2024, [
  ['行政复议经费', 18, 0],
  ['人民调解经费', 40, 0],
  ['法律援助经费', 47, 0],
  ['法律服务进社区', 0, 15],
]);

function rolled(lines: string, next = NEXT, last = LAST): string {
  return rollForward(next, last, `某局2023年部门预算说明\n${lines}`).text.split('\n').slice(1).join('\n');
}

describe('projects counted and listed', () => {
  it('are those of the amount beside them, which one source pays', () => {
    expect(rolled('一、一般公共预算支出\n（一）项目支出：2023年项目支出预算数为101万元，共3个项目。')).toContain(
      '2024年项目支出预算数为105万元，共3个项目。',
    );
    expect(
      rolled(
        '一、一般公共预算支出\n2023年一般公共预算项目支出101万元，共3个项目，包括：人民调解经费35万元、法律援助经费46万元、普法宣传经费20万元。',
      ),
    ).toContain('2024年一般公共预算项目支出105万元，共3个项目，包括：行政复议经费18万元、人民调解经费40万元、法律援助经费47万元。');
  });

  it('are all where neither paragraph nor headings name a source, and asked for where they name several', () => {
    expect(rolled('一、项目支出情况\n2023年部门预算项目支出共3个，详见附件。')).toContain('项目支出共4个');
    expect(rolled('一、项目支出情况\n2023年由一般公共预算和政府性基金安排的项目共3个，详见附件。')).toContain('【待填写');
  });

  it('come in and go with what each is for', () => {
    const row =
      '人民调解经费支出35万元，主要用于调解员补贴等方面；法律援助经费支出46万元，主要用于案件补贴等方面；普法宣传经费支出20万元，主要用于宣传等方面。';
    expect(rolled(`一、一般公共预算项目支出\n2023年项目支出101万元。其中：${row}`)).toContain(
      '行政复议经费支出18万元，主要用于【待填写：行政复议经费的用途】等方面；人民调解经费支出40万元，主要用于调解员补贴等方面；法律援助经费支出47万元，主要用于案件补贴等方面。',
    );
  });

  it('stand in paragraphs of their own with their amount in a clause of its own', () => {
    const text = '一、项目支出情况\n1.人民调解经费，预算资金35万元。\n2.法律援助经费，预算资金46万元。\n3.普法宣传经费，预算资金20万元。';
    const now = rolled(text);
    expect(now).not.toContain('普法宣传');
    expect(now).toContain('.行政复议经费，预算资金18万元。');
    expect(now).toContain('.法律服务进社区，预算资金15万元。');
    const years = text.replaceAll('，预算资金', '：2023年预算安排');
    expect(rolled(years)).toContain('.行政复议经费：2024年预算安排18万元。');
  });
});
