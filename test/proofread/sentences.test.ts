import { proofread } from '../../src/engine';
import { BASIC, GENERAL, SPENDING } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';

/** A tiny budget of 2024: 125.35万元, of which 85.35 basic and 40 projects. */
const WORKBOOK = workbookOf([SPENDING.replace('部门支出总表', '2024年部门支出总表'), GENERAL, BASIC].join('\n'));

function read(sentence: string): ReturnType<typeof proofread> {
  return proofread(WORKBOOK, `一、部门支出预算情况说明\n${sentence}`);
}

test.each([
  ['agrees', '2024年支出预算125.35万元，其中：基本支出85.35万元，项目支出40万元。'],
  ['agrees in 元', '2024年支出预算1253500元。'],
  ['rounded as it is written', '2024年支出预算125.4万元。'],
  ['shares', '2024年支出预算125.35万元，其中：基本支出85.35万元，占68.09%；项目支出40万元，占31.91%。'],
  ['growth', '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%。'],
  ['growth that rounds to nothing', '2024年支出预算1253500元，比上年增加50元，增长0%。'],
  ['growth of nearly nothing before', '2024年支出预算125.35万元，比上年增加125.34万元，增长1253400%。'],
  [
    'a reason that tells all of a difference',
    '2024年支出预算125.35万元，比上年增加25.35万元，主要原因是人员经费增加27.35万元，公用经费减少2万元。',
  ],
  ['a share whose word is left out after another', '2024年支出预算125.35万元，其中：基本支出85.35万元，占68.09%；项目支出40万元，31.91%。'],
  ['a sum in words', '2024年基本支出85.35万元，项目支出40万元，两项合计125.35万元。'],
  ['a share that grew', '2024年基本支出85.35万元，占总支出的比重由65.09%上升为68.09%，提高3个百分点。'],
  ['an amount each', '2024年基本支出85.35万元，按10人计算，人均8.535万元。'],
  ['shares of several names', '2024年支出预算125.35万元，其中基本支出85.35万元、项目支出40万元，占比分别为68.09%和31.91%。'],
  [
    'procurement by its kinds, without a word that says so',
    '2024年政府采购预算12.86万元，政府采购货物预算8.06万元、政府采购工程预算1.2万元、政府采购服务预算3.6万元。',
  ],
  ['an amount behind its share', '2024年支出预算125.35万元，其中基本支出占68.09%，计85.35万元；项目支出占31.91%，计40万元。'],
  ['a share of what was listed, behind its parts', '2024年基本支出85.35万元，其中人员经费70.35万元、公用经费15万元，占总支出的68.09%。'],
  ['a share of the last part', '2024年基本支出85.35万元，其中人员经费70.35万元、公用经费15万元，占总支出的11.97%。'],
  ['a share of several together', '2024年人员经费70.35万元、公用经费15万元，两项占总支出的68.09%。'],
  ['a share of a sum', '2024年人员经费70.35万元、公用经费15万元，两项合计85.35万元，占总支出的68.09%。'],
  ['growth in whole percent', '2024年支出预算125.35万元，比上年增加4.82万元，增长4%。'],
])('right: %s', (_name, sentence) => {
  const { findings, claims, bound } = read(sentence);
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(claims).toBeGreaterThan(0);
  expect(bound).toBe(claims);
});

