import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { Disclosure, Unit } from '../../src/forms/disclosure';
import { recognise } from '../../src/forms/recognise';
import { narrate, proofread } from '../../src/engine';
import { FactReader } from '../../src/narrative/facts';
import { plainText, type Narrative, type NumberSpan } from '../../src/narrative/narrative';
import { yuanPer } from '../../src/relations/relation';
import { parseAddress } from '../../src/workbook/address';
import { readNumber } from '../../src/workbook/number';
import { runs } from '../support/thorough';
import type { CellRef, WorkbookSnapshot } from '../../src/workbook/snapshot';
import { CASES, inputsOf, priorOf, publishedOf, withCells, workbookOf, type Case } from './support';

interface Written {
  readonly workbook: WorkbookSnapshot;
  readonly prior: WorkbookSnapshot | undefined;
  readonly narrative: Narrative;
}

async function writeCase(name: Case): Promise<Written> {
  const [workbook, prior] = [await workbookOf(name), await priorOf(name)];
  return { workbook, prior, narrative: narrate(workbook, { ...(prior ? { prior } : {}), inputs: inputsOf(name) }) };
}

/** Numbers with 元, 万元 or %, as the benchmark reads them. */
function numbersOf(text: string): string[] {
  return [...text.matchAll(/(?<![\d.])-?\d[\d,]*(?:\.\d+)?(?=\s*(?:万元|元|%|％))/g)].map(([number]) =>
    new Decimal(number.replaceAll(',', '')).toString(),
  );
}

/** The length of the longest common subsequence. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let previous = new Uint32Array(b.length + 1);
  for (const item of a) {
    const current = new Uint32Array(b.length + 1);
    b.forEach((other, j) => (current[j + 1] = item === other ? previous[j]! + 1 : Math.max(previous[j + 1]!, current[j]!)));
    previous = current;
  }
  return previous[b.length]!;
}

/** What of the published numbers has to come out. Linxia's publication contradicts its own forms in 16 of 136 numbers. */
const REPRODUCED: Readonly<Record<Case, number>> = {
  'bazhou-2024': 0.95,
  'guyuan-2024': 0.95,
  'linxia-2024': 0.88,
  'wenxian-2024': 1,
  'yanbian-2024': 0.98,
};

