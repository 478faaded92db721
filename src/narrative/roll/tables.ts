import { Decimal } from 'decimal.js';
import { yuanPer, type Disclosure } from '../../forms/disclosure';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { PrintedAmount } from '../../text/number';
import { grouped } from '../../workbook/number';
import type { Roller } from './roller';

/** A row of a table within the text: words, then numbers without a unit of their own. */
interface Row {
  readonly block: Block;
  readonly label: string;
  readonly numbers: readonly PrintedAmount[];
  readonly unit: '元' | '万元';
}

const HEAD = /(?:金额|预算数|决算数|预算|决算|合计|数量|单位|项目|科目)/;
/** 2025年预算数: the year of a column is no number of it. */
const YEARS = /20[0-9]{2} ?年?度?/g;
const MOST_LABEL = 40;
const FEWEST_LABEL = 2;

/** 流动资产 38.00 24.83%: rows of tables are amounts of the text or of the forms that bear their name; what neither tells is asked for. */
export function rollTables(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const row of rowsOf(roller)) {
    rollLine(roller, row);
    for (const number of row.numbers) rollCell(roller, row, number);
    // Shares of what is asked for are asked for too.
    for (const { number, kind } of roller.text.text.tokens[row.block.index]!)
      if (number && kind === 'rate') roller.askAt(row.block, number, `${row.label}占比`);
  }
}

function rowsOf({ text }: Roller): Row[] {
  const rows: Row[] = [];
  let unit: Row['unit'] | null = null;
  for (const block of text.text.blocks) {
    const row = rowOf(text.text.tokens[block.index]!, block);
    if (!row) {
      const isHead = HEAD.test(block.text) && !/[0-9。;]/.test(block.text.replace(YEARS, ''));
      unit = isHead ? (/万元/.test(block.text) ? '万元' : /元/.test(block.text) ? '元' : unit) : null;
    } else if (unit !== null) rows.push({ ...row, unit });
  }
  return rows;
}

function rowOf(tokens: Roller['text']['text']['tokens'][number], block: Block): Omit<Row, 'unit'> | null {
  const numbers = tokens.flatMap(({ kind, number }) => (kind === 'number' && number?.kind === 'bare' ? [number] : []));
  const first = tokens.find(({ number }) => number !== null)?.number;
  if (!first || numbers.length === 0 || /[。;,:]/.test(block.text.replace(/[0-9],[0-9]/g, ''))) return null;
  const label = block.text
    .slice(0, first.start)
    .replace(/^[0-9（）()、.一二三四五六七八九十 \t]+/, '')
    .trim();
  if (label.length < FEWEST_LABEL || label.length > MOST_LABEL || /[一-龥]/.test(block.text.slice(first.start))) return null;
  return { block, label, numbers };
}

/** A row that is a line of a form, number by number in the order of its columns: nothing is blank there. */
function rollLine(roller: Roller, { block, label, numbers, unit }: Row): void {
  if (numbers.length < 2) return;
  const scale = yuanPer(unit);
  const next = linesCalled(roller.values.next, label);
  for (const { key, cells } of linesCalled(roller.text.disclosure, label)) {
    let at = -1;
    const columns = numbers.map((number) => (at = cells.findIndex(({ amount }, own) => own > at && amount.eq(number.value.times(scale)))));
    const now = next.find((own) => own.key === key);
    if (!now || columns.includes(-1) || numbers.every(({ value }) => value.isZero())) continue;
    const values = columns.map((column) => now.cells.find(({ path }) => path === cells[column]!.path)?.amount);
    if (values.includes(undefined)) continue;
    for (const [index, number] of numbers.entries()) writeCell(roller, block, number, values[index]!.div(scale));
    return;
  }
}

function rollCell(roller: Roller, row: Row, number: PrintedAmount): void {
  const { block, label, unit } = row;
  const scale = yuanPer(unit);
  const yuan = number.value.times(scale);
  if (roller.isDone(number)) return;
  const now = inText(roller, label, yuan) ?? inForms(roller, label, yuan);
  if (now === null) return roller.askAt(block, number, label);
  writeCell(roller, block, number, now.div(scale));
}

function writeCell(roller: Roller, block: Block, number: PrintedAmount, value: Decimal): void {
  if (roller.isDone(number)) return;
  roller.keep(number);
  if (value.eq(number.value)) return;
  const raw = roller.edits.raw(block, number.start, number.end);
  const plain = value.toDecimalPlaces(Math.max(number.decimals, 2), Decimal.ROUND_HALF_UP);
  const printed = number.decimals > 0 ? plain.toFixed(Math.max(number.decimals, plain.decimalPlaces())) : plain.toFixed();
  roller.edits.put(block, number.start, number.end, /[,，]/.test(raw) ? grouped(printed) : printed);
}

/** The amount of the text that is called so. */
function inText(roller: Roller, label: string, yuan: Decimal): Decimal | null {
  const found = roller.text.where
    .called(label)
    .find(({ claim, agreeing }) => !isSubjectOnly(claim) && agreeing.length > 0 && claim.number.value.eq(yuan));
  const now = found && roller.now(found.claim);
  return now && now.type !== 'unknown' ? now.yuan : null;
}

/** What the forms say in the line and column where they said last year's number; null where that is nowhere, or several that differ now. */
function inForms(roller: Roller, label: string, yuan: Decimal): Decimal | null {
  const last = cellsCalled(roller.text.disclosure, label).filter(({ amount }) => amount.eq(yuan));
  const next = new Map(cellsCalled(roller.values.next, label).map(({ key, amount }) => [key, amount]));
  const values = last.flatMap(({ key }) => next.get(key) ?? []);
  const [first] = values;
  return first !== undefined && !yuan.isZero() && values.every((value) => value.eq(first)) ? first : null;
}

interface TableLine {
  readonly key: string;
  readonly cells: readonly { readonly path: string; readonly amount: Decimal }[];
}

function linesCalled({ forms }: Disclosure, label: string): TableLine[] {
  const bare = (words: string): string => words.normalize('NFKC').replace(/[\s()"“”]|^[一二三四五六七八九十0-9]+[、.]/g, '');
  return forms.flatMap((form) =>
    form.panels.flatMap((panel) =>
      panel.lines.flatMap((line): TableLine[] => {
        if (bare(line.name) !== bare(label) && bare(line.label) !== bare(label)) return [];
        const cells = line.amounts.map(({ value }, at) => ({
          path: (panel.columns[at]?.path ?? []).join('>').replace(/20[0-9]{2}/g, ''),
          amount: (value ?? ZERO).times(yuanPer(form.unit)),
        }));
        return [{ key: [form.kind, panel.side, JSON.stringify(line.key)].join(' '), cells }];
      }),
    ),
  );
}

function cellsCalled(disclosure: Disclosure, label: string): { readonly key: string; readonly amount: Decimal }[] {
  return linesCalled(disclosure, label).flatMap(({ key, cells }) => cells.map(({ path, amount }) => ({ key: `${key} ${path}`, amount })));
}

const ZERO = new Decimal(0);
