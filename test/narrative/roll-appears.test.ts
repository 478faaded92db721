import { recognise } from '../../src/forms/recognise';
import { draftPack } from '../../src/narrative/draft/draft';
import { roll } from '../../src/narrative/roll/roll';
import { workbookOf } from '../support/forms';

/** What was not there last year and is now, and what is gone: sources, kinds of procurement, parts, reasons and purposes of them. */

interface Year {
  readonly general?: number;
  readonly fund?: number;
  readonly shop?: number;
  readonly carried?: number;
  readonly procured?: readonly [number, number, number];
  /** 出国, 购置, 运行, 接待. */
  readonly travel?: readonly [number, number, number, number];
  readonly projects?: readonly (readonly [string, number, number])[];
  readonly economics?: readonly (readonly [string, string, number])[];
}

function bookOf(year: number, own: Year) {
  const { general = 90, fund = 0, shop = 0, carried = 0, procured, travel, projects, economics } = own;
  const all = general + fund + shop + carried;
  const grids = [
    `# 收支总表
    ${year}年收支预算总表
    |||单位：万元
    收入||支出|
    项目|预算数|项目|预算数
    一、一般公共预算拨款收入|${general}|一、农林水支出|${all}
    二、政府性基金预算拨款收入|${fund || ''}||
    三、事业收入|${shop || ''}||
    本年收入合计|${all - carried}|本年支出合计|${all}
    上年结转结余|${carried || ''}|结转下年|
    收入总计|${all}|支出总计|${all}`,
    `# 政府性基金预算支出表
    ${year}年政府性基金预算支出表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|${fund || ''}||${fund || ''}
    ${fund ? `2120899|其他国有土地使用权出让收入安排的支出|${fund}||${fund}` : ''}`,
    `# 国有资本经营预算支出表
    ${year}年国有资本经营预算支出表
    ||||单位：万元
    科目编码|科目名称|合计|基本支出|项目支出
    |合计|||`,
  ];
  if (procured)
    grids.push(`# 政府采购预算表
    ${year}年政府采购预算表
    |||单位：万元
    采购类型|合计|一般公共预算|政府性基金预算
    合计|${procured[0] + procured[1] + procured[2]}|${procured[0] + procured[1] + procured[2]}|
    ${['货物类', '工程类', '服务类'].map((kind, at) => `${kind}|${procured[at] || ''}|${procured[at] || ''}|`).join('\n    ')}`);
  if (travel) {
    const [abroad, bought, run, guests] = travel;
    grids.push(`# 三公经费表
    ${year}年一般公共预算“三公”经费支出表
    |||||单位：万元
    “三公”经费合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费
    ^|^|小计|公务用车购置费|公务用车运行费|^
    ${abroad + bought + run + guests}|${abroad}|${bought + run}|${bought}|${run}|${guests}`);
  }
  if (projects) {
    const [a, b] = [1, 2].map((at) => projects.reduce((sum, row) => sum + (row[at] as number), 0)) as [number, number];
    grids.push(`# 项目支出表
    ${year}年项目支出表
    ||||单位：万元
    单位名称|项目名称|合计|一般公共预算|政府性基金预算
    |合计|${a + b}|${a}|${b || ''}
    ${projects.map(([name, one, two]) => `青石县招商局|${name}|${one + two}|${one || ''}|${two || ''}`).join('\n    ')}`);
  }
  if (economics)
    grids.push(`# 一般公共预算基本支出表
    ${year}年一般公共预算基本支出表
    ||||单位：万元
    科目编码|科目名称|合计|人员经费|公用经费
    |合计|${economics.reduce((sum, [code, , amount]) => (code.length === 5 ? sum + amount : sum), 0)}||
    ${economics.map(([code, name, amount]) => `${code}|${name}|${amount}|${amount}|`).join('\n    ')}`);
  return recognise(workbookOf(grids.map((grid) => grid.replace(/\n {4}(?=\n|$)/g, '')).join('\n')));
}

const rolled = (text: string, last: Year, next: Year): string[] =>
  roll(bookOf(2024, next), bookOf(2023, last), `青石县招商局2023年部门预算说明\n${text}`).text.split('\n').slice(1);

describe('sources', () => {
  it('that are only named are those of this year’s form', () => {
    const text = '收入包括：一般公共预算拨款收入、事业收入；支出包括：农林水支出。2023年收支总预算98万元。';
    expect(rolled(text, { shop: 8 }, { fund: 20, carried: 4 })[0]).toBe(
      '收入包括：一般公共预算拨款收入、政府性基金预算拨款收入、上年结转结余；支出包括：农林水支出。2024年收支总预算114万元。',
    );
  });

  it('that were not all named last year stay as they were', () => {
    const text = '收入包括：一般公共预算拨款收入、政府性基金预算拨款收入；支出包括：农林水支出。';
    expect(rolled(text, { fund: 9, shop: 8 }, { fund: 20, carried: 4 })[0]).toBe(text);
  });

  it('that are new are compared with nothing, where the others of a list are compared with last year', () => {
    const text =
      '2023年收入预算98万元，其中：一般公共预算拨款收入90万元，比上年增加5万元，增长5.56%，主要原因是项目增加；事业收入8万元，比上年增加1万元，增长14.29%，主要原因是业务增加。';
    expect(rolled(text, { shop: 8 }, { general: 92, fund: 20, shop: 9 })[0]).toContain(
      '；政府性基金预算拨款收入20万元，比上年增加20万元，主要原因是【待填写：政府性基金预算拨款收入增减的原因】；事业收入9万元，',
    );
  });
});

