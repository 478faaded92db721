import fc from 'fast-check';
import { workbookOf } from './forms';
import type { WorkbookSnapshot } from '../../src/workbook/snapshot';

/** A disclosure that agrees with itself: five forms over the same subjects, amounts in hundredths of 万元. */
export interface Plan {
  /** Basic and project expenditure of each functional item. */
  readonly items: readonly { readonly code: string; readonly basic: number; readonly project: number }[];
  /** Personnel and operating funds: what of the basic expenditure is operating. */
  readonly operating: number;
}

/** Items of several 类 and 款, none of which pairs with an economic item. */
const SUBJECTS: Readonly<Record<string, string>> = {
  2012999: '其他群众团体事务支出',
  '2050299': '其他普通教育支出',
  '2070199': '其他文化和旅游支出',
  '2080801': '死亡抚恤',
  '2081199': '其他残疾人事业支出',
  '2101599': '其他医疗保障管理事务支出',
  '2130199': '其他农业农村支出',
};
const CODES = Object.keys(SUBJECTS);

const amount = fc.integer({ min: 1, max: 5_000_000 });

export const plans: fc.Arbitrary<Plan> = fc
  .subarray(CODES, { minLength: 4 })
  .chain((codes) =>
    fc.record({
      items: fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), basic: amount, project: amount }))),
      share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    }),
  )
  .map(({ items, share }) => ({ items, operating: Math.max(1, Math.floor(sum(items, ({ basic }) => basic) * share)) }));

function sum<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((total, item) => total + value(item), 0);
}

/** How hundredths are printed; by default exactly. */
export type Print = (hundredths: number) => string;
export const exactly: Print = (hundredths) => (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');

/** The forms of a plan. `print` is called once for every printed amount, in order. */
export function disclosureOf({ items, operating }: Plan, print: Print = exactly): WorkbookSnapshot {
  const basic = sum(items, (item) => item.basic);
  const total = basic + sum(items, (item) => item.project);
  const classes = [...new Set(items.map(({ code }) => code.slice(0, 3)))];
  const lines = [...new Set(items.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
  const row = (code: string, name: string): string => {
    const own = items.filter((item) => item.code.startsWith(code));
    const [a, b] = [sum(own, (item) => item.basic), sum(own, (item) => item.project)];
    return `${code} | ${name} | ${print(a + b)} | ${print(a)} | ${print(b)}`;
  };
  const spending = (title: string): string =>
    [
      `# ${title}`,
      title,
      '单位：万元',
      '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
      row('', '合计'),
      ...lines.map((code) => row(code, SUBJECTS[code] ?? '')),
    ].join('\n');
  const ofClass = (code: string): number =>
    sum(
      items.filter((item) => item.code.startsWith(code)),
      (item) => item.basic + item.project,
    );
  const summary = [
    '# 收支总表',
    '部门收支总表',
    '单位：万元',
    '收入 | < | 支出 | <',
    '项目 | 预算数 | 项目 | 预算数',
    ...classes.map(
      (code, index) => `${index === 0 ? `一般公共预算拨款收入 | ${print(total)}` : ' | '} | ${CLASSES[code]!} | ${print(ofClass(code))}`,
    ),
    `收入总计 | ${print(total)} | 支出总计 | ${print(total)}`,
  ].join('\n');
  const economic = [
    '# 基本支出表',
    '一般公共预算基本支出表',
    '单位：万元',
    '经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费',
    ` | 合计 | ${print(basic)} | ${print(basic - operating)} | ${print(operating)}`,
    `301 | 工资福利支出 | ${print(basic - operating)} | ${print(basic - operating)} | `,
    `30101 | 基本工资 | ${print(basic - operating)} | ${print(basic - operating)} | `,
    `302 | 商品和服务支出 | ${print(operating)} | | ${print(operating)}`,
    `30201 | 办公费 | ${print(operating)} | | ${print(operating)}`,
  ].join('\n');
  return workbookOf([summary, spending('支出总表'), spending('一般公共预算支出表'), economic].join('\n'));
}

const CLASSES: Readonly<Record<string, string>> = {
  '201': '一、一般公共服务支出',
  '205': '二、教育支出',
  '207': '三、文化旅游体育与传媒支出',
  '208': '四、社会保障和就业支出',
  '210': '五、卫生健康支出',
  '213': '六、农林水支出',
};
