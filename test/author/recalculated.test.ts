import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { computed } from '../../src/author/compute';
import { newYear } from '../../src/author/new-year';
import { cellAt } from '../../src/author/places';
import { newYearFile } from '../../src/hosts/file/new-year-file';
import { readWorkbook } from '../../src/hosts/file/read';
import { writeCells } from '../../src/hosts/file/write-cells';
import { CASES } from '../support/forms';
import { hasOffice } from '../support/office';
import { caseBytes } from './support';

const office = hasOffice ? test.each(CASES) : test.skip.each(CASES);

office(
  '%s: LibreOffice computes every formula of the new year to what the engine computes',
  async (name) => {
    const bytes = caseBytes(name);
    const last = await readWorkbook(bytes, 'last.xlsx');
    const plan = newYear(last, 2025);
    const file = newYearFile(bytes, last, plan);
    const inputs = plan.writes.filter(({ value, formula }) => value === null && formula === undefined);
    const typed = inputs.map(({ sheet, address }, at) => ({
      sheet: plan.sheetNames.get(sheet) ?? sheet,
      address,
      value: ((at * 7919) % 100_003) / 100,
    }));
    const filled = writeCells(file, await readWorkbook(file, 'next.xlsx'), typed);
    const wanted = computed(await readWorkbook(filled, 'next.xlsx'));
    const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
    try {
      writeFileSync(join(folder, 'next.xlsx'), filled);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), join(folder, 'next.xlsx')], {
        stdio: 'ignore',
      });
      const computedByOffice = await readWorkbook(new Uint8Array(readFileSync(join(folder, 'out/next.xlsx'))), 'next.xlsx');
      for (const { sheet, address, formula } of plan.writes) {
        if (formula === undefined) continue;
        const at = { sheet: plan.sheetNames.get(sheet) ?? sheet, address };
        const [own, other] = [wanted, computedByOffice].map((workbook) => Number(cellAt(workbook, at)?.value));
        expect([`${sheet}!${address}`, Math.abs(own! - other!) < 1e-6]).toEqual([`${sheet}!${address}`, true]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
