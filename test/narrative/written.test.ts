import { narrate } from '../../src/engine';
import { inputCells, inputSheets, planInputSheets, readInputSheets } from '../../src/narrative/input-sheets';
import { plainText } from '../../src/narrative/narrative';
import { staleLines, type StoredLine, type StoredNarrative } from '../../src/narrative/stored';
import { chooseUpdate, proposeUpdate, writtenLines, type Proposal } from '../../src/narrative/written';
import { parseAddress } from '../../src/workbook/address';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { inputsOf, sheetOf, workbookOf } from './support';

const cell = (address: string, value: string) => ({ sheet: '表', address, value });
const line = (text: string, ...cells: StoredLine['cells'][number][]): StoredLine => ({ text, cells });

const THEN = [
  line('一、总体情况'),
  line('收入10.00万元，增长5.00%，主要原因是人员增加。', cell('B1', '10')),
  line('支出20.00万元，与上年持平。', cell('B2', '20')),
];
const NOW = [
  line('一、总体情况'),
  line('收入12.00万元，增长26.00%，主要原因是人员增加。', cell('B1', '12')),
  line('支出21.00万元，增长5.00%。', cell('B2', '21')),
];
const STORED: StoredNarrative = { version: 1, target: { kind: 'sheet', name: '情况说明' }, prior: null, lines: THEN };

function update(edited: readonly string[], now: readonly StoredLine[], pick: (proposals: readonly Proposal[]) => readonly Proposal[]) {
  const lines = writtenLines(
    sheetOf(
      '情况说明',
      edited.map((text) => [text]),
    ),
  );
  const proposed = proposeUpdate(STORED, lines, now);
  return { ...proposed, ...chooseUpdate(proposed, new Set(pick(proposed.proposals)), { stored: STORED, edited: lines, now }) };
}

const texts = (lines: readonly StoredLine[]) => lines.map(({ text }) => text);
const values = (...rows: string[]): WorkbookSnapshot => ({
  name: '',
  sheets: [
    sheetOf(
      '表',
      rows.map((value) => ['', Number(value)]),
    ),
  ],
});

test('the lines of a sheet are what stands first in each row', () => {
  expect(writtenLines(sheetOf('情况说明', [['题'], [], ['', '第二列'], [3, 'x']]))).toEqual([
    { address: 'A1', text: '题' },
    { address: 'B3', text: '第二列' },
    { address: 'A4', text: '3' },
  ]);
});

describe('bringing a written text up to date', () => {
  const all = (proposals: readonly Proposal[]) => proposals;

  test('changes the cells of the lines that were chosen, and no other', () => {
    const done = update(texts(THEN), NOW, ([first]) => [first!]);
    expect(done.changes).toEqual([{ address: 'A2', text: NOW[1]!.text }]);
    expect(done.texts).toEqual([THEN[0]!.text, NOW[1]!.text, THEN[2]!.text]);
  });

  test('a line that was not chosen stays stale, one that was is not', () => {
    const { stored } = update(texts(THEN), NOW, ([first]) => [first!]);
    expect(staleLines({ lines: stored }, values('12', '21')).map(({ text }) => text)).toEqual([THEN[2]!.text]);
    expect(update(texts(stored), NOW, all).texts).toEqual(texts(NOW));
  });

  test('keeps the reasons that the officer wrote', () => {
    const edited = texts(THEN).map((text) => text.replace('人员增加', '新增编制三名'));
    const done = update(edited, NOW, all);
    expect(done.changes).toContainEqual({ address: 'A2', text: '收入12.00万元，增长26.00%，主要原因是新增编制三名。' });
    expect(done.proposals.every(({ doubtful }) => !doubtful)).toBe(true);
  });

  test('does not undo words of the officer unless asked to', () => {
    const edited = texts(THEN).map((text) => text.replace('10.00', '11.00'));
    const { proposals } = update(edited, NOW, all);
    expect(proposals.map(({ before, after, doubtful }) => [before, after, doubtful])).toEqual([
      [edited[1], NOW[1]!.text, true],
      [THEN[2]!.text, NOW[2]!.text, false],
    ]);
  });

  test('does not put a request for an input in place of a number unless asked to', () => {
    const now = [NOW[0]!, NOW[1]!, line('支出21.00万元，【待填写：上年数/支出】。')];
    expect(update(texts(THEN), now, all).proposals.map(({ doubtful }) => doubtful)).toEqual([false, true]);
  });

  test('lines that come or go do not fit the rows', () => {
    const more = [...NOW.slice(0, 2), line('政府性基金3.00万元。'), NOW[2]!];
    const done = update(texts(THEN), more, all);
    expect([done.changes, done.texts]).toEqual([null, texts(more)]);
  });

  test('what the officer wrote or deleted stays so, and a deleted line is never stale', () => {
    const done = update([THEN[0]!.text, THEN[1]!.text, '自己加的一段。'], NOW, all);
    expect(done.texts).toEqual([THEN[0]!.text, NOW[1]!.text, '自己加的一段。']);
    expect(staleLines({ lines: done.stored }, values('12', '99'))).toEqual([]);
    expect(done.stored.map(({ text }) => text)).toContain(NOW[2]!.text);
  });
});

describe('the sheets of inputs in a workbook', () => {
  const filled = (workbook: WorkbookSnapshot, fill: readonly { sheet: string; address: string; text: string }[]): WorkbookSnapshot => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const rows = sheet.rows.map((row) => [...(row ?? [])]);
      for (const { address, text } of fill.filter((one) => one.sheet === sheet.name)) {
        const at = parseAddress(address);
        (rows[at.row] ??= [])[at.column] = { value: text };
      }
      return { ...sheet, rows };
    }),
  });

  test('are created where there are none', async () => {
    const workbook = await workbookOf('yanbian-2024');
    const { asked } = narrate(workbook);
    const { create, fill } = planInputSheets(workbook, asked);
    expect([create.map(({ name }) => name), fill]).toEqual([['补充资料', '上年数'], []]);
  });

  test('are completed where they are there: lines appended, values put in, nothing else touched', async () => {
    const workbook = await workbookOf('yanbian-2024');
    const rows = [['我的备注'], ['', '填写', '项目'], ['x', '3', '补充资料/车辆/辆数'], ['', '', '自己的一行']];
    const own = {
      ...workbook,
      sheets: [...workbook.sheets, sheetOf('补充资料', rows), sheetOf('上年数', inputSheets(narrate(workbook).asked)[1]!.rows)],
    };
    const given = narrate(own, { inputs: inputsOf('yanbian-2024') });
    const { create, fill } = planInputSheets(own, given.asked);
    expect(create).toEqual([]);
    expect(fill).toContainEqual({ sheet: '补充资料', address: 'B3', text: '2' });
    expect(fill.filter(({ sheet, address }) => sheet === '补充资料' && parseAddress(address).row === 3)).toEqual([]);
    const after = filled(own, fill);
    expect(plainText(narrate(after))).toBe(plainText(given));
    expect(planInputSheets(after, narrate(after).asked)).toEqual({ create: [], fill: [] });
    expect(inputCells(after).get('补充资料/车辆/辆数')).toEqual({ sheet: '补充资料', address: 'B3' });
    expect(readInputSheets(after)['补充资料/车辆/辆数']).toBe('2');
  });
});
