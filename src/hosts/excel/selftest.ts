import { addressOf } from '../../workbook/address';
import type { SheetSnapshot, WorkbookSnapshot } from '../../workbook/snapshot';
import type { Flag, WorkbookPort } from '../port';

/** What one step of the self-test found. */
export interface SelfTestStep {
  readonly step: string;
  readonly ok: boolean;
  /** Milliseconds. */
  readonly time: number;
  readonly detail: string;
}

const TEXTS = ['=1+1', '+86', '-5', '@SUM(A1)', "'", '2024-1-1', '007', '1e5'];
const SHEET = '勾稽自检';

/**
 * For a person with a real Excel: the tests run on Microsoft's client library against a stand-in host, and what the stand-in does
 * is our assumption. This reads the open workbook, flags some cells, finds and clears the flags, writes a sheet with texts that a
 * spreadsheet might take for formulas, keeps a value, and compares. It leaves one sheet, 勾稽自检, to be deleted by hand.
 */
export async function selfTest(port: WorkbookPort): Promise<SelfTestStep[]> {
  const steps: SelfTestStep[] = [];
  const step = async (name: string, run: () => Promise<string>) => {
    const start = Date.now();
    const [ok, detail] = await run().then(
      (text) => [true, text] as const,
      (error: unknown) => [false, error instanceof Error ? error.message : String(error)] as const,
    );
    steps.push({ step: name, ok, time: Date.now() - start, detail });
  };

  let before: WorkbookSnapshot | null = null;
  await step('读取', async () => {
    before = await port.read();
    return `${before.sheets.length} 张工作表，${before.sheets.reduce((sum, sheet) => sum + filled(sheet).length, 0)} 个单元格`;
  });
  if (!before) return steps;
  const flags = sampleFlags(before);
  await step('标记', async () => {
    const { flagged, skipped } = await port.flag(flags);
    expect(flagged + skipped.length > 0 || flags.length === 0, '没有标记任何单元格');
    return `${flagged} 个单元格；${skipped.join('；') || '无跳过'}`;
  });
  await step('标记不改变内容', () => unchanged(port, before!));
  await step('选中', async () => {
    await port.select(flags.slice(0, 1));
    return flags[0] ? `${flags[0].sheet}!${flags[0].address}` : '工作簿为空';
  });
  await step('清除标记', async () => `${await port.clearFlags()} 个单元格`);
  await step('清除后没有残留', async () => {
    expect((await port.clearFlags()) === 0, '仍有标记');
    return unchanged(port, before!);
  });
  await step('写入工作表', () => writeTexts(port));
  await step('保存与读取状态', () => keepState(port));
  return steps;
}

function expect(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

const filled = (sheet: SheetSnapshot) =>
  sheet.rows.flatMap((row, i) => (row ?? []).flatMap((cell, j) => (cell ? [{ sheet: sheet.name, address: addressOf(i, j) }] : [])));

function sampleFlags(workbook: WorkbookSnapshot): Flag[] {
  const levels = ['error', 'warning', 'hint', 'rounding'] as const;
  return workbook.sheets
    .filter(({ visibility }) => visibility === 'visible')
    .flatMap((sheet) =>
      filled(sheet)
        .filter((_cell, i) => i % 7 === 0)
        .slice(0, 12)
        .map((cell, i) => ({ ...cell, level: levels[i % 4]!, text: '自检 self-test' })),
    );
}

async function unchanged(port: WorkbookPort, before: WorkbookSnapshot): Promise<string> {
  const after = await port.read();
  const changed = before.sheets.filter((sheet, i) => JSON.stringify(sheet) !== JSON.stringify(after.sheets[i]));
  expect(changed.length === 0, `内容有变化：${changed.map(({ name }) => name).join('、')}`);
  return '与标记前一致';
}

/** The sheet itself is left out of readings; whether its texts stayed texts is for the person to look at. */
async function writeTexts(port: WorkbookPort): Promise<string> {
  const rows = TEXTS.map((text) => [{ value: text }, { value: `← 应原样显示 ${text.length} 个字符，不得变成公式、数字或日期` }]);
  const name = await port.writeSheet({ name: SHEET, rows: [[{ value: '勾稽自检', style: 'title' as const }], ...rows], widths: [16, 60] });
  return `请查看工作表“${name}”的 A 列是否原样为文字`;
}

async function keepState(port: WorkbookPort): Promise<string> {
  const value = `自检 <&> %\n${'长'.repeat(200_000)}`;
  await port.saveState('selftest', value);
  const kept = await port.loadState('selftest');
  await port.saveState('selftest', null);
  expect(kept === value, '读回的内容与保存的不同');
  expect((await port.loadState('selftest')) === null, '未能删除');
  return `${value.length} 个字符`;
}
