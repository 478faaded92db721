import { mistakeIn, termsAtPath } from '../../src/facts/paths';
import { recognise } from '../../src/forms/recognise';
import { APPROPRIATIONS, BASIC, EXPENSES, GOALS, INCOME, PROCUREMENT, SPENDING, SUMMARY } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';

/** Paths 表/行/栏, as packs and inputs write them: the cells they mean. */

/** Forms, read anew for each question: what is remembered of them must not hide from a test what it asks. */
const disclosureOf =
  (...forms: readonly string[]) =>
  () =>
    recognise(workbookOf(forms.map((form) => form.trim()).join('\n')));
const BUDGET = disclosureOf(SPENDING, BASIC, EXPENSES, INCOME, SUMMARY, PROCUREMENT, APPROPRIATIONS);

function cellsAt(path: string, disclosure = BUDGET): string {
  const terms = termsAtPath(disclosure(), path);
  return typeof terms === 'string' ? terms : terms.map(({ amount }) => amount.cell.address).join(' + ');
}

describe('lines and columns', () => {
  test.each([
    ['支出总表', 'C4'], // without a line the total, without a column the whole
    ['支出总表/合计', 'C4'],
    ['支出总表/合计/基本支出', 'D4'],
    ['支出总表/208', 'C5'],
    ['支出总表/208 社会保障和就业支出/项目支出', 'E5'],
    ['支出总表/行政运行', 'C11'],
    ['支出总表/213', 'unlisted'], // the form lists what there is: this is 0
    ['支出总表/213/基本支出', 'unlisted'],
    ['支出总表/213/人员经费', 'unknown'], // a column that the form does not have
    ['支出总表/合计/人员经费', 'unknown'],
    ['支出总表/没有的行', 'unknown'],
    ['国有资本经营表/合计', 'unknown'],
    ['一般公共预算基本支出表/合计/人员经费', 'D4'],
    ['一般公共预算基本支出表/30201/公用经费', 'E11'],
    ['一般公共预算基本支出表/30299', 'unlisted'],
    ['政府采购表/合计', 'B4'],
    ['政府采购表/政府采购合计', 'B4'],
    ['政府采购表/货物', 'B5'],
    ['政府采购表/服务', 'B7'],
  ])('%s: %s', (path, cells) => expect(cellsAt(path)).toBe(cells));
});

