import fs from 'node:fs';
import path from 'node:path';
import { narrate } from '../../src/engine';
import { plainText } from '../../src/narrative/narrative';
import { checkPack } from '../../src/packs/check';
import { packIds, readPack } from '../../src/packs/packs';
import { workbookOf } from '../narrative/support';

/** A pack of one section; its text begins on line 10. */
function packOf(text: string, more = ''): string {
  const lines = text.split('\n').map((line) => `        ${line}\n`);
  return `id: probe\nname: 试\nkind: budget\nmatch: {}\nnarrative:\n  unit: 万元\n  sections:\n    - title: '{{ 节 }}、总体情况'\n      text: |\n${lines.join('')}${more}`;
}

test.each(packIds())('%s has none of the traps', (id) => {
  expect(checkPack(fs.readFileSync(path.resolve('assets/packs', `${id}.yaml`), 'utf8'))).toEqual([]);
});

test.each([
  ['a variable that nothing sets', '{% assign 合计 = "支出总表/合计" %}\n{{ 合记 | 金额 }}', 11, '“合记”没有赋值'],
  ['a word there is none of', '第一行\n{{ "支出总表/合计" | 总额 }}', 11, '没有“总额”这个词'],
  ['a full-width ｜', '{{ "支出总表/合计" ｜ 金额 }}', 10, '请写半角的 |'],
  ['a full-width ：', '一\n二\n{{ "支出总表/合计" | 占： "支出总表/合计" }}', 12, '请写半角的 :'],
  ['a form in a path that there is none of', '{{ "支出总标表/合计" | 金额 }}', 10, '没有“支出总标表”这种表；请写 支出总表'],
  ['a form in a condition that there is none of', '{% if "三公经费" | 有表 %}有{% endif %}', 10, '没有“三公经费”这种表；请写 “三公”经费表'],
  ['a column that means nothing', '{{ "支出总表/合计/基本开销" | 金额 }}', 10, '栏“基本开销”'],
  [
    'a code of another subject',
    '{{ "一般公共预算支出表/2080505 住房公积金" | 金额 }}',
    10,
    '编码 2080505 是“机关事业单位基本养老保险缴费支出”',
  ],
  ['a code that is none', '{{ "一般公共预算支出表/2999999 其他" | 金额 }}', 10, '没有编码 2999999'],
])('%s is told with its line and what to write', (_what, text, line, message) => {
  expect(checkPack(packOf(text))).toContainEqual(expect.objectContaining({ line, message: expect.stringContaining(message) }));
});

test('a condition and the rows of a table are looked at too', () => {
  const source = packOf(
    '一',
    '      when: \'"没有的表" | 有表\'\n  exhibits:\n    - title: 附表\n      rows:\n        - 支出合计 = 支出总標/合计、没有的表/合计\n',
  );
  expect(checkPack(source).map(({ line }) => line)).toEqual([11, 15]);
});

test('a file that is no YAML is told where', () => {
  expect(checkPack('id: a\nname: [')[0]).toMatchObject({ line: expect.any(Number), message: expect.stringContaining('YAML') });
});

test('a pack of its own file writes the narrative, in the unit that is asked for', async () => {
  const pack = readPack(packOf('支出{{ "支出总表/合计" | 金额 }}。'), 'probe');
  const workbook = await workbookOf('bazhou-2024');
  expect(plainText(narrate(workbook, { pack }))).toContain('支出768.69万元。');
  expect(plainText(narrate(workbook, { pack, unit: '元' }))).toContain('支出7686900.00元。');
});
