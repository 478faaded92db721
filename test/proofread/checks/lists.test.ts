import { proofread } from '../../../src/engine';
import { BASIC, SUMMARY } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** A list that lacks something is asked for it, unless what is lacking stands beside it under a name of the text's own. */

const WORKBOOK = workbookOf(`# 支出总表
2024年部门支出总表
单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
| 合计 | 125.35 | 85.35 | 40
208 | 社会保障和就业支出 | 30.15 | 30.15 | 0
210 | 卫生健康支出 | 90.2 | 55.2 | 35
229 | 其他支出 | 5 | 0 | 5`);

const findings = (sentence: string): string[] =>
  proofread(WORKBOOK, `一、支出总体情况\n${sentence}`).findings.map(({ rule, level }) => `${rule} ${level}`);

test.each<[string, string, string[]]>([
  ['all of it', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元，其他支出5万元。', []],
  ['a class left out', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元。', ['T-MISSITEM warning']],
  ['some of them', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元等。', []],
  ['some of them, in a bracket', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元（占71.96%）等支出。', []],
  ['等 in a word', '支出总计125.35万元，其中：社会保障和就业支出30.15万元，卫生健康支出90.2万元用于高等教育。', ['T-MISSITEM warning']],
  ['the main ones', '支出总计125.35万元。主要支出科目如下：\n——社会保障和就业支出30.15万元；\n——卫生健康支出90.2万元。', []],
  [
    'all of them on lines',
    '支出总计125.35万元。支出科目如下：\n——社会保障和就业支出30.15万元；\n——卫生健康支出90.2万元。',
    ['T-MISSITEM warning'],
  ],
  ['the greatest of them', '支出总计125.35万元，其中占比最高的是卫生健康支出90.2万元，其次是社会保障和就业支出30.15万元。', []],
  ['a class in other words', '支出总计125.35万元，其中：用于社会保障和就业方面30.15万元，卫生健康方面90.2万元，剩余方面5万元。', []],
])('%s', (_name, sentence, found) => {
  expect(findings(sentence)).toEqual(found);
});

describe('items of the economic classification', () => {
  const basic = workbookOf(
    BASIC.replace('一般公共预算基本支出表\n单', '2024年一般公共预算基本支出表\n单').replace(
      '30201 | 办公费 | 9 | 0 | 9',
      [
        '30201 | 办公费 | 2.5 | 0 | 2.5',
        '30205 | 水费 | 0.85 | 0 | 0.85',
        '30206 | 电费 | 3.15 | 0 | 3.15',
        '30211 | 差旅费 | 2.5 | 0 | 2.5',
      ].join('\n'),
    ),
  );
  const found = (sentence: string): string[] =>
    proofread(basic, `六、一般公共预算基本支出情况\n${sentence}`).findings.map(({ rule, level }) => `${rule} ${level}`);
  const amounts = '办公费2.50万元、水费0.85万元、电费3.15万元、差旅费2.50万元、培训费2.00万元、公务接待费1.00万元';
  const names = '办公费、水费、电费、差旅费、培训费、公务接待费';
  const running = '、公务用车运行维护费';
  test.each<[string, string, string[]]>([
    ['all of them', `公用经费15.00万元，主要包括：${amounts}${running}3.00万元。`, []],
    ['one left out, whose amount is missing', `公用经费15.00万元，主要包括：${amounts}。`, ['T-MISSITEM warning']],
    ['some of them', `公用经费15.00万元，主要包括：${amounts}等。`, []],
    ['a class left out', '基本支出85.35万元，其中：工资福利支出66.35万元，商品和服务支出15.00万元。', ['T-MISSITEM warning']],
    ['the names of all', `公用经费15.00万元，主要包括：${names}${running}。`, []],
    ['the names of all but one', `公用经费15.00万元，主要包括：${names}。`, ['T-CATLIST warning']],
    ['what it is used for, all but one', `公用经费15.00万元用于${names}。`, ['T-CATLIST warning']],
    ['what it is used for, and other words', `公用经费15.00万元用于${names}等日常开支。`, []],
    ['a name of which the form has nothing', `公用经费15.00万元，主要包括：${names}${running}、咨询费。`, ['T-CATLIST warning']],
    ['the names of some', `公用经费15.00万元，主要包括：${names}等。`, []],
    ['names, and words that may mean the other', `公用经费15.00万元，主要包括：${names}、车辆运转费用。`, []],
    ['a few names', '公用经费15.00万元，主要包括：办公费、水费、电费、差旅费。', []],
  ])('%s', (_name, sentence, expected) => expect(found(sentence)).toEqual(expected));
});

describe('what revenue comes from', () => {
  const all = workbookOf(SUMMARY.replace('\n部门收支', '\n2024年部门收支'));
  const appropriated = workbookOf(`# 财政拨款收支总表
2024年财政拨款收支总表
单位：万元
收入 | < | 支出 | < | < | <
项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金预算
一、本年收入 | 128.85 | 一、社会保障和就业支出 | 30.15 | 30.15 | 0
（一）一般公共预算拨款 | 120.35 | 二、卫生健康支出 | 95.2 | 95.2 | 0
（二）政府性基金预算拨款 | 8.5 | 三、其他支出 | 8.5 | 0 | 8.5
二、上年结转 | 5 | | | |
收入总计 | 133.85 | 支出总计 | 133.85 | 125.35 | 8.5`);
  const found = (text: string): string[] =>
    proofread(text.startsWith('一') ? all : appropriated, text).findings.map(({ rule, level }) => `${rule} ${level}`);
  const own = '一、收支预算情况说明\n收入包括：';
  const public_ = '四、财政拨款收支预算情况说明\n财政拨款收入包括：';
  test.each<[string, string, string[]]>([
    ['all of it', `${own}一般公共预算拨款收入、事业收入、上年结转；支出包括：卫生健康支出。`, []],
    ['a source left out', `${own}一般公共预算拨款收入、上年结转。`, ['T-CATLIST warning']],
    ['a wider word', `${own}财政拨款收入、单位资金、上年结转。`, []],
    ['words that no table knows', `${own}一般公共预算拨款收入、上年结转、培训所得。`, []],
    ['来源 behind it', `${own.replace('收入包括', '收入来源包括')}一般公共预算拨款收入、上年结转。`, ['T-CATLIST warning']],
    ['one source is no list', `${own}一般公共预算拨款收入。`, []],
    ['of 财政拨款', `${public_}一般公共预算拨款、政府性基金预算拨款。`, []],
    ['of 财政拨款, one left out', `${public_}一般公共预算拨款、上年结转。`, ['T-CATLIST warning']],
    [
      'a source left out of a list with amounts, beside the line that holds the others',
      '四、财政拨款收支预算情况说明\n2024年财政拨款收支总预算133.85万元，包括一般公共预算拨款120.35万元和上年结转5万元。',
      ['T-MISSITEM warning'],
    ],
  ])('%s', (_name, text, expected) => expect(found(text)).toEqual(expected));
});
