import { rollForward } from '../../src/narrative/roll/roll';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';
import { proofread } from '../../src/engine';
import { workbookOf } from '../support/forms';

/** What follows the forms besides numbers: subjects that are new or gone, reasons, rows of names, what is said of nothing. */

type Rows = readonly (readonly [code: string, name: string, amount: number])[];

function bookOf(year: number, items: Rows): WorkbookSnapshot {
  const sum = (own: Rows): number => own.reduce((total, [, , amount]) => total + amount, 0);
  const classes = [...new Set(items.map(([code]) => code.slice(0, 3)))];
  const lines = classes.flatMap((code) => {
    const own = items.filter(([item]) => item.startsWith(code));
    const groups = [...new Set(own.map(([item]) => item.slice(0, 5)))];
    return [
      `${code}|${NAMES.get(code)}|${sum(own)}`,
      ...groups.flatMap((group) => {
        const inside = own.filter(([item]) => item.startsWith(group));
        return [`${group}|${NAMES.get(group)}|${sum(inside)}`, ...inside.map(([item, name, amount]) => `${item}|${name}|${amount}`)];
      }),
    ];
  });
  return workbookOf(`
    # 一般公共预算支出
    ${year}年一般公共预算支出表
    ||单位：万元
    科目编码|科目名称|合计
    |合计|${sum(items)}
    ${lines.join('\n    ')}`);
}

const NAMES = new Map([
  ['201', '一般公共服务支出'],
  ['20103', '政府办公厅（室）及相关机构事务'],
  ['205', '教育支出'],
  ['20508', '进修及培训'],
  ['208', '社会保障和就业支出'],
  ['20805', '行政事业单位养老支出'],
  ['210', '卫生健康支出'],
  ['21011', '行政事业单位医疗'],
]);
const TRAINING = ['2050803', '培训支出'] as const;
const RETIRED = ['2080501', '行政单位离退休'] as const;
const PENSION = ['2080505', '机关事业单位基本养老保险缴费支出'] as const;
const MEDICAL = ['2101101', '行政单位医疗'] as const;

const OLD = bookOf(2024, [
  [...TRAINING, 10],
  [...RETIRED, 20],
  [...PENSION, 30],
]);
const NEW = bookOf(2025, [
  [...TRAINING, 12],
  [...PENSION, 24],
  [...MEDICAL, 40],
]);

function rolled(text: string, next = NEW, last = OLD) {
  return rollForward(next, last, text);
}

describe('paragraphs of subjects', () => {
  const text = `2024年一般公共预算支出情况
一、一般公共预算支出情况
2024年一般公共预算支出60万元，其中：
1.教育支出（类）进修及培训（款）培训支出（项）10万元。
2.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）20万元。
3.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元。`;
  const result = rolled(text);

  it('go where the subject is gone, come where it is new, and are numbered anew', () => {
    expect(result.text.split('\n').slice(3)).toEqual([
      '1.教育支出（类）进修及培训（款）培训支出（项）12万元。',
      '2.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）24万元。',
      '3.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）40万元。',
    ]);
  });

  it('are told to the officer, and proofreading finds nothing in them', () => {
    const said = result.notes.map(({ message }) => message).join('\n');
    expect(said).toContain('“行政单位离退休”本年没有数，这一段已去掉');
    expect(said).toContain('“行政单位医疗”本年新有数，已照上下文补入一段');
    expect(proofread(NEW, result.text, { prior: OLD }).findings.filter(({ level }) => level === 'error' || level === 'warning')).toEqual(
      [],
    );
  });

  it('stay where the text says how much they fell', () => {
    const compared = text.replace('（项）20万元。', '（项）20万元，比上年增加5万元，增长33.33%。');
    expect(rolled(compared).text).toContain('行政单位离退休（项）0万元，比上年减少20万元，下降100.00%。');
  });

  it('stay where the list says 0 of other subjects too', () => {
    const zeros = `${text}\n4.卫生健康支出（类）行政事业单位医疗（款）公务员医疗补助（项）0万元。`;
    expect(rolled(zeros).text).toContain('2.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）0万元。');
  });
});

