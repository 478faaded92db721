import { anyOf } from '../../src/lexicon/patterns';

/** The notation of the tables in assets/lexicon, and what it finds. */
const FOUND: readonly (readonly [word: string, text: string, found: string | null])[] = [
  ['{共|实}有', '现实有车辆', '实有'],
  ['国(境)外', '赴国(境)外', '国(境)外'],
  ['!(来访|接待)团组', '出访团组', '团组'],
  ['!(来访|接待)团组', '来访团组', null],
  ['公务用车!(购置)', '公务用车保有量', '公务用车'],
  ['公务用车!(购置)', '公务用车购置', null],
  ['!(公)共!(同|建)', '公共项目', null],
  ['!(公)共!(同|建)', '项目共4个', '共'],
  ['单价100万元…设备', '单价100万元(含)以上设备', '单价100万元(含)以上设备'],
  ['单价100万元…设备', '单价100万元以上车辆,设备', null],
];

test.each(FOUND)('%s in %s', (word, text, found) => {
  expect(new RegExp(anyOf([word])).exec(text)?.[0] ?? null).toBe(found);
});

test('the longest word is found first', () => {
  expect(new RegExp(anyOf(['共', '共有'])).exec('共有3个')?.[0]).toBe('共有');
});
