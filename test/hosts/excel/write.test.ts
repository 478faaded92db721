import { fillTotals } from '../../../src/author/fill';
import { keyOf } from '../../../src/author/places';
import { fillWrites } from '../../../src/author/writes';
import { leavesOnly } from '../../author/support';
import { open, readCase, VERSIONS } from './support';

describe.each(VERSIONS)('ExcelApi %s', (version) => {
  test('writes the totals of a workbook in two requests and is not told of them as changes', async () => {
    const { host, port } = open(leavesOnly(await readCase('guyuan-2024')), version);
    const plan = fillTotals(await port.read());
    const heard: string[] = [];
    const end = port.onChanged((sheet) => heard.push(sheet));
    await port.loadState('nothing');
    const before = host.requests.length;
    await port.writeCells(fillWrites(plan, false));
    expect(host.requests.length - before).toBe(2);
    expect(heard).toEqual([]);
    end();
    const left = fillTotals(await port.read());
    expect(left.cells.map(keyOf)).toEqual([]);
  });

  test('writes formulas, and texts that begin with = as texts', async () => {
    const { host, port } = open(await readCase('guyuan-2024'), version);
    const sheet = host.workbook.sheets[0]!.name;
    await port.writeCells([
      { sheet, address: 'H40', value: 3, formula: 'SUM(H38:H39)' },
      { sheet, address: 'H41', value: '=1+1' },
      { sheet, address: 'H42', value: 1.5, change: { format: '#,##0.00', fill: '#FFF9E5' } },
    ]);
    const rows = (await port.read()).sheets[0]!.rows;
    expect(rows[39]![7]).toMatchObject({ formula: 'SUM(H38:H39)' });
    expect(rows[40]![7]).toMatchObject({ value: '=1+1' });
    expect(rows[40]![7]!.formula).toBeUndefined();
    expect(rows[41]![7]).toMatchObject({ value: 1.5, format: '#,##0.00' });
  });
});
