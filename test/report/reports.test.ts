import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '../../src/engine';
import { readWorkbook } from '../../src/hosts/file/read';
import { flagWorkbook } from '../../src/hosts/file/patch';
import { fileObject, ndjsonLine, validateJson } from '../../src/report/json';
import { validateSarif } from '../../src/report/sarif';
import { reviewSheet } from '../../src/report/sheet';
import { reportText } from '../../src/report/text';
import { CATALOGUE } from '../../src/rules';
import type { Finding } from '../../src/findings/finding';
import type { Review } from '../../src/findings/review';
import { contains, parseArea, parseAddress } from '../../src/workbook/address';

const CASES = ['bazhou-2024', 'guyuan-2024', 'linxia-2024', 'wenxian-2024', 'yanbian-2024'];

async function reviewed(name: string, language: 'zh' | 'en' = 'zh') {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../cases', name, 'workbook.xlsx')));
  const workbook = await readWorkbook(bytes, `${name}.xlsx`);
  return { bytes, workbook, review: validate(workbook, { language }) };
}

const FINDING: Finding = {
  rule: 'A-ROW',
  level: 'error',
  message: '合计为 =3，应为 2；请核对。',
  basis: '填报惯例',
  expected: '2',
  actual: '3',
  difference: '1',
  cells: [
    { sheet: '支出表', address: 'C5', value: '3', role: 'culprit' },
    { sheet: '支出表', address: 'D5', value: '', role: 'addend' },
    { sheet: '总表', address: 'B2', value: '2', role: 'counterpart' },
  ],
  witnesses: ['总表 = 支出表'],
  form: '支出总表',
  fingerprint: 'f1',
};

const REVIEW: Review = {
  pack: 'national',
  kind: 'budget',
  year: 2024,
  unit: '万元',
  organization: '某市某局',
  forms: [
    { form: '支出总表', title: '支出总表', sheet: '支出表', range: 'A1:D9', coverage: { numeric: 12, checked: 11 }, uncovered: ['D9'] },
  ],
  unrecognized: ['Sheet3'],
  notForms: [
    { sheet: '封面', is: '封面' },
    { sheet: '填报须知', is: '编制说明' },
  ],
  coverage: { numeric: 12, checked: 11 },
  relations: { pass: 5, rounding: 1, fail: 2, notApplicable: 3, couldNotCheck: 1 },
  summary: { error: 1, warning: 0, hint: 0, rounding: 1 },
  findings: [FINDING, { ...FINDING, level: 'rounding', difference: '0.01', fingerprint: 'f2' }],
  unread: [{ sheet: '表1', address: 'C9', text: '55。2' }],
  notes: ['工作表“表9”：列定义有误，列宽和隐藏列没有读。'],
  ledger: [{ rule: 'X-T1T2', outcomes: { pass: 0, rounding: 0, fail: 0, notApplicable: 0, couldNotCheck: 1 }, reasons: ['缺少收入总表'] }],
};

describe('the printed report', () => {
  test('says what was read, what is wrong and what could not be checked', () => {
    expect(reportText([{ file: 'a.xlsx', review: REVIEW }])).toBe(
      [
        '勾稽校验报告　a.xlsx',
        '─'.repeat(64),
        '结论：有 1 处须改（错误 1、核实 0、提示 0、尾差 1）',
        '某市某局　2024 年预算　金额单位：万元　模板包：没有本地的，用全国通用的',
        '识别 1 张表；未识别的工作表：Sheet3；封面、说明等，不用核对的：封面、填报须知（编制说明）。',
        '注意：工作表“表9”：列定义有误，列宽和隐藏列没有读。',
        '金额栏中不是数的文本 1 格，没有读出：表1!C9 = 55。2',
        '12 个数值，11 个受勾稽关系约束；勾稽关系成立 5、尾差 1、不符 2、无法核对 1。',
        '',
        '《支出总表》',
        '1. 【错误】合计为 =3，应为 2；请核对。',
        '   单元格：支出表!C5 = 3；D5（空）；总表!B2 = 2',
        '   同因：总表 = 支出表',
        '   依据：填报惯例（A-ROW）',
        '',
        '尾差 1 处，均在四舍五入容差之内，无须修改：',
        '   支出表!C5 多 0.01',
        '没有核对的关系：',
        '   X-T1T2（1 处）：缺少收入总表',
        '没有关系约束的数值：',
        '   支出表 《支出总表》：D9',
        '',
      ].join('\n'),
    );
  });

  test('the forms that were read are listed at its end where they are asked for', () => {
    const text = reportText([{ file: 'a.xlsx', review: REVIEW }], 'zh', true);
    expect(text).toMatch(/\n识别的表（受约束的数值 \/ 全部数值）：\n {3}支出表 《支出总表》　11\/12\n$/);
  });

  test('a file that could not be read stands beside the others', () => {
    const text = reportText([
      { file: 'b.xls', error: '文件是空的' },
      { file: 'a.xlsx', review: { ...REVIEW, findings: [] } },
    ]);
    expect(text).toMatch(/^b\.xls\n {2}无法校验：文件是空的\n\n勾稽校验报告/);
    expect(text).toContain('没有发现需要修改或核实的问题。');
  });

  test.each(CASES)('%s: every finding is told in full, in both languages', async (name) => {
    for (const language of ['zh', 'en'] as const) {
      const { review } = await reviewed(name, language);
      const text = reportText([{ file: name, review }], language, true);
      for (const finding of review.findings.filter(({ level }) => level !== 'rounding')) {
        expect(text).toContain(finding.message);
        expect(text).toContain(language === 'zh' ? `（${finding.rule}）` : ` (${finding.rule})`);
      }
      expect(text).toContain(String(review.coverage.checked));
      for (const { title } of review.forms) expect(text).toContain(title);
    }
    expect(reportText([{ file: name, review: (await reviewed(name, 'en')).review }], 'en').split('\n')[0]).toBe(
      `Validation report  ${name}`,
    );
  });
});

