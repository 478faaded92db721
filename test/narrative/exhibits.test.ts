import { narrate } from '../../src/engine';
import type { Exhibit } from '../../src/narrative/narrative';
import { narrativeMarkdown } from '../../src/report/narrative';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, inputsOf, priorOf, sheetOf, workbookOf, type Case } from './support';

type Line = readonly [name: string, ...amounts: string[]];

/** A whole budget in two forms. */
function budget(income: readonly Line[], spending: readonly Line[], year = 2024): WorkbookSnapshot {
  const rows = Array.from({ length: Math.max(income.length, spending.length) }, (_, at) => [
    ...(income[at] ?? ['', '']),
    ...(spending[at] ?? ['', '']),
  ]);
  const heading = [[`${year}年部门收支总表`], ['', '', '', '单位：万元'], ['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数']];
  return { name: 'b', sheets: [sheetOf('收支总表', [...heading, ...rows.map((row) => row.map(number))])] };
}

function number(text: string): string | number {
  return /^-?[0-9.]+$/.test(text) ? Number(text) : text;
}

const SPENDING: readonly Line[] = [
  ['一、教育支出', '60'],
  ['二、卫生健康支出', '40'],
  ['支出总计', '100'],
];

function income(...parts: Line[]): readonly Line[] {
  const total = parts.reduce((sum, [, amount]) => sum + Number(amount), 0);
  return [...parts, ['收入总计', String(total)]];
}

function exhibit(workbook: WorkbookSnapshot, title: string, prior?: WorkbookSnapshot, inputs = {}): Exhibit | undefined {
  return narrate(workbook, { ...(prior ? { prior } : {}), inputs }).exhibits.find((one) => one.title.includes(title));
}

function table({ rows }: Exhibit): string[][] {
  return rows.map(({ name, current, prior, difference, rate }) => [name, ...[current, prior, difference, rate].map(({ text }) => text)]);
}

describe('the table of comparison', () => {
  const now = budget(income(['一、一般公共预算拨款收入', '80'], ['二、政府性基金预算拨款收入', '0'], ['三、事业收入', '20']), SPENDING);

  test('has this year, last year, the difference and the growth; lines that are zero in both years are left out', () => {
    const before = budget(
      income(['一、一般公共预算拨款收入', '100'], ['二、政府性基金预算拨款收入', '0'], ['三、事业收入', '20']),
      SPENDING,
      2023,
    );
    const found = exhibit(now, '收入预算', before)!;
    expect(found.headings).toEqual({ current: '2024年预算', prior: '2023年预算' });
    expect(table(found)).toEqual([
      ['收入总计', '100.00', '120.00', '-20.00', '-16.67'],
      ['一般公共预算', '80.00', '100.00', '-20.00', '-20.00'],
      ['事业收入', '20.00', '20.00', '0.00', '0.00'],
    ]);
    expect(found.note).toBe('');
  });

  test('has a line that only last year had, and growth from nothing in words', () => {
    const before = budget(
      income(['一、一般公共预算拨款收入', '80'], ['二、政府性基金预算拨款收入', '10'], ['三、事业收入', '0']),
      SPENDING,
      2023,
    );
    expect(table(exhibit(now, '收入预算', before)!).slice(2)).toEqual([
      ['政府性基金预算', '0.00', '10.00', '-10.00', '-100.00'],
      ['事业收入', '20.00', '0.00', '20.00', '上年无此项'],
    ]);
  });

  test('says that last year is missing where nobody gives it', () => {
    const inputs = { 上年数: { '收支总表/收入总计': 90 } };
    const found = exhibit(now, '收入预算', undefined, inputs)!;
    expect(table(found)).toEqual([
      ['收入总计', '100.00', '90.00', '10.00', '11.11'],
      ['一般公共预算', '80.00', '—', '—', '—'],
      ['事业收入', '20.00', '—', '—', '—'],
    ]);
    expect(found.note).toContain('上年数未提供，不是零');
    const none = exhibit(now, '收入预算')!;
    expect([none.compares, none.note]).toEqual([false, '注：上年数未提供，未列对比。']);
    expect([found.title, none.title].map((title) => title.includes('与上年对比'))).toEqual([true, false]);
  });

  test('asks the officer for nothing', () => {
    const keys = narrate(now).asked.map(({ input }) => input);
    expect(keys).not.toContain('上年数/收支总表/一般公共预算');
  });

  // Linxia's workbook has no form of the three public expenses: the officer gives them.
  test.each(CASES.filter((name) => name !== 'linxia-2024'))('%s: every number that is read knows its cells', async (name) => {
    const prior = await priorOf(name);
    const { exhibits } = narrate(await workbookOf(name), { ...(prior ? { prior } : {}), inputs: inputsOf(name) });
    expect(exhibits.length).toBeGreaterThan(2);
    for (const { current } of exhibits.flatMap(({ rows }) => rows)) expect('cells' in current && current.cells.length > 0).toBe(true);
  });
});

