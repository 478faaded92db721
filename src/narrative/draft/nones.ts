import { nonesOf, nothingUnder } from '../roll/nones';
import type { Drafter } from './drafter';
import { pathOfReading } from './paths';
import { usualComparison } from './changes';

/** 本年度无此项支出。 under a heading: said where there is nothing, else how much there is. */
export function drawNones(drafter: Drafter): void {
  for (const { block, said, readings } of nothingUnder(drafter.roller)) {
    const path = readings.map((reading) => pathOfReading(drafter.facts, reading)).find((own) => own !== null);
    if (path === undefined) continue;
    const words = drafter.raw(block, block.numbering, block.text.length);
    const compared = usualComparison(drafter);
    const change = compared === null ? '' : `，{{ "${path}" | 增减: "${compared}" }}`;
    const written = `{{ 年 }}年度${said}{{ "${path}" | 金额 }}${change}。`;
    // The words stay between the two: their years are those of the report.
    const isPut =
      drafter.of(block).length === 0 &&
      drafter.put(block, block.numbering, block.numbering, `{% assign 有 = "${path}" | 本年有数 %}{% if 有 %}${written}{% else %}`) &&
      drafter.put(block, block.text.length, block.text.length, '{% endif %}');
    if (isPut) drafter.doubt(block, `“${words}”只在没有数时写；有数时的写法请核对`);
  }
  for (const { block, word, subjects } of nonesOf(drafter.roller)) {
    const isSaid = drafter.of(block).some(({ start, end }) => start <= word.start && word.end <= end);
    const end = subjects.at(-1)?.at(-1)?.end ?? word.end;
    if (!isSaid) drafter.doubt(block, `“${drafter.raw(block, word.start, end)}”照示例写，有数的单位或年度请改写`);
  }
}
