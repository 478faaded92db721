import fc from 'fast-check';
import { openWorkbook } from '../../src/engine';
import { plainText } from '../../src/narrative/narrative';
import type { SheetSnapshot, WorkbookSnapshot } from '../../src/workbook/snapshot';
import { DISTORTIONS } from '../support/distort';
import { workbookOf } from '../support/forms';
import { disclosureOf, exactly, plans, type Plan } from '../support/generate';
import { runs, THOROUGH } from '../support/thorough';
import { CASES, inputsOf, workbookOf as caseOf } from './support';

/** Whatever the numbers are: a text generated from forms that agree, read again against them, gives no error and no warning. */

const ITEMS = ['因公出国（境）费', '公务用车购置费', '公务用车运行费', '公务接待费'] as const;
type Travel = readonly [number, number, number, number];

interface Disclosed {
  readonly plan: Plan;
  /** The three public expenses in hundredths of 万元; null: no such form. */
  readonly travel: Travel | null;
  readonly units: 1 | 2;
}

function workbookIn(year: number, { plan, travel, units }: Disclosed): WorkbookSnapshot {
  const { name, sheets } = disclosureOf(plan);
  const own = travel ? [...sheets, ...workbookOf(travelForm(travel)).sheets] : sheets;
  const split = units === 2 ? own.map((sheet) => (sheet.name === '支出总表' ? unitsForm(plan) : sheet)) : own;
  return { name, sheets: split.map((sheet) => titled(sheet, year)) };
}

function titled(sheet: SheetSnapshot, year: number): SheetSnapshot {
  const [[title, ...more] = [], ...rows] = sheet.rows as SheetSnapshot['rows'][number][];
  return { ...sheet, rows: [[{ value: `${year}年${title?.value as string}` }, ...more], ...rows] };
}

function travelForm(items: Travel): string {
  const total = items.reduce((sum, item) => sum + item, 0);
  return [
    '# 三公',
    '一般公共预算“三公”经费支出表',
    '单位：万元',
    '项目 | 预算数',
    `合计 | ${exactly(total)}`,
    ...ITEMS.map((item, at) => `${item} | ${exactly(items[at]!)}`),
  ].join('\n');
}

/** The spending of a department of two units, each with its subjects. */
function unitsForm({ items }: Plan): SheetSnapshot {
  const line = (code: string, name: string, part: (amount: number) => number, own = items): string => {
    const [basic, project] = [own.reduce((sum, item) => sum + part(item.basic), 0), own.reduce((sum, item) => sum + part(item.project), 0)];
    return `${code} | ${name} | ${exactly(basic + project)} | ${exactly(basic)} | ${exactly(project)}`;
  };
  const half = (amount: number): number => Math.floor(amount / 2);
  const rest = (amount: number): number => amount - half(amount);
  const unit = (code: string, name: string, part: (amount: number) => number): string[] => [
    line(code, name, part),
    ...items.map((item) => line(item.code, '', part, [item])),
  ];
  const rows = [line('', '合计', (amount) => amount), ...unit('301001', '某局本级', half), ...unit('301002', '某局服务中心', rest)];
  return workbookOf(
    ['# 支出总表', '支出总表', '单位：万元', '科目编码 | 单位（科目）名称 | 合计 | 基本支出 | 项目支出', ...rows].join('\n'),
  ).sheets[0]!;
}

const travels = fc.oneof(
  fc.constant(null),
  fc.constant([0, 0, 0, 0] as const),
  fc.tuple(
    ...([0, 1, 2, 3].map(() => fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_999 }))) as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
    ]),
  ),
);