describe('income beside spending', () => {
  test.each([
    ['收支总表/收入总计', 'B9'],
    ['收支总表/支出总计', 'D9'],
    ['收支总表/本年收入合计', 'B7'],
    ['收支总表/本年支出合计', 'D7'],
    ['收支总表/一般公共预算拨款收入', 'B5'],
    ['收支总表/事业收入', 'B6'],
    ['收支总表/上年结转', 'B8'],
    ['收支总表/结转下年', 'D8'],
    ['收支总表/结余分配', 'unknown'], // it is nothing that is carried over
    ['收支总表/卫生健康支出', 'D6'],
    ['收入总表/合计/一般公共预算', 'E4'],
    ['收入总表/合计/上年结转', 'D4'],
    ['收入总表/上年结转', 'D4'], // asked as a line, given as a column
    ['收入总表/合计/经营收入', 'unlisted'], // no column for a source that the unit does not have
    ['收入总表/合计/上级转移支付', 'unknown'],
    ['支出总表/合计/经营收入', 'unknown'], // which lists no sources
    ['收入总表/合计/人员经费', 'unknown'],
    ['收入总表/208 社会保障和就业支出', 'C5'],
    ['收入总表/事业收入', 'unknown'],
    ['收入总表/没有的行', 'unknown'],
    ['收入总表/一般公共预算上年结转', 'unknown'],
    ['收入总表/上年结转/基本支出', 'unknown'],
    ['收支总表/收入合计', 'B9'],
    ['收支总表/支出合计', 'D9'],
    ['收支总表/一般公共预算财政拨款收入', 'B5'], // by its source, not by its name
    ['收支总表/一般公共预算结转', 'unknown'],
    ['财政拨款收支总表/政府性基金收入', 'B6'],
    ['财政拨款收支总表/合计/政府性基金', 'F8'],
  ])('%s: %s', (path, cells) => expect(cellsAt(path)).toBe(cells));

  test('what is carried over is one line, or those of its sources', () => {
    const summary = (...rows: readonly string[]) => disclosureOf(SUMMARY.replace('上年结转 | 5 | 结转下年 | 5', rows.join('\n')));
    expect(cellsAt('收支总表/上年结转', summary('上年结转 | 5', '（一）一般公共预算结转 | 3', '（二）政府性基金结转 | 2'))).toBe('B8');
    expect(cellsAt('收支总表/上年结转', summary('一般公共预算结转 | 3', '政府性基金结转 | 2'))).toBe('B8 + B9');
    expect(cellsAt('收支总表/上年结转', summary(' | | 结转下年 | 5'))).toBe('unknown');
  });

  test('what is carried over is one column, or those of its sources', () => {
    const income = (headings: string) =>
      disclosureOf(`部门收入总表
        单位：万元
        科目编码 | 科目名称 | 合计 | 一般公共预算 | ${headings}
         | 合计 | 9 | 4 | 3 | 2
        208 | 社会保障和就业支出 | 9 | 4 | 3 | 2`);
    const carried = income('一般公共预算结转 | 政府性基金结转');
    expect(cellsAt('收入总表/合计/上年结转', carried)).toBe('E4 + F4');
    expect(cellsAt('收入总表/合计/一般公共预算结转', carried)).toBe('E4');
    expect(cellsAt('收入总表/合计/上年结转/一般公共预算', carried)).toBe('E4');
    expect(cellsAt('收入总表/合计/上年结转/国有资本经营预算', carried)).toBe('unlisted');
    expect(cellsAt('收入总表/合计/上年结转', income('一般公共预算结转 | 其中：政府性基金结转'))).toBe('E4');
    expect(cellsAt('收入总表/合计/上年结转', income('政府性基金预算 | 事业收入'))).toBe('unknown');
  });

  test('final accounts call what is carried over 年初结转和结余', () => {
    const carried = disclosureOf(`# 收支总表
      部门收支总表
      单位：万元
      收入 | < | 支出 | <
      项目 | 决算数 | 项目 | 决算数
      一、一般公共预算财政拨款收入 | 100 | 一、社会保障和就业支出 | 100
      本年收入合计 | 100 | 本年支出合计 | 100
      年初结转和结余 | 5 | 年末结转和结余 | 5
      收入总计 | 105 | 支出总计 | 105`);
    expect(cellsAt('收支总表/年初结转和结余', carried)).toBe('B7');
    expect(cellsAt('收支总表/上年结转', carried)).toBe('B7');
  });
});

