import { leadingCode } from '../../src/forms/codes';
import { recognise } from '../../src/forms/recognise';
import { newSheets } from '../../src/author/new-sheets';
import { applied } from '../../src/author/writes';
import { newYear } from '../../src/author/new-year';
import { narrate } from '../../src/engine';
import { inputCells, inputSheets, isInputSheet, readInputSheets, readLastInputs } from '../../src/narrative/input-sheets';
import { mergeInputs, parseAmount } from '../../src/narrative/inputs';
import { askedIn, keyPart, normalizeKey } from '../../src/narrative/keys';
import { plainText, type Narrative } from '../../src/narrative/narrative';
import { CASES, inputsOf, priorOf, sheetOf, withCells, workbookOf, write } from './support';

test.each([
  ['45.00', '450000'],
  ['1,144.52', '11445200'],
  ['7617870 元', '7617870'],
  ['１５万元', '150000'],
  ['-3', '-30000'],
  ['约15', null],
  ['', null],
  ['1,2,3', null],
])('reads %s as an amount', (text, yuan) => {
  expect(parseAmount(text, '万元')?.toString() ?? null).toBe(yuan);
});

test.each([
  ['2080505 养老保险', '2080505'],
  ['208', '208'],
  ['2024年项目', null],
  ['20805051', null],
  ['30%奖励', null],
])('the code of %s is %s', (part, code) => {
  expect(leadingCode(part)).toBe(code);
});

test('keys compare without regard to spaces, width, quotation marks and names beside codes', () => {
  expect(normalizeKey('原因/支出总表/2080505 养老 保险')).toBe(normalizeKey('原因/支出总表/2080505'));
  expect(normalizeKey('“三公”经费表/因公出国（境）费')).toBe(normalizeKey('"三公"经费表/因公出国(境)费'));
  expect(normalizeKey(`项目/${keyPart('价格招采/监测')}`)).toBe('项目/价格招采/监测');
});

test('of two trees the second wins where it says something', () => {
  expect(mergeInputs({ a: { b: '1', c: '2' } }, { 'a/b': '', a: { c: '3' } })).toEqual({ 'a/b': '1', 'a/c': '3' });
});