describe('a section on a source of which nothing is left', () => {
  const none = '八、国有资本经营预算支出情况\n本部门2023年没有使用国有资本经营预算安排的支出，并已公开空表。';
  it('says so in the words of the text for another', () => {
    const text = `七、政府性基金预算支出情况\n2023年政府性基金预算支出20万元，主要用于产业园前期工作。\n${none}`;
    expect(rolled(text, { fund: 20 }, {})).toEqual([
      '七、政府性基金预算支出情况',
      '本部门2024年没有使用政府性基金预算安排的支出，并已公开空表。',
      '八、国有资本经营预算支出情况',
      '本部门2024年没有使用国有资本经营预算安排的支出，并已公开空表。',
    ]);
  });

  it('goes on saying how much it fell, without the subjects that had it', () => {
    const text = `七、政府性基金预算支出情况\n2023年政府性基金预算支出20万元，比上年增加5万元，增长33.33%。\n其他国有土地使用权出让收入安排的支出（项）20万元，主要用于产业园前期工作。\n${none}`;
    expect(rolled(text, { fund: 20 }, {}).slice(1, 3)).toEqual([
      '2024年政府性基金预算支出0万元，比上年减少20万元，下降100.00%。',
      '八、国有资本经营预算支出情况',
    ]);
  });
});

it('both sides of a source that is new have its amount', () => {
  const text = '七、政府性基金预算财政拨款收支情况\n本部门2023年无政府性基金预算财政拨款收支。\n收支总预算90万元。';
  expect(rolled(text, {}, { fund: 20 })[1]).toBe('本部门2024年政府性基金预算财政拨款收入20万元、支出20万元。');
});

it('a kind of procurement that is new comes in at its place', () => {
  const text = '2023年政府采购安排140万元，其中：货物类采购预算30万元，服务类采购预算110万元。';
  expect(rolled(text, { procured: [30, 0, 110] }, { procured: [40, 60, 126] })[0]).toBe(
    '2024年政府采购安排226万元，其中：货物类采购预算40万元，工程类采购预算60万元，服务类采购预算126万元。',
  );
});

it('what nothing is spent on is for nothing', () => {
  const text = '因公出国（境）费15万元，比上年增加3万元，增长25%，主要是任务增加。主要用于境外推介的住宿费、旅费。';
  const now = rolled(text, { travel: [15, 0, 6, 11] }, { travel: [0, 0, 6, 11] })[0]!;
  expect(now).toContain('因公出国（境）费0万元，比上年减少15万元');
  expect(now).not.toContain('境外推介');
});

it('projects and their money are counted, whichever stands first; what no form tells is the sum of its parts', () => {
  const text = '2023年实行绩效目标管理的项目2个，涉及财政拨款305万元，其中：一般公共预算245万元、政府性基金预算60万元。';
  const last: Year = {
    general: 245,
    fund: 60,
    projects: [
      ['招商引资专项', 245, 0],
      ['产业园前期', 0, 60],
    ],
  };
  const next: Year = {
    general: 284,
    fund: 45,
    projects: [
      ['招商引资专项', 204, 0],
      ['小微企业奖补', 80, 0],
      ['产业园前期', 0, 45],
    ],
  };
  expect(rolled(text, last, next)[0]).toBe(
    '2024年实行绩效目标管理的项目3个，涉及财政拨款329万元，其中：一般公共预算284万元、政府性基金预算45万元。',
  );
});

it('a pack drafted from that takes the money of all projects, though there was only one budget that year', () => {
  const year = (own: number, general: number, fund: number) =>
    bookOf(own, { general, fund, projects: [['招商引资专项', general, 0], ...(fund ? [['产业园前期', 0, fund] as const] : [])] });
  const text = '青石县招商局2023年部门预算说明\n项目情况\n2023年实行绩效目标管理的项目涉及财政拨款284万元。';
  const { yaml } = draftPack(year(2023, 284, 0), text, { id: 'probe' });
  expect(yaml).toContain('项目支出表/合计');
});

it('a row of 人员经费 takes in a class that had nothing', () => {
  const text = '一般公共预算基本支出情况\n基本支出30万元，其中：人员经费30万元，主要包括：基本工资、奖金。';
  const last: Year = {
    economics: [
      ['301', '工资福利支出', 30],
      ['30101', '基本工资', 20],
      ['30103', '奖金', 10],
    ],
  };
  const next: Year = {
    economics: [
      ['301', '工资福利支出', 30],
      ['30101', '基本工资', 20],
      ['30103', '奖金', 10],
      ['303', '对个人和家庭的补助', 4],
      ['30302', '退休费', 4],
    ],
  };
  expect(rolled(text, last, next)[1]).toContain('主要包括：基本工资、奖金、退休费。');
});

describe('a reason', () => {
  it('in a sentence of its own is marked where its change turned', () => {
    const text = '“三公”经费32万元，较上年增加3万元，增长10.34%。预算数较上年增加的主要原因：更新公务用车。';
    expect(rolled(text, { travel: [0, 15, 6, 11] }, { travel: [0, 0, 6, 11] })[0]).toContain(
      '较上年减少的主要原因：【请核对原因，由增变减，上年写：更新公务用车】。',
    );
  });

  it('goes on behind words that there was nothing before, which go', () => {
    const text =
      '事业收入8万元，比上年增加8万元，上年无此项预算，主要原因是业务增加。\n一般公共预算拨款收入90万元，比上年增加5万元，增长5.88%。';
    expect(rolled(text, { shop: 8 }, { shop: 9 })[0]).toBe('事业收入9万元，比上年增加1万元，增长12.50%，主要原因是业务增加。');
  });
});
