import { proofread } from '../../../src/engine';
import { FUNDS, PROJECTS, SPENDING } from '../../../src/rules/support/forms';
import { workbookOf } from '../../support/forms';

/** What the words around the numbers say: reasons, halves of pairs, whose document it is. */

const BOOK = SPENDING.replace('部门支出总表', '2024年部门支出总表');
const WORKBOOK = workbookOf(BOOK);

const found = (sentences: string, workbook = WORKBOOK, title = '一、部门支出预算情况说明'): string[] =>
  proofread(workbook, `${title}\n${sentences}`).findings.map(({ rule, level, stated }) => `${rule} ${level}: ${stated}`);

describe('a reason in a sentence of its own', () => {
  test.each<[string, string, string[]]>([
    ['goes the other way', '2024年支出预算125.35万元，比上年减少5万元。主要原因是：项目经费增加。', ['T-REASON warning: 项目经费增加']],
    ['goes the same way', '2024年支出预算125.35万元，比上年减少5万元。主要原因是：项目经费减少。', []],
    [
      'of two changes that go both ways',
      '2024年支出预算125.35万元，比上年减少5万元，下降3.84%，项目支出比上年增加2万元。主要原因是项目经费减少。',
      [],
    ],
    ['of another paragraph', '2024年支出预算125.35万元，比上年减少5万元。\n主要原因是项目经费增加。', []],
    ['that sets one thing against another', '2024年支出预算125.35万元，比上年减少5万元，主要原因是新增1辆车，但与上年购置的车型不同。', []],
  ])('%s', (_, sentences, expected) => expect(found(sentences)).toEqual(expected));
});

describe('pairs', () => {
  test.each<[string, string, string[]]>([
    ['a bracket that closes in the next paragraph', '项目得分99.4分（其中优秀4个。\n已经整改的0个）。', []],
    ['a bracket that never closes', '项目得分99.4分（其中优秀4个。', ['T-TYPO hint: （']],
    ['a bracket that never opened', '项目得分99.4分，其中优秀4个）。', ['T-TYPO hint: ）']],
    ['an item’s number', '工作如下：1）开展检查；2）开展评选。', []],
    ['quotation marks', '开展“案卷检查”和“案例评选”活动。', []],
    ['a closing mark too many', '开展“案卷检查”、案例评选”活动。', ['T-TYPO hint: ”']],
    ['an opening mark too many', '指标“印刷费存在偏差。', ['T-TYPO hint: “']],
    ['marks that do not tell which half they are', '开展"案卷检查"、案例评选"活动。', []],
    ['a quotation over two paragraphs', '要求“一要开展检查。\n二要开展评选。”', []],
  ])('%s', (_, sentences, expected) => expect(found(sentences)).toEqual(expected));
});

describe('growth of 100 % over a base that the text says was 0', () => {
  test.each<[string, string[]]>([
    ['2023年预算为0.00万元，2024年预算安排55.2万元，比2023年预算增加100.00%', ['T-ZEROBASE hint: 100.00%']],
    ['2023年预算为27.6万元，2024年预算安排55.2万元，比2023年预算增加100.00%', []],
  ])('%s', (sentence, expected) =>
    expect(found(`“卫生健康支出（类）医疗保障管理事务（款）行政运行（项）”55.2万元。${sentence}。`)).toEqual(expected),
  );
});

describe('whose document it is', () => {
  const unit = workbookOf(['收支总表', '收入总表', '支出总表'].map((name) => BOOK.replaceAll('部门支出总表', `单位${name}`)).join('\n'));
  const cars = (whose: string): string => `2024年${whose}预算安排购置车辆0辆。`;
  test.each<[string, string, string[]]>([
    ['a unit’s', cars('部门'), ['T-NAME hint: 2024年部门预算']],
    ['a unit’s, called so', cars('单位'), []],
    ['a notice of the department', '根据《关于编制2024年部门预算的通知》编报。', []],
    ['the approval of the department’s', '依据主管局2024年部门预算批复下达。', []],
    ['a long name before it', '纳入甲省乙市丙区人民代表大会常务委员会办公室本级和下属单位2024年部门预算。', []],
    ['the department’s on purpose', '纳入本局2024年部门预算编制范围的二级预算单位包括本单位。', []],
  ])('%s', (_, sentences, expected) => expect(found(sentences, unit, '2024年单位预算编制说明')).toEqual(expected));
  test('a text without a title of its own says nothing', () => expect(found(cars('部门'), unit)).toEqual([]));
});

