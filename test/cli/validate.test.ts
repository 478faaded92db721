import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { validate } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { reviewSheet } from '../../src/report/sheet';
import { fileWith } from '../../taskpane/workbench/save/save';
import { CASES, folder, gouji, workbook } from './support';

describe('validate', () => {
  test('--format json follows the contract', async () => {
    const { stdout } = await gouji('validate', workbook('guyuan-2024'), '--format', 'json');
    const { tool, files } = JSON.parse(stdout) as { tool: { name: string; version: string }; files: Record<string, unknown>[] };
    expect(tool.name).toBe('gouji');
    const keys = [
      'file',
      'pack',
      'kind',
      'year',
      'unit',
      'organization',
      'forms',
      'unrecognized',
      'coverage',
      'relations',
      'summary',
      'findings',
    ];
    expect(Object.keys(files[0]!)).toEqual(expect.arrayContaining(keys));
    expect(files[0]).toMatchObject({ kind: 'final', year: 2024, unit: '元', organization: '固原市医疗保障服务中心' });
    const findings = files[0]!.findings as { rule: string; cells: { sheet: string; address: string }[]; fix?: { value: string } }[];
    const [first] = findings.filter(({ rule }) => rule === 'A-HIER-E');
    expect(first).toMatchObject({
      level: 'error',
      expected: '3613790.85',
      actual: '3614846.85',
      difference: '1056.00',
      fix: { address: 'C6', value: '3613790.85' },
    });
  });

  test('--format ndjson prints a line a file, in order, over several workers', async () => {
    const files = Array.from({ length: 10 }, (_, index) => join(folder, `copy${index}.xlsx`));
    files.forEach((file, index) => copyFileSync(workbook(index % 2 === 0 ? 'bazhou-2024' : 'guyuan-2024'), file));
    const { stdout, stderr } = await gouji('validate', ...files, '--format', 'ndjson', '--jobs', '2');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; kind: string });
    expect(lines.map(({ file }) => file)).toEqual(files);
    expect(lines.map(({ kind }) => kind)).toEqual(files.map((_, index) => (index % 2 === 0 ? 'budget' : 'final')));
    expect(stderr).toBe('');
  });

  test('a folder is read with all below it, without the lock files of Excel', async () => {
    const inner = mkdtempSync(join(folder, 'inner-'));
    copyFileSync(workbook('bazhou-2024'), join(inner, 'a.xlsx'));
    writeFileSync(join(inner, '~$a.xlsx'), 'lock');
    const { stdout } = await gouji('validate', inner, '--format', 'ndjson');
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const pattern = await gouji('validate', join(inner, '*.xlsx'), '--format', 'ndjson');
    expect(pattern.stdout).toBe(stdout);
  });

  test('--format sarif gives a SARIF log with the rules and the cells', async () => {
    const { stdout } = await gouji('validate', workbook('guyuan-2024'), '--format', 'sarif');
    const log = JSON.parse(stdout) as {
      version: string;
      runs: { results: { ruleId: string; locations: { logicalLocations: { fullyQualifiedName: string }[] }[] }[] }[];
    };
    expect(log.version).toBe('2.1.0');
    const result = log.runs[0]!.results.find(({ ruleId }) => ruleId === 'A-HIER-E')!;
    expect(result.locations[0]!.logicalLocations[0]!.fullyQualifiedName).toMatch(/!C6$/);
  });

  test('--flagged writes a marked copy with a report sheet and leaves the input alone', async () => {
    const before = readFileSync(workbook('guyuan-2024'));
    const out = join(folder, 'flagged.xlsx');
    await gouji('validate', workbook('guyuan-2024'), '--flagged', out);
    const snapshot = await readWorkbook(readFileSync(out), 'flagged.xlsx');
    expect(snapshot.sheets.map(({ name }) => name)).toContain('勾稽校验报告');
    expect(readFileSync(workbook('guyuan-2024')).equals(before)).toBe(true);
  });

  test('--out keeps a file that exists, unless --force', async () => {
    const out = join(folder, 'report.txt');
    writeFileSync(out, 'mine');
    const refused = await gouji('validate', workbook('bazhou-2024'), '--out', out);
    expect([refused.status, readFileSync(out, 'utf8')]).toEqual([2, 'mine']);
    const forced = await gouji('validate', workbook('bazhou-2024'), '--out', out, '--force');
    expect([forced.status, forced.stdout]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8')).toContain('个受勾稽关系约束');
  });

  test('messages in English on request', async () => {
    const { stdout } = await gouji('validate', workbook('guyuan-2024'), '--format', 'json', '--lang', 'en');
    expect(stdout).toContain('The cell to look at first is');
  });
});

