import { Decimal } from 'decimal.js';
import { countLineMeant, countLineOf, countLines, countOf } from '../../src/facts/counts';
import { recognise } from '../../src/forms/recognise';
import { OPERATIONS } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';

/** Which line of a form counts what a sentence counts; the number itself stands where the words end. */

const FLEET = `
3.公务用车购置数（辆） | 14 | | 1
4.车辆数合计（辆） | 15 | | 5
机要通信用车 | 16 | | 2
其他用车 | 17 | | 3`;
const lines = countLines(recognise(workbookOf(OPERATIONS.trim() + FLEET)));

it('reads what the lines of a form count, in units that sentences use', () => {
  expect(lines.map((line) => `${line.name} ${countOf(line).toString()} ${line.unit}`)).toEqual([
    '因公出国(境)团组数 0 个',
    '公务用车保有量 2 辆',
    '国内公务接待批次 31 批次',
    '国内公务接待人次 248 人次',
    '公务用车购置数 1 辆',
    '车辆数合计 5 辆',
    '机要通信用车 2 辆',
    '其他用车 3 辆',
  ]);
});

it('counts dear equipment, whose line names no unit', () => {
  const own = countLines(recognise(workbookOf(`${OPERATIONS.trim()}\n（二）单价100万元（含）以上设备（不含车辆） | 20 | | 3`)));
  const meant = countLineMeant(own, { before: '其他用车2辆;单价100万元(含)以上设备(不含车辆)', unit: '台(套)', year: 2024 });
  expect(meant && countOf(meant).toString()).toBe('3');
  expect(countLineMeant(own, { before: '单价50万元(含)以上设备', unit: '台', year: 2024 })).toBeNull();
});

describe('what words mean', () => {
  it.each([
    ['全年国内公务接待', '批次', '国内公务接待批次'],
    ['全年国内公务接待31批次,共接待', '人次', '国内公务接待人次'],
    ['因公出国(境)团组', '个', '因公出国(境)团组数'],
    ['全年共接待来访团组', '个', '国内公务接待批次'],
    ['全年共接待来访团组31个、来宾', '人次', '国内公务接待人次'],
    ['年末公务用车保有量为', '辆', '公务用车保有量'],
    ['本年购置公务用车', '辆', '公务用车购置数'],
    ['截至年末,本单位共有车辆', '辆', '车辆数合计'],
    ['其中,机要通信用车', '辆', '机要通信用车'],
    // Guests from abroad, what came or went, and what is compared with are not what there was.
    ['接待外事来访', '批次', null],
    ['年末车辆比上年减少', '辆', null],
    ['公务接待比2023年的', '批次', null],
    ['2023年公务接待', '批次', null],
    ['国内公务接待31批次,外县考察', '批次', null],
    ['本年末在职人员', '人', null],
    ['公务接待外宾', '批次', null],
    ['公务接待,共有外宾', '人', null],
    ['公务接待国(境)外来访团组', '个', null],
    ['2024年公务接待', '批次', '国内公务接待批次'],
    ['公务接待与往年较好,共接待', '批次', '国内公务接待批次'],
    ['上年公务接待', '批次', null],
    ['上年无接待;今年公务接待', '批次', '国内公务接待批次'],
    // Cars that are bought are neither those that there are nor those that are kept.
    ['购置公务用车', '辆', '公务用车购置数'],
    ['新增购置公务用车', '辆', '公务用车购置数'],
    ['公务用车', '台', null],
    ['因公出国(境)共', '人', null],
  ])('%s … %s: %s', (before, unit, name) => {
    expect(countLineMeant(lines, { before, unit, year: 2024 })?.name ?? null).toBe(name);
  });
});

test.each('处置 报废 调拨 划转 划出 划入 调入 调出 新增 增加 减少 更新 租用 租赁 拟'.split(' '))(
  '车辆 after %s are not those that there are',
  (moved) => expect(countLineMeant(lines, { before: `年内${moved}车辆`, unit: '辆', year: 2024 })).toBeNull(),
);

test.each(['上年', '去年', '2023年', '较', '比', '与上年', '同去年', '由2023年', '从上年'])(
  '车辆 after %s are of another year',
  (other) => {
    expect(countLineMeant(lines, { before: `${other}车辆`, unit: '辆', year: 2024 })).toBeNull();
  },
);

test('where no year is known every year that is named may be meant', () => {
  expect(countLineMeant(lines, { before: '2023年公务接待', unit: '批次', year: null })?.name).toBe('国内公务接待批次');
});

describe('what a form of counts says', () => {
  const read = (grid: string) =>
    countLines(recognise(workbookOf(OPERATIONS.trim() + grid)))
      .slice(4)
      .map((line) => `${line.name} ${line.amount?.value?.toString() ?? 'blank'} ${line.unit}${line.actual ? ' there' : ''}`);

  it('is counted in one unit, whatever it is called', () => {
    expect(read('\n单价100万元以上专用设备（台（套）） | 15 | | 2\n房屋（平方米） | 16 | | 3')).toEqual([
      '单价100万元以上专用设备 2 台 there',
      '房屋 3 平方米 there',
    ]);
  });

  it('is what there was, else what was planned, else nothing', () => {
    expect(read('\n3.公务用车购置数（辆） | 14 | 3 | 1\n4.车辆数合计（辆） | 15 | 6 | \n机要通信用车 | 16 | | ')).toEqual([
      '公务用车购置数 1 辆 there',
      '车辆数合计 6 辆',
      '机要通信用车 blank 辆',
    ]);
  });

  it('counts cars without a unit only below what is counted in cars', () => {
    expect(read('\n国内外事接待（批次） | 14 | | 1\n其他用车 | 15 | | 3')).toEqual(['国内外事接待 1 批次 there']);
  });
});

describe('what a number of last year was written from', () => {
  it.each([
    // The only line with so many.
    ['来访客人', '人次', 248, '国内公务接待人次'],
    // Of two lines with as many, the one that is called so.
    ['现有一般公务用车', '辆', 2, '公务用车保有量'],
    ['机要通信', '辆', 2, '机要通信用车'],
    // Called like neither, nothing of the kind, or nothing counted.
    ['车库停放', '辆', 2, null],
    ['来访客人', '人次', 249, null],
    ['出访', '个', 0, null],
  ])('%s %s %s: %s', (before, unit, value, name) => {
    expect(countLineOf(lines, { before, unit, year: 2024 }, new Decimal(value))?.name ?? null).toBe(name);
  });
});
