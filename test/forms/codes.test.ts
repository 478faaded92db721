import { validate } from '../../src/engine';
import { recognise } from '../../src/forms/recognise';
import type { CellSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';
import { addressOf, parseAddress } from '../../src/workbook/address';
import { CASES, readCase } from '../support/forms';
import { THOROUGH } from '../support/thorough';

/**
 * Codes are evidence, not structure: whatever is mistyped into one code cell of a form, no sum becomes wrong for it, and the cell is named.
 */

const SLIPS: Readonly<Record<string, (code: string) => string>> = {
  'another class': (code) => (code.length >= 3 ? `7${code.slice(1)}` : code),
  'two digits exchanged': (code) => (code.length >= 3 ? code[0]! + code[2]! + code[1]! + code.slice(3) : code),
  emptied: () => '',
  negated: (code) => `-${code}`,
};

interface Code {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

function textOf(cell: CellSnapshot | undefined): string {
  const value = cell?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The cells that print a code, or a part of one, in the lines of subjects: one in seven. */
function codesOf(workbook: WorkbookSnapshot): Code[] {
  const found = new Map<string, Code>();
  for (const form of recognise(workbook).forms) {
    const sheet = workbook.sheets.findIndex(({ name }) => name === form.sheet);
    const { rows } = workbook.sheets[sheet]!;
    const isOrdinal = (column: number): boolean => rows.some((cells) => /^(?:序号|行次)$/.test(textOf(cells?.[column])));
    for (const { key, row, labelCell } of form.panels.flatMap(({ lines }) => lines)) {
      if (key.type !== 'function' && key.type !== 'economic') continue;
      const label = parseAddress(labelCell.address).column;
      const parts = [key.code, key.code.slice(0, 3), key.code.slice(3, 5), key.code.slice(5, 7)];
      for (let column = Math.max(0, label - 3); column < label; column++) {
        const text = textOf(rows[row]?.[column]);
        if (text !== '' && parts.includes(text) && !isOrdinal(column)) found.set(`${sheet} ${row} ${column}`, { sheet, row, column, text });
      }
    }
  }
  return [...found.values()].filter((_, index) => index % 7 === 0);
}

function retyped(workbook: WorkbookSnapshot, { sheet, row, column }: Code, text: string): WorkbookSnapshot {
  const sheets = [...workbook.sheets];
  const rows = [...sheets[sheet]!.rows];
  const cells = [...rows[row]!];
  cells[column] = text === '' ? undefined : { value: text };
  rows[row] = cells;
  sheets[sheet] = { ...sheets[sheet]!, rows };
  return { ...workbook, sheets };
}

interface Outcome {
  readonly named: boolean;
  readonly newErrors: number;
}

function outcomeOf(workbook: WorkbookSnapshot, known: ReadonlySet<string>, code: Code, text: string): Outcome {
  const { findings } = validate(retyped(workbook, code, text));
  const [sheet, address] = [workbook.sheets[code.sheet]!.name, addressOf(code.row, code.column)];
  return {
    named: findings.some(({ rule, cells }) => rule === 'B-CODE-PLACE' && cells[0]!.sheet === sheet && cells[0]!.address === address),
    newErrors: findings.filter(({ level, fingerprint }) => level === 'error' && !known.has(fingerprint)).length,
  };
}

/** A blank is no contradiction in a form that leaves other codes blank as well. */
const MANY_LEAVE_BLANK = 0.8;

/** Linxia prints no codes. */
const CODED = CASES.filter((name) => name !== 'linxia-2024');

/** Half of the slips for one case, half for the next. */
const slipsOf = (name: (typeof CODED)[number]): string[] =>
  Object.keys(SLIPS).filter((_, index) => THOROUGH || (index + CODED.indexOf(name)) % 2 === 0);

describe.each(CODED)('%s', (name) => {
  test('no code contradicts its name and place as it is published', async () => {
    expect(validate(await readCase(name)).findings.filter(({ rule }) => rule === 'B-CODE-PLACE')).toEqual([]);
  });

  test.each(slipsOf(name))('%s', async (slip) => {
    const workbook = await readCase(name);
    const known = new Set(validate(workbook).findings.map(({ fingerprint }) => fingerprint));
    const codes = codesOf(workbook).filter(({ text }) => SLIPS[slip]!(text) !== text);
    const outcomes = codes.map((code) => outcomeOf(workbook, known, code, SLIPS[slip]!(code.text)));
    expect(codes.length).toBeGreaterThan(5);
    const named = slip === 'emptied' ? MANY_LEAVE_BLANK : 0.9;
    expect(outcomes.filter((outcome) => outcome.named).length / codes.length).toBeGreaterThanOrEqual(named);
    expect(outcomes.filter(({ newErrors }) => newErrors === 0).length / codes.length).toBeGreaterThanOrEqual(0.9);
  });
});
