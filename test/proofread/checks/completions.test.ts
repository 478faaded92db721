import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { EDUCATION, travelForm, workbookOf } from '../../support/forms';

const FINAL = workbookOf(EDUCATION);

const found = (sentence: string): string[] =>
  proofread(FINAL, `五、支出决算情况说明\n${sentence}`).findings.map(({ rule, level, message }) => `${level} ${rule} ${message}`);

test.each([
  '教育支出年初预算为100万元，支出决算为95万元，完成年初预算的95%。',
  '差旅费年初预算为100万元，调整预算为95万元，完成调整预算的100%。',
  '教育支出年初预算为100万元，支出决算为95万元，完成年初预算的95%。决算数小于预算数的主要原因：其中项目支出规划服务较年初完成92%。',
  // Which of the two was carried out, the rate does not tell.
  '差旅费年初预算为95万元，支出预算为95万元，完成年初预算的100%。',
])('what was planned is called so: %s', (sentence) => expect(found(sentence)).toEqual([]));

test.each(['教育支出年初预算为100万元，支出预算为95万元，完成年初预算的95%。', '教育支出预算100万元，支出预算95万元，完成预算的95%。'])(
  'what was carried out is no budget: %s',
  (sentence) =>
    expect(found(sentence)).toEqual([
      expect.stringMatching(/^warning T-COMPL 95% 是 95万元 完成 100万元 的比例：95万元 是支出决算数，文中称作“预算”；请核对。$/),
    ]),
);

test('an amount that its cell contradicts has one card, whatever was computed from the right one', () => {
  const amounts = (sentence: string) => found(sentence).filter((line) => line.includes('T-ITEM'));
  for (const sentence of [
    '教育支出年初预算为100万元，支出决算为59万元，完成年初预算的95%。',
    '教育支出59万元，占本年支出合计的100%。',
    '教育支出59万元，与预算100万元相比减少5万元。',
  ])
    expect(amounts(sentence)).toEqual([expect.stringMatching(/^(error|warning) T-ITEM .*95/)]);
});

test('a budget that the final amount is said to equal is confirmed, and another one beside a rate is no other name of it', () => {
  const states = (sentence: string) => proofread(FINAL, `五、支出决算情况说明\n${sentence}`).numbers.map(({ state }) => state);
  expect(states('教育支出年初预算95万元，支出决算95万元，与年初预算持平。')).toEqual(['text', 'cell']);
  expect(found('教育支出年初预算80万元，支出决算95万元，占调整预算100万元的95%。')).toEqual([]);
});

test('nothing is nothing of any budget', () => {
  const states = (sentence: string) => proofread(FINAL, `五、支出决算情况说明\n${sentence}`).numbers.map(({ state }) => state);
  expect(states('会议费支出决算为0万元，完成预算的0%。')).toEqual(['text', 'text']);
  expect(states('会议费支出决算为0万元，完成预算的5%。')).toEqual(['text', 'unclear']);
});

test('the last place tells which is more', () => {
  const direction = (words: string): string[] =>
    found(`差旅费年初预算为5.44万元，支出决算为5.43万元，决算数${words}预算数。`).filter((line) => line.includes('T-DIR'));
  expect(direction('小于')).toEqual([]);
  expect(direction('与')).toEqual([]);
  expect(direction('大于')).toEqual([expect.stringContaining('决算小于预算')]);
});

test('more than all of a budget is not less than it', () => {
  const direction = (words: string): string[] =>
    found(`教育支出95万元，完成年初预算的${words}万元。`).filter((line) => line.includes('T-DIR'));
  expect(direction('107.53%，比年初预算增加6.65')).toEqual([]);
  expect(direction('107.53%，比年初预算减少6.65')).toEqual([expect.stringContaining('error T-DIR')]);
});

test.each<[string, string[]]>([
  ['教育支出95万元，预算100万元，结余5万元。', []],
  ['教育支出95万元，预算100万元，结余9万元。', ['T-GROW 9万元 → 5万元']],
  ['教育支出95万元，批复预算100万元，执行率95%，节约5万元。', []],
  ['教育支出95万元，批复预算100万元，执行率95%，节约9万元。', ['T-GROW 9万元 → 5万元']],
  // Of what was saved since last year no form tells.
  ['教育支出95万元，批复预算100万元，比上年节约7万元。', []],
  ['教育支出年初预算100万元，支出决算95万元，低于年初预算5万元。', []],
  ['教育支出年初预算100万元，支出决算95万元，超年初预算5万元。', ['T-DIR 超年初预算5万元 → undefined']],
])('what is left of a budget, or was spent beyond it: %s', (sentence, expected) =>
  expect(
    proofread(FINAL, `五、支出决算情况说明\n${sentence}`).findings.map(
      (finding) => `${finding.rule} ${finding.stated} → ${finding.expected}`,
    ),
  ).toEqual(expected),
);

