import { matchAlike, matchEqual } from '../../src/narrative/align';
import { plainText } from '../../src/narrative/narrative';
import { differences, mergeWords, refreshedText, refreshLines, type LineFate } from '../../src/narrative/refresh';
import { staleLines, storeNarrative } from '../../src/narrative/stored';
import { narrate } from '../../src/engine';
import { CASES, inputsOf, withCells, workbookOf } from './support';

test('equal items become partners, in order', () => {
  expect(matchEqual(['a', 'b', 'c'], ['b', 'x', 'c'])).toEqual([-1, 0, 2]);
  expect(matchEqual([], ['a'])).toEqual([]);
});

test('lines that are versions of each other become partners; others do not', () => {
  const from = ['一、总体情况', '收入预算768.69万元，比上年减少1.00万元。', '车辆2辆。', '二、支出'];
  const to = ['一、总体情况', '自己加的一段完全不同的话。', '收入预算800.00万元，比上年增加30.31万元。', '二、支出'];
  expect(matchAlike(from, to)).toEqual([0, 2, -1, 3]);
});

type Row = readonly [name: string, then: string[], edited: string[], now: string[], fates: LineFate[], text: string];

const A = '基本支出10.00万元，增长5.00%，主要原因是人员增加。';
const A_NOW = '基本支出12.00万元，增长26.00%，主要原因是人员增加。';
const A_EDITED = '基本支出10.00万元，增长5.00%，主要原因是新增编制三名。';
const B = '项目支出20.00万元，与上年持平。';

const ROWS: readonly Row[] = [
  ['nothing happened', [A, B], [A, B], [A, B], ['same', 'same'], `${A}\n${B}`],
  ['numbers changed', [A, B], [A, B], [A_NOW, B], ['updated', 'same'], `${A_NOW}\n${B}`],
  ['the officer edited', [A, B], [A_EDITED, B], [A, B], ['kept', 'same'], `${A_EDITED}\n${B}`],
  [
    'both, at different places',
    [A, B],
    [A_EDITED, B],
    [A_NOW, B],
    ['merged', 'same'],
    `基本支出12.00万元，增长26.00%，主要原因是新增编制三名。\n${B}`,
  ],
  [
    'both, at the same place',
    [A, B],
    [A.replace('10.00', '11.00'), B],
    [A_NOW, B],
    ['conflict', 'same'],
    `${A.replace('10.00', '11.00')}\n${B}`,
  ],
  ['the officer already wrote what is generated', [A, B], [A_NOW, B], [A_NOW, B], ['kept', 'same'], `${A_NOW}\n${B}`],
  ['the officer added a paragraph', [A, B], [A, '另有说明。', B], [A_NOW, B], ['updated', 'own', 'same'], `${A_NOW}\n另有说明。\n${B}`],
  ['the officer deleted one', [A, B], [B], [A_NOW, B], ['deleted', 'same'], B],
  [
    'the forms ask for another',
    [A, B],
    [A, B],
    [A, '政府性基金支出3.00万元。', B],
    ['same', 'added', 'same'],
    `${A}\n政府性基金支出3.00万元。\n${B}`,
  ],
  ['the forms no longer ask for one', [A, B], [A, B], [B], ['removed', 'same'], B],
  ['they do not, but the officer edited it', [A, B], [A_EDITED, B], [B], ['conflict', 'same'], `${A_EDITED}\n${B}`],
  ['the officer wrote what the forms now ask for', [A], [A, B], [A, B], ['same', 'own'], `${A}\n${B}`],
  ['there was nothing', [], [], [A], ['added'], A],
];

test.each(ROWS)('%s', (_name, then, edited, now, fates, text) => {
  const lines = refreshLines(then, edited, now);
  expect(lines.map(({ fate }) => fate)).toEqual(fates);
  expect(refreshedText(lines)).toBe(`${text}\n`);
});

