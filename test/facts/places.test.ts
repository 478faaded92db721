import { subjectKey, type Subject } from '../../src/facts/coordinate';
import { lineFacts, onlyUnit, placesOf, type PanelFacts } from '../../src/facts/places';
import { recognise } from '../../src/forms/recognise';
import { EXPENSES, PROCUREMENT, PROJECTS, SPENDING, SUMMARY } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';

/** What the columns and lines of a form are about. */

const placeOf = (grid: string, panel = 0): PanelFacts => placesOf(recognise(workbookOf(grid)))[panel]!;
const said = (facets: object): string => Object.values(facets).filter(Boolean).join(' ');

/** `1+4: 基本`: the columns, counted from 0, and what they are about; `@` where another year's, `#` an item or class of its own. */
function columns(grid: string): string[] {
  return placeOf(grid).columns.map(({ columns: at, facets, stage, year, subject }) =>
    `${at.join('+')}: ${said({ ...facets, own: stage })}${year === 0 ? '' : ' @上年'}${subject ? ` #${subjectKey(subject)}` : ''}`.trim(),
  );
}

const form = (headings: string, amounts: string, title = '部门支出总表'): string => `${title}
  单位：万元
  科目编码 | 科目名称 | ${headings.trim().replaceAll('\n', '\n ^ | ^ | ')}
   | 合计 | ${amounts}
  212 | 城乡社区支出 | ${amounts}`;

describe('columns', () => {
  test.each<[string, string, string[]]>([
    ['each by its heading', form('合计 | 基本支出 | 项目支出', '9 | 5 | 4'), ['0:', '1: 基本', '2: 项目']],
    ['a heading that nobody knows is left out', form('合计 | 甲口径 | 项目支出', '9 | 5 | 4'), ['0:', '2: 项目']],
    [
      'both periods together are the whole',
      form('本年 | < | 上年结转 | <\n小计 | 基本支出 | 小计 | 基本支出', '9 | 5 | 3 | 2'),
      ['0+2:', '0: 本年', '1: 本年 基本', '2: 上年结转', '3: 上年结转 基本', '1+3: 基本'],
    ],
    [
      'of one period there is no whole',
      form('本年 | < | 上年结转\n小计 | 基本支出 | ^', '9 | 5 | 3'),
      ['0+2:', '0: 本年', '1: 本年 基本', '2: 上年结转'],
    ],
    ['a year that all columns are of need not be said', form('本年 | <\n小计 | 基本支出', '9 | 5'), ['0:', '1: 基本']],
    [
      'a source that is split into own and 上级 funds is both, and its own',
      form('合计 | 一般公共预算 | 上级转移支付 | 政府性基金预算', '9 | 4 | 3 | 2', '部门收入总表'),
      ['0:', '1: 一般公共预算', '2: 上级转移支付', '3: 政府性基金', '1+2: 一般公共预算'],
    ],
    [
      'of the same period',
      form('一般公共预算 | 上年结转 | <\n^ | 上级转移支付 | 一般公共预算', '4 | 3 | 2', '部门收入总表'),
      ['0+1+2:', '0: 一般公共预算', '1+2: 上年结转', '1: 上年结转 上级转移支付', '2: 上年结转 一般公共预算', '2+1: 上年结转 一般公共预算'],
    ],
    ['classes', form('合计 | 工资福利支出 | 商品和服务支出', '9 | 5 | 4'), ['0:', '1: 301 #economic:301', '2: 302 #economic:302']],
    [
      'items',
      '“三公”经费、会议费、培训费表\n单位：万元\n单位名称 | “三公”经费合计 | 公务接待费 | 会议费 | 培训费支出\n某单位 | 9 | 4 | 3 | 2',
      ['0:', '0: “三公”经费 #item:“三公”经费', '1: 公务接待费 #item:公务接待费', '2: 会议费 #item:会议费', '3: 培训费 #item:培训费'],
    ],
  ])('%s', (_name, grid, expected) => expect(columns(grid)).toEqual(expected));

  test.each<[string, string, string[]]>([
    [
      'budgets of one year, which add up to nothing',
      '年初预算数 | 调整预算数 | 全年预算数',
      ['0: 预算 年初', '1: 预算 调整', '2: 预算 全年'],
    ],
    ['调整后预算 is the same as 调整预算', '调整后预算数 | 决算数 | 备用', ['0: 预算 调整', '1: 决算']],
    ['执行 is no 预算数', '全年执行预算数 | 执行决算数 | 备用', ['0: 预算', '1: 决算 执行']],
  ])('%s', (_name, headings, expected) => expect(columns(form(headings, '9 | 10 | 8', '支出决算表'))).toEqual(expected));

  describe('of two years side by side', () => {
    test.each<[string, string, string[]]>([
      [
        'each below its year',
        form('2023年预算数 | < | 2024年预算数 | <\n合计 | 基本支出 | 合计 | 基本支出', '9 | 8 | 7 | 6', '2024年部门支出总表'),
        ['2:', '0: 预算 @上年', '1: 预算 基本 @上年', '2: 预算', '3: 预算 基本'],
      ],
      ['the difference is neither', form('上年预算数 | 本年预算数 | 增减额', '9 | 10 | 1'), ['1:', '0: 预算 @上年', '1: 预算']],
      ['what nobody knows of last year is left out too', form('上年预算甲口径 | 2024年预算数 | 合计', '9 | 10 | 1'), ['2:', '1: 预算']],
      [
        'own and 上级 funds of one year',
        form(
          '2023年预算数 | < | 2024年预算数 | <\n一般公共预算 | 上级转移支付 | 一般公共预算 | 上级转移支付',
          '9 | 8 | 7 | 6',
          '2024年部门收入总表',
        ),
        [
          '2+3:',
          '0+1: 预算 @上年',
          '0: 预算 一般公共预算 @上年',
          '1: 预算 上级转移支付 @上年',
          '2+3: 预算',
          '2: 预算 一般公共预算',
          '3: 预算 上级转移支付',
          '0+1: 预算 一般公共预算 @上年',
          '2+3: 预算 一般公共预算',
        ],
      ],
    ])('%s', (_name, grid, expected) => expect(columns(grid)).toEqual(expected));
  });

  test('income beside spending: what was spent in the year is all there is of spending; what was carried over is income too', () => {
    const headings = '年初结转和结余 | 本年收入 | 本年支出 | < | 年末结转和结余\n^ | ^ | 小计 | 基本支出 | ^';
    expect(columns(form(headings, '1 | 9 | 8 | 5 | 2', '政府性基金预算收入支出决算表'))).toEqual([
      '0: 上年结转',
      '1: 本年 收入',
      '1: 收入',
      '2: 本年 支出',
      '2: 支出',
      '3: 本年 基本 支出',
      '3: 基本 支出',
      '4: 年末结转',
      '1+0: 收入',
    ]);
  });
});

