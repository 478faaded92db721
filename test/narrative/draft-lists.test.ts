import { narrate } from '../../src/engine';
import { recognise } from '../../src/forms/recognise';
import { draftPack } from '../../src/narrative/draft/draft';
import type { Inputs } from '../../src/narrative/inputs';
import { plainText } from '../../src/narrative/narrative';
import { checkPack } from '../../src/packs/check';
import { readPack } from '../../src/packs/packs';
import { spendingBook, workbookOf, type Subject } from '../support/forms';
import { CASES, publishedOf, workbookOf as caseOf } from './support';

/** Lists of subjects in an example: what a pack drafted from it writes for a unit with other subjects. */

const TITLES = { 预算: '一般公共预算支出表', 决算: '一般公共预算财政拨款支出决算表' };
const bookOf = (kind: keyof typeof TITLES, year: number, subjects: readonly Subject[]) =>
  spendingBook(`${year}年${TITLES[kind]}`, subjects);

const EDUCATION: readonly Subject[] = [
  ['205', '教育支出', 0, 0],
  ['20502', '普通教育', 0, 0],
  ['2050201', '学前教育', 40, 10],
  ['2050202', '小学教育', 60, 0],
];
const HOUSING: readonly Subject[] = [
  ['221', '住房保障支出', 0, 0],
  ['22102', '住房改革支出', 0, 0],
  ['2210201', '住房公积金', 20, 0],
  ['2210203', '购房补贴', 5, 0],
];
const CARE: readonly Subject[] = [
  ['208', '社会保障和就业支出', 0, 0],
  ['20808', '抚恤', 0, 0],
  ['2080801', '死亡抚恤', 0, 8],
];

function written(
  kind: '预算' | '决算',
  text: string,
  next: readonly Subject[],
  inputs: Inputs = {},
  subjects: readonly Subject[] = [...EDUCATION, ...HOUSING],
): string[] {
  const example = bookOf(kind, 2024, subjects);
  const { yaml } = draftPack(recognise(example), `甲局2024年部门${kind}情况说明\n一、一般公共预算财政拨款支出情况\n${text}`, {
    id: 'probe',
  });
  expect(checkPack(yaml)).toEqual([]);
  const other = bookOf(kind, 2025, next);
  return plainText(narrate(other, { pack: readPack(yaml, 'probe'), inputs })).split('\n');
}

test('several subjects in one paragraph: each gets its own, numbered on', () => {
  const text = `1.教育支出（类）普通教育（款）学前教育（项）：2024年预算50万元；小学教育（项）：2024年预算60万元。
2.住房保障支出（类）住房改革支出（款）住房公积金（项）：2024年预算20万元。
3.住房保障支出（类）住房改革支出（款）购房补贴（项）：2024年预算5万元。`;
  expect(written('预算', text, [...HOUSING, ...CARE])).toEqual(
    expect.arrayContaining([
      '1.住房保障支出（类）住房改革支出（款）住房公积金（项）：2025年预算20万元。',
      '3.社会保障和就业支出（类）抚恤（款）死亡抚恤（项）：2025年预算8万元。',
    ]),
  );
});

test('names on a line above the numbers', () => {
  const text = `1、教育支出（类）普通教育（款）学前教育（项）。
支出决算为50万元，全部为财政拨款。
2、教育支出（类）普通教育（款）小学教育（项）。
支出决算为60万元，全部为财政拨款。
3、住房保障支出（类）住房改革支出（款）住房公积金（项）。
支出决算为20万元，全部为财政拨款。
4、住房保障支出（类）住房改革支出（款）购房补贴（项）。
支出决算为5万元，全部为财政拨款。`;
  const lines = written('决算', text, CARE);
  const at = lines.indexOf('1、社会保障和就业支出（类）抚恤（款）死亡抚恤（项）。');
  expect(lines[at + 1]).toBe('支出决算为8万元，全部为财政拨款。');
});