describe('the chart', () => {
  const parts = (...rows: Line[]) => exhibit(budget(income(...rows), SPENDING), '收入预算')!.chart;

  test('of a composition has the parts that are not zero, with shares that add to 100', () => {
    const chart = parts(
      ['一、一般公共预算拨款收入', '1'],
      ['二、政府性基金预算拨款收入', '0'],
      ['三、事业收入', '1'],
      ['四、其他收入', '1'],
    )!;
    expect([chart.items, chart.shares]).toEqual([
      ['一般公共预算', '事业收入', '其他收入'],
      ['33.34', '33.33', '33.33'],
    ]);
  });

  test('is not drawn of fewer than two parts, of a negative part, or where the parts are not the whole', () => {
    expect(parts(['一、一般公共预算拨款收入', '1'], ['二、政府性基金预算拨款收入', '0'])).toBeNull();
    expect(parts(['一、一般公共预算拨款收入', '5'], ['二、事业收入', '3'], ['三、其他收入', '-1'])).toBeNull();
    const wrong = budget(
      [
        ['一、一般公共预算拨款收入', '5'],
        ['二、事业收入', '3'],
        ['收入总计', '9'],
      ],
      SPENDING,
    );
    expect(exhibit(wrong, '收入预算')!.chart).toBeNull();
  });

  const YEARS: readonly (readonly [Case, readonly string[] | null])[] = [
    ['wenxian-2024', ['公务用车运行维护费', '公务接待费']],
    ['bazhou-2024', null], // one item alone
    ['guyuan-2024', null], // nothing at all
  ];
  test.each(YEARS)('%s: of the three public expenses by year', async (name, items) => {
    const prior = await priorOf(name);
    const { exhibits } = narrate(await workbookOf(name), { ...(prior ? { prior } : {}), inputs: inputsOf(name) });
    const chart = exhibits.find(({ title }) => title.includes('“三公”'))?.chart ?? null;
    expect(chart && chart.items).toEqual(items);
    if (chart) expect(chart.series.map(({ name: year }) => year)).toEqual(['2023年预算', '2024年预算']);
  });

  test('by year is not drawn where last year is not known', async () => {
    const found = narrate(await workbookOf('wenxian-2024')).exhibits.find(({ title }) => title.includes('“三公”'));
    expect(found!.chart).toBeNull();
  });
});

test('Markdown has the tables behind the text', async () => {
  const text = narrativeMarkdown(narrate(await workbookOf('wenxian-2024'), { inputs: inputsOf('wenxian-2024') }));
  expect(text).toContain('| “三公”经费合计 | 6.00 | 12.00 | -6.00 | -50.00 |');
});

test('the three expenses are called as their form calls them, without what says that one is a sum', async () => {
  const { exhibits, sections } = narrate(await workbookOf('bazhou-2024'), {
    prior: (await priorOf('bazhou-2024'))!,
    pack: 'national-budget',
  });
  const names = exhibits.find(({ title }) => title.includes('三公'))!.rows.map(({ name }) => name);
  expect(names).toContain('公务用车运行费');
  expect(JSON.stringify(sections)).not.toContain('（小计）');
});
