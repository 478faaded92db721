import { narrate } from '../../src/engine';
import { recognise } from '../../src/forms/recognise';
import { draftPack } from '../../src/narrative/draft/draft';
import { plainText } from '../../src/narrative/narrative';
import { rollForward } from '../../src/narrative/roll/roll';
import { checkPack } from '../../src/packs/check';
import { readPack } from '../../src/packs/packs';
import { OPERATIONS } from '../../src/rules/support/forms';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { travelForm, workbookOf } from '../support/forms';

/** What the list of operations counts, and what is said of nothing spent of nothing planned. */

interface Year {
  readonly year: number;
  readonly planned: number;
  readonly spent: number;
  readonly groups: number;
  readonly guests: number;
}

function bookOf({ year, planned, spent, groups, guests }: Year): WorkbookSnapshot {
  const operations = OPERATIONS.replace('| 31', `| ${groups}`).replace('| 248', `| ${guests}`);
  const cars = (amount: number): string => `${amount}|0|${amount}|0|${amount}|0`;
  return workbookOf(`${travelForm(year, cars(planned), cars(spent))}
    ${operations}`);
}

const LAST = bookOf({ year: 2023, planned: 5, spent: 4, groups: 31, guests: 248 });
const NEXT = bookOf({ year: 2024, planned: 6, spent: 3, groups: 28, guests: 190 });

const rolled = (line: string) => {
  const { text, notes } = rollForward(NEXT, LAST, `2023年度决算说明\n${line}`);
  return { line: text.split('\n')[1]!, mistakes: notes.filter(({ kind }) => kind === 'mistake').map(({ message }) => message) };
};

describe('rolled forward', () => {
  it('guests and their groups are those of the form, however they are called', () => {
    expect(rolled('全年共接待来访团组31个、来宾248人次。')).toEqual({ line: '全年共接待来访团组28个、来宾190人次。', mistakes: [] });
  });

  it('guests told behind their groups in brackets are called as these are', () => {
    expect(rolled('共计接待31批次、248人次（含外事接待0批次、0人次）。').line).toBe('共计接待28批次、190人次（含外事接待0批次、0人次）。');
  });

  it('guests are those of the form though words before them might give a reason', () => {
    expect(rolled('公务接待费4万元，接待对象主要为检查组，2023年共接待来访团组31个、248人次。').line).toContain(
      '2024年共接待来访团组28个、190人次。',
    );
  });

  it('a number that last year’s form did not count was a mistake, and is said to be', () => {
    expect(rolled('全年共接待来访团组33个、来宾248人次。')).toEqual({
      line: '全年共接待来访团组28个、来宾190人次。',
      mistakes: ['上年文字此处写 33个，上年表“国内公务接待批次”为 31，已按表改写'],
    });
  });

  it('a kind of vehicle that no line counts is asked for, though another line holds the same number', () => {
    expect(rolled('共有车辆2辆，其中：特种专业技术用车2辆。').line).toContain('特种专业技术用车【待填写：特种专业技术用车，上年 2辆】');
  });

  it('groups of guests are none of those who went abroad, for which there was no money', () => {
    const text = '2023年度决算说明\n公务接待费1万元，接待国内来访团组31个，来宾248人次。';
    const year = (own: number) => workbookOf(travelForm(own, '5|0|4|0|4|1', '4|0|3|0|3|1'));
    expect(rollForward(year(2024), year(2023), text).text).toContain('来访团组【待填写：接待国内来访团组，上年 31个】');
  });

  it('projects that were assessed are counted anew, by whichever department', () => {
    expect(rolled('对9个项目开展了部门自评。').line).toBe('对【待填写：开展了部门自评的项目数，上年 9个】项目开展了部门自评。');
    expect(rolled('本局设3个内设机构。').line).toBe('本局设3个内设机构。');
  });

  it('nothing of nothing is what the text says of it, 0% or 100%', () => {
    const said = (rate: string): string => `公务接待费支出预算为0.00万元，支出决算为0.00万元，完成预算的${rate}。`;
    for (const rate of ['0%', '0.00%', '100.00%']) expect(rolled(said(rate)).line).toBe(said(rate));
  });
});

describe('drafted', () => {
  const written = (text: string): string => {
    const { yaml } = draftPack(recognise(LAST), `甲局2023年度决算说明\n一、“三公”经费情况\n${text}`, { id: 'probe' });
    expect(checkPack(yaml)).toEqual([]);
    return plainText(narrate(NEXT, { pack: readPack(yaml, 'probe') }))
      .trimEnd()
      .split('\n')
      .at(-1)!;
  };

  it('what the form counts is not asked for', () => {
    expect(written('全年共接待来访团组31个、来宾248人次，年末公务用车保有量2辆，出国团组0个。')).toBe(
      '全年共接待来访团组28个、来宾190人次，年末公务用车保有量2辆，出国团组0个。',
    );
  });

  it('how much less than its budget was spent follows the two, without a rate too', () => {
    expect(written('“三公”经费支出预算为5万元，支出决算为4万元，较预算减少1万元。')).toBe(
      '“三公”经费支出预算为6万元，支出决算为3万元，较预算减少3万元。',
    );
  });
});