test('official names keep the 支出 that is theirs, and lose what the text leaves off or says itself', () => {
  const pension: readonly Subject[] = [
    ['208', '社会保障和就业支出', 0, 0],
    ['20805', '行政事业单位养老支出', 0, 0],
    ['2080505', '机关事业单位基本养老保险缴费支出', 9, 0],
    ['2080599', '其他行政事业单位养老支出', 3, 0],
  ];
  const entry = (name: string, behind: string): string => `${name}（项）${behind}年初预算为20万元，支出决算为20万元。`;
  const lines = (behind: string): string[] =>
    written('决算', ['学前教育', '小学教育'].map((name) => entry(name, behind)).join('\n'), pension, {}, [
      EDUCATION[0]!,
      EDUCATION[1]!,
      ['2050201', '学前教育', 20, 0],
      ['2050202', '小学教育', 20, 0],
    ]).filter((line) => line.includes('养老'));
  expect(lines('')[0]).toMatch(/^机关事业单位基本养老保险缴费支出（项）年初/);
  expect(lines('支出')[0]).toMatch(/^机关事业单位基本养老保险缴费（项）支出年初/);
});

test('the section of a class lists what is below it', () => {
  const text = `（一）教育支出
1.普通教育（款）学前教育（项）50万元，用于幼儿园。
2.普通教育（款）小学教育（项）60万元，用于小学。
（二）住房保障支出
1.住房改革支出（款）住房公积金（项）20万元，用于在职人员。
2.住房改革支出（款）购房补贴（项）5万元，用于在职人员。`;
  const lines = written('预算', text, [EDUCATION[0]!, EDUCATION[1]!, EDUCATION[2]!, ...HOUSING]);
  expect(lines).toContain('1.普通教育（款）学前教育（项）50万元，用于【待填写：用途·学前教育】。');
  expect(lines.join('')).not.toContain('小学教育');
});

test('the columns of a subject’s own line, and what only one paragraph says', () => {
  const text = `学前教育50万元，其中：基本支出40万元，项目支出10万元。
小学教育60万元，其中：基本支出60万元，项目支出0万元，因两校合并而新增。
住房公积金20万元，其中：基本支出20万元，项目支出0万元。
购房补贴5万元，其中：基本支出5万元，项目支出0万元。`;
  const lines = written('预算', text, CARE);
  expect(lines).toContain('死亡抚恤8万元，其中：基本支出0万元，项目支出8万元。');
  expect(lines.join('')).not.toContain('两校合并');
});

test('a reason beside the budget is asked for, and which of the two is larger follows the numbers', () => {
  const entry = (name: string, budget: number, spent: number, behind: string): string =>
    `${name}（项）年初预算为${budget}万元，支出决算为${spent}万元，完成年初预算的${(spent / budget) * 100}%${behind}。`;
  const text = [
    entry('学前教育', 80, 50, '，决算数小于年初预算数的主要原因是招生减少'),
    entry('小学教育', 40, 60, '，决算数大于年初预算数的主要原因是学校合并'),
    entry('住房公积金', 20, 20, ''),
    entry('购房补贴', 5, 5, ''),
  ].join('\n');
  const line = (budget: number): string | undefined =>
    written('决算', text, CARE, { 年初预算数: { 一般公共预算支出表: { '2080801 死亡抚恤': budget } } }).find((one) =>
      one.startsWith('死亡抚恤'),
    );
  expect(line(4)).toMatch(/^死亡抚恤（项）年初预算为4万元，支出决算为8万元，完成年初预算的200%/);
  expect(line(4)).not.toMatch(/招生|合并/);
});

test('equal to the budget, or above it in other words, is said where it is so', () => {
  const entry = (name: string, spent: number, behind: string): string =>
    `${name}（项）年初预算为${spent}万元，支出决算为${spent}万元，完成年初预算的100%，${behind}。`;
  const text = [entry('学前教育', 50, '决算数与预算数持平'), entry('小学教育', 60, '决算数与预算数持平')].join('\n');
  const line = (budget: number): string =>
    written('决算', text, CARE, { 年初预算数: { 一般公共预算支出表: { '2080801 死亡抚恤': budget } } }, EDUCATION).find((one) =>
      one.startsWith('死亡抚恤'),
    )!;
  expect(line(8)).toContain('决算数与预算数持平。');
  expect(line(10)).toContain('决算数小于预算数。');
  const above = text.replaceAll('年初预算为5', '年初预算为4').replaceAll('与预算数持平', '高于预算数').replaceAll('100%', '125%');
  expect(draftPack(recognise(bookOf('决算', 2024, EDUCATION)), above, { id: 'probe' }).yaml).not.toContain('高于');
});

