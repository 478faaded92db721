import { grouped } from '../../src/forms/flat-headings';

const paths = (row: string, title = ''): string[] =>
  grouped(
    row.split(' | ').map((heading) => heading.split(' > ')),
    title,
  ).map((path) => path.join(' > '));

describe('a whole stands above the parts beside it', () => {
  test.each<[string, string[]]>([
    [
      '合计 | 基本支出 | 人员经费 | 公用经费 | 项目支出',
      ['合计', '基本支出 > 小计', '基本支出 > 人员经费', '基本支出 > 公用经费', '项目支出'],
    ],
    ['一般公共预算基本支出 | 其中：人员经费 | 公用经费', ['小计', '人员经费', '公用经费'].map((own) => `一般公共预算基本支出 > ${own}`)],
    [
      '公务用车购置及运行费 | 公务用车运行费 | 公务接待费',
      ['公务用车购置及运行费 > 小计', '公务用车购置及运行费 > 其中：公务用车运行费', '公务接待费'],
    ],
    [
      '合计 | 财政拨款收入 | 一般公共预算 | 政府性基金 | 事业收入',
      ['合计', '财政拨款收入 > 小计', '财政拨款收入 > 一般公共预算', '财政拨款收入 > 政府性基金', '事业收入'],
    ],
    [
      '2024年预算 > 合计 | 2024年预算 > 基本支出 | 2024年预算 > 人员经费 | 2024年预算 > 公用经费',
      ['合计', '基本支出 > 小计', '基本支出 > 人员经费', '基本支出 > 公用经费'].map((own) => `2024年预算 > ${own}`),
    ],
    ['合计 | 小计 | 人员经费 | 公用经费 | 项目支出', ['合计', '基本支出 > 小计', '基本支出 > 人员经费', '基本支出 > 公用经费', '项目支出']],
  ])('%s', (row, expected) => expect(paths(row)).toEqual(expected));
});

describe('a total that says what it is of stands above what follows of it', () => {
  test.each<[string, string[]]>([
    [
      '本年收入合计 | 基本支出 | 项目支出 | 本年支出合计 | 基本支出 | 项目支出 | 年末结转和结余',
      [
        '本年收入 > 合计',
        '本年收入 > 基本支出',
        '本年收入 > 项目支出',
        '本年支出 > 合计',
        '本年支出 > 基本支出',
        '本年支出 > 项目支出',
        '年末结转和结余',
      ],
    ],
    ['预算数合计 | 公务接待费 | 决算数合计 | 公务接待费', ['预算数 > 合计', '预算数 > 公务接待费', '决算数 > 合计', '决算数 > 公务接待费']],
    [
      '总计 | 当年财政拨款小计 | 一般公共预算拨款小计 | 基本支出 | 项目支出 | 上年结转',
      [
        '总计',
        '当年财政拨款 > 小计',
        '当年财政拨款 > 一般公共预算拨款 > 小计',
        '当年财政拨款 > 一般公共预算拨款 > 基本支出',
        '当年财政拨款 > 一般公共预算拨款 > 项目支出',
        '上年结转',
      ],
    ],
  ])('%s', (row, expected) => expect(paths(row)).toEqual(expected));
});

test('the same headings twice are what was planned and what was spent, in a form of final accounts only', () => {
  const row = '合计 | 因公出国（境）费 | 公务接待费';
  const twice = ['预算数', '决算数'].flatMap((stage) => row.split(' | ').map((own) => `${stage} > ${own}`));
  expect(paths(`${row} | ${row}`, '“三公”经费支出决算表')).toEqual(twice);
  expect(paths(`${row} | ${row}`, '“三公”经费预算表')).toEqual(`${row} | ${row}`.split(' | '));
});

describe('all others stay as they are', () => {
  test.each([
    '合计 | 基本支出 | 项目支出',
    '合计 | 财政拨款 | 政府性基金',
    '财政拨款(补助) > 财政拨款(补助)小计 | 财政拨款(补助) > 一般公共预算 | 财政拨款(补助) > 政府性基金',
    '本年收入合计 | 财政拨款收入 | 事业收入',
    '合计 | 小计 | 工资福利支出 | 商品和服务支出',
    '科目编码 | 科目名称 | 合计',
  ])('%s', (row) => expect(paths(row)).toEqual(row.split(' | ')));
});
