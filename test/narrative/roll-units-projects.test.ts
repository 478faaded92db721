import { rollForward } from '../../src/narrative/roll/roll';
import { workbookOf } from '../support/forms';

/** A department of several units with its projects: who is there and what is done changes from year to year. */

type Row = readonly [name: string, amount: number];

const total = (rows: readonly Row[]): number => rows.reduce((all, [, amount]) => all + amount, 0);

const bookOf = (year: number, units: readonly Row[], projects: readonly Row[]) =>
  workbookOf(`
    # 2
    ${year}年部门收入总表
    ||单位：万元
    单位名称|合计|一般公共预算拨款收入
    合计|${total(units)}|${total(units)}
    ${units.map(([name, amount]) => `${name}|${amount}|${amount}`).join('\n    ')}
    # 9
    ${year}年项目支出表
    ||单位：万元
    单位名称|项目名称|合计
    合计||${total(projects)}
    ${projects.map(([name, amount]) => `局机关|${name}|${amount}`).join('\n    ')}`);

const LAST = bookOf(
  2023,
  [
    ['局机关', 990.65],
    ['市图书馆', 487.35],
    ['市文化馆', 302.9],
  ],
  [
    ['旅游宣传推广', 125],
    ['图书购置经费', 90],
    ['发射台站值守', 46],
  ],
);
const NEXT = bookOf(
  2024,
  [
    ['局机关', 1048.69],
    ['市图书馆', 464.18],
    ['市博物馆', 393.47],
  ],
  [
    ['旅游宣传推广', 168],
    ['图书购置经费', 90],
    ['文物征集修复', 35],
  ],
);

function rolled(lines: string): { readonly lines: readonly string[]; readonly notes: readonly string[] } {
  const { text, notes } = rollForward(NEXT, LAST, `某局2023年部门预算说明\n一、收支预算说明\n${lines}`);
  return { lines: text.split('\n').slice(2), notes: notes.map(({ message }) => message) };
}

describe('units', () => {
  const text = `1、局机关预算990.65万元，比上年增加20.45万元，主要是人员增加。
2、市图书馆预算487.35万元，比上年增加14.35万元，主要是经费增加。
3、市文化馆预算302.90万元，为本年新纳入预算编制范围的单位。`;

  it('have their amounts from the line that bears their name', () => {
    const { lines } = rolled(text);
    expect(lines[0]).toBe('1、局机关预算1048.69万元，比上年增加58.04万元，主要是人员增加。');
    expect(lines[1]).toBe('2、市图书馆预算464.18万元，比上年减少23.17万元，主要是【请核对原因，由增变减，上年写：经费增加】。');
  });

  it('that are gone go with their paragraph, those that are new come in with their amount', () => {
    const { lines, notes } = rolled(text);
    expect(lines[2]).toBe('3、市博物馆预算393.47万元，【待填写：市博物馆的增减情况】。');
    expect(lines).toHaveLength(3);
    expect(notes).toContain('“市文化馆”本年没有数，这一段已去掉');
  });

  it('that are gone are marked where else they are named', () => {
    const { lines, notes } = rolled('场馆维护由市文化馆实施。');
    expect(lines).toEqual(['场馆维护由【请核对，本年表中没有此单位，上年写：市文化馆】实施。']);
    expect(notes).toContain('本年表中没有单位“市文化馆”，此处仍写着，请核对');
  });

  it('that are gone are marked each time they are named, and not within another name', () => {
    const { lines } = rolled('市文化馆实施，市文化馆验收，市文化馆分馆配合。');
    const mark = '【请核对，本年表中没有此单位，上年写：市文化馆】';
    expect(lines).toEqual([`${mark}实施，${mark}验收，市文化馆分馆配合。`]);
  });

  it('that were new are told from those beside them', () => {
    const { lines, notes } = rolled('局机关预算990.65万元，市图书馆预算487.35万元，为本年新纳入预算编制范围的单位。');
    expect(lines[0]).toBe('局机关预算1048.69万元，市图书馆预算464.18万元，为【请核对，上年写：本年新纳入预算编制范围的单位】。');
    expect(notes.filter((note) => note.includes('新纳入'))).toHaveLength(1);
  });

  it('that were new are not called so unseen', () => {
    const { lines } = rolled('市图书馆预算487.35万元，为本年新纳入预算编制范围的单位。');
    expect(lines).toEqual(['市图书馆预算464.18万元，为【请核对，上年写：本年新纳入预算编制范围的单位】。']);
  });
});

