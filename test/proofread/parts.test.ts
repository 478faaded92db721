import { proofread } from '../../src/engine';
import { workbookOf } from '../support/forms';

/** What is a part of something is held against that part of it, and against nothing where the forms do not tell it. */

const FORMS = `
# 支出
2024年部门支出总表
||||单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|300|180|120
205|教育支出|300|180|120
# 拨款
2024年一般公共预算支出表
||||单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|250|180|70
205|教育支出|250|180|70
# 财政拨款
2024年财政拨款收支总表
|||单位：万元
收入项目|预算数|支出项目|预算数
一般公共预算拨款|250|一、教育支出|270
政府性基金预算拨款|20||
收入总计|270|支出总计|270
# 基本
2024年一般公共预算基本支出表
||||单位：万元
科目编码|科目名称|合计|人员经费|公用经费
|合计|180|150|30
301|工资福利支出|150|150|
302|商品和服务支出|30||30
# 三公
2024年一般公共预算“三公”经费支出表
||单位：万元
项目|预算数
合计|7.5
因公出国（境）费|0
公务用车运行费|5
公务接待费|2.5`;

const PRIOR = FORMS.replaceAll('2024年', '2023年')
  .replace('|合计|300|180|120', '|合计|290|175|115')
  .replace('205|教育支出|300|180|120', '205|教育支出|290|175|115');

const found = (section: string, sentence: string): string[] =>
  proofread(workbookOf(FORMS), `${section}\n${sentence}`, { prior: workbookOf(PRIOR) })
    .findings.filter(({ level, rule }) => level !== 'hint' && !rule.startsWith('C-'))
    .map(({ rule, stated }) => `${rule} ${stated}`);

describe('true', () => {
  test.each([
    // The source of an item is no total of that source.
    ['七、“三公”经费', '“三公”经费预算7.5万元（其中：一般公共预算支出7.5万元；政府性基金预算支出0万元）。'],
    ['七、“三公”经费', '公务接待费2.5万元，其中：财政拨款2.5万元。'],
    ['九、政府采购', '政府采购预算60万元，按资金来源：一般公共预算40万元、政府性基金预算20万元。'],
    ['七、“三公”经费', '“三公”经费预算7.5万元，其中：基本支出5万元，项目支出2.5万元。'],
    // Nor is that of 项目支出.
    ['三、支出预算', '项目支出120万元，其中：本年一般公共预算拨款70万元，其他资金50万元。'],
    // What is compared may be named behind the year for the first time, or be of something that was not understood.
    ['三、支出预算', '2024年支出预算300万元，较上年项目支出增加5万元，增长4.35%。'],
    ['三、支出预算', '基本支出180万元，项目支出上年无此项，本年120万元。'],
    ['三、支出预算', '差旅费12万元，其中：基本支出8万元，项目支出4万元。'],
    // All spending by economic subjects is more than 基本支出.
    ['三、支出预算', '支出预算300万元，按支出经济分类划分：工资福利支出150万元，商品和服务支出110万元，资本性支出40万元。'],
    ['三、支出预算', '按支出性质分：基本支出180万元；项目支出120万元。按经济分类分：工资福利支出150万元，商品和服务支出150万元。'],
    ['三、支出预算', '项目支出120万元，按经济分类：商品和服务支出80万元，资本性支出40万元。'],
    // The amount before is that of what is compared with it, and of nothing that is told as its reason.
    ['三、支出预算', '支出预算300万元，比2023年290万元增加10万元，主要是：基本支出增加5万元，项目支出增加5万元。'],
    ['三、支出预算', '支出预算300万元，比上年290万元增加10万元，增加的主要原因：一是学校合并，增加7.3万元；二是缴费提高，增加2.7万元。'],
    // A line of its own below the heading says what of it is paid from where.
    ['九、政府采购', '按政府采购资金类型划分，一般公共预算拨款1.7万元，政府性基金0.3万元。'],
    ['九、政府采购', '一般公共预算拨款1.7万元，财政专户管理的资金0万元。'],
    // 财政拨款 in a chapter on one of its sources is that source, or what it says.
    ['五、一般公共预算支出', '2024年财政拨款支出270万元。'],
    ['五、一般公共预算支出', '2024年财政拨款支出250万元。'],
    // What is compared is named between the year and the change.
    ['三、支出预算', '支出预算300万元，其中：基本支出180万元，项目支出120万元，较2023年基本支出增加5万元，增长2.86%。'],
    // Kinds of the subject before it, whatever word opens them, or none.
    ['三、支出预算', '科学技术支出12万元，占4%，含基本支出8万元、项目支出4万元。'],
    ['三、支出预算', '教育支出300万元，占100%，基本支出180万元、项目支出120万元。'],
    ['三、支出预算', '教育支出290万元左右，其中基本支出约175万元。'],
    // Nearly always all of it; what guests from abroad cost the forms do not tell.
    ['七、“三公”经费', '公务接待费2.5万元，其中：国内接待费2.3万元，国（境）外接待费0.2万元。'],
  ])('%s: %s', (section, sentence) => expect(found(section, sentence)).toEqual([]));
});

describe('false', () => {
  test.each([
    ['七、“三公”经费', '公务接待费2.8万元，其中：财政拨款2.8万元。', 'T-ITEM 2.8万元'],
    ['三、支出预算', '项目支出120万元，其中：一般公共预算拨款76万元，其他资金44万元。', 'T-ITEM 76万元'],
    ['六、一般公共预算基本支出', '基本支出180万元，按经济分类：工资福利支出150万元，商品和服务支出36万元。', 'T-ITEM 36万元'],
    ['三、支出预算', '支出预算300万元，比2023年290万元增加12万元，主要是：基本支出增加5万元。', 'T-GROW 12万元'],
    ['三、支出预算', '支出预算300万元，其中：基本支出180万元，项目支出120万元，较2023年基本支出增加5万元，增长5.86%。', 'T-GROW 5.86%'],
    ['五、一般公共预算支出', '2024年财政拨款支出276万元。', 'T-ITEM 276万元'],
    ['三、支出预算', '收入总计、支出总计300万元，与上年相比，收入总计、支出总计各增加10万元，增长4.33%。', 'T-GROW 4.33%'],
    // The amount of the other part beside it.
    ['六、一般公共预算基本支出', '公用经费150万元，主要包括：办公费、印刷费。', 'T-ITEM 150万元'],
  ])('%s: %s', (section, sentence, finding) => expect(found(section, sentence)).toContain(finding));
});