describe('“三公”经费', () => {
  test.each([
    ['三公经费表/合计', 'A5'],
    ['“三公”经费表/公务接待费', 'F5'],
    ['三公经费表/公务用车购置及运行费', 'C5'],
    ['三公经费表/公务用车购置费', 'D5'],
    ['三公经费表/公务用车运行费', 'E5'],
    ['三公经费表/公务接待费/基本支出', 'unknown'],
  ])('%s: %s', (path, cells) => expect(cellsAt(path)).toBe(cells));

  const STAGES = disclosureOf(`# 三公
    “三公”经费支出决算表
    单位：万元
    预算数 | < | < | 决算数 | < | <
    合计 | 因公出国（境）费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务接待费
    6 | 2 | 4 | 5 | 2 | 3`);
  test.each([
    ['三公经费表/公务接待费', 'F5'], // of both what was spent
    ['三公经费表/公务接待费/决算数', 'F5'],
    ['三公经费表/公务接待费/预算数', 'C5'],
    ['三公经费表/公务接待费/一般公共预算决算数', 'unknown'],
  ])('%s: %s', (path, cells) => expect(cellsAt(path, STAGES)).toBe(cells));

  test('of several units it is that of their total', () =>
    expect(
      cellsAt(
        '三公经费表/公务接待费',
        disclosureOf(`“三公”经费预算表
          单位：万元
          单位名称 | 合计 | 因公出国（境）费 | 公务接待费
          甲单位 | 3 | 1 | 2
          乙单位 | 2 | 1 | 1
          合计 | 5 | 2 | 3`),
      ),
    ).toBe('D6'));

  const list = (...rows: readonly string[]) =>
    disclosureOf(`# 三公
    “三公”经费预算表
    单位：万元
    项目 | 预算数
    合计 | 9
    ${rows.join('\n')}`);
  test.each([
    ['two lines make up the whole', ['公务接待费 | 1', '公务用车购置费 | 5', '公务用车运行费 | 3'], '公务用车购置及运行费', 'B6 + B7'],
    ['one line is the whole where there is no other', ['公务接待费 | 1', '公务用车运行费 | 8'], '公务用车购置及运行费', 'B6'],
    ['the whole says nothing of its parts', ['公务接待费 | 1', '公务用车购置及运行费 | 8'], '公务用车运行费', 'unknown'],
    ['and of both parts it is the one that is not said', ['公务用车购置费 | 5', '公务用车购置及运行费 | 8'], '公务用车运行费', 'unknown'],
    ['which is nothing where the other is all', ['公务用车购置费 | 8', '公务用车购置及运行费 | 8'], '公务用车运行费', 'unlisted'],
    ['nothing is said of the whole', ['公务接待费 | 9'], '公务用车购置及运行费', 'unlisted'],
    ['unless it is nothing', ['公务接待费 | 9', '公务用车购置及运行费 | 0'], '公务用车运行费', 'unlisted'],
    ['or not there', ['公务接待费 | 9'], '公务用车运行费', 'unlisted'],
    ['nor of what is no vehicle', ['公务用车购置及运行费 | 9'], '公务接待费', 'unlisted'],
  ])('%s', (_name, rows, row, cells) => expect(cellsAt(`三公经费表/${row}`, list(...rows))).toBe(cells));
});

describe('lines by their name', () => {
  const NAMES = disclosureOf(`# 机构运行
    机构运行信息表
    单位：万元
    项目 | 决算数
    一、车辆情况 |
    车辆数合计（台、辆） | 9
    其他用车（辆） | 2
    其他用车（辆） | 3
    单价100万元（含）以上设备（台、套） | 1
    会议（内部） | 4
    培训（次数） | 5
    调研（每人） | 6
    政府采购支出总额 | 7`);
  test.each([
    ['车辆数合计', 'B5'],
    ['其他用车', 'B6'],
    ['其他用车#2', 'B7'],
    ['其他用车#3', 'unknown'],
    ['其他用车（辆）', 'B6'],
    ['单价100万元（含）以上设备', 'B8'],
    ['单价100万元', 'unknown'],
    ['会议', 'unknown'], // in brackets not its measure
    ['培训', 'unknown'],
    ['调研', 'unknown'],
    ['政府采购支出总额', 'B12'], // one item among others, not the total
  ])('%s: %s', (row, cells) => expect(cellsAt(`机构运行信息表/${row}`, NAMES)).toBe(cells));
});

