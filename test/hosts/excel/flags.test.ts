import type { Flag } from '../../../src/hosts/port';
import { MARK_COLOURS, markFormula, NOTE_PREFIX } from '../../../src/hosts/marks';
import type { ExcelHost } from '../../support/excel-host/host';
import { dump, newId } from '../../support/excel-host/model';
import { open, readCase, sheet, small, VERSIONS } from './support';

const flag = (sheetName: string, address: string, level: Flag['level'] = 'error', text = '合计不等'): Flag => ({
  sheet: sheetName,
  address,
  level,
  text,
});

const flags: readonly Flag[] = [
  flag('收支总表', 'B3'),
  flag('收支总表', 'B1', 'warning'),
  flag('收支总表', 'B2', 'warning'),
  flag('收支总表', 'B2', 'hint', '另一问题'),
  flag('支出总表', 'C1', 'rounding'),
];

/** A user's own conditional formats, one of which looks a little like gouji's, and a note. */
function addUsersOwn(host: ExcelHost): void {
  const area = { top: 0, left: 0, bottom: 9, right: 9 };
  const own = (type: string, formula: string) => ({ id: newId(), type, formula, fill: '#00FF00', areas: [area] });
  host.workbook.sheets[0]!.conditionalFormats.push(own('Custom', '=A1="gouji:error"'), own('DataBar', ''), own('Custom', '=B1>0'));
  host.workbook.sheets[0]!.notes.push({ row: 1, column: 1, content: '已与财务核对' });
}

describe.each(VERSIONS)('flags under ExcelApi %s', (version) => {
  test('one conditional format for each sheet and level, the gravest level of a cell, above the user’s', async () => {
    const { host, port } = open(small, version);
    addUsersOwn(host);
    expect(await port.flag(flags)).toEqual({ flagged: 4, skipped: [] });
    const [first, second] = host.workbook.sheets;
    expect(first!.conditionalFormats.slice(0, 2).map(({ formula, fill, areas }) => ({ formula, fill, areas }))).toEqual([
      { formula: `=${markFormula('warning')}`, fill: MARK_COLOURS.warning, areas: [{ top: 0, left: 1, bottom: 1, right: 1 }] },
      { formula: `=${markFormula('error')}`, fill: MARK_COLOURS.error, areas: [{ top: 2, left: 1, bottom: 2, right: 1 }] },
    ]);
    expect(first!.conditionalFormats).toHaveLength(5);
    expect(second!.conditionalFormats).toMatchObject([{ fill: MARK_COLOURS.rounding }]);
  });

  test('clearing restores the workbook to exactly what it was', async () => {
    const { host, port } = open(await readCase('yanbian-2024'), version);
    addUsersOwn(host);
    const before = dump(host.workbook);
    const names = host.workbook.sheets.map(({ name }) => name);
    const many = names.flatMap((name, i) => [flag(name, `B${i + 2}`), flag(name, `D${2 * i + 2}`, 'hint')]);
    await port.flag(many);
    expect(dump(host.workbook)).not.toEqual(before);
    const requests = host.requests.length;
    expect(await port.clearFlags()).toBe(many.length);
    expect(host.requests.length - requests).toBe(3);
    expect(dump(host.workbook)).toEqual(before);
    expect(await port.clearFlags()).toBe(0);
    expect(host.refusals).toEqual([]);
  });

  test('marks of an earlier session are found by their tag, whatever their ids', async () => {
    const { host, port } = open(small, version);
    addUsersOwn(host);
    const before = dump(host.workbook);
    await port.flag(flags);
    for (const format of host.workbook.sheets.flatMap((s) => s.conditionalFormats)) format.id = newId();
    // A user copies a marked sheet, and with it the marks.
    const copy = structuredClone(host.workbook.sheets[0]!);
    host.workbook.sheets.push({ ...copy, id: newId(), name: '收支总表 (2)' });
    await port.clearFlags();
    host.workbook.sheets.pop();
    expect(dump(host.workbook)).toEqual(before);
  });

  test('new flags replace the earlier ones', async () => {
    const { host, port } = open(small, version);
    await port.flag(flags);
    await port.flag([flag('支出总表', 'B1')]);
    expect(host.workbook.sheets.map((s) => s.conditionalFormats.length)).toEqual([0, 1]);
    await port.flag([]);
    expect(host.workbook.sheets.flatMap((s) => [...s.conditionalFormats, ...s.notes])).toEqual([]);
  });

  test('flagging after a reading survives that the user removed or brought back marks in between', async () => {
    const { host, port } = open(small, version, { notes: false });
    await port.flag(flags);
    await port.read();
    host.workbook.sheets[0]!.conditionalFormats.pop();
    expect(await port.flag(flags)).toEqual({ flagged: 4, skipped: [] });
    expect(host.workbook.sheets.map((s) => s.conditionalFormats.length)).toEqual([2, 1]);
  });

  test('flagging after a reading survives that the user renamed or deleted a sheet in between', async () => {
    const { host, port } = open(small, version, { notes: false });
    await port.read();
    host.workbook.sheets[0]!.name = '改名';
    expect(await port.flag(flags)).toEqual({ flagged: 4, skipped: [] });
    expect(host.workbook.sheets[0]!.conditionalFormats).toHaveLength(2);
    await port.read();
    host.workbook.sheets.shift();
    const result = await port.flag(flags);
    expect(result).toEqual({ flagged: 1, skipped: [expect.stringContaining('收支总表')] });
  });

  test('a protected sheet is left alone and named', async () => {
    const { host, port } = open(small, version);
    host.workbook.sheets[0]!.protected = true;
    const before = dump(host.workbook);
    await port.read();
    const { flagged, skipped } = await port.flag(flags);
    expect(flagged).toBe(1);
    expect(skipped).toEqual([expect.stringMatching(/收支总表.*受保护.*3 个单元格/)]);
    expect(await port.clearFlags()).toBe(1);
    expect(dump(host.workbook)).toEqual(before);
  });

  test('a sheet that was protected since the reading is left alone and named', async () => {
    const { host, port } = open(small, version);
    await port.read();
    host.workbook.sheets[1]!.protected = true;
    expect(await port.flag(flags)).toEqual({ flagged: 3, skipped: [expect.stringContaining('支出总表')] });
    expect(host.workbook.sheets.map((s) => s.conditionalFormats.length)).toEqual([2, 0]);
  });

  test('marks on a sheet that was protected later cannot be cleared, and the user hears of it', async () => {
    const { host, port } = open(small, version);
    await port.flag(flags);
    host.workbook.sheets[0]!.protected = true;
    await expect(port.clearFlags()).rejects.toMatchObject({ code: 'protected', message: expect.stringContaining('收支总表') });
    expect(host.workbook.sheets[1]!.conditionalFormats).toEqual([]);
  });

  test('address lists stay below Excel’s limit', async () => {
    const rows = Array.from({ length: 4000 }, (_v, i) => [i]);
    const { host, port } = open({ name: '', sheets: [sheet('甲', rows)] }, version, { notes: false });
    const scattered = rows.map((_row, i) => flag('甲', `${i % 2 ? 'A' : 'C'}${i + 1}`));
    expect(await port.flag(scattered)).toMatchObject({ flagged: 4000 });
    expect(host.workbook.sheets[0]!.conditionalFormats.length).toBeGreaterThan(1);
    expect(host.workbook.sheets[0]!.conditionalFormats.length).toBeLessThan(6);
    expect(await port.clearFlags()).toBe(4000);
    expect(host.refusals).toEqual([]);
  });

  test('a host that refuses the quick listing is asked step by step', async () => {
    const { host, port } = open(small, version);
    addUsersOwn(host);
    host.faults.push({
      code: 'GeneralException',
      times: 9,
      when: ({ QueryInfo }) => QueryInfo?.Select?.some((path) => path.startsWith('customOrNullObject')) ?? false,
    });
    const before = dump(host.workbook);
    const read = await port.read();
    expect(read.sheets).toHaveLength(2);
    await port.flag(flags);
    expect(await port.clearFlags()).toBe(4);
    expect(dump(host.workbook)).toEqual(before);
  });
});

