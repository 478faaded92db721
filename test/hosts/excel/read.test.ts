import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { REASONS_KEY } from '../../../src/findings/accepted';
import { levelOfMark } from '../../../src/hosts/marks';
import { CASES, lines, open, readCase, sheet, small, VERSIONS } from './support';

/** What the Excel host gives of a file: no notes, no formats at cells without content, areas in reading order. */
function expected(snapshot: WorkbookSnapshot, merges: boolean): WorkbookSnapshot {
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => {
      const filled = sheet.rows.map((row) =>
        row?.map((cell) => {
          if (!cell || ((cell.value === null || cell.value === '') && cell.formula === undefined)) return undefined;
          const { value, formula, format } = cell;
          return { value: value === null ? '' : value, ...(formula !== undefined && { formula }), ...(format && { format }) };
        }),
      );
      const bottom = filled.findLastIndex((row) => row?.some(Boolean));
      const right = Math.max(-1, ...filled.map((row) => row?.findLastIndex(Boolean) ?? -1));
      return {
        name: sheet.name,
        visibility: sheet.visibility,
        rows: trimmed(filled),
        merges: merges ? sheet.merges.filter(({ top, left }) => top < 600 && left < 26) : [],
        hiddenRows: sheet.hiddenRows.filter((row) => row <= bottom),
        hiddenColumns: sheet.hiddenColumns.filter((column) => column <= right),
      };
    }),
  };
}

/** Without missing cells at the ends of rows. */
const trimmed = (rows: readonly (readonly unknown[] | undefined)[]) =>
  rows.map((row) => row?.slice(0, row.findLastIndex(Boolean) + 1)) as WorkbookSnapshot['sheets'][number]['rows'];

const inOrder = (snapshot: WorkbookSnapshot): WorkbookSnapshot => ({
  ...snapshot,
  sheets: snapshot.sheets.map(({ name, visibility, rows, merges, hiddenRows, hiddenColumns }) => ({
    name,
    visibility,
    rows: trimmed(rows),
    merges: [...merges].sort((a, b) => a.top - b.top || a.left - b.left),
    hiddenRows,
    hiddenColumns,
  })),
});

