import type { Reading } from '../../facts/base';
import { addsUp, isTelling } from '../arithmetic';
import type { Bound } from '../bind';
import { boundOf, type BoundText } from '../proof';

/** Amounts beside it that agree with the form. */
const LEAST = 2;

/**
 * 人员经费2554万元,其中工资福利支出2502万元;公用经费2502万元: whether a block tells what one form tells, of which this amount, named by one
 * facet alone, is a part. Then it is no amount of something that was not understood, also where other cells hold it.
 */
export function isAnchored(text: BoundText, bound: Bound): boolean {
  const { claim, readings } = bound;
  const { parent, context, cost, list } = claim;
  const [best] = readings;
  if (cost > 0 || !best) return false;
  return (
    isToldRight(text, bound, best) ||
    isSumOfParts(text, bound, best) ||
    isRestOfWhole(text, bound, best) ||
    readings
      .filter((reading) => reading.yuan.eq(best.yuan))
      .some((reading) => {
        if (parent && !agreesWith(reading, boundOf(text, parent))) return false;
        const others = text.where.inBlock(context.block).filter((other) => other !== bound && isTold(reading, other));
        return others.length >= LEAST && others.some((other) => other.claim.list === list || other.claim.parent === claim);
      })
  );
}

/** 公用经费161万元, and below its own number 公用经费188万元: the section tells the same once more, as the cell has it. */
function isToldRight(text: BoundText, { claim }: Bound, best: Reading): boolean {
  const [section] = claim.context.sections.slice(-1);
  const opens = claim.context.block.text.slice(claim.context.block.numbering, claim.number.start).length <= LONGEST_OPENING;
  return (
    opens &&
    section !== undefined &&
    text.where
      .alike(claim)
      .some(
        ({ claim: other, agreeing }) =>
          other.context.sections.includes(section) &&
          other.context.block !== claim.context.block &&
          other.year === claim.year &&
          other.stage === claim.stage &&
          other.doubts.length === 0 &&
          other.cost === 0 &&
          agreeing.some(({ form, yuan }) => form === best.form && yuan.eq(best.yuan)),
      )
  );
}

/** A paragraph that begins with an amount is about it. */
const LONGEST_OPENING = 12;

/** 收入预算196万元,其中财政拨款收入6172万元、事业收入101万元: all parts are those of the cells, and make up what the cell has. */
function isSumOfParts(text: BoundText, { claim }: Bound, { yuan, half }: Reading): boolean {
  const parts = text.where.inSentence(claim.context.sentence).filter((other) => other.claim.parent === claim);
  const numbers = parts.map((part) => part.claim.number);
  return parts.length >= LEAST && parts.every(({ agreeing }) => agreeing.length > 0) && addsUp(numbers, { value: yuan, half });
}

/** 基本支出943万元(其中:人员经费796万元,公用经费469万元): whole and other parts are as cells have them, and leave what the cell has. */
function isRestOfWhole(text: BoundText, { claim }: Bound, { yuan, half }: Reading): boolean {
  const { parent, list, context } = claim;
  if (!parent || list === null || boundOf(text, parent).agreeing.length === 0) return false;
  const others = text.where.inSentence(context.sentence).filter((other) => other.claim.list === list && other.claim !== claim);
  if (others.length === 0 || others.some(({ agreeing }) => agreeing.length === 0)) return false;
  const right = [...others.map((other) => other.claim.number), { value: yuan, half }];
  return addsUp(right, parent.number);
}

function isTold(reading: Reading, other: Bound): boolean {
  const { year, number, doubts } = other.claim;
  return year === 0 && doubts.length === 0 && isTelling(number.value) && agreesWith(reading, other);
}

function agreesWith({ form }: Reading, { agreeing }: Bound): boolean {
  return agreeing.some((reading) => reading.form === form);
}