/** The lines of a panel with what they are about. */
function lines(grid: string, panel = 0): string[] {
  const place = placeOf(grid, panel);
  return place.panel.lines.map((line) => {
    const { subject, facets } = lineFacts(place.form, line, onlyUnit(place.panel));
    const grade = subject.type === 'total' && subject.grade ? `(${subject.grade})` : '';
    return `${line.label}: ${`${subjectKey(subject)}${grade} ${said(facets)}`.trim()}`;
  });
}

describe('lines', () => {
  test('of income and of spending', () => {
    expect(lines(SUMMARY)).toEqual([
      '一、一般公共预算拨款收入: total: 一般公共预算 收入',
      '二、事业收入: total: 事业收入 收入',
      '本年收入合计: total:(year) 本年 收入',
      '上年结转: total: 上年结转',
      '收入总计: total:(grand) 收入',
    ]);
    expect(lines(SUMMARY, 1)).toEqual([
      '一、社会保障和就业支出: function:208 支出',
      '二、卫生健康支出: function:210 支出',
      '本年支出合计: total:(year) 本年 支出',
      '结转下年: total: 年末结转',
      '支出总计: total:(grand) 支出',
    ]);
  });

  test('of projects, of items, of the “三公”', () => {
    expect(lines(PROJECTS)).toEqual(['合计: total:', '医保基金监管: project:医保基金监管', '信息系统运行维护: project:信息系统运行维护']);
    expect(lines(PROCUREMENT)).toEqual(['合计: item:政府采购', '一、货物: item:货物', '二、工程: item:工程', '三、服务: item:服务']);
    expect(lines(EXPENSES)).toEqual([': item:“三公”经费']);
  });

  const operations = (...labels: readonly string[]): string =>
    `机构运行信息决算表\n单位：万元\n项目 | 行次 | 决算统计数\n${labels.map((label, index) => `${label} | ${index} | ${index + 1}.5`).join('\n')}`;
  test.each([
    ['授予中小企业合同金额', 'item:中小企业'],
    ['其中：授予小微企业合同金额', 'item:小微企业'],
    ['政府采购支出总额', 'item:政府采购 支出'], // one item among others, not the total of the form
    ['一、机关运行经费', 'item:机关运行经费'],
  ])('of a list of items: %s is %s', (label, expected) =>
    expect(lines(operations(label, '公务接待费', '公务用车保有量'))[0]).toBe(`${label}: ${expected}`),
  );

  const spending = (label: string): string => SUMMARY.replace('二、卫生健康支出', label);
  test.each([
    ['本年支出', 'total:(year) 支出'],
    ['年末结转和结余', 'total: 年末结转'],
    ['其中：基本支出', 'total: 基本 支出'],
    ['会议费支出', 'item:会议费 支出'],
    ['“三公”经费', 'item:“三公”经费'],
    ['公务接待费', 'item:公务接待费'],
    ['人员经费', 'total: 人员'],
    ['收入支出差额', 'project:收入支出差额'], // of neither side
  ])('that only their words place: %s is %s', (label, expected) => expect(lines(spending(label), 1)[1]).toBe(`${label}: ${expected}`));

  const units = (...rows: readonly string[]): string => `部门收入总表\n单位：万元\n单位代码 | 单位名称 | 合计\n${rows.join('\n')}`;
  test.each<[string, string[], string[]]>([
    ['the only unit is the whole', ['614001 | 某局 | 125.35'], ['某局: total:']],
    ['of several none is', ['614001 | 某局 | 100.35', '614002 | 某所 | 25'], ['某局: project:单位 614001', '某所: project:单位 614002']],
    ['nor beside a total', [' | 合计 | 125.35', '614001 | 某局 | 125.35'], ['合计: total:', '某局: project:单位 614001']],
  ])('of units: %s', (_name, rows, expected) => expect(lines(units(...rows))).toEqual(expected));

  test('the only line is the whole, unless it is a subject', () => {
    expect(lines(`项目支出表\n单位：万元\n类型 | 项目名称 | 合计\n特定目标类 | 甲项目 | 25.5`)).toEqual(['甲项目: total:']);
    expect(lines(`部门支出总表\n单位：万元\n科目编码 | 科目名称 | 合计\n208 | 社会保障和就业支出 | 25.5`)).toEqual([
      '社会保障和就业支出: function:208 支出',
    ]);
  });
});