describe.each(VERSIONS)('reading under ExcelApi %s', (version) => {
  test.each(CASES)('%s is the file, in two syncs', async (name) => {
    const snapshot = await readCase(name);
    const { host, port } = open(snapshot, version);
    const read = await port.read();
    expect(lines(inOrder(read))).toEqual(lines(inOrder(expected(snapshot, version !== '1.9'))));
    expect(host.requests).toHaveLength(2);
    expect(Math.max(...host.requests.map(({ received }) => received))).toBeLessThan(1_000_000);
    expect(host.refusals).toEqual([]);
  });

  test('the 核实说明 that the workbook keeps come along, in the same two syncs', async () => {
    const { host, port } = open(small, version);
    expect(await port.read()).not.toHaveProperty('accepted');
    await port.saveState(REASONS_KEY, JSON.stringify({ a1b2: '与主管部门核对无误' }));
    const before = host.requests.length;
    expect((await port.read()).accepted).toEqual([['a1b2', '与主管部门核对无误']]);
    expect(host.requests).toHaveLength(before + 2);
  });

  test('a whole validation is three syncs, whatever the number of findings', async () => {
    const snapshot = await readCase('linxia-2024');
    const { host, port } = open(snapshot, version);
    await port.read();
    const flags = snapshot.sheets.flatMap(({ name }) =>
      Array.from({ length: 40 }, (_v, i) => ({ sheet: name, address: `C${2 * i + 3}`, level: 'error' as const, text: '合计不等' })),
    );
    const { flagged, skipped } = await port.flag(flags);
    expect({ flagged, skipped }).toEqual({ flagged: flags.length, skipped: [] });
    expect(host.requests).toHaveLength(3);
    expect(host.workbook.sheets.flatMap((s) => s.conditionalFormats).every(({ formula }) => levelOfMark(formula))).toBe(true);
  });

  test('a sheet larger than one response is read in pieces, with progress', async () => {
    const rows = Array.from({ length: 3000 }, (_r, i) => Array.from({ length: 40 }, (_c, j) => i * 100 + j));
    const { host, port } = open({ name: '大.xlsx', sheets: [sheet('大表', rows), sheet('小表', [[1]])] }, version);
    const progress: [number, number][] = [];
    const read = await port.read({ onProgress: (done, total) => progress.push([done, total]) });
    expect(lines(read)).toEqual(lines({ name: '', sheets: [sheet('大表', rows), sheet('小表', [[1]])] }));
    expect(host.requests.length).toBeGreaterThan(2);
    expect(host.requests.length).toBeLessThan(8);
    expect(Math.max(...host.requests.map(({ received }) => received))).toBeLessThan(5_000_000);
    expect(progress.at(-1)).toEqual([3000 * 40 + 1, 3000 * 40 + 1]);
  });

  test('asks for less when the response is refused as too large', async () => {
    const rows = Array.from({ length: 300 }, (_r, i) => [`${i} `.padEnd(400, '长')]);
    const { host, port } = open({ name: '', sheets: [sheet('甲', rows), sheet('乙', rows)] }, version);
    host.limits.response = 400_000;
    const read = await port.read();
    expect(read.sheets.map((s) => s.rows.length)).toEqual([300, 300]);
  });

  test('can be cancelled between two requests', async () => {
    const { host, port } = open(small, version);
    const cancel = new AbortController();
    const reading = port.read({ signal: cancel.signal });
    cancel.abort();
    await expect(reading).rejects.toMatchObject({ name: 'HostError', code: 'cancelled' });
    expect(host.requests).toHaveLength(1);
  });

  test('can be cancelled while the last request is under way', async () => {
    const { host, port } = open(small, version);
    const cancel = new AbortController();
    const abort = () => {
      if (host.requests.length === 1) cancel.abort();
      return false;
    };
    host.faults.push({ code: 'never', when: abort });
    await expect(port.read({ signal: cancel.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(host.requests).toHaveLength(2);
  });

  test('hidden rows and columns, as far as there is content', async () => {
    const hidden = { ...sheet('甲', [[1], [2], [3]]), hiddenRows: [1, 7], hiddenColumns: [0, 5] };
    const { port } = open({ name: '', sheets: [hidden] }, version);
    expect((await port.read()).sheets[0]).toMatchObject({ hiddenRows: [1], hiddenColumns: [0] });
  });

  test('errors, formulas, texts that begin with = and empty sheets', async () => {
    const cells = [
      [{ value: { error: '#REF!' }, formula: 'A9' }, { value: '', formula: 'B1' }, { value: '=1+1', format: '@' }, { value: true }],
      [],
      [undefined, { value: 0.125, format: '0.0%' }],
    ];
    const snapshot = { name: '', sheets: [{ ...sheet('甲', []), rows: cells, visibility: 'veryHidden' as const }, sheet('空', [])] };
    const { port } = open(snapshot, version);
    expect(lines(await port.read())).toEqual(lines(snapshot));
  });
});

test('merged areas across the bands in which they are read', async () => {
  const merges = [40, 47, 48, 60, 95].map((top) => ({ top, left: 0, bottom: top + 9, right: 1 + (top % 3) }));
  const { port } = open({ name: '', sheets: [{ ...sheet('甲', [[1]]), merges: merges.filter((_m, i) => i !== 1 && i !== 2) }] }, '1.14');
  const read = await port.read();
  expect(read.sheets[0]!.merges).toEqual(merges.filter((_m, i) => i !== 1 && i !== 2));
});

test('more merged areas than Excel lists: the sheet is read without them', async () => {
  const merges = Array.from({ length: 60 }, (_r, row) =>
    Array.from({ length: 10 }, (_c, i) => ({ top: row, bottom: row, left: 2 * i, right: 2 * i + 1 })),
  ).flat();
  const { host, port } = open({ name: '', sheets: [{ ...sheet('甲', [[1]]), merges }] }, '1.14');
  const read = await port.read();
  expect(read.sheets[0]).toMatchObject({ name: '甲', merges: [], rows: [[{ value: 1 }]] });
  expect(host.refusals).toEqual([]);
});