describe('a reason that is none', () => {
  test.each<[string, string[]]>([
    ['比上年增加，主要原因是：与上年一致。', ['T-REASON warning: 增加,主要原因是:与上年一致']],
    ['较上年减少3万元，原因是无变化。', ['T-REASON warning: 减少3万元,原因是无变化']],
    ['比上年增加5%，主要原因：与年初预算数持平。', ['T-REASON warning: 增加5%,主要原因:与年初预算数持平']],
    ['与上年持平，主要原因是与上年一致。', []],
    ['比上年增加0.00万元，增长0.00%，主要原因是与上年持平。', []],
    ['较上年减少，主要原因是与上年一致的项目转到下年。', []],
  ])('%s', (sentence, expected) =>
    expect(found(`2024年培训费${sentence}`).filter((told) => told.startsWith('T-REASON'))).toEqual(expected),
  );
  test.each<[string, string[]]>([
    ['系人员减少所致', ['T-REASON warning: 人员减少']],
    ['主要是由于任务减少导致', ['T-REASON warning: 任务减少']],
    ['主要系接待批次下降引起', ['T-REASON warning: 接待批次下降']],
    ['主要用于日常保障，系任务减少所致', ['T-REASON warning: 任务减少']],
    ['主要用于日常保障，系任务增加所致', []],
    ['系人员增加所致', []],
    ['系人员减少而标准提高所致', []],
  ])('%s', (reason, expected) => expect(found(`2024年支出预算125.35万元，比上年增加5万元，${reason}。`)).toEqual(expected));
});

describe('a title of the other document', () => {
  const said = (...lines: string[]): string[] =>
    proofread(WORKBOOK, [...lines, '支出预算125.35万元。'].join('\n'))
      .findings.filter(({ message }) => message.startsWith('标题写'))
      .map(({ paragraph, stated }) => `${paragraph} ${stated}`);
  test.each<[string[], string[]]>([
    [['某局2024年部门预算', '第二部分 2024年部门决算情况说明'], ['1 决算']],
    [['某局2024年部门决算公开', '第二部分 2024年部门预算情况说明'], ['0 决算']],
    [['某局2024年部门预算', '第二部分 2024年部门预算情况说明'], []],
    [['某局2024年部门预算', '2023年部门决算情况说明'], []],
    [['某局2024年部门预算', '2024年部门预算与2024年部门决算'], []],
    [['某局2024年部门决算'], []],
  ])('%s', (lines, expected) => expect(said(...lines)).toEqual(expected));
});

describe('words said twice', () => {
  test.each<[string, string[]]>([
    ['公用经费3万元，主要主要包括办公费。', ['T-TYPO hint: 主要主要']],
    ['一般公共预算财政拨款支出支出125.35万元。', ['T-TYPO hint: 支出支出']],
    ['政府性基金预算预算财政拨款为0万元。', ['T-TYPO hint: 预算预算']],
    ['教育支出支出决算为3万元。', []],
    ['一般公共预算预算数为125.35万元。', []],
  ])('%s', (sentence, expected) => expect(found(sentence).filter((told) => told.startsWith('T-TYPO'))).toEqual(expected));
});

describe('a reason against its change', () => {
  test.each<[string, string[]]>([
    ['支出预算125.35万元，比上年减少5万元，下降3.84%，主要是增加维修项目。', ['增加维修项目']],
    ['支出预算125.35万元，比上年减少5万元，减少的主要原因是接待人次增加。', ['接待人次增加']],
    ['支出预算125.35万元，比上年减少5万元，用于机关日常运转。变动原因：疫苗采购价格上涨。', ['疫苗采购价格上涨']],
    ['支出预算125.35万元，决算数大于年初预算数3.8万元，主要原因是缴存基数下调。', ['缴存基数下调']],
    ['支出决算小于年初预算，差异原因为新增非重点项目。', ['新增非重点项目']],
    ['公务接待费0万元，与上年预算持平，主要原因是接待任务增加。', ['接待任务增加']],
    // Beside something else, of what may mean either, or as it should be.
    ['支出预算125.35万元，比上年减少5万元，主要是新增项目由上级资金安排。', []],
    ['支出预算125.35万元，比上年增加5万元，主要是线上会议减少，恢复线下会议。', []],
    ['支出预算125.35万元，比上年减少5万元，主要原因是医保报销比例提高。', []],
    ['支出预算125.35万元，比上年减少5万元，主要原因是线上培训增多。', []],
    ['决算数小于年初预算数的主要原因是：上级资金增加。', []],
    ['决算数小于年初预算数的主要原因是：退休人员增加。', []],
    ['决算数大于年初预算数的主要原因是：压减一般性支出后统筹用于重点项目。', []],
    ['公务接待费3万元，与上年持平，主要原因是车辆增加但油耗下降。', []],
  ])('%s', (sentence, expected) =>
    expect(found(`2024年${sentence}`).filter((told) => told.startsWith('T-REASON'))).toEqual(
      expected.map((reason) => `T-REASON warning: ${reason}`),
    ),
  );
});

describe('two stops in a row', () => {
  test.each<[string, string[]]>([
    ['车辆2辆，其他用车1辆，。', ['T-TYPO hint: ,。']],
    ['支出125.35万元。，主要包括工资。', ['T-TYPO hint: 。,']],
    ['一是工资；，二是补贴。', ['T-TYPO hint: ;,']],
    ['支出125.35万元。“三公”经费另列。', []],
    ['见附件1.2，其中：工资。', []],
  ])('%s', (sentence, expected) => expect(found(sentence).filter((told) => told.startsWith('T-TYPO'))).toEqual(expected));
});