describe('what is said of a change', () => {
  const say = (sentence: string, amounts: readonly [number, number]): string => {
    const [last, next] = amounts.map((amount, at) =>
      bookOf(2024 + at, [
        [...TRAINING, amount],
        [...PENSION, 30],
      ]),
    ) as [WorkbookSnapshot, WorkbookSnapshot];
    const text = `2024年情况\n一、一般公共预算支出情况\n教育支出（类）进修及培训（款）培训支出（项）${amounts[0]}万元，${sentence}\n社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）30万元，比上年增加3万元，增长11.11%。`;
    return rollForward(next, last, text).text.split('\n')[2]!;
  };

  it('keeps the reason while the direction is the same', () => {
    expect(say('比上年增加2万元，增长25.00%，主要原因是培训班次增加。', [10, 12])).toMatch(
      /比上年增加2万元，增长20\.00%，主要原因是培训班次增加。$/,
    );
  });

  it('shows last year’s reason where the direction turned', () => {
    expect(say('比上年增加2万元，增长25.00%，主要原因是培训班次增加。', [10, 8])).toMatch(
      /比上年减少2万元，下降20\.00%，主要原因是【请核对原因，由增变减，上年写：培训班次增加】。$/,
    );
  });

  it('gives no reason for what did not change', () => {
    expect(say('比上年增加2万元，增长25.00%，主要原因是培训班次增加。', [10, 10])).toMatch(/10万元，与上年持平。$/);
  });

  it('says of what was nothing only how much it is more', () => {
    expect(say('比上年减少2万元，下降100.00%。', [0, 8])).toMatch(/8万元，比上年增加8万元。$/);
  });
});

describe('economic subjects with their amounts', () => {
  type Lines = readonly (readonly [code: string, name: string, amount: number, funds: '人员' | '公用'])[];
  const basic = (year: number, lines: Lines): WorkbookSnapshot => {
    const sum = (funds: string): number => lines.reduce((total, [, , amount, own]) => total + (own === funds ? amount : 0), 0);
    const rows = ['301', '302', '303'].flatMap((code) => {
      const own = lines.filter(([item]) => item.startsWith(code));
      const name = { 301: '工资福利支出', 302: '商品和服务支出', 303: '对个人和家庭的补助' }[code];
      return [[code, name, own.reduce((total, [, , amount]) => total + amount, 0), code === '302' ? '公用' : '人员'] as const, ...own];
    });
    return workbookOf(`
      # 基本支出
      ${year}年一般公共预算基本支出表
      ||||单位：万元
      经济分类科目编码|科目名称|合计|人员经费|公用经费
      |合计|${sum('人员') + sum('公用')}|${sum('人员')}|${sum('公用')}
      ${rows.map(([code, name, amount, funds]) => [code, name, amount, funds === '人员' ? amount : '', funds === '公用' ? amount : ''].join('|')).join('\n      ')}`);
  };
  const wages = ['30101', '基本工资', 60, '人员'] as const;
  const annuity = ['30109', '职业年金缴费', 5, '人员'] as const;
  const housing = ['30113', '住房公积金', 10, '人员'] as const;
  const retired = ['30302', '退休费', 7, '人员'] as const;
  const office = ['30201', '办公费', 3, '公用'] as const;
  const water = ['30205', '水费', 2, '公用'] as const;
  const last = basic(2024, [wages, housing, office, water]);
  const next = basic(2025, [wages, annuity, housing, office, retired]);
  const lineOf = (line: string) => {
    const { text, notes } = rolled(`2024年预算说明\n一、一般公共预算基本支出情况\n${line}`, next, last);
    return { line: text.split('\n')[2], notes: notes.map(({ message }) => message) };
  };

  it('that all stood there are followed by those that are new, and lose those that are gone', () => {
    expect(lineOf('人员经费70万元，主要包括：基本工资60万元、住房公积金10万元。').line).toBe(
      '人员经费82万元，主要包括：基本工资60万元、职业年金缴费5万元、住房公积金10万元、退休费7万元。',
    );
    expect(lineOf('公用经费5万元，主要包括：办公费3万元、水费2万元。').line).toBe('公用经费3万元，主要包括：办公费3万元。');
  });

  it('that were only some stay as they are', () => {
    expect(lineOf('公用经费5万元，包括办公费3万元等。').line).toBe('公用经费3万元，包括办公费3万元等。');
  });

  it('of which more is said than amounts are named to the officer', () => {
    const { notes } = lineOf('人员经费70万元，主要包括：基本工资60万元，占85.71%；住房公积金10万元，占14.29%。');
    expect(notes).toContain('本年“职业年金缴费”有数，文中没有列出，请补写');
  });
});

