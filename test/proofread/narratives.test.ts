import { proofread } from '../../src/engine';
import { readCase, readNarrative, type CaseName } from '../support/forms';

/** Verified mistakes of the published narratives: the rule that must report them, and the words it must touch. */
const MUST_FIND: readonly (readonly [name: CaseName, rule: string, quote: string])[] = [
  ['guyuan-2024', 'T-PCT', '基本支出 3748076.80 元，占 76%'],
  ['guyuan-2024', 'T-PCT', '项目支出 1879237.63 元，占 24%'],
  ['guyuan-2024', 'T-DIR', '较2023年度决算数减少1884元，增长64.08%'],
  ['linxia-2024', 'T-ITEM', '手续费 360 元'],
  ['linxia-2024', 'T-DUPNUM', '行政事业单位医疗（款）2024 年预算支出 297413 元，262394 元比'],
  ['linxia-2024', 'C-PLACEHOLDER', '主要是**费、**费，分别征收 0 元、0 元'],
  ['linxia-2024', 'T-TYPO', '新增增加监督执法经费'],
  ['linxia-2024', 'T-GROW', '2024年一般公共预算基本支出7467870元，比上年预算数增长817107元，增长12.01%'],
  ['linxia-2024', 'T-CATLIST', '支出包括：一般公共服务支出、公共安全支出'],
  ['yanbian-2024', 'T-TYPO', '截止 2023 年 10 月 31 日'],
  ['yanbian-2024', 'T-ITEM', '公用经费 79.96 万元'],
  ['yanbian-2024', 'T-UNIT', '当年预算 1,053.43 元'],
  ['yanbian-2024', 'T-UNIT', '2024 年一般公共预算拨款 1,144.52 元'],
  ['yanbian-2024', 'T-PCT', '住房保障（类）支出 49.64 万元，占 4.33%'],
];

test.each(MUST_FIND)('%s: %s at %s', async (name, rule, quote) => {
  const text = readNarrative(name);
  const { findings } = proofread(await readCase(name), text);
  const lines = text.split('\n');
  const paragraph = lines.findIndex((line) => line.includes(quote));
  const start = lines[paragraph]!.indexOf(quote);
  const touching = findings.filter((found) => found.paragraph === paragraph && found.start < start + quote.length && start < found.end);
  expect(touching.map((found) => found.rule)).toContain(rule);
});

/** Narratives without a list of verified mistakes: every error, so that a false alarm shows. */
test.each([
  ['bazhou-2024', ['T-LISTSUM 2. 车辆 2 辆，价值 47.49 万元']],
  ['wenxian-2024', []],
] as const)('%s: the errors are these', async (name, errors) => {
  const { findings, claims, bound } = proofread(await readCase(name), readNarrative(name));
  expect(findings.filter(({ level }) => level === 'error').map(({ rule, quote }) => `${rule} ${quote.split('；')[0]!}`)).toEqual(errors);
  expect(bound / claims).toBeGreaterThan(0.5);
});
