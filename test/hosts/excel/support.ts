import { readFileSync } from 'node:fs';
import type { WorkbookSnapshot } from '../../../src/workbook/snapshot';
import { ExcelPort, type ExcelOptions } from '../../../src/hosts/excel/port';
import { readWorkbook } from '../../../src/hosts/file/read';
import { connect } from '../../support/excel-host/client';
import { ExcelHost } from '../../support/excel-host/host';
import { workbookOf } from '../../support/excel-host/model';

/** The baseline, LTSC 2021, and the newest. */
export const VERSIONS = ['1.9', '1.14', '1.18'] as const;

export const CASES = ['bazhou-2024', 'guyuan-2024', 'linxia-2024', 'wenxian-2024', 'yanbian-2024'] as const;

export function readCase(name: string): Promise<WorkbookSnapshot> {
  return readWorkbook(new Uint8Array(readFileSync(`test/cases/${name}/workbook.xlsx`)), 'workbook.xlsx');
}

/** A sheet of texts and numbers. */
export function sheet(name: string, rows: readonly (readonly (string | number | null)[])[]): WorkbookSnapshot['sheets'][number] {
  const cells = rows.map((row) => row.map((value) => (value === null ? undefined : { value })));
  return { name, visibility: 'visible', rows: cells, merges: [], hiddenRows: [], hiddenColumns: [] };
}

export const small: WorkbookSnapshot = {
  name: '决算.xlsx',
  sheets: [
    sheet('收支总表', [
      ['收入', 100],
      ['支出', 90],
      ['合计', 190],
    ]),
    sheet('支出总表', [['基本支出', 60, 30]]),
  ],
};

/** A port on the real client library against a stand-in host that holds the snapshot. */
export function open(snapshot: WorkbookSnapshot, version: string, options?: ExcelOptions): { host: ExcelHost; port: ExcelPort } {
  const host = new ExcelHost(workbookOf(snapshot), version);
  connect(host);
  return { host, port: new ExcelPort(options) };
}

/** Text to compare: two large snapshots that differ are shown at once, where a structural comparison of them takes minutes. */
export function lines(snapshot: WorkbookSnapshot): string[] {
  return snapshot.sheets.flatMap(({ rows, ...sheet }) => [
    JSON.stringify(sheet),
    ...rows.flatMap((row, i) => (row?.some(Boolean) ? [`${i}: ${JSON.stringify(row)}`] : [])),
  ]);
}