test.each<[string, string[]]>([
  // (95 − 100) / 100: its sign tells which of the two is less.
  ['教育支出预算100万元，支出决算95万元，预决算差异率-5%。', []],
  ['教育支出预算100万元，支出决算95万元，预决算差异率5%。', []],
  ['教育支出预算90万元，支出决算95万元，预决算差异率-5.56%。', ['error T-COMPL -5.56% → 5.56%']],
  ['教育支出95万元，为年初预算90万元的105.56%，超出5万元。', []],
  ['教育支出95万元，为年初预算90万元的105.56%，超出8万元。', ['warning T-GROW 8万元 → 5万元']],
  ['教育支出95万元，完成预算95%，比预算少支5万元。', []],
  ['教育支出95万元，完成预算95%，比预算少支9万元。', ['warning T-COMPL 95% → 91%']],
])('a rate and a distance that tell the same budget: %s', (sentence, expected) =>
  expect(
    proofread(FINAL, `五、支出决算情况说明\n${sentence}`).findings.map(
      (finding) => `${finding.level} ${finding.rule} ${finding.stated} → ${finding.expected}`,
    ),
  ).toEqual(expected),
);

test('of a budget nothing has been carried out yet', () => {
  const budget = workbookOf(SPENDING.replace('部门支出总表', '2024年部门支出总表'));
  const of = (sentence: string): string[] =>
    proofread(budget, `一、支出预算情况说明\n${sentence}`).findings.map(({ rule, stated }) => `${rule} ${stated}`);
  expect(of('2024年支出预算125.35万元。确保预算执行率达到95%。')).toEqual([]);
  expect(of('2024年支出预算125.35万元。重点任务：支出12万元。')).toEqual([]);
});

describe('a budget that stands beside a rate of another', () => {
  const budgets = (sentence: string): string[] => found(sentence).filter((line) => line.includes('预算”写作'));
  test.each([
    '教育支出年初预算为100万元，支出决算为95万元，完成年初预算的95%，决算数小于年初预算数5万元。',
    '教育支出年初预算为100万元，调整预算为120万元，支出决算为95万元，完成调整预算的79.17%。',
    // Of the two that could be wrong the rate is.
    '教育支出年初预算为120万元，支出决算为95万元，完成年初预算的95%。',
  ])('is right, or it is not told which is wrong: %s', (sentence) => expect(budgets(sentence)).toEqual([]));
  test('is wrong where the difference tells the other one too', () =>
    expect(budgets('教育支出年初预算为120万元，支出决算为95万元，完成年初预算的95%，决算数小于年初预算数5万元。')).toEqual([
      'warning T-COMPL “教育支出年初预算”写作 120万元，而完成率 95% 是按 100万元 算出的；请核对预算数和完成率。',
    ]));
});

describe('against the 预算数 of the form', () => {
  const TRAVEL = workbookOf(travelForm(2024, '12 |  | 9 |  | 9 | 3', '10.07 |  | 7.91 |  | 7.91 | 2.16'));
  const said = (sentence: string): string[] =>
    proofread(TRAVEL, `七、“三公”经费支出决算情况说明\n${sentence}`).findings.flatMap(({ rule, level, stated, expected }) =>
      rule === 'T-COMPL' ? [`${level} ${stated} → ${expected}`] : [],
    );
  test.each<[string, string[]]>([
    ['“三公”经费年初预算为12万元，支出决算为10.07万元，完成年初预算的83.92%。', []],
    ['“三公”经费年初预算为13万元，支出决算为10.07万元，完成年初预算的83.92%。', ['warning 13万元 → 12万元']],
    ['“三公”经费年初预算为13万元，支出决算为10.07万元，完成年初预算的77.46%。', []],
    ['公务用车购置及运行费支出决算为7.91万元，完成年初预算的87.89%。', []],
    ['公务用车购置及运行费支出决算为7.91万元，完成年初预算的88.89%。', ['warning 88.89% → 87.89%']],
    // Over an amount that the text does not tell it may be anything.
    ['公务用车购置及运行费支出决算为7.91万元，完成年初预算的91.34%。', []],
  ])('%s', (sentence, expected) => expect(said(sentence)).toEqual(expected));
});
