import { proofread } from '../../src/engine';
import { GENERAL, SPENDING } from '../../src/rules/support/forms';
import { workbookOf } from '../support/forms';

/** 2024 in every form that tells its year. */
const WORKBOOK = workbookOf([SPENDING.replace('部门支出总表', '2024年部门支出总表'), GENERAL].join('\n'));

interface Table {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

const PRICE = '（二）政府采购情况\n2024年政府采购预算20万元，其中：';
const ASSETS = '（三）国有资产占有使用情况\n';

const CLASSES =
  '一、支出情况\n2024年支出预算125.35万元，比上年减少20万元。\n社会保障和就业支出30.15万元，与上年持平。\n卫生健康支出95.20万元，与上年持平。\n';

/** A rule with texts that keep it and texts that break it once. */
const RULES: Readonly<Record<string, Table>> = {
  'C-PROCP': {
    valid: [
      `${PRICE}面向中小企业预留10万元，面向小微企业预留8万元。`,
      `${PRICE}面向中小企业预留20万元，面向小微企业预留20万元。`,
      `${PRICE}面向中小企业预留0万元。`,
    ],
    invalid: [`${PRICE}面向中小企业预留30万元。`, `${PRICE}面向中小企业预留10万元，面向小微企业预留12万元。`],
  },
  'C-ASSET': {
    valid: [
      `${ASSETS}单价50万元以上通用设备0台（套），单价100万元以上专用设备0台（套）。`,
      `${ASSETS}单价100万元（含）以上设备（不含车辆）1台。`,
      `${ASSETS}单价50万元以上大型设备0台，单价100万元以上大型设备0台；安排购置50万元以上大型设备0台。`,
    ],
    invalid: [
      `${ASSETS}单价20万元以上通用设备0台。`,
      `${ASSETS}单价200万元以上专用设备0台。`,
      `${ASSETS}单价50万元以上大型设备0台，单价100万元以上大型设备0台；安排购置20万元以上大型设备0台。`,
    ],
  },
  'T-COUNT': {
    valid: [
      `${ASSETS}共有车辆2辆，其中：一般公务用车2辆，执法执勤用车0辆，其他用车0辆。`,
      `${ASSETS}共有车辆3辆，其中：一般公务用车1辆、执法执勤用车1辆。`,
      `${ASSETS}车辆2辆，价值40万元；其中：一般公务用车2辆，价值40万元；其他车辆0辆，价值0万元。`,
      `${ASSETS}共有车辆2辆。公务用车购置数3辆，公务用车保有量为3辆。`,
    ],
    invalid: [
      `${ASSETS}共有车辆2辆，其中：一般公务用车2辆，执法执勤用车1辆。`,
      `${ASSETS}共有车辆3辆，其中：一般公务用车1辆、执法执勤用车1辆、其他用车0辆。`,
    ],
  },
  'T-COMPL': {
    valid: [
      '一、支出情况\n年初预算为100万元，支出决算为95万元，完成年初预算的95%。',
      '一、支出情况\n年初预算为300万元，支出决算为100万元，完成年初预算的33.33%。',
    ],
    invalid: [
      '一、支出情况\n年初预算为100万元，支出决算为95万元，完成年初预算的59%。',
      '一、支出情况\n年初预算为300万元，支出决算为100万元，完成年初预算的34.33%。',
    ],
  },
  'T-YEAR': {
    valid: ['一、支出情况\n支出比2023年预算增加。', '一、支出情况\n支出与2023年度决算相比持平。', '一、支出情况\n支出比上年增加。'],
    invalid: [
      '一、支出情况\n支出比2022年预算增加。',
      '一、支出情况\n支出较2021年度决算减少。',
      `${ASSETS}截至2022年12月31日，共有车辆3辆。`,
    ],
  },
  'T-LISTSUM': {
    valid: [
      '一、资产情况\n固定资产1790.21万元，其中：房屋3.80万元，设备1281.91万元，家具504.50万元。',
      // Not all of it, and no figure is a slip away.
      '一、资产情况\n固定资产1790.21万元，其中：房屋3.80万元，设备1281.91万元。',
      '一、培训情况\n会议费2.10万元，用于召开两次会议；培训费3.46万元。',
    ],
    invalid: [
      '一、资产情况\n固定资产1790.21万元，其中：房屋3.80万元，设备1281.91万元，家具505.50万元。',
      '一、项目情况\n监管经费104万元，其中：飞行检查60万元，价格监测50万元，培训4.5万元。',
      `${ASSETS}车辆2辆，价值47.49万元；其中：一般公务用车2辆，价值47.79万元。`,
    ],
  },
  'T-PCT': {
    valid: ['一、绩效\n绩效目标公开率为100%。', '一、支出情况\n资产100.00万元，其中：设备60.00万元，占60%；家具40.00万元，占40%。'],
    invalid: [
      '一、绩效\n绩效目标公开率为110%。',
      '一、支出情况\n人员1085.29万元中，甲类977.29万元，乙类108.00万元，两者比重为71.05%和9.95%。',
    ],
  },
  'T-DUPNUM': {
    valid: ['一、支出情况\n甲项133.23万元，比上年减少80.48万元，下降37.66%。\n乙项133.23万元，比上年减少80.48万元，下降37.66%。'],
    invalid: [],
  },
  'T-TYPO': {
    valid: ['一、支出情况\n与年初预算数相比持平。'],
    invalid: ['一、支出情况\n与年初决算数相比持平。'],
  },
  'T-GROW': {
    valid: [
      '一、情况\n甲项1.40万元，比上年增加0.20万元，增长16.67%。\n乙项6.51万元，比上年增加4.72万元，增长263.69%。\n丙项0.63万元，比上年增加0.10万元，增长18.87%。',
    ],
    invalid: [
      '一、情况\n甲项1.40万元，比上年增加0.20万元，增长16.67%。\n乙项6.51万元，比上年增加4.72万元，增长263.69%。\n丙项0.63万元，比上年增加0.10万元，增长18.87%。\n丁项0.90万元，比上年增加0.20万元，增长28.57%。\n戊项3.45万元，比上年增加1.30万元，增长60.47%。\n己项1.79万元，比上年增加0.59万元，增长49.67%。',
    ],
  },
  'T-DELTA-ADD': {
    valid: [
      '一、“三公”经费\n“三公”经费预算为3.00万元，比上年预算数减少1.00万元。\n因公出国（境）费0.00万元，与上年持平；公务用车购置及运行费2.00万元，与上年持平；公务接待费1.00万元，比上年预算数减少1.00万元。',
      '一、支出情况\n教育支出10.00万元，比上年增长25%。\n卫生健康支出20.00万元，比上年增长25%。',
      `${CLASSES}城乡社区支出0万元，比上年下降100%。`,
    ],
    invalid: [
      '一、“三公”经费\n“三公”经费预算为3.00万元，比上年预算数减少2.00万元。\n因公出国（境）费0.00万元，与上年持平；公务用车购置及运行费2.00万元，与上年持平；公务接待费1.00万元，比上年预算数减少1.00万元。',
    ],
  },
};

const of = (kind: keyof Table): [string, string][] =>
  Object.entries(RULES).flatMap(([rule, table]) => table[kind].map((text): [string, string] => [rule, text]));

test.each(of('valid'))('%s holds: %s', (rule, text) => {
  expect(proofread(WORKBOOK, text).findings.filter((found) => found.rule === rule)).toEqual([]);
});

test.each(of('invalid'))('%s is broken: %s', (rule, text) => {
  const found = proofread(WORKBOOK, text).findings.filter((finding) => finding.rule === rule);
  expect(found).toHaveLength(1);
  expect(text.split('\n')[found[0]!.paragraph]!.slice(found[0]!.start, found[0]!.end)).toBe(found[0]!.quote);
});