describe('核实说明 that the workbook holds', () => {
  /** The workbook as the pane saves it: with a reason for its gravest finding, and the pane's report. */
  async function accepted(): Promise<{ file: string; fingerprint: string; errors: number }> {
    const bytes = readFileSync(workbook('guyuan-2024'));
    const review = validate(await readWorkbook(bytes, 'guyuan-2024.xlsx'));
    const { fingerprint } = review.findings.find(({ rule }) => rule === 'A-HIER-E')!;
    const before = await readWorkbook(bytes, 'guyuan-2024.xlsx');
    const saved = fileWith(bytes, {
      before,
      now: before,
      flags: [],
      reports: [reviewSheet(review)],
      state: new Map([['exceptions', JSON.stringify({ [fingerprint]: '经主管部门同意' })]]),
    });
    const file = join(folder, 'accepted.xlsx');
    writeFileSync(file, saved);
    return { file, fingerprint, errors: review.summary.error };
  }

  test('the reviewer sees the reason in every format, and the counts leave it out; our own sheet is no form', async () => {
    const { file, fingerprint, errors } = await accepted();
    const json = await gouji('validate', file, '--format', 'json');
    const [result] = (
      JSON.parse(json.stdout) as {
        files: {
          summary: { error: number };
          accepted: number;
          unrecognized: string[];
          findings: { fingerprint: string; accepted?: string }[];
        }[];
      }
    ).files;
    expect(result).toMatchObject({ summary: { error: errors - 1 }, accepted: 1 });
    expect(result!.findings.find((finding) => finding.fingerprint === fingerprint)!.accepted).toBe('经主管部门同意');
    expect(result!.unrecognized).not.toContain('勾稽校验报告');
    const text = (await gouji('validate', file)).stdout;
    expect(text).toMatch(/已作核实说明 1 处[\s\S]*核实说明：经主管部门同意/);
    const sarif = (await gouji('validate', file, '--format', 'sarif')).stdout;
    expect(sarif).toContain('"justification": "经主管部门同意"');
    const summary = (await gouji('validate', file, '--summary', 'text')).stdout;
    expect(summary).toContain('已作核实说明 1 处');
    const flagged = join(folder, 'accepted-flagged.xlsx');
    await gouji('validate', file, '--flagged', flagged);
    const parts = unzipSync(readFileSync(flagged));
    expect(Object.values(parts).some((part) => strFromU8(part).includes('<t xml:space="preserve">经主管部门同意</t>'))).toBe(true);
  });

  test('what was accepted is marked neither in the narrative nor in a text rolled forward', async () => {
    const { file } = await accepted();
    const given = workbook('guyuan-2024');
    const last = join(CASES, 'guyuan-2024/narrative.txt');
    const rolled = (book: string) => gouji('narrate', book, '--from-text', last, '--prior', given, '--prior-as-given');
    const [before, after] = [await gouji('narrate', given), await gouji('narrate', file)];
    expect(before.stdout).toContain('【表中此数有误');
    expect(before.stderr).toContain('个单元格校验认为有误');
    expect(after.stdout).not.toContain('【表中此数有误');
    expect(after.stderr).not.toContain('个单元格校验认为有误');
    expect((await rolled(given)).stderr).toContain('表中有误');
    expect((await rolled(file)).stderr).not.toContain('表中有误');
  });
});