test.each([
  ['two digits swapped', '2024年支出预算125.53万元。', 'T-ITEM', 'error', '125.53万元'],
  ['ten thousand times', '2024年支出预算1253500万元。', 'T-UNIT', 'error', '1253500万元'],
  ['the wrong part', '2024年支出预算125.35万元，其中：基本支出85.35万元，项目支出41万元。', 'T-ITEM', 'error', '41万元'],
  ['a share', '2024年支出预算125.35万元，其中：基本支出85.35万元，占68.90%；项目支出40万元，占31.91%。', 'T-PCT', 'error', '68.90%'],
  [
    'a share whose word is left out',
    '2024年支出预算125.35万元，其中：基本支出85.35万元，占68.09%；项目支出40万元，13.91%。',
    'T-PCT',
    'error',
    '13.91%',
  ],
  [
    'a part of a difference one digit away',
    '2024年支出预算125.35万元，比上年增加25.35万元。其中：基本支出增加28.35万元，项目支出增加2万元。',
    'T-LISTSUM',
    'warning',
    '28.35万元',
  ],
  [
    'a reason one digit away from its difference',
    '2024年支出预算125.35万元，比上年增加25.35万元，主要原因是人员经费增加28.35万元，公用经费增加2万元。',
    'T-LISTSUM',
    'warning',
    '28.35万元',
  ],
  ['a sum in words one digit away', '2024年基本支出85.35万元，项目支出40万元，两项合计125.85万元。', 'T-LISTSUM', 'warning', '125.85万元'],
  [
    'points between two shares',
    '2024年基本支出85.35万元，占总支出的比重由65.09%上升为68.09%，提高2个百分点。',
    'T-PCT',
    'warning',
    '2个百分点',
  ],
  ["growth against last year's amount beside it", '2024年预算数125.35万元，2023年预算数100万元，增长52.35%。', 'T-GROW', 'error', '52.35%'],
  [
    'a share behind parts that is of none of them',
    '2024年基本支出85.35万元，其中人员经费70.35万元、公用经费15万元，占总支出的86.09%。',
    'T-PCT',
    'error',
    '86.09%',
  ],
  ['a share of several together', '2024年人员经费70.35万元、公用经费15万元，两项占总支出的86.09%。', 'T-PCT', 'error', '86.09%'],
  ['a share of a sum', '2024年人员经费70.35万元、公用经费15万元，两项合计85.35万元，占总支出的86.09%。', 'T-PCT', 'error', '86.09%'],
  [
    'a share of an amount told around, beside those that make up the whole with it',
    '2024年支出预算125.35万元，卫生健康支出95.2万元。基本支出85.35万元，占89.65%；项目支出40万元，占31.91%。',
    'T-PCT',
    'error',
    '89.65%',
  ],
  [
    'the last of three shares in a row',
    '2024年支出预算125.35万元，人员经费70.35万元、公用经费15万元、项目支出40万元，分别占总支出的56.12%、11.97%、13.91%。',
    'T-PCT',
    'error',
    '13.91%',
  ],
  ['parts in brackets', '2024年基本支出85.35万元（人员经费70.35万元，公用经费16万元）。', 'T-ITEM', 'error', '16万元'],
  ["growth on this year's amount", '2024年支出预算125.35万元，比上年增加25.35万元，增长20.22%。', 'T-BASE', 'error', '增长20.22%'],
  ['growth', '2024年支出预算125.35万元，比上年增加25.35万元，增长26.35%。', 'T-GROW', 'error', '增长26.35%'],
  ['growth that does not round to nothing', '2024年支出预算1253500元，比上年增加500元，增长0.00%。', 'T-GROW', 'error', '增长0.00%'],
  [
    'a direction that only a minus sign makes right',
    '2024年支出预算125.35万元，比上年减少25.35万元，增长-16.82%。',
    'T-DIR',
    'hint',
    '增长-16.82%',
  ],
  ['a fall to nothing that is not all', '2024年会议费0万元，比上年减少25.35万元，下降10%。', 'T-GROW', 'error', '10%'],
  ['a fall by more than there was', '2024年会议费0万元，比上年下降160%。', 'T-GROW', 'error', '160%'],
  ['a direction', '2024年支出预算125.35万元，比上年减少25.35万元，增长25.35%。', 'T-DIR', 'error', '增长25.35%'],
  [
    'a growth of 100 % from nothing',
    '2024年支出预算125.35万元，比上年预算增加125.35万元，增长100%，主要原因是上年无此项预算。',
    'T-ZEROBASE',
    'hint',
    '增长100%',
  ],
  [
    'a reason that goes the other way',
    '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%，主要原因是项目经费减少。',
    'T-REASON',
    'warning',
    '项目经费减少',
  ],
  [
    'a reason that goes the other way without the word reason',
    '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%，主要是临时项目减少。',
    'T-REASON',
    'warning',
    '临时项目减少',
  ],
  [
    'a rise explained as a fall',
    '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%，减少的主要原因是人员变动。',
    'T-REASON',
    'warning',
    '减少',
  ],
  [
    'the same in a sentence of its own',
    '2024年基本支出85.35万元，比上年增加5.35万元。基本支出减少的主要原因：人员变动。',
    'T-REASON',
    'warning',
    '减少',
  ],
  [
    'a travel allowance called an allowance to persons',
    '增加的主要原因是本年度公务交通补贴列入其他对个人和家庭的补助。',
    'FE-30239',
    'hint',
    '公务交通补贴列入其他对个人和家庭的补助',
  ],
  ['a word twice', '2024年新增增加项目支出40万元。', 'T-TYPO', 'hint', '新增增加'],
  [
    'either-or words left',
    '2024年支出预算125.35万元，比上年增加（减少）0万元，增长（降低）0%。',
    'C-PLACEHOLDER',
    'warning',
    '增加（减少）',
  ],
  ['both words of a choice left side by side', '2024年支出预算125.35万元，与上年预算增加持平。', 'C-PLACEHOLDER', 'warning', '增加持平'],
  ['a number to fill in', '2024年支出预算XX万元。', 'C-PLACEHOLDER', 'error', 'XX'],
  ['a number that was forgotten', '2024年支出预算 万元，比上年略有增加。', 'C-PLACEHOLDER', 'warning', '支出预算 万元'],
  ['an amount without its unit', '2024年支出预算125.35，其中：基本支出85.35万元。', 'T-UNIT', 'warning', '125.35'],
  ['an amount without its unit before its share', '2024年基本支出85.35（占68.09%）、项目支出40.00万元。', 'T-UNIT', 'warning', '85.35'],
  ['an amount with half its unit', '2024年支出预算125.35万，其中：基本支出85.35万元。', 'T-UNIT', 'warning', '125.35万'],
  ['a share without its %', '2024年基本支出85.35万元，占68.09。', 'T-UNIT', 'warning', '68.09'],
])('wrong: %s', (_name, sentence, rule, level, quote) => {
  const { findings } = read(sentence);
  expect(findings.map((found) => [found.rule, found.level])).toEqual([[rule, level]]);
  expect(findings[0]!.quote).toContain(quote);
  expect(findings[0]!.quote).toBe(
    `一、部门支出预算情况说明\n${sentence}`.split('\n')[findings[0]!.paragraph]!.slice(findings[0]!.start, findings[0]!.end),
  );
});