describe('the lines about a subject', () => {
  const about = (grid: string, subject: Subject): string[] =>
    placeOf(grid)
      .linesAbout(subject)
      .map((group) => group.map(({ label, row }) => label || `row ${row}`).join(' + '));
  const func = (code: string): Subject => ({ type: 'function', code });

  test.each<[string, Subject, string[]]>([
    ['its own', func('20805'), ['行政事业单位养老支出']],
    ['each total', { type: 'total', grade: null }, ['合计']],
    ['none', func('213'), []],
    ['no project', { type: 'project', name: '208' }, []],
    ['nor another classification', { type: 'economic', code: '208' }, []],
  ])('%s', (_name, subject, expected) => expect(about(SPENDING, subject)).toEqual(expected));

  const rows = (...list: readonly string[]): string =>
    `部门支出总表\n单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出\n${list.map((row) => `${row} | 9.5 | 1`).join('\n')}`;
  test('where a class has no line the topmost below it', () =>
    expect(
      about(
        rows(
          '20805 | 行政事业单位养老支出',
          '2080505 | 机关事业单位基本养老保险缴费支出',
          '20827 | 财政对其他社会保险基金的补助',
          '210 | 卫生健康支出',
        ),
        func('208'),
      ),
    ).toEqual(['行政事业单位养老支出 + 财政对其他社会保险基金的补助']));

  test('two lines of a subject are one amount together, or each its own', () =>
    expect(about(rows('208 | 社会保障和就业支出', '2080505 | 甲', '2080505 | 乙'), func('2080505'))).toEqual(['甲 + 乙', '甲', '乙']));
});