describe('columns by their heading', () => {
  const OWN = disclosureOf(`# 支出
    部门支出总表
    单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | < | 乙口径小计 | 项目支出
    ^ | ^ | ^ | 甲口径 | 公用经费 | ^ | ^
     | 合计 | 9 | 3 | 2 | 1 | 3
    208 | 社会保障和就业支出 | 9 | 3 | 2 | 1 | 3`);
  test.each([
    ['支出总表/合计/甲口径', 'D5'],
    ['支出总表/208/乙口径', 'F6'], // without 小计
    ['支出总表/合计/基本支出', 'D5 + E5'],
    ['支出总表/合计/丙口径', 'unknown'],
    ['支出总表/213/甲口径', 'unlisted'],
  ])('%s: %s', (path, cells) => expect(cellsAt(path, OWN)).toBe(cells));

  test('a heading that two columns have names neither', () => {
    const twice = disclosureOf(`部门支出总表
      单位：万元
      科目编码 | 科目名称 | 合计 | 甲口径 | 甲口径
       | 合计 | 9 | 5 | 4
      208 | 社会保障和就业支出 | 9 | 5 | 4`);
    expect(cellsAt('支出总表/合计/甲口径', twice)).toBe('unknown');
  });

  test('the only column is the whole whatever its heading, but that of another year', () => {
    const only = (heading: string) =>
      disclosureOf(`部门支出总表
        单位：万元
        科目编码 | 科目名称 | ${heading}
        208 | 社会保障和就业支出 | 9.5
        210 | 卫生健康支出 | 5`);
    expect(cellsAt('支出总表/208', only('甲口径'))).toBe('C4');
    expect(cellsAt('支出总表/208', only('上年预算数'))).toBe('unlisted');
    expect(cellsAt('支出总表/合计', only('甲口径'))).toBe('unknown'); // no line says all
  });

  test('what adds up to nothing is no whole', () => {
    const stages = disclosureOf(`部门支出决算表
      单位：万元
      科目编码 | 科目名称 | 基本支出 | < | 项目支出 | <
      ^ | ^ | 年初预算数 | 决算数 | 年初预算数 | 决算数
       | 合计 | 5 | 6 | 3 | 4
      208 | 社会保障和就业支出 | 5 | 6 | 3 | 4`);
    expect(cellsAt('支出总表/合计', stages)).toBe('unknown');
    expect(cellsAt('支出总表/合计/项目支出', stages)).toBe('F5');
  });

  test('one half of a form may have a column that the other has not', () => {
    const halves = disclosureOf(
      SUMMARY.replace('# 收支总表', '')
        .replaceAll(/^(.*)$/gm, '$1')
        .replace('项目 | 预算数 | 项目 | 预算数', '项目 | 预算数 | 项目 | 甲口径'),
    );
    expect(cellsAt('收支总表/卫生健康支出/甲口径', halves)).toBe('D6');
    expect(cellsAt('收支总表/205 教育支出/甲口径', halves)).toBe('unlisted');
    expect(mistakeIn(halves(), '收支总表/支出总计/甲口径')).toBeNull();
  });
});

describe('人员经费 and 公用经费 that no column tells', () => {
  const basic = (title: string, ...rows: readonly string[]) =>
    disclosureOf(`${title}
      单位：万元
      科目编码 | 科目名称 | 金额
       | 合计 | 99.5
      ${rows.join('\n')}`);
  const ROWS = ['301 | 工资福利支出 | 60', '30101 | 基本工资 | 60', '302 | 商品和服务支出 | 15', '303 | 对个人和家庭的补助 | 24.5'];
  const TITLE = '一般公共预算基本支出表';
  test.each<[string, string, string[], string]>([
    ['人员经费 pay the classes 301 and 303', '合计/人员经费', ROWS, 'C5 + C8'],
    ['公用经费 the class 302', '合计/公用经费', ROWS, 'C7'],
    ['and 310', '合计/公用经费', [...ROWS, '310 | 资本性支出 | 1'], 'C7 + C9'],
    ['a class is paid with one of them', '302/公用经费', ROWS, 'C7'],
    ['and not with the other', '302/人员经费', ROWS, ''],
    ['an item as its class', '30101/人员经费', ROWS, 'C6'],
    ['not of one source', '合计/人员经费/政府性基金', ROWS, 'unknown'],
    ['nor where there are other classes', '合计/人员经费', [...ROWS, '309 | 资本性支出（基本建设） | 1'], 'unknown'],
    ['nor where there is only one', '合计/人员经费', ROWS.slice(0, 2), 'unknown'],
    ['nor of a functional class', '208/人员经费', ROWS, 'unknown'],
    ['nor of something else', '没有的行/人员经费', ROWS, 'unknown'],
  ])('%s: %s', (_name, path, rows, cells) => expect(cellsAt(`${TITLE}/${path}`, basic(TITLE, ...rows))).toBe(cells));

  test('nor in a form that is not of 基本支出', () =>
    expect(cellsAt('支出经济分类汇总表/合计/人员经费', basic('支出经济分类汇总表', ...ROWS))).toBe('unknown'));
});

