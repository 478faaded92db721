import { validate } from '../../src/engine';
import { recognise } from '../../src/forms/recognise';
import { workbookOf } from '../support/forms';

/** Headings as published files have them once their merged cells are lost. */

const columnsOf = (text: string): readonly string[] =>
  recognise(workbookOf(text)).forms.flatMap(({ panels }) => panels.flatMap(({ columns }) => columns.map(({ path }) => path.join('/'))));

test('类, 款 and 项 stand in the row of the total', () => {
  const book = workbookOf(`
# 02
收入决算表
||||||单位：万元
项目||||本年收入合计|财政拨款收入|其他收入
支出功能分类|||科目名称
科目编码
类|款|项|合计|30.5|24.3|6.2
'201|||一般公共服务支出|30.5|24.3|6.2
'201|'06||财政事务|30.5|24.3|6.2
'201|'06|'01|行政运行|20.5|20.5|
'201|'06|'02|一般行政管理事务|10|3.8|6.2`);
  const [form] = recognise(book).forms;
  expect(form!.panels[0]!.lines.map(({ role, key }) => (key.type === 'function' ? key.code : role))).toEqual([
    'total',
    '201',
    '20106',
    '2010601',
    '2010602',
  ]);
  expect(validate(book).findings.filter(({ rule }) => rule.startsWith('A-'))).toEqual([]);
});

test('wide headings reach to the next one, and no further than the heading above them', () => {
  const SANGONG = [
    '合计',
    '因公出国(境)费',
    '公务用车购置及运行费/小计',
    '公务用车购置及运行费/公务用车购置费',
    '公务用车购置及运行费/公务用车运行费',
    '公务接待费',
  ];
  for (const gap of ['', '\n'])
    expect(
      columnsOf(`
# 07
财政拨款“三公”经费支出决算表
|||||||||||单位：万元
合计||因公出国（境）费||公务用车购置及运行费||||||公务接待费
||||小计||公务用车购置费||公务用车运行费${gap}
预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数
7.5|4|0|0|6|3|0|0|6|3|1.5|1`),
    ).toEqual(SANGONG.flatMap((heading) => [`${heading}/预算数`, `${heading}/决算数`]));
});