describe.each(CASES)('%s', (name) => {
  let written: Written;
  beforeAll(async () => {
    written = await writeCase(name);
  });

  test('is written from the forms and the inputs, with nothing missing', () => {
    expect(written.narrative.missing).toEqual([]);
    expect(plainText(written.narrative)).not.toMatch(/待填写|undefined|null|NaN|\[object|[{}]/);
    expect(plainText(written.narrative)).toMatchSnapshot();
  });

  test('has the published numbers, in their order', () => {
    const published = numbersOf(publishedOf(name));
    expect(commonLength(published, numbersOf(plainText(written.narrative))) / published.length).toBeGreaterThanOrEqual(REPRODUCED[name]);
  });

  test('every number that comes from a form is what its cells give', () => {
    const disclosure = recognise(written.workbook);
    const spans = written.narrative.sections
      .flatMap(({ paragraphs }) => paragraphs.flat())
      .filter((span): span is NumberSpan => 'value' in span && span.cells.length > 0);
    expect(spans.length).toBeGreaterThan(30);
    for (const span of spans) expect([span.text, isWhatCellsGive(span, written.workbook, disclosure)]).toEqual([span.text, true]);
  });
});

/** Reads the formula of a span with the values of its cells. */
function isWhatCellsGive(span: NumberSpan, workbook: WorkbookSnapshot, disclosure: Disclosure): boolean {
  const { formula = '', cells, unit } = span;
  const value = new Decimal(span.value);
  if (formula === '个数') return value.isInteger();
  const inUnitOf = (wanted: Unit): Decimal => sumOf(cells, workbook, disclosure).div(yuanPer(wanted));
  if (formula === '' || formula.includes('/'))
    return inUnitOf(unit as Unit)
      .toDecimalPlaces(2)
      .equals(value);
  const numbers = [...formula.matchAll(/-?[0-9]+(?:\.[0-9]+)?/g)].map(([number]) => new Decimal(number));
  const [first, second] = [numbers[0]!, numbers[1]!];
  const isRead = (wanted: Unit): boolean =>
    [first, second, first.plus(second)].some((operand) => inUnitOf(wanted).toDecimalPlaces(2).equals(operand.toDecimalPlaces(2)));
  if (!isRead('元') && !isRead('万元')) return false;
  if (formula.startsWith('(')) return second.isZero() || first.minus(second).div(second).times(100).abs().toDecimalPlaces(2).equals(value);
  if (formula.includes('−')) return first.minus(second).abs().equals(value);
  // A share may differ by what rounding left over, so that the shares of a whole add to 100.
  return second.isZero() || first.div(second).times(100).minus(value).abs().lessThan('0.02');
}

/** Cells in 元; a cell that several forms share is counted as often as it is named. */
function sumOf(cells: readonly CellRef[], workbook: WorkbookSnapshot, disclosure: Disclosure): Decimal {
  return cells.reduce((sum, { sheet, address }) => {
    const at = parseAddress(address);
    const number = readNumber(workbook.sheets.find((own) => own.name === sheet)?.rows[at.row]?.[at.column]);
    const unit = disclosure.forms.find((form) => form.sheet === sheet)!.unit;
    return number ? sum.plus(number.value.times(yuanPer(unit))) : sum;
  }, new Decimal(0));
}

describe('a generated narrative proofread against its own workbook', () => {
  test.each(CASES)('%s: no error and no warning', async (name) => {
    const { workbook, prior, narrative } = await writeCase(name);
    // Guyuan's form gives 工资福利支出 the total of all personnel funds (GY-01); a true text about a wrong form is rightly questioned.
    const sound = name === 'guyuan-2024' ? withSoundWages(workbook) : workbook;
    const text = plainText(sound === workbook ? narrative : narrate(sound, { inputs: inputsOf(name) }));
    const serious = proofread(sound, text, prior ? { prior } : {}).findings.filter(({ level }) => level === 'error' || level === 'warning');
    expect(serious.map(({ rule, message, quote }) => [rule, message, quote])).toEqual([]);
  });

  // Wenxian has a project and a subject of one name (城乡医疗救助), which proofreading takes for each other.
  test.each(CASES.filter((name) => name !== 'wenxian-2024'))('%s in neutral words: no error and no warning', async (name) => {
    const workbook = await workbookOf(name);
    const text = plainText(
      narrate(workbook, { inputs: inputsOf(name), pack: name === 'guyuan-2024' ? 'national-final' : 'national-budget' }),
    );
    const serious = proofread(workbook, text).findings.filter(({ level }) => level === 'error' || level === 'warning');
    expect(serious.map(({ rule, message, quote }) => [rule, message, quote])).toEqual([]);
  });
});

test('so is the narrative of any disclosure whose forms agree', async () => {
  const workbook = await workbookOf('wenxian-2024');
  const amounts = recognise(workbook).forms.flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.flatMap((line) => line.amounts)));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom(undefined, 'national-budget', 'jilin-yanbian-budget'),
      (factor, pack) => {
        const scaled = withCells(
          workbook,
          amounts.flatMap(({ cell, value }) =>
            value ? [{ ...cell, value: value.times(factor).div(100).toDecimalPlaces(2).toNumber() }] : [],
          ),
        );
        const isShared = (quote: string): boolean => quote.includes('城乡医疗救助');
        const { findings } = proofread(scaled, plainText(narrate(scaled, pack ? { pack } : {})));
        expect(findings.filter(({ level, quote }) => (level === 'error' || level === 'warning') && !isShared(quote))).toEqual([]);
      },
    ),
    runs(15),
  );
});

function withSoundWages(workbook: WorkbookSnapshot): WorkbookSnapshot {
  const facts = new FactReader(recognise(workbook));
  const [staff, others] = ['人员经费合计', '303'].map((row) => facts.fact(`一般公共预算基本支出表/${row}`).yuan!);
  const [cell] = facts.fact('一般公共预算基本支出表/301').cells;
  return withCells(workbook, [{ ...cell!, value: staff!.minus(others!).toNumber() }]);
}
