import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { isLimit } from '../roll/amounts';
import { labelOf } from '../roll/labels';
import { countedLabel } from '../roll/count-labels';
import type { Drafter } from './drafter';

/** The amounts that a form tells; the others are asked for. */
export function drawAmounts(drafter: Drafter): void {
  for (const { claim } of drafter.text.claims) {
    if (isSubjectOnly(claim)) continue;
    const { block } = claim.context;
    const path = drafter.pathOf(claim);
    if (path !== null) {
      const last = claim.year === -1 ? ' | 上年数' : '';
      drafter.put(block, claim.number.start, claim.number.end, `{{ "${path}"${last} | ${drafter.print(claim.number)} }}`);
    } else askAmount(drafter, claim);
  }
}

/** 年初预算 beside a 决算 is asked for by that; what no form tells is asked for by its words. */
function askAmount(drafter: Drafter, claim: Claim): void {
  const { block } = claim.context;
  const { start, end } = claim.number;
  const template = `{{ ${drafter.given(claim) ?? `"${drafter.keyOf(claim)}" | 补充数`} | ${drafter.print(claim.number)} }}`;
  if (drafter.put(block, start, end, template)) drafter.doubt(block, `“${drafter.raw(block, start, end)}”在表中找不到，改由填报人填写`);
}

/** Whatever other number stands there is no part of the pack: it is asked for, but for the limits that rules set. */
export function drawOthers(drafter: Drafter): void {
  for (const block of drafter.text.text.blocks)
    for (const { number } of drafter.text.text.tokens[block.index]!)
      if (number && number.unit !== '' && !isLimit(block, number)) drafter.ask(block, number, labelOf(countedLabel(block, number)));
}
