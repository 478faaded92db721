import { validate } from '../../src/engine';
import { recognise } from '../../src/forms/recognise';
import type { FormKind } from '../../src/forms/disclosure';
import type { Finding } from '../../src/findings/finding';
import type { ReviewedForm } from '../../src/findings/review';
import { REQUIRED } from '../../src/rules/support/required';
import { addressOf, parseAddress } from '../../src/workbook/address';
import { DISTORTIONS } from '../support/distort';
import { LOCALITIES, readLocality, replaceCell, SLIPS, type Place } from '../support/localities';
import { THOROUGH } from '../support/thorough';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';

/** Localities that no pack knows: their forms are recognised, agree with themselves, and a slip in any cell is found. */

const PUBLISHED: readonly FormKind[] = [...REQUIRED, '国有资本经营表'];

/** What sheets hold besides the nine forms everybody publishes. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  'beishan-budget': ['项目支出表'],
  'lingqian-budget': ['一般公共预算项目支出表'],
  'luquan-budget': ['政府采购表'],
  'shuyuan-budget': ['一般公共预算项目支出表', '政府性基金预算“三公”经费支出预算表', '财政拨款支出预算表（部门经济分类科目）'],
  'wuze-budget': ['一般公共预算基本支出表', '政府采购表', '机关运行经费表', '财政拨款支出表（功能科目）'],
  'xiangxi-budget': ['项目支出表', '支出预算分类汇总表（按政府预算经济分类）'],
  'yuexi-budget': ['项目支出表'],
};

/** Numbers that are checked no longer: 国内接待费 and 国（境）外接待费 are told to be below 公务接待费 by their numbers alone. */
const UNCHECKED: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
  'labels without numbers': { 'dianchi-final': { '“三公”经费表': 2 } },
};

const PLAINER = [
  'merges dropped',
  'headings in one row',
  'labels without numbers',
  'a column for remarks',
  'title and headings on every page',
  'codes behind the names in one cell',
];

const serious = (findings: readonly Finding[]): Finding[] => findings.filter(({ level }) => level === 'error' || level === 'warning');

describe.each(LOCALITIES)('%s', (name) => {
  const workbook = readLocality(name);
  const review = validate(workbook);

  test('every form is recognised as what it is, once', () => {
    expect(review.forms.map(({ form }) => form).sort()).toEqual([...PUBLISHED, ...(FURTHER[name] ?? [])].sort());
    expect(review.forms.map(({ sheet }) => sheet).filter((sheet) => review.unrecognized.includes(sheet))).toEqual([]);
  });

  test('nothing is wrong with it', () => {
    expect(serious(review.findings).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });

  // Each of three neighbours tries two of the six.
  const plainer = PLAINER.filter((_, index) => THOROUGH || Math.floor(index / 2) === LOCALITIES.indexOf(name) % 3);
  test.each(plainer)('it reads the same with %s', (distortion) => {
    const plain = validate(DISTORTIONS[distortion]!(workbook));
    const numbers = ({ form, coverage: { numeric, checked } }: ReviewedForm) => [form, numeric, checked];
    const unchecked = UNCHECKED[distortion]?.[name] ?? {};
    expect(plain.forms.map(numbers)).toEqual(
      review.forms.map(numbers).map(([form, numeric, checked]) => [form, numeric, Number(checked) - (unchecked[form!] ?? 0)]),
    );
    expect(serious(plain.findings).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });

  test('nearly every number takes part in a relation', () => {
    expect(review.coverage.checked / review.coverage.numeric).toBeGreaterThanOrEqual(0.97);
  });

  test('a slip in a cell is found, and mostly the cell is named first', () => {
    const results = slipsIn(workbook).map(({ at, value }) => namedAfter(workbook, at, value));
    const share = (test: (result: Named) => boolean): number => results.filter(test).length / results.length;
    expect(share((result) => result !== 'missed')).toBeGreaterThanOrEqual(0.97);
    expect(share((result) => result === 'first')).toBeGreaterThanOrEqual(0.85);
  });
});

type Named = 'first' | 'among others' | 'missed';

/** Whether the cell that was changed is named by an error or a warning. */
function namedAfter(workbook: WorkbookSnapshot, at: Place, value: number | null): Named {
  const sheet = workbook.sheets[at.sheet]!.name;
  const address = addressOf(at.row, at.column);
  const isIt = (cell: Finding['cells'][number] | undefined): boolean => cell?.sheet === sheet && cell.address === address;
  const found = serious(validate(replaceCell(workbook, at, value)).findings).filter(({ cells }) => cells.some(isIt));
  return found.some(({ cells }) => isIt(cells[0])) ? 'first' : found.length > 0 ? 'among others' : 'missed';
}

/** One slip in every fifth amount of a workbook, each kind in its turn. */
function slipsIn(workbook: WorkbookSnapshot): { at: Place; value: number | null }[] {
  const sheets = new Map(workbook.sheets.map((sheet, index) => [sheet.name, index]));
  const amounts = recognise(workbook).forms.flatMap(({ panels, ulp }) =>
    panels.flatMap(({ lines }) => lines.flatMap((line) => line.amounts.map((amount) => ({ amount, decimals: ulp.decimalPlaces() })))),
  );
  return amounts
    .filter(({ amount }) => amount.value !== null && !amount.value.isZero())
    .filter((_, index) => index % 5 === 0)
    .flatMap(({ amount, decimals }, index) => {
      const at = { sheet: sheets.get(amount.cell.sheet)!, ...parseAddress(amount.cell.address) };
      const values = Object.values(SLIPS).map((slip) => slip(amount.value!.toNumber(), decimals));
      const possible = values.filter((value) => value !== undefined);
      return possible.length === 0 ? [] : [{ at, value: possible[index % possible.length] ?? null }];
    });
}