test.each([
  '根据财预〔2023〕7号文件编制。',
  '人员增加减少了办公用房，压减增加的会议。',
  '联系电话：0998-2022345。',
  '承担国土绿化、森林培育和林木种苗生产的技术服务工作。',
  '2024年3月15日前公开。',
  '单价50万元以上通用设备0台。',
  '一、（二）3.①《预算法》第14条。',
])('no claim: %s', (sentence) => {
  const { claims, findings } = read(sentence);
  expect(claims).toBe(0);
  expect(findings.map(({ message }) => message)).toEqual([]);
});

test.each([
  [
    'emphasis (Markdown) shows nothing',
    '2024年**支出预算**125.35万元，其中：基本支出**85.35**万元，项目支出**40万元**。',
    ['cell', 'cell', 'cell'],
  ],
  ['an amount torn at its point', '2024年支出预算125.\n35万元。', ['cell']],
  ['what cannot be read is listed and blocks what hangs on it', '2024年支出预算125。35万元，比上年增加25.35万元，增长25.35%。', null],
  ['a list with an item that cannot be read misses none', '2024年支出预算125.35万元，其中：基本支出85.35W，项目支出40万元。', null],
])('%s', (_name, sentence, states) => {
  const { findings, numbers } = read(sentence);
  expect(findings.map(({ message }) => message)).toEqual([]);
  if (states) expect(numbers.map(({ state }) => state)).toEqual(states);
  else
    expect(numbers.filter(({ state }) => state === 'unclear').map(({ text }) => text)).toContain(/125。35万元|85\.35W/.exec(sentence)![0]);
});

test.each([
  '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%，主要是基本支出增加。',
  '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%，主要是减少了对外租赁，改为自建。',
  '2024年支出预算125.35万元，比上年增加25.35万元，增长25.35%，主要是合同金额上调而临时项目减少。',
  '2024年支出预算125.35万元，比上年减少25.35万元，下降16.82%，主要是退休人员增加。',
  '2024年年末结转125.35万元，比上年增加25.35万元，增长25.35%，主要是项目支出减少。',
  '2024年基本支出85.35万元，比上年增加5.35万元。项目支出减少的主要原因：项目完工。',
  '2024年支出预算1,253,500元，人员分别为12，15.5元不等。',
])('a reason that goes the same way, or of something else: %s', (sentence) => {
  const about = new Set(['T-REASON', 'T-TYPO']);
  expect(read(sentence).findings.filter(({ rule }) => about.has(rule))).toEqual([]);
});

