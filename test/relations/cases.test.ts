import { differenceText } from '../../src/findings/difference';
import { validate } from '../../src/engine';
import type { Finding } from '../../src/findings/finding';
import { CASES, readCase, type CaseName } from '../support/forms';

/** What is found in the published cases: rule, level, sheet and first cell. A change here is a change of what reviewers are told. */
const FOUND: Readonly<Record<CaseName, readonly string[]>> = {
  'bazhou-2024': [],
  'guyuan-2024': [
    'A-HIER-E error GK06一般公共预算财政拨款基本支出决算表!C6',
    'P-RATE error 自评表3医疗服务与保障能力提升补助资金!H6',
    'FE-MED warning GK06一般公共预算财政拨款基本支出决算表!C14',
    'P-SCORE warning 自评表1网络VPN传输专线及维护费!B12',
    'P-SCORE warning 自评表1网络VPN传输专线及维护费!I25',
    'P-SCORE warning 自评表3医疗服务与保障能力提升补助资金!I26',
    'A-DUPROW hint GK04财政拨款收入支出决算总表!D29',
    'A-DUPROW hint GK04财政拨款收入支出决算总表!D32',
  ],
  'linxia-2024': [
    'X-NOTE error 附表10政府采购预算表!A11',
    'X-PERF-AMT error 整体绩效目标申报表!F22',
    'X-PERF-AMT error 整体绩效目标申报表!F23',
    'C-EXTRACT warning -',
    'A-DETAIL warning 附表1收支总表!D12',
    'A-DETAIL warning 附表4财政拨款收支总表!D12',
    'A-DETAIL warning 附表9项目支出预算明细表!C6',
  ],
  'wenxian-2024': [
    'X-SPLIT error 一般公共预算基本支出预算表!F5',
    'X-SPLIT error 一般公共预算基本支出预算表!G5',
    'X-SG-FUND warning 支出经济分类汇总表!I35',
    'X-SG-FUND warning 一般公共预算“三公”经费预算表!E5',
    'FE-BASICITEM hint 一般公共预算支出预算表!L16',
  ],
  'yanbian-2024': [
    'X-UNITS error 预算表2收入总表!C8',
    'C-PLACEHOLDER error 财政拨款委托业务费支出预算表!A6',
    'X-PERF-AMT error 绩效目标(1)个人权益记录单邮寄费!C5',
    'X-PERF-AMT error 绩效目标(2)医疗保障专家评审费!C5',
    'X-PERF-AMT error 绩效目标(3)州直离休人员医疗费超支款!C5',
    'X-PERF-AMT error 绩效目标(4)运行经费!C5',
    'X-PERF-AMT error 绩效目标(6)欺诈骗保举报奖励资金!C5',
    'X-SCOPE warning 预算表5一般公共预算支出表!D5',
    'B-CODE-NAME warning 预算表5一般公共预算支出表!C7',
    'C-NODATA warning 政府性基金预算支出表!A1',
    'C-NODATA warning 国有资本经营预算支出表!A1',
    'FE-BASICITEM hint 预算表5一般公共预算支出表!H21',
    'B-NAME hint 预算表5一般公共预算支出表!C9',
    'B-NAME hint 预算表5一般公共预算支出表!C19',
  ],
};

/** Roundings by rule: how many. They are no mistakes, so their places are not listed. */
const ROUNDED: Readonly<Record<CaseName, Readonly<Record<string, number>>>> = {
  'bazhou-2024': {
    'A-OUT': 3,
    'A-HIER-F': 14,
    'A-TOTROW': 8,
    'A-ROW': 1,
    'A-HIER-E': 4,
  },
  'guyuan-2024': {},
  'linxia-2024': {},
  'wenxian-2024': {},
  'yanbian-2024': {
    'A-OUT': 1,
    'X-T1T3': 1,
    'X-T4T5': 3,
    'A-ROW': 3,
    'A-TOTROW': 2,
    'A-HIER-F': 12,
    'X-T4T1': 3,
    'A-COLSUM': 2,
    'A-PROJ': 1,
  },
};