describe('JSON', () => {
  test('the keys of a file and of a finding are those of the contract', () => {
    const object = JSON.parse(JSON.stringify(fileObject({ file: 'a.xlsx', review: REVIEW })));
    expect(Object.keys(object)).toEqual(
      expect.arrayContaining(
        'file pack kind year unit organization forms unrecognized notForms coverage relations summary findings'.split(' '),
      ),
    );
    expect(object.forms[0]).toMatchObject({ form: '支出总表', sheet: '支出表', range: 'A1:D9' });
    expect(Object.keys(object.findings[0])).toEqual(
      expect.arrayContaining('rule level message basis expected actual difference cells fingerprint'.split(' ')),
    );
    expect(JSON.parse(validateJson([{ file: 'a', error: 'x' }], '1.2.3'))).toEqual({
      tool: { name: 'gouji', version: '1.2.3' },
      files: [{ file: 'a', error: 'x' }],
    });
  });

  test('a line of NDJSON is one line', () => {
    const line = ndjsonLine({ file: 'a\nb.xlsx', review: { ...REVIEW, findings: [{ ...FINDING, message: 'x\u2028y\r\nz' }] } });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(line).not.toContain('\r');
  });
});

describe('SARIF 2.1.0', () => {
  const log = (file: string) =>
    JSON.parse(
      validateSarif(
        [
          { file, review: REVIEW },
          { file: 'bad.xlsx', error: '文件是空的' },
        ],
        '1.2.3',
      ),
    );

  test('levels, kinds and places', () => {
    const run = log('目录/a b#1.xlsx').runs[0];
    expect(run.results.map((r: { level: string; kind: string }) => [r.level, r.kind])).toEqual([
      ['error', 'fail'],
      ['none', 'informational'],
    ]);
    const [location] = run.results[0].locations;
    expect(location.physicalLocation.artifactLocation.uri).toBe('%E7%9B%AE%E5%BD%95/a%20b%231.xlsx');
    expect(location.logicalLocations.map((l: { fullyQualifiedName: string }) => l.fullyQualifiedName)).toEqual([
      '支出表!C5',
      '支出表!D5',
      '总表!B2',
    ]);
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: '文件是空的' } }],
    });
  });

  test.each([
    ['/data/a.xlsx', 'file:///data/a.xlsx'],
    ['C:\\data\\a.xlsx', 'file:///C:/data/a.xlsx'],
    ['a.xlsx', 'a.xlsx'],
  ])('%s is %s', (file, uri) => expect(log(file).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri));

  test.each(CASES)('%s: every result refers to a rule that the log declares', async (name) => {
    const { review } = await reviewed(name);
    const run = JSON.parse(validateSarif([{ file: name, review }], '1')).runs[0];
    const declared = new Set(run.tool.driver.rules.map((rule: { id: string }) => rule.id));
    expect(declared.size).toBe(CATALOGUE.size);
    for (const { ruleId, message } of run.results) {
      expect(declared).toContain(ruleId);
      expect(message.text).not.toBe('');
    }
  });
});

describe('the report sheet', () => {
  test.each(CASES)('%s: every link leads to a cell of the workbook, and the sheet can be written', async (name) => {
    const { bytes, workbook, review } = await reviewed(name);
    const sheet = reviewSheet(review);
    expect(sheet.rows).toHaveLength(3 + review.findings.length);
    const links = sheet.rows.flat().flatMap((cell) => (cell?.link ? [cell.link] : []));
    for (const link of links) {
      expect(workbook.sheets.map((s) => s.name)).toContain(link.sheet);
      expect(() => parseAddress(link.address)).not.toThrow();
    }
    const written = await readWorkbook(flagWorkbook(bytes, [], sheet).bytes, 'x');
    expect(
      written.sheets
        .at(-1)!
        .rows.flat()
        .filter((c) => c !== undefined)
        .map((c) => c.value),
    ).toEqual(sheet.rows.flat().flatMap((cell) => (cell === null ? [] : [cell.value])));
  });

  test('what is accepted is not counted and stands apart, behind the others, with its reason', () => {
    const findings = [
      { ...FINDING, accepted: '口径不同' },
      { ...FINDING, fingerprint: 'f3' },
    ];
    const { rows } = reviewSheet({ ...REVIEW, findings });
    expect(rows[0]![0]!.value).toMatch(/年(?:预算|决算)$/);
    expect(rows.slice(3).map((row) => [row[0]!.value, row[9]?.value])).toEqual([
      ['错误', ''],
      ['已作核实说明 1 处，不计入上面的数：', undefined],
      ['错误', '口径不同'],
    ]);
  });

  test('a message that begins like a formula stays a text', async () => {
    const { bytes } = await reviewed('bazhou-2024');
    const review = { ...REVIEW, findings: [{ ...FINDING, message: '=HYPERLINK("http://x")', cells: [] }] };
    const { sheets } = await readWorkbook(flagWorkbook(bytes, [], reviewSheet(review)).bytes, 'x');
    expect(sheets.at(-1)!.rows[3]![3]).toEqual({ value: '=HYPERLINK("http://x")' });
  });
});

test('a form stands where the review says', async () => {
  const { workbook, review } = await reviewed('guyuan-2024');
  for (const { sheet, range, uncovered } of review.forms) {
    expect(workbook.sheets.map((s) => s.name)).toContain(sheet);
    for (const address of uncovered) {
      const { row, column } = parseAddress(address);
      expect(contains(parseArea(range), row, column)).toBe(true);
    }
  }
});
