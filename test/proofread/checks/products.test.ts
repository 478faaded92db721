import { proofread } from '../../../src/engine';
import { SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** So many at so much each. */
const read = (sentence: string) => proofread(workbookOf(SPENDING), `一、其他事项说明\n${sentence}`);
const found = (sentence: string): string[] =>
  read(sentence)
    .findings.filter(({ rule }) => rule === 'T-COUNT')
    .map(({ level, stated, quote }) => `${level}: ${stated} in “${quote}”`);

test.each([
  ['购置课桌椅400套，每套312元，共12.84万元。', ['warning: 312元 in “400套，每套312元，共12.84万元”']],
  ['购置课桌椅40套，每套321元，共12.84万元。', ['warning: 321元 in “40套，每套321元，共12.84万元”']],
  ['拟购置设备88.00万元，为检测仪22台，单价4.40万元。', ['warning: 4.40万元 in “88.00万元，为检测仪22台，单价4.40万元”']],
  ['环卫车每辆每年运行费4.00万元，22辆共80.00万元。', ['warning: 4.00万元 in “4.00万元，22辆共80.00万元”']],
  ['全年举办主体班12期，培训学员1080人次，平均每期80人次。', ['warning: 80人次 in “12期，培训学员1080人次，平均每期80人次”']],
  ['覆盖常住人口6.98万人，人均补助标准80元，共安排628.50万元。', ['warning: 80元 in “6.98万人，人均补助标准80元，共安排628.50万元”']],
  ['计划建设2.00万亩，1800元/亩，共需3200.00万元。', ['warning: 1800元 in “2.00万亩，1800元/亩，共需3200.00万元”']],
])('%s', (sentence, expected) => expect(found(sentence)).toEqual(expected));

test.each([
  '购置课桌椅400套，每套321元，共12.84万元。',
  '为12名困难职工每人补助500元，另安排慰问活动经费3000元。',
  '购置电脑15台，每台0.5万元，购置打印机3台，每台0.3万元，共计8.40万元。',
  '公益岗位补助每人每月800元，共安排120人，合计115.20万元。',
  '采购单价100万元以上设备2台，合计350万元。',
  '慰问老干部60人，每人300元，困难党员20人，每人500元，共2.80万元。',
  '项目总投资500万元，建设8个站点，每个站点平均投资60万元，其余为设计监理费。',
  '购置1辆，单价不超过18万元，共15万元。',
  '资助学生320人，每生约1250元，共41.60万元。',
  '对6个村每村补助10万元，共75万元，含管护费15万元。',
  // Those that run are others than the one that was bought.
  '购置支出17.90万元，购置车辆1辆；运行维护费支出9.40万元，平均每辆2.35万元。',
  '更新车辆1辆，运行维护费支出9.40万元，平均每辆2.35万元。',
  '年末保有量4辆，本年新购1辆，运行维护费支出9.40万元，平均每辆2.35万元。',
  '乡镇卫生院15所，每所10万元，其中中心卫生院2所，每所15万元，共160万元。',
])('%s: nothing is told', (sentence) => expect(found(sentence)).toEqual([]));

test('what is counted, its price and its cost confirm each other', () => {
  const states = read('购置课桌椅400套，每套321元，共12.84万元。').numbers.map(({ text, state }) => `${text} ${state}`);
  expect(states).toEqual(['400套 outside', '321元 text', '12.84万元 text']);
});

test.each([
  ['办公费3万元、水费2万元、电费1.4万元，四项合计6.4万元。', ['warning: 四项合计6.4万元 in “四项合计6.4万元”']],
  ['办公费3万元、水费2万元、电费1.4万元，三项合计6.4万元。', []],
  ['办公费3万元、水费2万元、电费1.4万元，后两项合计3.4万元。', []],
  ['办公费3万元、水费2万元、电费0万元，两项合计5万元。', []],
  ['办公费3万元、水费2万元，上述五项合计12万元。', []],
])('as many amounts as are counted: %s', (sentence, expected) => expect(found(sentence)).toEqual(expected));
