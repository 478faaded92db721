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