test.each(VERSIONS)('rules of the user that Excel cannot read back are spared under ExcelApi %s', async (version) => {
  const { host, port } = open(small, version);
  addUsersOwn(host);
  host.workbook.sheets[0]!.conditionalFormats[2]!.unreadable = true;
  const before = dump(host.workbook);
  await port.read();
  expect(await port.flag(flags)).toMatchObject({ flagged: 4 });
  expect(await port.clearFlags()).toBe(4);
  expect(dump(host.workbook)).toEqual(before);
});

describe('notes (ExcelApi 1.18)', () => {
  const texts = (host: ExcelHost) =>
    host.workbook.sheets.flatMap((s) => s.notes.map(({ row, column, content }) => [s.name, row, column, content]));

  test('carry the text of every flag, spare the user’s notes, and go with the marks', async () => {
    const { host, port } = open(small, '1.18');
    addUsersOwn(host);
    const before = dump(host.workbook);
    await port.read();
    await port.flag(flags);
    expect(texts(host)).toEqual(
      [
        ['收支总表', 1, 1, '已与财务核对'],
        ['收支总表', 2, 1, `${NOTE_PREFIX}合计不等`],
        ['收支总表', 0, 1, `${NOTE_PREFIX}合计不等`],
        ['支出总表', 0, 2, `${NOTE_PREFIX}合计不等`],
      ].sort((a, b) => texts(host).findIndex((t) => String(t) === String(a)) - texts(host).findIndex((t) => String(t) === String(b))),
    );
    await port.flag(flags);
    expect(texts(host)).toHaveLength(4);
    await port.clearFlags();
    expect(dump(host.workbook)).toEqual(before);
  });

  test('a second validation is four syncs', async () => {
    const { host, port } = open(small, '1.18');
    await port.flag(flags);
    const before = host.requests.length;
    await port.read();
    await port.flag(flags);
    expect(host.requests.length - before).toBe(4);
    expect(texts(host)).toHaveLength(4);
  });

  test('the user’s note that took a place in the list meanwhile is spared', async () => {
    const { host, port } = open(small, '1.18');
    await port.flag(flags);
    await port.read();
    host.workbook.sheets[0]!.notes.unshift({ row: 8, column: 8, content: '新批注' });
    await port.flag([]);
    expect(texts(host)).toEqual([['收支总表', 8, 8, '新批注']]);
  });

  test('join the texts of several flags on a cell', async () => {
    const { host, port } = open(small, '1.18');
    await port.flag(flags);
    expect(texts(host)).toContainEqual(['收支总表', 1, 1, `${NOTE_PREFIX}合计不等\n另一问题`]);
  });

  test.each(['1.9', '1.14'])('are not written under ExcelApi %s', async (version) => {
    const { host, port } = open(small, version);
    await port.flag(flags);
    expect(texts(host)).toEqual([]);
  });
});