test('merging gives up where both change the same words', () => {
  expect(mergeWords('甲1万元。', '甲2万元。', '甲3万元。')).toBeNull();
  expect(mergeWords('', '', '')).toBe('');
});

test('the difference of two versions, for display', () => {
  const parts = differences('基本支出10.00万元，持平。', '基本支出12.00万元，增长。');
  expect(parts.map(({ kind, text }) => `${kind[0]}:${text}`)).toEqual([
    's:基本支出',
    'r:10.00',
    'a:12.00',
    's:万元，',
    'r:持平',
    'a:增长',
    's:。',
  ]);
  for (const [before, after] of [
    [A, A_NOW],
    [A, A_EDITED],
    ['', A],
    [A, ''],
  ] as const) {
    const both = differences(before, after);
    expect(
      both
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(before);
    expect(
      both
        .filter(({ kind }) => kind !== 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toBe(after);
  }
});

describe.each(CASES)('a written narrative of %s', (name) => {
  const origin = { target: { kind: 'sheet', name: '情况说明' }, prior: null } as const;

  test('is not stale while nothing changes, survives being kept as JSON, and refreshes to itself', async () => {
    const workbook = await workbookOf(name);
    const narrative = narrate(workbook, { inputs: inputsOf(name) });
    const stored = JSON.parse(JSON.stringify(storeNarrative(narrative, workbook, origin))) as ReturnType<typeof storeNarrative>;
    expect(staleLines(stored, workbook)).toEqual([]);
    const lines = stored.lines.map(({ text }) => text);
    expect(`${lines.join('\n')}\n`).toBe(plainText(narrative));
    expect(refreshLines(lines, lines, lines).every(({ fate }) => fate === 'same')).toBe(true);
  });

  test('tells which lines a changed cell makes stale, and keeps the words of the officer', async () => {
    const workbook = await workbookOf(name);
    const inputs = inputsOf(name);
    const stored = storeNarrative(narrate(workbook, { inputs }), workbook, origin);
    const cell = stored.lines.flatMap(({ cells }) => cells).find(({ value }) => value !== null && Number(value) > 10)!;
    const changed = withCells(workbook, [{ ...cell, value: Number(cell.value) + 1 }]);
    const stale = staleLines(stored, changed);
    expect(stale.map(({ line }) => line)).toEqual(
      stored.lines.flatMap(({ cells }, line) =>
        cells.some((own) => own.sheet === cell.sheet && own.address === cell.address) ? [line] : [],
      ),
    );
    expect(stale[0]!.changed).toContainEqual({
      sheet: cell.sheet,
      address: cell.address,
      before: cell.value,
      after: String(Number(cell.value) + 1),
    });

    const then = stored.lines.map(({ text }) => text);
    const edited = then.map((line, index) => (index === then.length - 1 ? `${line}（已核）` : line));
    const now = storeNarrative(narrate(changed, { inputs }), changed, origin).lines.map(({ text }) => text);
    const lines = refreshLines(then, edited, now);
    expect(lines.at(-1)!.text).toMatch(/（已核）$/);
    expect(lines.slice(0, -1).map(({ text }) => text)).toEqual(now.slice(0, -1));
    expect(lines.filter(({ fate }) => fate === 'updated').length).toBeGreaterThan(0);
  });

  test('how a number is stored is no change', async () => {
    const workbook = await workbookOf(name);
    const stored = storeNarrative(narrate(workbook), workbook, origin);
    const numbers = stored.lines.flatMap(({ cells }) =>
      cells.flatMap(({ sheet, address, value }) => (value === null ? [] : [{ sheet, address, value: `${value} ` }])),
    );
    expect(staleLines(stored, withCells(workbook, numbers))).toEqual([]);
  });

  test('a sheet that is gone makes its lines stale', async () => {
    const workbook = await workbookOf(name);
    const stored = storeNarrative(narrate(workbook), workbook, origin);
    expect(staleLines(stored, { ...workbook, sheets: [] }).length).toBeGreaterThan(5);
  });
});