describe('the last of a list, told with 和', () => {
  const list = (sentence: string, next = NEW): string =>
    rolled(`2024年预算说明\n一、一般公共预算支出情况\n${sentence}`, next).text.split('\n')[2]!;

  it('stays so where a subject comes in before it, comes in behind it, or it goes', () => {
    const text = '2024年一般公共预算支出60万元，主要用于教育支出10万元（占16.67%）和社会保障和就业支出50万元（占83.33%）。';
    expect(list(text)).toBe(
      '2025年一般公共预算支出76万元，主要用于教育支出12万元（占15.79%）、社会保障和就业支出24万元（占31.58%）和卫生健康支出40万元（占52.63%）。',
    );
    const before = bookOf(2025, [
      ['2010302', '一般行政管理事务', 6],
      [...TRAINING, 12],
      [...PENSION, 24],
    ]);
    expect(list('2024年一般公共预算支出60万元，主要用于教育支出10万元和社会保障和就业支出50万元。', before)).toMatch(
      /6万元、教育支出12万元和社会保障和就业支出24万元。$/,
    );
    expect(list(text, bookOf(2025, [[...TRAINING, 12]]))).toBe('2025年一般公共预算支出12万元，主要用于教育支出12万元（占100.00%）。');
  });

  it('stays so in rows of names', () => {
    expect(list('支出包括教育支出和社会保障和就业支出。')).toBe('支出包括教育支出、社会保障和就业支出和卫生健康支出。');
  });
});

it('100% shows no manner: a rate that is not whole any more has the decimals of the others', () => {
  const text = `2024年预算说明
一、一般公共预算支出情况
2024年一般公共预算支出60万元，比上年增加7万元，增长13.21%。其中：教育支出10万元，占一般公共预算支出的100%。`;
  const last = bookOf(2024, [[...TRAINING, 60]]);
  expect(rolled(text.replace('教育支出10万元', '教育支出60万元'), NEW, last).text).toContain('教育支出12万元，占一般公共预算支出的15.79%');
});

test('a class that is new in two sections has its subjects below the one that tells them', () => {
  const classes = (tail: string, of: string): string => `1.教育支出${of}10万元${tail}\n2.社会保障和就业支出${of}50万元${tail}`;
  const text = [
    '一、一般公共预算支出结构情况',
    classes('，占支出的比重较大。', ''),
    '二、一般公共预算支出具体情况',
    '1.教育支出（类）10万元',
    '进修及培训（款）培训支出（项）。支出10万元。',
    '2.社会保障和就业支出（类）50万元',
    '行政事业单位养老支出（款）行政单位离退休（项）。支出20万元。',
    '行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。支出30万元。',
  ].join('\n');
  const lines = rolled(text).text.split('\n');
  const at = lines.findIndex((line) => line.startsWith('3.卫生健康支出（类）40万元'));
  expect(at).toBeGreaterThan(lines.indexOf('二、一般公共预算支出具体情况'));
  expect(lines[at + 1]).toBe('行政事业单位医疗（款）行政单位医疗（项）。支出40万元。');
});
