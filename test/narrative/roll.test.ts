import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blankSet, snapshotOf } from '../../src/author/blank';
import { readWorkbookFile } from '../../src/hosts/file/node';
import { rollForward, type Rolled } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';

const CASES = join(__dirname, '../cases');

interface Case {
  readonly workbook: WorkbookSnapshot;
  readonly text: string;
}

async function open(name: string): Promise<Case> {
  const folder = join(CASES, name);
  return { workbook: await readWorkbookFile(join(folder, 'workbook.xlsx')), text: await readFile(join(folder, 'narrative.txt'), 'utf8') };
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(/[0-9][0-9,]*(?:\.[0-9]+)?(?=\s*(?:万元|元|%))/g)].map(([number]) => String(Number(number.replaceAll(',', ''))));
}

describe('a text rolled to its own workbook', () => {
  it.each(['bazhou-2024', 'wenxian-2024'])('%s comes back as it was', async (name) => {
    const { workbook, text } = await open(name);
    const rolled = rollForward(workbook, workbook, text, { priorAsGiven: true });
    expect(numbersIn(rolled.text)).toEqual(numbersIn(text));
    expect(rolled.missing).toEqual([]);
  });

  it.each(['guyuan-2024', 'linxia-2024', 'yanbian-2024'])('%s changes only where its text or its forms are wrong', async (name) => {
    const { workbook, text } = await open(name);
    const rolled = rollForward(workbook, workbook, text, { priorAsGiven: true });
    expect(rolled.edits.length).toBeGreaterThan(0);
    expect(rolled.edits.length).toBeLessThanOrEqual(8);
    expect(rolled.notes.some(({ kind }) => kind === 'mistake' || kind === 'table')).toBe(true);
  });
});

describe('back a year and forward again', () => {
  let text = '';
  let back: Rolled;
  let forward: Rolled;

  beforeAll(async () => {
    const { workbook, text: published } = await open('bazhou-2024');
    text = published;
    const prior = await readWorkbookFile(join(CASES, 'bazhou-2024/prior.xlsx'));
    // This year's workbook stands for the year before last: every difference turns round.
    back = rollForward(prior, workbook, text, { priorAsGiven: true });
    forward = rollForward(workbook, prior, back.text, { priorAsGiven: true });
  });

  it('moves the years on and back', () => {
    expect(back.text).toContain('2023 年部门预算情况说明');
    expect(forward.text).toContain('2024 年部门预算情况说明');
  });

  it('turns directions with the text’s own words', () => {
    expect(text).toContain('基本支出 479.47 万元，占 62.37%，比上年预算增加 115.96 万元，增长 31.90%');
    expect(back.text).toContain('基本支出 363.51 万元，占 25.48%，比上年预算减少 115.96 万元，下降 24.19%');
    expect(forward.text).toContain('基本支出 479.47 万元，占 62.37%，比上年预算增加 115.96 万元，增长 31.90%');
  });

  it('asks for what no form states, with last year’s value beside it', () => {
    expect(back.text).toContain('政府采购货物预算 【待填写：政府采购货物预算，上年 11.96万元】');
    expect(back.missing.length).toBeGreaterThan(10);
  });

  it('notes where the direction behind a reason turned', () => {
    expect(back.notes.some(({ kind, message }) => kind === 'look' && message.includes('由增变减'))).toBe(true);
  });
});

test('forms that nobody has filled yet give no number: every one is asked for', async () => {
  const { workbook, text } = await open('bazhou-2024');
  const blank = snapshotOf(blankSet('budget', 2025, { unit: '万元', organization: '巴音郭楞蒙古自治州医疗保障局' }).sheets);
  const rolled = rollForward(blank, workbook, text);
  expect(rolled.text).toContain('基本支出 【待填写：基本支出，上年 479.47万元】');
  const written = numbersIn(rolled.text.replace(/【[^】]*】/g, ''));
  expect(written.length).toBeLessThan(numbersIn(text).length / 5);
  // What stands there without being asked for stood there last year.
  expect(written.filter((number) => !numbersIn(text).includes(number))).toEqual([]);
});

describe('last year’s workbook', () => {
  it('is refused where it is of the same year', async () => {
    const { workbook, text } = await open('bazhou-2024');
    expect(() => rollForward(workbook, workbook, text)).toThrow('2024 年的');
  });

  it('is refused where it is of another kind', async () => {
    const [budget, final] = await Promise.all([open('bazhou-2024'), open('guyuan-2024')]);
    expect(() => rollForward(final.workbook, budget.workbook, budget.text)).toThrow('预算');
  });
});