async function findingsOf(name: CaseName): Promise<readonly Finding[]> {
  return validate(await readCase(name)).findings;
}

function shown({ rule, level, cells: [first] }: Finding): string {
  return [rule, level, first ? `${first.sheet}!${first.address}` : '-'].join(' ');
}

test.each(CASES)('%s: rule, level and first cell of every finding', async (name) => {
  const found = (await findingsOf(name)).filter(({ level }) => level !== 'rounding');
  expect(found.map(shown)).toEqual(FOUND[name]);
});

test.each(CASES)('%s: what rounding explains', async (name) => {
  const counts: Record<string, number> = {};
  for (const { rule, level } of await findingsOf(name)) if (level === 'rounding') counts[rule] = (counts[rule] ?? 0) + 1;
  expect(counts).toEqual(ROUNDED[name]);
});

test.each(CASES)('%s: every finding speaks: message, basis, cells that exist, a fingerprint of its own', async (name) => {
  const workbook = await readCase(name);
  const { findings } = validate(workbook);
  const sheets = new Set(workbook.sheets.map((sheet) => sheet.name));
  for (const { message, basis, cells, rule } of findings) {
    expect(message).toMatch(/。$/);
    expect(basis).not.toBe('');
    expect(cells.every(({ sheet }) => sheets.has(sheet))).toBe(true);
    if (rule !== 'C-EXTRACT') expect(cells.length).toBeGreaterThan(0);
  }
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
});

test('Guyuan: 301 工资福利支出 is reported once, C6 first, with the sum of its lines as the fix', async () => {
  const about = (await findingsOf('guyuan-2024')).filter(({ rule, level }) => rule.startsWith('A-') && level === 'error');
  expect(about).toHaveLength(1);
  const [finding] = about;
  expect(finding).toMatchObject({ rule: 'A-HIER-E', expected: '3613790.85', actual: '3614846.85', difference: '1056.00' });
  expect(finding!.cells[0]).toMatchObject({ address: 'C6', value: '3614846.85', role: 'culprit' });
  expect(finding!.fix).toMatchObject({ address: 'C6', value: '3613790.85' });
});

test('Bazhou: nothing but rounding, and every amount is covered by a relation', async () => {
  const { summary, coverage } = validate(await readCase('bazhou-2024'));
  expect(summary).toMatchObject({ error: 0, warning: 0, hint: 0 });
  expect(summary.rounding).toBeGreaterThan(0);
  expect(coverage.checked).toBe(coverage.numeric);
});

test.each(CASES)('%s: the same findings in English, bound to the same values', async (name) => {
  const workbook = await readCase(name);
  const prints = (language: 'zh' | 'en'): string[] => validate(workbook, { language }).findings.map(({ fingerprint }) => fingerprint);
  expect(prints('en')).toEqual(prints('zh'));
});

test.each(CASES)('%s: what is and what should be are of the cell that is called wrong', async (name) => {
  const workbook = await readCase(name);
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row, at) =>
      at % 7 === 0 ? row?.map((cell) => (typeof cell?.value === 'number' ? { ...cell, value: cell.value + 1 } : cell)) : row,
    ),
  }));
  const findings = [workbook, { ...workbook, sheets }].flatMap((given) => validate(given).findings);
  const named = findings.filter(({ message, actual }) => message.includes('疑似有误的是') && actual !== undefined);
  expect(named.filter(({ actual, cells }) => Number(actual) !== Number(cells[0]!.value.replaceAll(',', '')))).toEqual([]);
  // The sentence is about that cell, and says 多 or 少 as the difference does, where one amount is held against one.
  const pairs = named.filter(({ cells, witnesses }) => cells.length === 2 && witnesses === undefined);
  for (const finding of pairs) expect(finding.message).toContain(`，${differenceText(finding, 'zh')}`);
});
