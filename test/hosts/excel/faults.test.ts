import { dump } from '../../support/excel-host/model';
import { open, small, VERSIONS } from './support';

const FAULTS = [
  ['InvalidOperationInCellEditMode', 'busy', /Enter/],
  ['AccessDenied', 'protected', /撤销保护/],
  ['ActivityLimitReached', 'busy', /稍候/],
  ['ItemNotFound', 'failed', /重新校验/],
  ['RequestPayloadSizeLimitExceeded', 'unreadable', /过大/],
  ['SomethingElse', 'failed', /SomethingElse/],
] as const;

describe.each(VERSIONS)('faults under ExcelApi %s', (version) => {
  test.each(FAULTS)('%s becomes a HostError “%s” that says what to do', async (code, expected, sentence) => {
    const { host, port } = open(small, version);
    const before = dump(host.workbook);
    host.faults.push({ code, times: 99 });
    const flag = [{ sheet: '收支总表', address: 'B3', level: 'error' as const, text: '' }];
    for (const attempt of [
      () => port.read(),
      () => port.flag(flag),
      () => port.clearFlags(),
      () => port.loadState('k'),
      () => port.writeSheet({ name: '甲', rows: [] }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ name: 'HostError', code: expected, message: expect.stringMatching(sentence) });
    }
    expect(dump(host.workbook)).toEqual(before);
  });

  test('a sync that hangs ends in time', async () => {
    const { host, port } = open(small, version, { syncLimit: 50 });
    host.faults.push({ code: 'hang' });
    await expect(port.read()).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('没有响应') });
    // The next attempt is a new conversation.
    await expect(port.read()).resolves.toMatchObject({ name: small.name });
  });

  test('reading recovers once the user has left the cell', async () => {
    const { host, port } = open(small, version);
    host.faults.push({ code: 'InvalidOperationInCellEditMode' });
    await expect(port.read()).rejects.toMatchObject({ code: 'busy' });
    await expect(port.read()).resolves.toMatchObject({ sheets: [{ name: '收支总表' }, { name: '支出总表' }] });
  });
});

describe.each(VERSIONS)('selecting under ExcelApi %s', (version) => {
  const cell = (address: string, sheet = '支出总表') => ({ sheet, address });

  test('a rectangle is selected whole, scattered cells of the first sheet together where Excel can, else the first, in one request', async () => {
    const { host, port } = open(small, version);
    await port.select([cell('C1'), cell('B1')]);
    expect(host.workbook.selection).toEqual({ sheet: '支出总表', area: { top: 0, left: 1, bottom: 0, right: 2 } });
    await port.select([cell('D9'), cell('B1'), cell('B2'), cell('B3', '收支总表')]);
    // The cell that is named first is where Excel goes.
    const [first, other] = [
      { top: 8, left: 3, bottom: 8, right: 3 },
      { top: 0, left: 1, bottom: 1, right: 1 },
    ];
    const together = version === '1.18' ? { areas: [first, other] } : {};
    expect(host.workbook.selection).toEqual({ sheet: '支出总表', area: first, ...together });
    expect(host.requests).toHaveLength(2);
    expect(host.refusals).toEqual([]);
  });

  test('cells whose list is too long for Excel are selected by the first', async () => {
    const { host, port } = open(small, version);
    await port.select([cell('D9'), ...Array.from({ length: 3000 }, (_, i) => cell(`B${2 * i + 1}`))]);
    expect(host.workbook.selection).toEqual({ sheet: '支出总表', area: { top: 8, left: 3, bottom: 8, right: 3 } });
  });

  test('a hidden or missing sheet is named', async () => {
    const { host, port } = open(small, version);
    host.workbook.sheets[1]!.visibility = 'Hidden';
    await expect(port.select([cell('B1')])).rejects.toMatchObject({ name: 'HostError', message: expect.stringContaining('取消隐藏') });
    await expect(port.select([cell('B1', '无此表')])).rejects.toMatchObject({
      name: 'HostError',
      message: expect.stringContaining('无此表'),
    });
    await port.select([]);
    expect(host.refusals).toEqual([]);
  });
});

test('the stand-in refuses what it does not know, and the client what the host has not', async () => {
  const { host } = open(small, '1.9');
  const context = new Excel.RequestContext();
  context.workbook.tables.load('items/name');
  await expect(context.sync()).rejects.toMatchObject({ code: 'StandInRefusal' });
  expect(host.refusals).toEqual([expect.stringContaining('Workbook.Tables')]);
  expect(() => context.workbook.worksheets.getItem('甲').getRange('A1').getMergedAreasOrNullObject()).toThrow(/1\.13/);
  expect(() => context.workbook.worksheets.getItem('甲').notes).toThrow(/1\.18/);
});