test('separators of thousands stand before three digits', () => {
  const stated = (sentence: string) => read(sentence).findings.flatMap((found) => (found.rule === 'T-TYPO' ? [found.stated] : []));
  expect(stated('2024年支出预算1,253,500元，其中：基本支出853,50.00元。')).toEqual(['853,50.00']);
  expect(stated('2024年支出预算1,253,500元，其中：基本支出853,500.00元。')).toEqual([]);
  expect(stated('2024年支出预算125.35万元，分别为12,15.5万元。')).toEqual([]);
});

test('a reason need not tell all of a difference', () => {
  expect(read('2024年支出预算125.35万元，比上年增加25.35万元，主要原因是人员经费增加20.15万元，公用经费增加2万元。').findings).toEqual([]);
});

// Lines as they are copied from a PDF: equally wide but for what digits and half-width marks take, with the foot of a page between them.
const COPIED = `2024年部门预算情况说明
2024年部门支出预算125.35万元，比上年增加25.35万元，增长
25.35%，主要是人员增加，相应增加工资和社会保障缴费。其中：基
本支出85.35万元，占支出预算的68.09 %，主要用于
人员工资、社会保障缴费和办公费、水费、电费等日常运转支
—5—
出；项目支出40万元，占支出预算的31.91%，主要用于系统
运行维护和年度重点工作的开展。`;

test('lines of a PDF are read as the sentences they were', () => {
  const right = proofread(WORKBOOK, COPIED);
  expect(right.findings.map(({ message }) => message)).toEqual([]);
  expect(right.bound).toBe(7);
  const wrong = proofread(WORKBOOK, COPIED.replace('68.09 %', '60.89 %'));
  expect(wrong.findings.map(({ rule, stated, paragraph }) => [rule, stated, paragraph])).toEqual([['T-PCT', '60.89%', 3]]);
});

test('lines that are paragraphs stay apart', () => {
  const lines = [
    '2024年部门支出预算125.35万元',
    '其中基本支出预算安排85.35万元',
    '其中项目支出预算安排40.00万元',
    '人员经费预算安排了70.35万元',
  ];
  expect(proofread(WORKBOOK, lines.join('\n')).numbers.map(({ state, paragraph }) => `${paragraph} ${state}`)).toEqual([
    '0 cell',
    '1 cell',
    '2 cell',
    '3 cell',
  ]);
});

test.each([
  ['a rate', '2024年支出预算125.35万元，比上年增长%。', '增长%'],
  ['an amount', '2024年支出预算125.35万元，比上年增加 万元。', '增加 万元'],
  ['a share', '2024年支出预算125.35万元，其中：基本支出85.35万元，占支出预算%，项目支出40万元。', '占支出预算%'],
  ['a number behind 预算数', '1.培训支出（项）2024年预算数为  万元，主要用于干部培训。', '数为  万元'],
  ['a number behind the name of a subject', '“住房保障支出”科目  万元，主要用于住房公积金。', '科目  万元'],
  ['an amount in 元', '外事接待费支出  元，接待0批次。', '支出  元'],
])('%s whose number was forgotten', (_name, sentence, stated) => {
  expect(read(sentence).findings.map((found) => [found.rule, found.level, found.stated])).toEqual([['C-PLACEHOLDER', 'warning', stated]]);
});

test('changes are told in a row however long the paragraph is', () => {
  const told = '2024年基本支出85.35万元。'.repeat(45);
  const { findings, numbers } = read(`${told}2024年基本支出85.35万元，项目支出40万元，比上年分别增加5.35万元、10万元。`);
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(numbers.slice(-2).map(({ text, kind }) => `${text} ${kind}`)).toEqual(['5.35万元 change', '10万元 change']);
});