/** Amounts of every size: thousandths of others, or nothing. The first subject keeps what it has. */
const allSizes = fc
  .tuple(plans, fc.array(fc.constantFrom(0, 1, 0.001, 0.000_01), { minLength: 14, maxLength: 14 }))
  .map(([plan, sizes]): Plan => {
    const [first, ...others] = plan.items;
    const sized = others.map(({ code, basic, project }, at) => ({
      code,
      basic: Math.ceil(basic * sizes[at * 2]!),
      project: Math.ceil(project * sizes[at * 2 + 1]!),
    }));
    return { ...plan, items: [first!, ...sized] };
  });

const disclosed = fc.record({
  plan: fc.oneof(
    plans,
    allSizes.map((plan) => sound({ plan, travel: null, units: 1 }).plan),
  ),
  travel: travels,
  units: fc.constantFrom(1 as const, 2 as const),
});

/** Last year: unknown, the same, without some subjects, with others, or altogether different. */
const years = fc
  .tuple(disclosed, fc.constantFrom('unknown', 'same', 'fewer', 'more', 'other'), disclosed)
  .map(([now, kind, other]): { now: Disclosed; before: Disclosed | null } => {
    if (kind === 'unknown') return { now, before: null };
    if (kind === 'same') return { now, before: now };
    const fewer = { ...now, plan: { ...now.plan, items: now.plan.items.slice(1) } };
    if (kind === 'fewer' || kind === 'more') return kind === 'fewer' ? { now, before: sound(fewer) } : { now: sound(fewer), before: now };
    return { now, before: other };
  });

/** Operating funds are part of the basic expenditure. */
function sound(of: Disclosed): Disclosed {
  const basic = of.plan.items.reduce((sum, item) => sum + item.basic, 0);
  return { ...of, plan: { ...of.plan, operating: Math.min(of.plan.operating, Math.floor(basic / 2)) } };
}

function serious(workbook: WorkbookSnapshot, pack: string | undefined, prior?: WorkbookSnapshot, inputs = {}): string[][] {
  const open = openWorkbook(workbook, { ...(prior ? { prior } : {}), ...(pack ? { pack } : {}) });
  return open
    .proofread(plainText(open.narrate(inputs)))
    .findings.filter(({ level }) => level === 'error' || level === 'warning')
    .map(({ rule, message, quote }) => [rule, message, quote]);
}

/** null: in neutral words. */
const PACKS = [null, 'jilin-yanbian-budget', 'xinjiang-bazhou-budget', 'henan-jiaozuo-wenxian-budget', 'gansu-linxia-budget'];

test.each(PACKS)('a disclosure in the words of %s', (pack) => {
  fc.assert(
    fc.property(years, ({ now, before }) => {
      const prior = before ? workbookIn(2023, before) : undefined;
      expect(serious(workbookIn(2024, now), pack ?? undefined, prior)).toEqual([]);
    }),
    { ...runs(10), endOnFailure: true },
  );
});

test('also where a project was written back', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 9_999 }), (plan, amount) => {
      // Less than the other projects are: no part is more than the whole.
      const [first, second, ...items] = plan.items;
      const now = { ...plan, items: [{ ...first!, project: -amount }, { ...second!, project: second!.project + amount }, ...items] };
      expect(serious(workbookIn(2024, { plan: now, travel: null, units: 1 }), undefined)).toEqual([]);
    }),
    { ...runs(10), endOnFailure: true },
  );
});

describe('a case in neutral words, laid out otherwise', () => {
  // Wenxian has a project and a subject of one name, which proofreading takes for each other.
  const cases = CASES.filter((name) => name !== 'wenxian-2024');
  test.each(Object.keys(DISTORTIONS).map((distortion, index) => [distortion, index] as const))('%s', async (distortion, index) => {
    // One case each, in turns.
    for (const name of THOROUGH ? cases : [cases[index % cases.length]!]) {
      const workbook = DISTORTIONS[distortion]!(await caseOf(name));
      const pack = name === 'guyuan-2024' ? 'national-final' : 'national-budget';
      expect([name, serious(workbook, pack, undefined, inputsOf(name))]).toEqual([name, []]);
    }
  });
});
