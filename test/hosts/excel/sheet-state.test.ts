import fc from 'fast-check';
import { dump } from '../../support/excel-host/model';
import { lines, open, sheet, small, VERSIONS } from './support';

const report = {
  name: '勾稽报告',
  widths: [10, 40],
  rows: [
    [{ value: '校验报告', style: 'title' as const }],
    [{ value: 'B3', link: { sheet: "收支'总表", address: 'B3' } }, { value: '=1+1', style: 'error' as const }, { value: 190 }],
    [{ value: '+86' }, null, { value: '-5' }, { value: '@SUM(A1)' }, { value: '2024-1-1' }, { value: '007' }],
  ],
};

describe.each(VERSIONS)('a sheet of gouji’s own under ExcelApi %s', (version) => {
  test('holds values only: a text that begins with = + - @ stays a text', async () => {
    const { host, port } = open(small, version);
    expect(await port.writeSheet(report)).toBe('勾稽报告');
    const written = host.workbook.sheets.at(-1)!;
    expect(written.rows.flat().filter(({ formula }) => formula)).toEqual([]);
    expect(written.rows.map((row) => row.map(({ value }) => value))).toEqual([
      ['校验报告', '', '', '', '', ''],
      ['B3', '=1+1', 190, '', '', ''],
      ['+86', '', '-5', '@SUM(A1)', '2024-1-1', '007'],
    ]);
    expect(written.rows[1]![0]!.hyperlink).toMatchObject({ documentReference: "'收支''总表'!B3" });
    expect(written.rows[1]![1]!.style).toMatchObject({ 'Fill.Color': '#FFB3B0' });
    expect(host.refusals).toEqual([]);
  });

  test('is written again in its place, and is no part of what is read', async () => {
    const { host, port } = open(small, version);
    await port.writeSheet(report);
    expect(await port.writeSheet({ name: '勾稽报告', rows: [[{ value: '新' }]] })).toBe('勾稽报告');
    expect(host.workbook.sheets).toHaveLength(3);
    expect(host.workbook.sheets[2]!.rows.flat().map(({ value }) => value)).toEqual(['新']);
    expect(lines(await port.read())).toEqual(lines(small));
  });

  test('that is for the user to edit is read like any other, and never written over', async () => {
    const { host, port } = open(small, version);
    const text = { name: '情况说明', editable: true, rows: [[{ value: '收入10万元。' }]] };
    expect(await port.writeSheet(text)).toBe('情况说明');
    expect((await port.read()).sheets.at(-1)!.name).toBe('情况说明');
    expect(await port.writeSheet(text)).toBe('情况说明 (2)');
    await port.setTexts('情况说明', [
      { address: 'A1', text: '=收入12万元' },
      { address: 'B3', text: '2' },
    ]);
    const written = host.workbook.sheets.at(-2)!.rows;
    expect([written[0]![0], written[2]![1]]).toMatchObject([{ value: '=收入12万元' }, { value: '2' }]);
    expect(written.flat().some((cell) => cell?.formula)).toBe(false);
    expect(host.refusals).toEqual([]);
    await expect(port.setTexts('没有', [])).rejects.toMatchObject({ name: 'HostError' });
  });

  test('never takes the place of a sheet of the user', async () => {
    const { host, port } = open({ name: '', sheets: [sheet('勾稽报告', [['我的']])] }, version);
    const before = dump(host.workbook) as { sheets: unknown[] };
    expect(await port.writeSheet(report)).toBe('勾稽报告 (2)');
    expect(await port.writeSheet(report)).toBe('勾稽报告 (2)');
    expect((dump(host.workbook) as { sheets: unknown[] }).sheets[0]).toEqual(before.sheets[0]);
  });

  test('names that Excel does not allow are made legal', async () => {
    const { port } = open(small, version);
    expect(await port.writeSheet({ name: `[a]:*?/\\${'长'.repeat(40)}`, rows: [] })).toHaveLength(31);
  });

  test('long sheets are split by size and arrive whole', async () => {
    const { host, port } = open(small, version);
    const rows = Array.from({ length: 3000 }, (_v, i) => [{ value: `${i} `.padEnd(800, '文') }, { value: i }]);
    await port.writeSheet({ name: '长', rows });
    expect(host.workbook.sheets.at(-1)!.rows.map((row) => row[1]!.value)).toEqual(rows.map((_row, i) => i));
    expect(Math.max(...host.requests.map(({ sent }) => sent))).toBeLessThan(5_000_000);
  });

  test('events are suspended while writing and resume after an error', async () => {
    const { host, port } = open(small, version);
    const changed: string[] = [];
    port.onChanged((name) => changed.push(name));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.hears).toBe(true);
    await port.writeSheet(report);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(changed).toEqual([]);
    host.faults.push({ code: 'GeneralException', when: ({ Name }) => Name === 'Values' });
    await expect(port.writeSheet(report)).rejects.toMatchObject({ name: 'HostError' });
    expect(host.hears).toBe(true);
    expect(changed).toEqual([]);
  });
});

describe.each(VERSIONS)('changes under ExcelApi %s', (version) => {
  const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

  test('are reported with the sheet’s name until the watch ends', async () => {
    const { host, port } = open(small, version);
    const changed: string[] = [];
    const end = port.onChanged((name) => changed.push(name));
    await settle();
    host.type('支出总表', 0, 1, 61);
    await settle();
    expect(changed).toEqual(['支出总表']);
    end();
    await settle();
    expect(host.hears).toBe(false);
    host.type('支出总表', 0, 1, 62);
    await settle();
    expect(changed).toEqual(['支出总表']);
    expect(host.refusals).toEqual([]);
  });
});

describe.each(VERSIONS)('state under ExcelApi %s', (version) => {
  test('is kept, replaced and forgotten', async () => {
    const { host, port } = open(small, version);
    expect(await port.loadState('例外/登记')).toBeNull();
    await port.saveState('例外/登记', 'a');
    await port.saveState('other', 'b');
    await port.saveState('例外/登记', 'c');
    expect(await port.loadState('例外/登记')).toBe('c');
    expect(host.workbook.xmlParts).toHaveLength(2);
    await port.saveState('例外/登记', null);
    expect(await port.loadState('例外/登记')).toBeNull();
    expect(await port.loadState('other')).toBe('b');
  });

  test('any text comes back as it was', async () => {
    const { host, port } = open(small, version);
    const anything = fc.string({
      unit: fc.oneof(fc.constantFrom('<', '&', '%', '\r\n', '\u0000', '\ud800', '\ufffe', '"', ']]>', '𠮷'), fc.string({ unit: 'binary' })),
    });
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        await port.saveState('k', text);
        expect(await port.loadState('k')).toBe(text);
        // Only what XML may hold was written.
        expect(host.workbook.xmlParts[0]!.xml).not.toMatch(/[\u0000-\u001f\ufffe\uffff]/);
      }),
      { numRuns: 100 },
    );
  });

  test('what another writer made of the XML is understood too', async () => {
    const { host, port } = open(small, version);
    await port.saveState('k', 'x');
    host.workbook.xmlParts[0]!.xml = '<?xml version="1.0"?>\n<state xmlns="urn:gouji:state:k">&#x52FE;&#31293;&apos;%000a</state>';
    expect(await port.loadState('k')).toBe("勾稽'\n");
  });
});