test('a year that was left over is one finding; the forms of that year are not asked', () => {
  const last = workbookOf(
    [SPENDING.replace('部门支出总表', '2023年部门支出总表').replaceAll('125.35', '130.35').replaceAll('85.35', '90.35')].join('\n'),
  );
  const found = proofread(WORKBOOK, '一、部门支出预算情况说明\n2023年支出预算125.35万元。', { prior: last }).findings;
  expect(found.map(({ rule }) => rule)).toEqual(['T-YEAR']);
});

test('what had no budget was not completed to any percent', () => {
  const found = (rate: string) => read(`1.专项普查活动支出。年初预算为0，支出决算为30万元${rate}。`).findings;
  expect(found('，完成年初预算的95.89%').map(({ rule, level, stated }) => [rule, level, stated])).toEqual([
    ['T-COMPL', 'warning', '95.89%'],
  ]);
  expect(found('')).toEqual([]);
});

test('a change is of what the sentence says of both years, whatever the forms know', () => {
  const found = (rate: string) =>
    read(`行政单位离退休。2023年预算为57.43万元，2024年支出预算为56.12万元，比2023年预算减少${rate}。`).findings.filter(
      ({ rule }) => rule === 'T-GROW',
    );
  expect(found('2.28%')).toEqual([]);
  expect(found('1.10%').map(({ expected }) => expected)).toEqual(['2.28%']);
});

test('the rate of an amount that the text says twice is one', () => {
  const twice = (rate: string) =>
    read(`2024年支出预算125.35万元，比上年增长25.35%。\n2024年支出预算125.35万元，比上年增长${rate}，主要原因是项目增加。`).findings;
  expect(twice('25.35%')).toEqual([]);
  expect(twice('25.53%').map(({ rule, level, stated }) => [rule, level, stated])).toEqual([
    ['T-DUPNUM', 'warning', '25.35%'],
    ['T-DUPNUM', 'warning', '25.53%'],
  ]);
});

test('a rate leaves a large amount more than one difference: parts of one amount may differ where it does', () => {
  const found = (basic: string) =>
    read(
      [
        '2024年收入预算14731.12万元，比上年减少34206.50万元，下降69.90%。',
        '2024年财政拨款收入14731.12万元，比上年减少34206.50万元，下降69.90%。',
        `2024年项目支出14731.12万元，比上年减少${basic}，下降69.90%。`,
      ].join('\n'),
    )
      .findings.filter(({ rule }) => rule === 'T-DUPNUM')
      .map(({ stated }) => stated);
  expect(found('34206.35万元')).toEqual([]);
  expect(found('34306.50万元')).toEqual(['34306.50万元']);
});

test('机关运行经费 of an agency is its 公用经费, or says otherwise', () => {
  const agency = workbookOf([GENERAL, BASIC].join('\n'));
  const found = (amount: string) => proofread(agency, `一、机关运行经费\n2024年机关运行经费预算${amount}。`).findings;
  expect(found('15万元').map(({ rule }) => rule)).not.toContain('X-JGYX');
  expect(found('14万元').map(({ rule, level, expected }) => [rule, level, expected])).toContainEqual(['X-JGYX', 'warning', '15万元']);
});

test('the budget that a final account compares 机关运行经费 with is not what was spent', () => {
  const final = workbookOf(
    [
      GENERAL.replaceAll('一般公共预算支出表', '2024年度一般公共预算财政拨款支出决算表'),
      BASIC.replaceAll('一般公共预算基本支出表', '2024年度一般公共预算财政拨款基本支出决算表'),
    ].join('\n'),
  );
  const found = (words: string) =>
    proofread(final, `一、机关运行经费\n2024年度机关运行经费支出${words}。`).findings.filter(({ rule }) => rule === 'X-JGYX');
  expect(found('15万元，与年初预算18万元相比减少3万元')).toEqual([]);
  expect(found('14万元，与年初预算18万元相比减少4万元').map(({ stated }) => stated)).toEqual(['14万元']);
});

test.each([
  ['hundreds of thousands', '通过集中采购节约经费数万元，金额单位为 万元。'],
  ['a comparison with last year in a heading', '（一）因公出国（境）经费与2023年预算持平。'],
  ['a share of the three expenses', '“三公”经费支出5万元，其中：公务接待费2万元，占总支出的40%。'],
  ['vehicles that went', '处置车辆9辆。'],
])('nothing to report: %s', (_name, sentence) => {
  expect(read(sentence).findings.map(({ message }) => message)).toEqual([]);
});

