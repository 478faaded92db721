import { fillTotals, narrate, openWorkbook, proofread, publish, rollForward, validate } from '../../src/engine';
import type { Finding } from '../../src/findings/finding';
import { plainText } from '../../src/narrative/narrative';
import { accusedCells } from '../../src/rules/accused';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { publishedOf, withCells, workbookOf } from '../narrative/support';
import { workbookOf as workbookFrom } from '../support/forms';

/** A finding that was accepted with a reason (核实说明) accuses its cell nowhere. */

const REASON = '与主管部门核对无误';
const MARK = '表中此数有误';

/** Errors that name the cell that is wrong. */
const errorsOf = (book: WorkbookSnapshot): Finding[] =>
  validate(book).findings.filter(
    ({ level, cells, accepted }) => level === 'error' && cells[0]!.role === 'culprit' && accepted === undefined,
  );

const accept = (book: WorkbookSnapshot, findings: readonly Finding[] = errorsOf(book)): WorkbookSnapshot => ({
  ...book,
  accepted: findings.map(({ fingerprint }) => [fingerprint, REASON]),
});

describe('a published case', () => {
  let workbook: WorkbookSnapshot;
  let text: string;
  beforeAll(async () => {
    workbook = await workbookOf('guyuan-2024');
    text = publishedOf('guyuan-2024');
  });

  /** How often each part of the product calls a cell wrong. */
  const accusationsIn = (book: WorkbookSnapshot): number[] => [
    errorsOf(book).length,
    plainText(narrate(book)).split(MARK).length - 1,
    narrate(book).accused.length,
    publish(book).told.accused.length,
    rollForward(book, workbook, text, { priorAsGiven: true }).notes.filter(({ kind }) => kind === 'table').length,
  ];

  test('is accused in the findings, in the narrative, in the publication and in a text rolled forward', () => {
    for (const count of accusationsIn(workbook)) expect(count).toBeGreaterThan(0);
  });

  test('is accused nowhere once each finding has its reason, which validation shows', () => {
    expect(accusationsIn(accept(workbook))).toEqual([0, 0, 0, 0, 0]);
    const found = errorsOf(workbook).length;
    const review = validate(accept(workbook));
    expect(review.findings.filter(({ accepted }) => accepted === REASON)).toHaveLength(found);
    expect(review.summary.error).toBe(validate(workbook).summary.error - found);
  });

  test('is accused again when an amount of the finding changes', () => {
    const [cell] = errorsOf(workbook)[0]!.cells;
    const changed = withCells(accept(workbook), [{ ...cell!, value: Number(cell!.value) + 1000 }]);
    expect([...accusedCells(openWorkbook(changed).disclosure).keys()]).toContain(`${cell!.sheet}!${cell!.address}`);
    expect(plainText(narrate(changed))).toContain(MARK);
  });

  test('is accused all the same where the reason is for something else', () => {
    const other: WorkbookSnapshot = { ...workbook, accepted: [['0000000000000000', REASON]] };
    expect(accusationsIn(other)).toEqual(accusationsIn(workbook));
  });
});

describe('a wrong total', () => {
  const workbook = workbookFrom(`
    # 支出总表
    2024年部门支出总表
    |||||单位：元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|190.75|170.75|10
    208|社会保障和就业支出|160.75|150.75|10
    20805|行政事业单位养老支出|160.75|150.75|10
    2080505|机关事业单位基本养老保险缴费支出|100.5|100.5|0
    2080506|机关事业单位职业年金缴费支出|60.25|50.25|10
    210|卫生健康支出|30|30|0
    21011|行政事业单位医疗|30|30|0
    2101101|行政单位医疗|30|30|0`);

  test('is filled; with a reason it is left, and filling says so in both languages', () => {
    expect(fillTotals(workbook).cells).toMatchObject([{ address: 'D4', value: '180.75' }]);
    const [zh, en] = [fillTotals(accept(workbook)), fillTotals(accept(workbook), 'en')];
    expect(zh.cells).toEqual([]);
    const left = ({ disagreements }: typeof zh) => disagreements.find(({ address }) => address === 'D4');
    expect(left(zh)).toMatchObject({ now: '170.75', why: `已有核实说明“${REASON}”，未改` });
    expect(left(en)).toMatchObject({ now: '170.75', why: `accepted with a reason (“${REASON}”): left as it is` });
  });

  test('is no measure for a text; with a reason it is one', () => {
    const text = '2024年支出合计190.75元，其中：基本支出180.75元，项目支出10元。';
    const findingsIn = (book: WorkbookSnapshot) => proofread(book, text).findings.filter(({ quote }) => quote?.includes('180.75'));
    expect(findingsIn(workbook)).toMatchObject([{ level: 'hint' }]);
    expect(findingsIn(accept(workbook))).toMatchObject([{ level: 'error', rule: 'T-ITEM' }]);
  });
});