describe('halves in panels of their own', () => {
  const PANELS = disclosureOf(`# 基本支出
    一般公共预算基本支出表
    单位：万元
    人员经费 | < | < | 公用经费 | < | <
    科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
    301 | 工资福利支出 | 60 | 302 | 商品和服务支出 | 15
    30101 | 基本工资 | 60 | 30201 | 办公费 | 15
    人员经费合计 | | 60 | 公用经费合计 | | 15`);
  test.each([
    ['合计', 'C7 + F7'],
    ['合计/人员经费', 'C7'],
    ['合计/公用经费', 'F7'],
    ['302/公用经费', 'F5'],
    ['302', 'F5'],
  ])('%s: %s', (row, cells) => expect(cellsAt(`一般公共预算基本支出表/${row}`, PANELS)).toBe(cells));
});

describe('amounts of projects', () => {
  const project = (label: string, name: string) =>
    `# ${name}
    项目绩效目标表
    ${label} | ${name}
    年度资金总额（万元） | 30.5
    财政拨款（万元） | 20.5
    一级指标 | 二级指标 | 三级指标
    产出指标 | 数量指标 | 检查次数`;
  const projects = disclosureOf(project('项目名称', '甲项目'), project('二级项目名称', '乙项目'), project('一级项目名称', '丙项目'));
  test.each([
    ['项目绩效目标表/甲项目/财政拨款', '甲项目!B4'],
    ['项目绩效目标表/乙项目/财政拨款', '乙项目!B4'],
    ['项目绩效目标表/丙项目/财政拨款', '丙项目!B4'],
    ['项目绩效目标表/甲项目', '甲项目!B3'], // all its funds
    ['项目绩效目标表/丁项目', 'unknown'],
    ['绩效自评表/甲项目/财政拨款', 'unknown'], // another kind of form
  ])('%s: %s', (path, cells) => {
    const terms = termsAtPath(projects(), path);
    expect(typeof terms === 'string' ? terms : terms.map(({ amount: { cell } }) => `${cell.sheet}!${cell.address}`).join()).toBe(cells);
  });
});

describe('amounts of goals', () => {
  const goals = disclosureOf(GOALS, SPENDING);
  const title = goals().forms.find(({ fields }) => fields.length > 0)!.title;
  test.each([
    [`整体绩效目标表/${title}/人员经费`, '70.35'],
    [`整体绩效目标表/${title}/没有的`, 'unknown'],
    ['整体绩效目标表/另一个项目/人员经费', 'unknown'],
  ])('%s: %s', (path, value) => {
    const terms = termsAtPath(goals(), path);
    expect(typeof terms === 'string' ? terms : terms.map(({ amount }) => amount.value?.toString()).join()).toBe(value);
  });
});

describe('a path is mistaken', () => {
  test.each([
    ['where it names no kind of form', '支出表表/合计', '“支出表表/合计”：没有“支出表表”这种表（no such form）'],
    ['or a column that means nothing', '支出总表/合计/胡说', '“支出总表/合计/胡说”：表中没有“胡说”栏（no such column）'],
    ['not for a column that other forms have', '支出总表/合计/人员经费', null],
    ['nor for a line that is not there', '支出总表/999', null],
    ['nor for a form that is not there', '国有资本经营表/合计/胡说', null],
    ['nor without a column', '支出总表/合计', null],
    ['nor for a heading of the form', '收入总表/合计/事业收入', null],
  ])('%s', (_name, path, expected) => expect(mistakeIn(BUDGET(), path)).toBe(expected));
});

test('of a form with 预算数 above 决算数 a path names the stage as a column', () => {
  const staged = disclosureOf(`# 三公
    财政拨款“三公”经费及会议费支出决算表
    单位：万元
    项目 | “三公”经费 | < | < | < | 会议费
    ^ | 小计 | 因公出国（境）费 | 公务接待费 | 公务用车运行维护费 | ^
    预算数 | 7 | 0 | 2 | 5 | 1
    决算数 | 6 | 0 | 1.5 | 4.5 | 0.9`);
  const cells = ['三公经费表/公务接待费', '三公经费表/公务接待费/预算数', '三公经费表/会议费/预算数', '三公经费表/会议费/决算数'];
  expect(cells.map((path) => cellsAt(path, staged))).toEqual(['D6', 'D5', 'F5', 'F6']);
});
