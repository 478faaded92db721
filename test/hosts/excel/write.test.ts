import { listChoices, LIST_SHEET, LISTS } from '../../../src/author/lists';
import { newSheets } from '../../../src/author/new-sheets';
import { recognise } from '../../../src/forms/recognise';
import { contains, parseAddress } from '../../../src/workbook/address';
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

  test('codes and names are chosen from lists on a hidden sheet, in three requests; once more adds no second one', async () => {
    const workbook = await readCase('guyuan-2024');
    const { host, port } = open(workbook, version);
    const choices = listChoices(workbook, recognise(workbook));
    const before = host.requests.length;
    expect(await port.setChoices(choices)).toEqual([LIST_SHEET]);
    expect(host.requests.length - before).toBe(3);
    const lists = host.workbook.sheets.at(-1)!;
    expect([lists.name, lists.visibility, lists.rows[0]!.length]).toEqual([LIST_SHEET, 'VeryHidden', LISTS.size]);
    // Codes stay texts.
    expect(lists.rows.every((row) => row.every(({ value }) => typeof value === 'string'))).toBe(true);
    for (const { sheet, address, list } of choices) {
      const { row, column } = parseAddress(address);
      const { validations } = host.workbook.sheets.find(({ name }) => name === sheet)!;
      const own = validations.filter(({ areas }) => areas.some((area) => contains(area, row, column)));
      const source = String((own[0]?.rule as { list: { source: string } }).list.source);
      const [, letter = '', last = ''] = /^='编制清单'!\$([A-D])\$1:\$[A-D]\$([0-9]+)$/.exec(source) ?? [];
      expect([own.length, [...LISTS.keys()]['ABCD'.indexOf(letter)], Number(last)]).toEqual([1, list, LISTS.get(list)!.length]);
      expect(own[0]?.alert).toMatchObject({ style: 'Warning', showAlert: true });
    }
    expect(await port.setChoices(choices)).toEqual([]);
    expect(host.workbook.sheets.filter(({ name }) => name === LIST_SHEET)).toHaveLength(1);
    expect(recognise(await port.read()).forms.length).toBe(recognise(workbook).forms.length);
    expect(await port.setChoices([])).toEqual([]);
  });

  test('the choices of new sheets are those of their copies', async () => {
    const workbook = await readCase('guyuan-2024');
    const plan = newSheets(workbook, 2025);
    const copies = new Set(plan.sheets.map(({ to }) => to));
    expect(plan.choices.length).toBe(listChoices(workbook, recognise(workbook)).length);
    expect(plan.choices.filter(({ sheet }) => !copies.has(sheet))).toEqual([]);
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
