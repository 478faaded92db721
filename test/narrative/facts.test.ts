import { recognise } from '../../src/forms/recognise';
import { FactReader } from '../../src/narrative/facts';
import { workbookOf } from '../support/forms';

const BASIC = (more = ''): string => `# 基本支出
  2024年一般公共预算基本支出表
  单位：万元
  科目编码 | 科目名称 | 预算数
   | 合计 | ${more ? '16.25' : '15.25'}
  301 | 工资福利支出 | 10.15
  30101 | 基本工资 | 10.15
  302 | 商品和服务支出 | 3
  30201 | 办公费 | 3
  303 | 对个人和家庭的补助 | 1.1
  30302 | 退休费 | 1.1
  310 | 资本性支出 | 1
  31002 | 办公设备购置 | 1${more}`;

function yuan(grid: string, path: string): string | null {
  return new FactReader(recognise(workbookOf(grid))).fact(`一般公共预算基本支出表/${path}`).yuan?.toString() ?? null;
}

describe('人员经费 and 公用经费 of a form that has no column for them', () => {
  test.each([
    ['合计/人员经费', '112500'],
    ['合计/公用经费', '40000'],
    ['30101/人员经费', '101500'],
    ['30101/公用经费', null],
    ['31002/公用经费', '10000'],
  ])('%s is what its classes say', (path, expected) => expect(yuan(BASIC(), path)).toBe(expected));

  test('a class that belongs to neither leaves them open', () => {
    expect(yuan(BASIC('\n307 | 债务利息及费用支出 | 1'), '合计/人员经费')).toBeNull();
  });
});

describe('a path that names what no form can have is a mistake of the pack, never another number', () => {
  const SPENT = `# 三公
  2024年“三公”经费支出表
  单位：万元
  合计 | 因公出国（境）费 | 公务用车购置费 | 公务用车运行费 | 公务接待费
  6 | 0 | 0 | 4 | 2`;
  const reader = (isOther = false) => new FactReader(recognise(workbookOf(SPENT)), isOther);

  test.each(['“三公”经费表/合计/胡说八道', '三公经费表/公务接待费/胡说八道'])('%s: no such column', (path) =>
    expect(() => reader().fact(path)).toThrow(/没有“胡说八道”栏（no such column）/),
  );
  test('胡说表/合计: no such form', () => expect(() => reader().fact('胡说表/合计')).toThrow(/没有“胡说表”这种表（no such form）/));
  test.each([
    ['三公经费表/合计', '60000'],
    ['三公经费表/公务接待费', '20000'],
    ['三公经费表/合计/人员经费', null],
    ['支出总表/合计/胡说八道', null],
  ])('%s is %s', (path, yuan) => expect(reader().fact(path).yuan?.toString() ?? null).toBe(yuan));
  test('what last year’s forms lack is unknown', () => expect(reader(true).fact('三公经费表/合计/胡说八道').state).toBe('unknown'));
});