describe('what is missing', () => {
  test('is listed once, by name, with the section that asks', async () => {
    const text =
      '{{ "收支总表/收入总计" | 增减 }}，{{ "收支总表/收入总计" | 增减额 }}，{{ "补充资料/车辆" | 输入 }}{{ "补充资料/说明" | 输入: "无" }}';
    const { missing, asked } = write(await workbookOf('bazhou-2024'), text);
    expect(missing).toEqual([
      { input: '上年数/收支总表/收入总计', label: '上年收入总计', askedBy: '节', unit: '万元' },
      { input: '补充资料/车辆', label: '车辆', askedBy: '节' },
    ]);
    expect(asked.map(({ input, optional }) => [input, optional])).toContainEqual(['补充资料/说明', true]);
  });

  test('includes what was given but is no amount', async () => {
    const inputs = { 补充资料: { 价值: '不详' } };
    expect(write(await workbookOf('bazhou-2024'), '{{ "补充资料/价值" | 补充数 | 金额 }}', { inputs }).missing).toHaveLength(1);
  });

  test.each(CASES)('%s without inputs: every request in the text is listed, and every one listed is in the text', async (name) => {
    const narrative = narrate(await workbookOf(name));
    const requests = new Set([...plainText(narrative).matchAll(/【待填写：([^】]*)】/g)].map(([, words]) => askedIn(words!)));
    const missing = narrative.missing.map(({ label }) => label);
    expect(missing.length).toBeGreaterThan(5);
    for (const request of requests) expect(missing).toContain(request);
    // A number that needs two inputs shows one request.
    const unseen = narrative.missing.filter(({ label }) => !requests.has(label));
    expect(unseen.every(({ input }) => /^(?:年初预算数|上年数|本年数|补充资料)\//.test(input))).toBe(true);
    // Plain words: neither a code nor the name of a form with its rows.
    for (const label of missing) expect(label).not.toMatch(/\/|[0-9]{5}|表(?:合计|总计)/);
  });
});

describe('the sheets 补充资料 and 上年数', () => {
  test.each(CASES)('%s: what was given comes back from the sheets, and the text with it', async (name) => {
    const workbook = await workbookOf(name);
    const given = narrate(workbook, { inputs: inputsOf(name) });
    const sheets = inputSheets(given.asked).map((sheet) => sheetOf(sheet.name, sheet.rows));
    const filled = { ...workbook, sheets: [...workbook.sheets, ...sheets] };
    expect(plainText(narrate(filled))).toBe(plainText(given));
    expect(recognise(filled).forms).toHaveLength(recognise(workbook).forms.length);
    expect(filled.sheets.filter(isInputSheet).map((sheet) => sheet.name)).toEqual(sheets.map((sheet) => sheet.name));
  });

  test('have a line for everything asked, empty where it is missing', async () => {
    const [supplement, prior] = inputSheets(narrate(await workbookOf('yanbian-2024')).asked);
    expect([supplement!.name, prior!.name]).toEqual(['补充资料', '上年数']);
    expect(supplement!.rows[supplement!.headingRows - 1]).toEqual(['项目', '填写', '用于', '说明']);
    expect(supplement!.rows).toContainEqual(['补充资料/车辆/辆数', '', '十、其他重要事项的情况说明', '车辆·辆数']);
    expect(prior!.rows.some(([key]) => key === '三公经费表/合计')).toBe(true);
  });

  test('are read by their headings: other columns, a number at the end of the name, numbers and dates', () => {
    const rows = [
      ['填写说明'],
      ['说明', '项目', '填写'],
      ['', '补充资料/辆数', 2],
      ['', '补充资料/日期', 45230],
      ['', '', '无主'],
      ['', '补充资料/空', ''],
    ];
    const sheet = sheetOf('补充资料（2）', rows);
    const cells = sheet.rows.map((row, at) => (at === 3 ? row!.map((cell) => cell && { ...cell, format: 'yyyy"年"m"月"d"日"' }) : row));
    expect(readInputSheets({ name: '', sheets: [{ ...sheet, rows: cells }] })).toEqual({
      '补充资料/辆数': '2',
      '补充资料/日期': '2023年10月31日',
    });
  });

  test('a sheet of that name without the headings is not one', () => {
    const sheet = sheetOf('补充资料', [['随便'], ['a', 'b']]);
    expect(isInputSheet(sheet)).toBe(false);
    expect(readInputSheets({ name: '', sheets: [sheet] })).toEqual({});
  });

  const VEHICLES = [
    ['项目', '填写'],
    ['补充资料/车辆/辆数', 3],
    ['补充资料/车辆/截至日期', '2023年底'],
    ['补充资料/主要职能', ''],
  ];
  const lastOf = ({ asked }: Narrative) => new Map(asked.flatMap(({ input, last }) => (last === undefined ? [] : [[input, last]])));

  test('of a new year ask anew, with what was given last year beside it', async () => {
    const workbook = await workbookOf('yanbian-2024');
    const last = { ...workbook, sheets: [...workbook.sheets, sheetOf('补充资料', VEHICLES)] };
    const next = applied(last, newYear(last, 2025).writes);
    expect(readInputSheets(next)).toEqual({});
    expect(readLastInputs(next)).toEqual({ '补充资料/车辆/辆数': '3', '补充资料/车辆/截至日期': '2023年底' });
    const narrative = narrate(next);
    expect(plainText(narrative)).not.toContain('共有车辆3辆');
    expect(lastOf(narrative)).toEqual(
      new Map([
        ['补充资料/车辆/辆数', '3'],
        ['补充资料/车辆/截至日期', '2023年底'],
      ]),
    );
    // A year later the column is there.
    const filled = withCells(next, [{ sheet: '补充资料', address: 'B2', value: 4 }]);
    const later = applied(filled, newYear(filled, 2026).writes);
    expect(readInputSheets(later)).toEqual({});
    expect(readLastInputs(later)).toEqual({ '补充资料/车辆/辆数': '4', '补充资料/车辆/截至日期': '2023年底' });
  });

  test('of several years in one workbook: the latest is filled in, whatever stands first', async () => {
    const workbook = await workbookOf('yanbian-2024');
    const last = { ...workbook, sheets: [sheetOf('补充资料', VEHICLES), ...workbook.sheets] };
    const { sheets, writes } = newSheets(last, 2025);
    const copies = sheets.map(({ from, to }) => ({ ...last.sheets.find(({ name }) => name === from)!, name: to }));
    const next = applied({ ...last, sheets: [...last.sheets, ...copies] }, writes);
    expect(sheets.find(({ from }) => from === '补充资料')).toMatchObject({ to: '补充资料 2025年', emptied: 2 });
    expect(writes.some(({ sheet }) => sheet === '补充资料')).toBe(false);
    expect(readInputSheets(next)).toEqual({});
    expect(readLastInputs(next)).toEqual({ '补充资料/车辆/辆数': '3', '补充资料/车辆/截至日期': '2023年底' });
    expect(inputCells(next).get('补充资料/车辆/辆数')).toEqual({ sheet: '补充资料 2025年', address: 'B2' });
  });

  test('what was given last year comes from last year’s workbook, else from what was kept', async () => {
    const [workbook, prior] = [await workbookOf('bazhou-2024'), (await priorOf('bazhou-2024'))!];
    const asked = narrate(workbook, { prior }).asked.find(({ input }) => input.startsWith('补充资料/'))!;
    const lastInputs = { [asked.input]: '保留的' };
    expect(lastOf(narrate(workbook, { prior, lastInputs })).get(asked.input)).toBe('保留的');
    const sheet = sheetOf('补充资料', [
      ['项目', '填写'],
      [asked.input, '表里的'],
    ]);
    const given = { ...prior, sheets: [...prior.sheets, sheet] };
    expect(lastOf(narrate(workbook, { prior: given, lastInputs })).get(asked.input)).toBe('表里的');
  });

  test('what only the whole publication needs is asked apart', async () => {
    const { asked, forWhole } = narrate(await workbookOf('wenxian-2024'), { lastInputs: { '补充资料/主要职能': '一\n二' } });
    expect(forWhole!.map(({ input, last }) => [input, last])).toEqual([
      ['补充资料/主要职能', '一\n二'],
      ['补充资料/机构设置', undefined],
    ]);
    expect(asked.some(({ input }) => input === '补充资料/主要职能')).toBe(false);
  });

  test('what comes with the call wins over the sheet', async () => {
    const workbook = await workbookOf('yanbian-2024');
    const sheet = sheetOf('补充资料', [
      ['项目', '填写'],
      ['补充资料/车辆/辆数', 3],
      ['补充资料/车辆/截至日期', '2023年底'],
    ]);
    const filled = { ...workbook, sheets: [...workbook.sheets, sheet] };
    const text = plainText(narrate(filled, { inputs: { 补充资料: { 车辆: { 辆数: 5 } } } }));
    expect(text).toContain('截至2023年底，部门本级及所属各预算单位共有车辆5辆');
  });
});
