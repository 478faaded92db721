import { proofread } from '../../../src/engine';
import { GENERAL, SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** Changes against what is stated of both years, against last year's forms, and a difference against its rate. */

const WORKBOOK = workbookOf(SPENDING.replace('部门支出总表', '2024年部门支出总表'));
/** 130.35万元 a year before, of which 90.35 basic. */
const PRIOR = workbookOf(
  SPENDING.replace('部门支出总表', '2023年部门支出总表').replaceAll('125.35', '130.35').replaceAll('85.35', '90.35'),
);
const RULES = ['T-GROW', 'T-DIR', 'T-BASE', 'T-ZEROBASE', 'T-FLAT'];

const read = (sentence: string, prior = false) => proofread(WORKBOOK, `一、预算情况说明\n${sentence}`, prior ? { prior: PRIOR } : {});
const found = (sentence: string, prior = false): string[] =>
  read(sentence, prior)
    .findings.filter(({ rule }) => RULES.includes(rule))
    .map(({ rule, level, stated, expected, quote }) => `${rule} ${level}: ${stated}${expected ? ` → ${expected}` : ''} in “${quote}”`);
const states = (sentence: string, prior = false): string =>
  read(sentence, prior)
    .numbers.map(({ state }) => state)
    .join(' ');

describe('a difference and its rate, of which no form knows the base', () => {
  test.each<[string, string, string[]]>([
    ['fit', '比上年增加10.45万元，增长12.59%', []],
    ['fit as they are rounded', '比上年增加10.45万元，增长12.58%', []],
    ['a fall', '比上年减少10.45万元，下降10.06%', []],
    ['a fall written with a minus sign', '比上年减少10.45万元，下降-10.06%', []],
    ['another rate', '比上年增加10.45万元，增长12.95%', ['T-GROW error: 12.95% → 12.59% in “93.45万元，比上年增加10.45万元，增长12.95%”']],
    [
      'a rate cut off',
      '比上年增加10.455万元，增长12.59%',
      ['T-GROW hint: 12.59% → 12.60% in “93.45万元，比上年增加10.455万元，增长12.59%”'],
    ],
    [
      'the rate over this year’s amount',
      '比上年增加10.45万元，增长11.18%',
      ['T-BASE error: 11.18% → 12.59% in “93.45万元，比上年增加10.45万元，增长11.18%”'],
    ],
    ['two directions', '比上年增加10.45万元，下降12.59%', ['T-DIR error: 下降 in “增加10.45万元，下降12.59%”']],
    ['made one by a minus sign', '比上年减少10.45万元，增长-10.06%', ['T-DIR hint: 增长 in “减少10.45万元，增长-10.06%”']],
    ['all is new, so that a rate means nothing', '比上年增加93.45万元，增长100%', ['T-ZEROBASE hint: 100% in “93.45万元，增长100%”']],
    ['still less another', '比上年增加93.45万元，增长20%', ['T-GROW error: 20% in “93.45万元，增长20%”']],
    ['as much as there is went', '比上年减少93.45万元，下降50%', []],
  ])('%s: %s', (_name, words, expected) => expect(found(`2024年会议费93.45万元，${words}。`)).toEqual(expected));

  test('confirm each other, and the amount they start from', () => {
    expect(states('2024年会议费93.45万元，比上年增加10.45万元，增长12.59%。')).toBe('text text text');
    expect(states('2024年会议费93.45万元，比上年增加10.45万元，增长12.95%。')).toBe('unclear unclear wrong');
    expect(states('2024年会议费93.45万元，比上年增加93.45万元，增长100%。')).toBe('text text text');
    expect(states('2024年会议费93.45万元，比上年增加93.45万元，增长20%。')).toBe('text text wrong');
    expect(states('2024年会议费93.45万元，比上年增加10.45万元，下降12.59%。')).toBe('unclear wrong wrong');
    expect(states('2024年会议费93.45万元，比上年减少10.45万元，增长-10.06%。')).toBe('text text text');
  });

  test('a fall by more than all is one mistake, not two', () =>
    expect(found('2024年会议费93.45万元，比上年减少10.45万元，下降120%。')).toEqual([
      'T-GROW error: 120% → 10% in “93.45万元，比上年减少10.45万元，下降120%”',
    ]));

  test.each([
    '同口径比上年增加10.45万元，增长12.95%',
    '剔除一次性因素后比上年增加10.45万元，增长12.95%',
    '扣除专项后，比上年增加10.45万元，增长12.95%',
  ])('on other terms they are not those of the whole amount: %s', (words) => {
    expect(found(`2024年会议费93.45万元，${words}。`)).toEqual([]);
    expect(found(`剔除专项。2024年会议费93.45万元，${words.replace(/^.*(?=比上年)/, '')}。`)).toHaveLength(1);
  });

  test('nothing and nothing fit', () => expect(states('2024年会议费93.45万元，比上年增加0万元，增长0%。')).toBe('unclear text text'));

  test('without an amount, or a direction, they say nothing', () => {
    expect(found('比上年增加10.45万元，增长12.95%。')).toEqual([]);
    expect(found('2024年会议费93.45万元，比上年变化10.45万元，变化率12.95%。')).toEqual([]);
  });

  test('either alone says nothing', () => {
    expect(states('2024年会议费93.45万元，比上年增加10.45万元。')).toBe('unclear unclear');
    expect(states('2024年会议费93.45万元，比上年增长12.59%。')).toBe('unclear unclear');
  });
});

describe('what the sentence says of both years', () => {
  test.each<[string, string, string[]]>([
    ['rounds to the rate', '2023年会议费83.00万元，增长12.59%', []],
    ['to the last place of the coarser', '2023年会议费83万元，增长12.95%', []],
    [
      'another rate',
      '2023年会议费83.00万元，增长12.95%',
      ['T-GROW error: 12.95% → 12.59% in “93.45万元，2023年会议费83.00万元，增长12.95%”'],
    ],
    ['the other direction', '2023年会议费83.00万元，下降12.59%', ['T-DIR error: 下降12.59% in “下降12.59%”']],
    ['the base beside its change', '比上年83.00万元增加10.45万元，增长12.59%', []],
    [
      'another difference',
      '比上年83.00万元增加10.54万元',
      ['T-GROW error: 10.54万元 → 10.45万元 in “93.45万元，比上年83.00万元增加10.54万元”'],
    ],
    ['a difference turned round', '比上年83.00万元减少10.45万元', ['T-DIR error: 减少10.45万元 in “减少10.45万元”']],
    ['unchanged', '与2023年会议费83.00万元持平', ['T-FLAT warning: 持平 in “持平”']],
    ['hardly changed', '与2023年会议费93.00万元基本持平', []],
    ['more than hardly', '与2023年会议费83.00万元基本持平', ['T-FLAT warning: 基本持平 in “基本持平”']],
    ['the same', '与2023年会议费93.45万元持平', []],
  ])('%s: %s', (_name, words, expected) => expect(found(`2024年会议费93.45万元，${words}。`)).toEqual(expected));
});

test('both years confirm the change between them', () =>
  expect(states('2024年会议费93.45万元，2023年会议费83.00万元，增长12.59%。')).toBe('text text text'));

describe('what is not negative falls by 100 % at most', () => {
  test.each<[string, string[]]>([
    ['2024年会议费93.45万元，比上年下降120%', ['T-GROW error: 120% in “120%”']],
    ['2024年会议费93.45万元，比上年增长120%', []],
    ['2024年会议费93.45万元，比上年下降100%', []],
    ['2024年会议费93.45万元，比上年增长-120%', ['T-GROW error: -120% in “-120%”']],
    ['2024年会议费0万元，比上年下降120%', ['T-GROW error: 120% → 100% in “120%”']],
    ['2024年会议费0万元，比上年增长-60%', ['T-GROW error: -60% → -100% in “-60%”']],
    ['2024年会议费0.4万元，比上年增加0.6万元', ['T-GROW error: 0.6万元 in “增加0.6万元”']],
    ['2024年会议费0.6万元，比上年增加0.6万元', []],
    ['2024年会议费0.4万元、培训费2万元，比上年增加0.6万元', []],
    ['2024年上年结转0.4万元，比上年增加0.6万元', []],
    ['2024年会议费0万元，比上年下降98%', ['T-GROW error: 98% → 100% in “98%”']],
    ['2024年会议费0万元，比上年下降99.9%', []], // it may be next to nothing
    ['2024年会议费0万元，比上年下降100%', []],
    ['2024年会议费0万元，比上年下降0%', ['T-FLAT hint: 0% in “0%”']],
  ])('%s', (sentence, expected) => expect(found(`${sentence}。`)).toEqual(expected));
});

describe('last year’s forms', () => {
  test.each<[string, string, string[]]>([
    ['agree', '比上年预算减少5.00万元，下降3.84%', []],
    ['to what rounding allows', '比上年预算下降3.83%', []],
    ['another difference', '比上年预算减少5.10万元', ['T-GROW warning: 5.10万元 → 5.00万元 in “5.10万元”']],
    ['another difference with its rate', '比上年预算减少5.10万元，下降3.91%', ['T-GROW warning: 5.10万元 → 5.00万元 in “5.10万元”']],
    ['another rate', '比上年预算下降3.48%', ['T-GROW warning: 3.48% → 3.84% in “3.48%”']],
    ['a rate in the last place', '比上年预算下降3.8%', []],
    ['another rate of the right difference', '比上年预算减少5.00万元，下降3.48%', ['T-GROW warning: 3.48% → 3.84% in “3.48%”']],
    ['the other direction', '比上年预算增长3.84%', ['T-DIR error: 增长3.84% in “增长3.84%”']],
    ['the very difference the other way', '比上年增加5.00万元', ['T-DIR error: 增加5.00万元 in “增加5.00万元”']],
    ['no change', '与上年预算持平', ['T-FLAT warning: 持平 in “持平”']],
    ['hardly a change', '与上年预算基本持平', []],
    ['上年 that need not be the budget', '比上年减少7.00万元', []],
  ])('%s: %s', (_name, words, expected) => expect(found(`2024年支出预算125.35万元，${words}。`, true)).toEqual(expected));

  test('confirm a change by cells', () => {
    expect(states('2024年支出预算125.35万元，比上年减少5.00万元，下降3.84%。', true)).toBe('cell cell cell');
    expect(states('2024年支出预算125.35万元，主要是基本支出减少5.00万元，下降5.53%。', true)).toBe('cell cell cell');
    const [{ cells } = { cells: [] }] = read('2024年支出预算125.35万元，比上年预算减少5.10万元。', true).findings;
    expect(cells.map(({ value }) => value)).toEqual(['130.35']);
  });

  test('上年 means what the other changes of the text say it means', () => {
    const LINES = [
      ['支出', '125.35', '5.00', '3.84'],
      ['基本支出', '85.35', '5.00', '5.53'],
    ] as const;
    const told = LINES.map(([name, now, by, rate]) => `2024年${name}预算${now}万元，比上年减少${by}万元，下降${rate}%。`).join('\n');
    const off = '2024年项目支出预算40.00万元，比上年增加2.00万元。';
    const all = `${told}\n${told}\n${told}\n`;
    expect(found(`${all}${off}`, true)).toEqual(['T-GROW warning: 2.00万元 → 0.00万元 in “2.00万元”']);
    expect(found(`${told}\n${off}`, true)).toEqual([]); // too few to tell
    expect(found(`${all}${off.replace('比上年增加2.00万元', '与上年持平')}`, true)).toEqual([]);
  });
});

describe('a difference or a rate alone, against the same line of last year’s form', () => {
  /** 112.62万元 a year before, of which 72.62 basic; or as told. */
  const before = (year: number | '', { title = '部门支出总表', all = '112.62', basic = '72.62' } = {}) =>
    workbookOf(
      SPENDING.replace('部门支出总表', `${year === '' ? '' : `${year}年`}${title}`)
        .replaceAll('125.35', all)
        .replaceAll('85.35', basic),
    );
  const wrong = (words: string, prior = before(2023), more = ''): string[] =>
    proofread(WORKBOOK, `一、预算情况说明\n2024年支出预算125.35万元，${words}。${more}`, { prior })
      .findings.filter(({ rule }) => RULES.includes(rule))
      .map(({ rule, level, stated, expected }) => `${rule} ${level}: ${stated}${expected ? ` → ${expected}` : ''}`);

  test.each<[string, string, string[]]>([
    ['the difference', '比上年预算增加12.73万元', []],
    ['the rate', '较上年增长11.30%', []],
    ['another difference, where the words say of what', '比2023年预算数增加19.46万元', ['T-GROW warning: 19.46万元 → 12.73万元']],
    ['another rate, where the words say of what', '比2023年预算数增长8.46%', ['T-GROW warning: 8.46% → 11.30%']],
    ['two digits exchanged', '较上年增加12.37万元', ['T-GROW warning: 12.37万元 → 12.73万元']],
    ['a digit mistyped', '较上年增加72.73万元', ['T-GROW warning: 72.73万元 → 12.73万元']],
    ['a digit of a rate mistyped', '较上年增长11.38%', ['T-GROW warning: 11.38% → 11.30%']],
    ['the rate turned round', '较上年下降11.30%', ['T-DIR error: 下降11.30%']],
    ['a number that may be that of what was executed', '较上年增加19.46万元', []],
    ['a rate that may be', '较上年下降8.46%', []],
    ['another stage', '比上年执行数增加12.37万元', []],
    ['on other terms', '同口径比上年预算增加12.37万元', []],
    ['about as much', '比上年预算增加约13万元', []],
    ['a digit mistyped, and the direction turned round', '较上年减少12.37万元', []],
    ['the very difference turned round', '较上年减少12.73万元', ['T-DIR error: 减少12.73万元']],
    ['a coarse rate turned round, which may be that of what was executed', '较上年下降11%', []],
    ['another coarse one', '较上年下降11.3%', []],
    ['a change without a direction', '较上年变化12.37万元', []],
    ['a change against what is not said', '增加12.37万元', []],
  ])('%s: %s', (_name, words, expected) => expect(wrong(words)).toEqual(expected));

  test.each<[string, string, string[]]>([
    ['two digits exchanged', '较上年减少17.73万元', ['T-GROW warning: 17.73万元 → 17.37万元']],
    ['the rate turned round', '较上年增长12.17%', ['T-DIR error: 增长12.17%']],
  ])('after more a year before, %s: %s', (_name, words, expected) =>
    expect(wrong(words, before(2023, { all: '142.72', basic: '102.72' }))).toEqual(expected),
  );

  test('a rate of less than one in a hundred may be turned round by what was executed', () =>
    expect(wrong('较上年下降0.20%', before(2023, { all: '125.10', basic: '85.10' }))).toEqual([]));

  test.each<[string, string, string[]]>([
    ['an amount that is not that of the form', '2024年支出预算126.35万元，较上年增加12.37万元', ['T-ITEM']],
    ['nothing that is named', '比2023年预算数增加19.46万元', []],
    ['one of two', '2024年基本支出预算85.35万元、项目支出预算40万元，比2023年预算数增加19.46万元', []],
    ['a change without a direction', '2024年支出预算125.35万元，比2023年预算数变化19.46万元', []],
    ['about as much', '2024年支出预算125.35万元，比2023年预算数增加约19.46万元', []],
    ['what is named, by the amount and the rate together', '基本支出较2023年预算增加8.21万元，增长20%', ['T-GROW']],
  ])('of %s: %s', (_name, sentence, expected) => {
    const { findings } = proofread(WORKBOOK, `一、预算情况说明\n${sentence}。`, { prior: before(2023) });
    expect(findings.map(({ rule }) => rule)).toEqual(expected);
  });

  test('of what a list says of its parts', () => {
    expect(wrong('其中：基本支出85.35万元，较上年增加12.73万元')).toEqual([]);
    expect(wrong('其中：项目支出40.00万元，与上年持平；基本支出85.35万元，较上年增加12.73万元')).toEqual([]);
    expect(wrong('其中：基本支出比上年预算增加8.21万元')).toEqual(['T-GROW warning: 8.21万元 → 12.73万元']);
  });

  test('of what is named without its amount', () => {
    const rate = (words: string): string[] => wrong('情况如下', before(2023), `基本支出${words}。`);
    expect(rate('较2023年预算增长17.53%')).toEqual([]);
    expect(rate('较2023年预算增长13.57%')).toEqual(['T-GROW warning: 13.57% → 17.53%']);
    expect(rate('较2023年预算下降17.53%')).toEqual(['T-DIR error: 下降17.53%']);
  });

  test('says nothing where the text restates last year, or compares with other forms throughout', () => {
    expect(wrong('上年支出预算为105.89万元，比上年预算增加19.46万元')).toEqual([]);
    expect(wrong('较上年增加12.37万元', before(2023), '2023年支出预算110.00万元。')).toEqual([]);
    expect(wrong('较上年增加12.37万元', before(2023), '2023年支出预算112.62万元。')).toHaveLength(1);
    const basic = '2024年基本支出预算85.35万元，较上年增加';
    expect(wrong('较上年增加12.37万元', before(2023), `${basic}12.73万元。`)).toHaveLength(1);
    expect(wrong('较上年增加12.37万元', before(2023), `${basic}20.14万元。`)).toEqual([]);
  });

  test.each<[string, [string, string], [string, string], string, string[]]>([
    ['as one', ['125.35', '125.35'], ['112.62', '112.62'], '支出预算125.35万元', ['T-GROW']],
    ['as one, of one of them', ['125.35', '125.35'], ['112.62', '112.62'], '一般公共预算支出125.35万元', ['T-GROW']],
    ['as two, either of which may be meant', ['125.35', '125.35'], ['112.62', '110.62'], '支出预算125.35万元', []],
    ['of which only one is meant', ['125.35', '120.35'], ['112.62', '112.62'], '支出预算125.35万元', ['T-GROW']],
    ['of which the other is meant, and is another', ['125.35', '120.35'], ['112.62', '112.62'], '一般公共预算支出125.35万元', []],
  ])('of two forms that tell of last year %s', (_name, now, last, words, expected) => {
    const forms = (year: number, [all, general]: [string, string]) =>
      workbookOf(
        [
          SPENDING.replace('部门支出总表', `${year}年部门支出总表`).replaceAll('125.35', all),
          GENERAL.replace('一般公共预算支出表', `${year}年一般公共预算支出表`).replaceAll('125.35', general),
        ].join('\n'),
      );
    const { findings } = proofread(forms(2024, now), `一、预算情况说明\n2024年${words}，较上年增加12.37万元。`, {
      prior: forms(2023, last),
    });
    expect(findings.filter(({ rule }) => RULES.includes(rule)).map(({ rule }) => rule)).toEqual(expected);
  });

  test('asks only the forms of the same kind, of the year before as far as they say', () => {
    expect(wrong('较上年增加12.37万元', before(2022))).toEqual([]);
    expect(wrong('较上年增加12.37万元', before(2023, { title: '部门支出决算表' }))).toEqual([]);
    expect(wrong('较上年增加12.37万元', before(''))).toHaveLength(1);
  });
});

test.each<[string, string[]]>([
  ['项目支出40万元比基本支出85.35万元少45.35万元。', []],
  ['项目支出比基本支出少45.35万元。', []],
  ['基本支出高于项目支出45.35万元。', []],
  ['项目支出比基本支出少54.35万元。', ['T-GROW warning: 54.35万元 → 45.35万元 in “54.35万元”']],
  ['基本支出高于项目支出54.35万元。', ['T-GROW warning: 54.35万元 → 45.35万元 in “54.35万元”']],
  ['项目支出比基本支出多45.35万元。', ['T-DIR error: 多45.35万元 in “多45.35万元”']],
  ['基本支出85.35万元，比项目支出多45.35万元。', []],
  ['基本支出85.35万元，比项目支出多54.35万元。', ['T-GROW warning: 54.35万元 → 45.35万元 in “54.35万元”']],
  // 增加 may be said of what it was before.
  ['基本支出85.35万元，比项目支出增加54.35万元。', []],
  // Neither of the two is named whole.
  ['项目支出比上述基本类支出少54.35万元。', []],
])('two amounts of one year: %s', (sentence, expected) => expect(found(`2024年${sentence}`)).toEqual(expected));

test.each<[string, string[]]>([
  ['2024年支出预算125.35万元，比上年预算增长25.35%，即增加25.35万元。', []],
  ['2024年支出预算125.35万元，比上年预算增长25.35%，即增加52.35万元。', ['T-GROW']],
  ['2024年支出预算125.35万元，其中：基本支出85.35万元，项目支出40万元。项目支出由年中追加形成，较上年40万元持平。', []],
  ['2024年支出预算125.35万元，同口径（剔除项目支出40万元后）85.35万元，项目支出40万元。', []],
])('what a change is of: %s', (sentence, expected) => expect(read(sentence).findings.map(({ rule }) => rule)).toEqual(expected));

test('all of an amount is new where the difference is as much', () => {
  expect(states('2024年会议费8.54万元，比上年增加8.54万元。')).toBe('unclear text');
  expect(states('2024年会议费8.54万元，比上年增加8.45万元。')).toBe('unclear unclear');
  expect(states('2024年会议费8.54万元，比上年减少8.54万元。')).toBe('unclear unclear');
});

test('a difference and a rate that fit a cell confirm no other amount beside it', () => {
  expect(states('2024年支出预算152.35万元，比上年预算增加25.35万元，增长25.35%。').split(' ')[0]).not.toBe('text');
});

describe('which way it went, without an amount', () => {
  /** 基本支出 fell by more than a tenth, 项目支出 stayed. */
  const before = workbookOf(
    SPENDING.replace('部门支出总表', '2023年部门支出总表').replaceAll('125.35', '165.35').replaceAll('85.35', '125.35'),
  );
  const told = (sentence: string): string[] =>
    proofread(WORKBOOK, `一、预算情况说明\n${sentence}。`, { prior: before })
      .findings.filter(({ rule, level }) => RULES.includes(rule) && level !== 'hint')
      .map(({ rule, stated }) => `${rule} ${stated}`);
  test.each<[string, string[]]>([
    ['2024年支出预算较上年增加', ['T-DIR 增加']],
    ['2024年支出预算125.35万元，比上年预算增加，主要原因是人员增加', ['T-DIR 增加']],
    ['基本支出85.35万元，较上年有所增长', ['T-DIR 增长']],
    ['基本支出较上年持平', ['T-FLAT 持平']],
    ['基本支出较上年增加的主要原因是新增人员', ['T-DIR 增加']],
    // As it was.
    ['2024年支出预算125.35万元，比上年预算减少，主要原因是压减支出', []],
    ['基本支出85.35万元，较上年有所下降', []],
    ['项目支出较上年持平', []],
    // Nothing the forms tell: of other things, of another measure, of a part, of what is not all.
    ['项目支出较上年增加', []],
    ['基本支出85.35万元，人员比上年增加', []],
    ['基本支出85.35万元，减少的原因是在职人员较上年增加，退休人员减少', []],
    ['基本支出中的办公费较上年增加', []],
    ['剔除一次性因素后，基本支出较上年增加', []],
    ['基本支出保障的人数较上年增加', []],
    ['基本支出较上半年增加', []],
    ['基本支出较2022年增加', []],
  ])('%s', (sentence, expected) => expect(told(sentence)).toEqual(expected));
});