test('numbers that no form tells are asked for once, and what follows from them is computed', () => {
  const text = `2024年政府采购支出总额40万元，其中：货物支出10万元，占政府采购支出总额的25%，比上年增加2万元，增长25%。`;
  const asked = written('决算', text, CARE).join('');
  expect(asked.match(/【待填写：[^】]*】/g)).toHaveLength(4);
  const inputs = { 补充资料: { 政府采购支出总额: 80, 货物支出: 60 }, 上年数: { 补充资料: { 货物支出: 80 } } };
  expect(written('决算', text, CARE, inputs).join('')).toContain(
    '2025年政府采购支出总额80万元，其中：货物支出60万元，占政府采购支出总额的75%，比上年减少20万元，下降25%。',
  );
});

test.each(CASES)('the pack drafted from %s has none of the traps', async (name) => {
  const { yaml } = draftPack(recognise(await caseOf(name)), publishedOf(name), { id: 'probe' });
  expect(checkPack(yaml)).toEqual([]);
});

describe('classes with their subjects below them, a paragraph each', () => {
  const text = `1.教育支出（类）110万元。
（1）普通教育（款）学前教育（项）50万元。
（2）普通教育（款）小学教育（项）60万元。
2.住房保障支出（类）25万元。
（1）住房改革支出（款）住房公积金（项）20万元。
（2）住房改革支出（款）购房补贴（项）5万元。`;
  const sums = (rows: readonly Subject[]): readonly Subject[] => {
    const [cls, kuan, ...items] = rows as readonly [Subject, Subject, ...Subject[]];
    const [basic, project] = [2, 3].map((at) => items.reduce((sum, item) => sum + Number(item[at]), 0)) as [number, number];
    return [[cls[0], cls[1], basic, project], [kuan[0], kuan[1], basic, project], ...items];
  };
  const [education, housing, care] = [sums(EDUCATION), sums(HOUSING), sums(CARE)] as const;

  it('a class that is new comes with its own, and the numbers begin again below it', () => {
    expect(written('预算', text, [...care, ...housing], {}, [...education, ...housing]).slice(2, -1)).toEqual([
      '1.社会保障和就业支出（类）8万元。',
      '（1）抚恤（款）死亡抚恤（项）8万元。',
      '2.住房保障支出（类）25万元。',
      '（1）住房改革支出（款）住房公积金（项）20万元。',
      '（2）住房改革支出（款）购房补贴（项）5万元。',
    ]);
  });

  it('three levels, the 款 between them', () => {
    const levels = `教育支出（类）110万元。
“普通教育”（款）2024年预算110万元。
“学前教育”（项）50万元。
“小学教育”（项）60万元。
住房保障支出（类）25万元。
“住房改革支出”（款）2024年预算25万元。
“住房公积金”（项）20万元。
“购房补贴”（项）5万元。`;
    expect(written('预算', levels, [...care, ...education], {}, [...education, ...housing]).slice(2, -1)).toEqual([
      '社会保障和就业支出（类）8万元。',
      '“抚恤”（款）2025年预算8万元。',
      '“死亡抚恤”（项）8万元。',
      '教育支出（类）110万元。',
      '“普通教育”（款）2025年预算110万元。',
      '“学前教育”（项）50万元。',
      '“小学教育”（项）60万元。',
    ]);
  });
});

test('完成预算100% of each subject is the manner of the example, and no input', () => {
  const met = '完成预算100%，决算数等于预算数。';
  const text = `1.教育支出（类）普通教育（款）学前教育（项）：支出决算为50万元，${met}
2.教育支出（类）普通教育（款）小学教育（项）：支出决算为60万元，${met}
3.住房保障支出（类）住房改革支出（款）住房公积金（项）：支出决算为20万元，${met}
4.住房保障支出（类）住房改革支出（款）购房补贴（项）：支出决算为5万元，${met}`;
  const [line] = written('决算', text, CARE).slice(2);
  expect(line).toBe(`1.社会保障和就业支出（类）抚恤（款）死亡抚恤（项）：支出决算为8万元，${met}`);
});