describe('projects', () => {
  const text = `“旅游宣传推广”项目125万元，用于推广，比上年增加30万元。
“图书购置经费”项目90万元，用于新增图书，上年未安排。
“发射台站值守”项目46万元，用于值守，与上年持平。`;

  it('that are gone go, and those that are new come in with their amount', () => {
    expect(rolled(text).lines).toEqual([
      '“旅游宣传推广”项目168万元，用于推广，比上年增加43万元。',
      '“图书购置经费”项目90万元，用于新增图书，与上年持平。',
      '“文物征集修复”项目35万元，【待填写：文物征集修复的用途和增减情况】。',
    ]);
  });

  it('where not all were told stay as they are told', () => {
    const { lines } = rolled(text.split('\n').slice(1).join('\n'));
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('【待填写：发射台站值守，上年 46万元】');
  });
});

describe('rows of all units or projects', () => {
  it.each([
    ['names', '预算单位共3个，包括局机关、市图书馆、市文化馆。', '预算单位共3个，包括局机关、市图书馆、市博物馆。'],
    [
      'amounts in the order of the form',
      '分单位看：局机关990.65万元，市图书馆487.35万元，市文化馆302.90万元。',
      '分单位看：局机关1048.69万元，市图书馆464.18万元，市博物馆393.47万元。',
    ],
    [
      'the largest first',
      '项目由大到小为：旅游宣传推广125万元、图书购置经费90万元、发射台站值守46万元。',
      '项目由大到小为：旅游宣传推广168万元、图书购置经费90万元、文物征集修复35万元。',
    ],
    ['how many projects', '3个项目全部编制了绩效目标。', '3个项目全部编制了绩效目标。'],
  ])('%s', (_what, last, next) => expect(rolled(last).lines).toEqual([next]));

  it.each([
    '2023年底，旅游宣传推广、图书购置经费、发射台站值守通过竣工验收。',
    '2023年竣工的项目包括旅游宣传推广、图书购置经费、发射台站值守。',
  ])('say what was done to whom, and stay: %s', (text) => {
    const { lines, notes } = rolled(text);
    expect(lines[0]).toContain('旅游宣传推广、图书购置经费、发射台站值守');
    expect(notes).toContain('本年表中没有项目“发射台站值守”，此处仍写着，请核对');
  });

  it('the largest of them are this year’s largest', () => {
    const book = (year: number, projects: readonly Row[]) => bookOf(year, [['局机关', 100]], projects);
    const last = book(2023, [
      ['甲工程建设', 10],
      ['乙设备购置', 40],
      ['丙人员培训', 5],
      ['丁系统运维', 20],
    ]);
    const next = book(2024, [
      ['甲工程建设', 50],
      ['乙设备购置', 30],
      ['戊房屋修缮', 45],
    ]);
    const text =
      '某局2023年部门预算说明\n2023年4个项目均编制绩效目标，其中金额较大的有：乙设备购置40万元、丁系统运维20万元、甲工程建设10万元。';
    expect(rollForward(next, last, text).text.split('\n')[1]).toBe(
      '2024年3个项目均编制绩效目标，其中金额较大的有：甲工程建设50万元、戊房屋修缮45万元、乙设备购置30万元。',
    );
  });

  it('are found beside a row of the form that has an amount and no name', () => {
    const book = (year: number) =>
      workbookOf(`
    # 9
    ${year}年项目支出表
    |单位：万元
    项目名称|金额
    合计|60
    甲路建设|40
    |5
    乙河治理|15`);
    const text = '某局2023年部门预算说明\n2023年项目包括甲路建设、乙河治理。';
    expect(rollForward(book(2024), book(2023), text).text.split('\n')[1]).toBe('2024年项目包括甲路建设、乙河治理。');
  });

  describe('how many units there are', () => {
    const book = (year: number, units: readonly string[]) =>
      bookOf(
        year,
        units.map((name, at) => [name, at + 10] as const),
        [['旅游宣传推广', 100]],
      );
    const counted = (text: string): string | undefined =>
      rollForward(
        book(2024, ['局机关', '市图书馆', '市博物馆', '市美术馆']),
        book(2023, ['局机关', '市图书馆', '市文化馆']),
        `某局2023年部门预算说明\n${text}`,
      ).text.split('\n')[1];

    it.each([
      ['下属单位共3个。', '下属单位共4个。'],
      ['纳入2023年部门预算编制范围的预算单位共3个。', '纳入2024年部门预算编制范围的预算单位共4个。'],
      ['本部门共有3个预算单位。', '本部门共有4个预算单位。'],
      ['3家单位纳入部门预算编制范围。', '4家单位纳入部门预算编制范围。'],
    ])('follows the form: %s', (last, next) => expect(counted(last)).toBe(next));

    it.each(['全年为基层单位举办3个公共安全培训班。', '全年共走访3家单位的职工。', '机关公共单位3个参加。', '事业单位3个，共有职工。'])(
      'is not what is counted: %s',
      (text) => expect(counted(text)).not.toMatch(/4[个家]/),
    );
  });

  it('others than all or the largest are left as they are told', () => {
    expect(rolled('另有图书购置经费90万元、发射台站值守46万元、场地租赁30万元。').lines[0]).toContain('【待填写：发射台站值守');
  });
});