describe('what the forms have is not denied', () => {
  const funds = workbookOf([BOOK, FUNDS.replace('政府性基金预算支出表\n', '2024年政府性基金预算支出表\n')].join('\n'));
  test.each<[string, string[]]>([
    ['某局2024年没有使用政府性基金预算拨款安排的支出。', ['T-ITEM warning: 没有使用政府性基金预算拨款安排的支出']],
    ['本部门无政府性基金预算支出，故本表为空。', ['T-ITEM warning: 无政府性基金预算支出']],
    ['本单位未安排政府性基金预算。', ['T-ITEM warning: 未安排政府性基金预算']],
    ['本部门2024年没有政府性基金预算收支。', ['T-ITEM warning: 没有政府性基金预算收支']],
    // Of a part, of another year, of another source.
    ['本部门没有使用政府性基金预算拨款安排的“三公”经费。', []],
    ['局本级没有使用政府性基金预算拨款安排的支出。', []],
    ['上年无政府性基金预算支出。', []],
    ['本部门无国有资本经营预算支出。', []],
  ])('%s', (sentence, expected) => expect(found(sentence, funds).filter((told) => told.startsWith('T-ITEM'))).toEqual(expected));
});

describe('projects as the workbook calls them, where no amount of the forms is expected', () => {
  const projects = workbookOf([BOOK, PROJECTS.replace('项目支出表\n项目支出表', '项目支出表\n2024年项目支出表')].join('\n'));
  const items = (sentence: string, title?: string): string[] =>
    found(sentence, projects, title).filter((told) => told.startsWith('T-ITEM'));
  test.each<[string, string, string[]]>([
    ['一、支出预算', '项目支出40万元，主要为医保基金监管25万元、信息系统运行维护15万元等。', []],
    ['一、支出预算', '项目支出40万元，主要为医保基金监管26万元、信息系统运行维护15万元等。', ['T-ITEM error: 26万元']],
    ['一、支出预算', '项目支出40万元，较上年增加3万元，主要为医保基金监管5万元。', []],
    ['一、支出预算', '项目支出40万元，较上年增加。主要原因是医保基金监管增加5万元。', []],
    ['八、预算绩效情况', '医保基金监管项目安排25万元，绩效目标为实现全覆盖。', []],
    ['八、预算绩效情况', '医保基金监管项目安排52万元，绩效目标为实现全覆盖。', ['T-ITEM error: 52万元']],
    ['八、预算绩效情况', '医保基金监管项目追回资金52万元。', []],
    ['八、预算绩效情况', '医保基金监管项目绩效目标：追回资金52万元。', []],
  ])('%s: %s', (title, sentence, expected) => expect(items(`2024年${sentence}`, title)).toEqual(expected));
});

test.each<[string, string[]]>([
  ['决算数大于年初预算数的主要原因：缴费基数降低', ['T-REASON warning: 缴费基数降低']],
  ['决算数小于预算数的主要原因是接待批次增加', ['T-REASON warning: 接待批次增加']],
  ['决算数大于全年预算数的原因是在职人员减少', ['T-REASON warning: 在职人员减少']],
  ['决算数大于年初预算数的主要原因：缴费基数提高', []],
  ['决算数小于预算数的主要原因是提高资金使用效率', []],
  ['决算数小于预算数的主要原因是退休人员增加', []],
  ['决算数大于预算数的主要原因是任务增加而标准下降', []],
])('why what was spent is more or less than planned: %s', (sentence, expected) =>
  expect(found(`培训费支出3万元，${sentence}。`).filter((told) => told.startsWith('T-REASON'))).toEqual(expected),
);

describe('an amount without the whole of its unit', () => {
  const projects = workbookOf([BOOK, PROJECTS].join('\n'));
  test.each<[string, string[]]>([
    ['人员经费70.35万元，其中奖金9.84万、津贴补贴3.2万元。', ['T-UNIT warning: 9.84万']],
    ['人员经费70.35万元，其中住房公积金9.84万、津贴补贴3.2万元。', ['T-UNIT warning: 9.84万']],
    ['医保基金监管项目安排25.00，绩效目标为全覆盖。', ['T-UNIT warning: 25.00']],
    ['医保基金监管项目安排资金25.00，其中上年结转5万元。', ['T-UNIT warning: 25.00']],
    ['医保基金监管项目安排资金25.00万元，惠及群众12.5万人。', []],
    ['医保基金监管项目得分98.50，等级为优。', []],
    ['惠及低保对象12.5万、残疾人3万人，安排资金25万元。', []],
  ])('%s', (sentence, expected) =>
    expect(found(`2024年${sentence}`, projects).filter((told) => told.startsWith('T-UNIT'))).toEqual(expected),
  );
});

test('a text without forms is of its own year, however often the year before is named first in its lines', () => {
  const nothing = workbookOf('# 备注\n备注');
  const before = ['2023年安排较少。', '2023年为45万元。', '2023年为46万元。', '2023年为47万元。', '2023年为48万元。'].join('\n');
  const own = '2024年支出预算52万元，比2023年预算增加2万元。\n2024年项目支出40万元，比2023年预算持平。';
  expect(found(`${own}\n${before}`, nothing, '2024年部门预算编制说明').filter((told) => told.startsWith('T-YEAR'))).toEqual([]);
});
