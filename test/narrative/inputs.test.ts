import { leadingCode } from '../../src/forms/codes';
import { recognise } from '../../src/forms/recognise';
import { narrate } from '../../src/engine';
import { inputSheets, isInputSheet, readInputSheets } from '../../src/narrative/input-sheets';
import { mergeInputs, parseAmount } from '../../src/narrative/inputs';
import { keyPart, normalizeKey } from '../../src/narrative/keys';
import { plainText } from '../../src/narrative/narrative';
import { CASES, inputsOf, sheetOf, workbookOf, write } from './support';

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
    const requests = new Set([...plainText(narrative).matchAll(/【待填写：([^】]*)】/g)].map(([, key]) => key!));
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