describe('what the example lists as the forms have it', () => {
  const book = (year: number, { fund, other, pay }: { readonly fund: string; readonly other: string; readonly pay: readonly string[] }) =>
    workbookOf(`
      # 01
      ${year}年度收入支出决算总表
      |||单位：万元
      收入||支出|
      项目|决算数|项目|决算数
      一、一般公共预算财政拨款收入|80|一、一般公共服务支出|${80 + Number(fund) + Number(other)}
      二、政府性基金预算财政拨款收入|${fund}||
      三、其他收入|${other}||
      本年收入合计|${80 + Number(fund) + Number(other)}|本年支出合计|${80 + Number(fund) + Number(other)}

      # 06
      ${year}年度一般公共预算财政拨款基本支出决算表
      ||单位：万元
      科目编码|科目名称|金额
      |合计|30
      301|工资福利支出|30
      ${pay.join('\n      ')}`);
  const text = `甲局2023年度部门决算情况说明
一、收入决算情况说明
2023年度本年收入合计90万元，其中：一般公共预算财政拨款收入80万元，占88.89%；其他收入10万元，占11.11%。
二、一般公共预算财政拨款基本支出决算情况说明
2023年度基本支出30万元，其中：工资福利支出30万元，主要包括：基本工资、津贴补贴。`;
  const example = book(2023, { fund: '0', other: '10', pay: ['30101|基本工资|20', '30102|津贴补贴|10'] });
  const next = book(2024, { fund: '20', other: '0', pay: ['30101|基本工资|25', '30103|奖金|5'] });

  it('sources and names follow', () => {
    const { yaml } = draftPack(recognise(example), text, { id: 'probe' });
    expect(checkPack(yaml)).toEqual([]);
    const made = plainText(narrate(next, { pack: readPack(yaml, 'probe') }));
    expect(made).toContain('一般公共预算财政拨款收入80万元，占80.00%；政府性基金预算财政拨款收入20万元，占20.00%。');
    expect(made).toContain('主要包括：基本工资、奖金。');
  });
});

test('what 人员经费 is made of is all of it, though one of its classes was not paid last year', () => {
  const book = (year: number, retired: number) =>
    workbookOf(`
    # 6
    ${year}年一般公共预算基本支出表
    ||||单位：万元
    科目编码|科目名称|合计|人员经费|公用经费
    |合计|${50 + retired}|${45 + retired}|5
    301|工资福利支出|45|45|
    30101|基本工资|30|30|
    30102|津贴补贴|15|15|
    302|商品和服务支出|5||5
    30201|办公费|3||3
    30205|水费|2||2${retired > 0 ? `\n    303|对个人和家庭的补助|${retired}|${retired}|\n    30302|退休费|${retired}|${retired}|` : ''}`);
  const text =
    '甲局2024年部门预算情况说明\n一、一般公共预算基本支出情况\n2024年一般公共预算基本支出50万元，其中：人员经费45万元，主要包括：基本工资、津贴补贴；公用经费5万元，主要包括：办公费、水费。';
  const { yaml } = draftPack(recognise(book(2024, 0)), text, { id: 'probe' });
  expect(checkPack(yaml)).toEqual([]);
  expect(plainText(narrate(book(2025, 7), { pack: readPack(yaml, 'probe') }))).toContain('主要包括：基本工资、津贴补贴、退休费；公用经费');
});

test('主要为 leads to a list where nothing moved, and 持平 is told without a rate where the text tells none', () => {
  const book = (year: number, one: number, guests: number) =>
    workbookOf(`
    # 9
    ${year}年项目支出表
    ||单位：万元
    单位名称|项目名称|合计
    合计||${one + 50}
    局机关|安全监管经费|${one}
    局机关|物资储备经费|50
    # 7
    ${year}年一般公共预算“三公”经费支出表
    ||||单位：万元
    “三公”经费合计|因公出国（境）费|公务用车购置费|公务用车运行费|公务接待费
    ${guests + 6}|0|0|6|${guests}`);
  const text =
    '甲局2024年部门预算情况说明\n一、项目支出情况\n2024年项目支出170万元，主要为安全监管经费120万元、物资储备经费50万元。\n二、“三公”经费\n“三公”经费预算9万元，较上年减少1万元，主要原因为厉行节约。\n公务接待费3万元，与上年持平。';
  const { yaml } = draftPack(recognise(book(2024, 120, 3)), text, { id: 'probe' });
  const prior = book(2024, 120, 3);
  const said = plainText(narrate(book(2025, 124, 2), { pack: readPack(yaml, 'probe'), prior }));
  expect(said).toContain('项目支出174万元，主要为安全监管经费124万元、物资储备经费50万元。');
  expect(said).toMatch(/公务接待费2万元，[较比]上年减少1万元。/);
});