test('an amount names the cell it must agree with', () => {
  const [found] = read('2024年项目支出预算41万元。').findings;
  expect(found).toMatchObject({ rule: 'T-ITEM', stated: expect.stringContaining('41') as string });
  expect(found!.cells.map(({ value }) => value)).toContain('40.00');
});

test('forms that name no year are of the year the text names', () => {
  const undated = workbookOf([SPENDING, GENERAL, BASIC].join('\n'));
  const former = (year: number) =>
    proofread(undated, `一、部门支出预算情况说明\n${year}年支出预算125.35万元。\n医疗卫生与计划生育支出（类）10万元。`).findings.filter(
      ({ stated }) => stated === '医疗卫生与计划生育支出',
    );
  expect(former(2024).map(({ rule }) => rule)).toEqual(['T-SUBJNAME']);
  expect(former(2018)).toEqual([]);
});

test('a name that no form has is one finding, however often its amount is told', () => {
  const found = read('“卫生健康支出（类）医疗保障管理事务（款）医疗保障管理事务（项）”12万元，主要用于：征缴。支出预算为12万元。').findings;
  expect(found.map(({ rule, stated }) => `${rule} ${stated}`)).toEqual(['T-SUBJNAME 医疗保障管理事务']);
});

test('without forms the text tells what it is of: what was carried out is not its budget', () => {
  const empty = workbookOf('# 说明\n无');
  const told = '一、2023年度“三公”经费支出决算情况\n“三公”经费支出预算24.5万元，支出决算11.96万元。';
  const found = (more: string) => proofread(empty, told + more).findings;
  expect(found('“三公”经费支出决算数小于预算数。').filter(({ rule }) => rule === 'T-DIR')).toEqual([]);
  expect(found('“三公”经费支出决算数大于预算数。').map(({ rule }) => rule)).toContain('T-DIR');
  const [share] = found('\n“三公”经费支出决算中，公务接待费支出7.94万元，占39.7%。').filter(({ rule }) => rule === 'T-PCT');
  expect(share!.expected).toBe('66.4%');
});

const WITH_FUNDS = workbookOf(`# 05
2024年一般公共预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 4351.65 | 1200.00 | 3151.65
208 | 社会保障和就业支出 | 4351.65 | 1200.00 | 3151.65
20801 | 人力资源和社会保障管理事务 | 4351.65 | 1200.00 | 3151.65
2080101 | 行政运行 | 1200.00 | 1200.00 |
2080102 | 一般行政管理事务 | 3151.65 | | 3151.65
# 08
2024年政府性基金预算支出表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 2000.00 | | 2000.00
212 | 城乡社区支出 | 2000.00 | | 2000.00
21208 | 国有土地使用权出让收入安排的支出 | 2000.00 | | 2000.00
2120803 | 城市建设支出 | 2000.00 | | 2000.00`);

test.each([
  ['5151.65', []], // of both funds together, and no slip of either
  ['7151.65', ['7151.65万元']],
])('projects of two funds together: %s', (amount, accused) => {
  const { findings } = proofread(WITH_FUNDS, `一、绩效情况\n2024年对2个项目开展绩效自评，涉及财政资金${amount}万元。`);
  expect(findings.map(({ quote }) => quote)).toEqual(accused);
});

test.each([
  ['96.50|60.00|35.00', 'hint'], // 60 and 35 are 95, as is the total
  ['96.50|61.50|35.00', 'error'],
])('an amount beside a change that was computed from the amount of the form, which is %s', (amounts, level) => {
  const total = level === 'hint' ? '95.00|60.00|35.00' : amounts;
  const workbook = workbookOf(`# 支出
    2024年度支出决算表
    ||||单位：万元
    科目编码|科目名称|本年支出合计|基本支出|项目支出
    |合计|${total}
    205|教育支出|${amounts}`);
  const { findings } = proofread(workbook, '2024年度教育支出95.00万元，比上年增加16.50万元，增长20.63%。');
  const worst = (['error', 'warning', 'hint'] as const).find((one) => findings.some((finding) => finding.level === one));
  expect(findings.filter(({ rule }) => rule === 'T-ITEM').length).toBeGreaterThan(0);
  expect(worst).toBe(level);
});
