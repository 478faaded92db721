import type { Claim, Loose } from '../../text/frames';
import { all, confirm, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { groupBy } from '../whereabouts';
import { valueOfReading, type Value } from '../bind';

/** 公用经费402万元，按186人测算，人均2.16万元: an amount for each of what was counted makes up an amount said before, or that of its own subject. */
export function each(text: BoundText): Judgement {
  const counts = groupBy(
    text.loose.filter(({ why }) => why === 'count'),
    ({ context }) => context.block,
  );
  return all(
    text.claims
      .filter(({ claim }) => isEach(claim))
      .map(({ claim }) => {
        const { block } = claim.context;
        const own = (counts.get(block) ?? []).filter(({ number }) => number.start < claim.number.start);
        const said = text.where
          .inBlock(block)
          .filter(
            ({ claim: other }) =>
              other.number.kind === 'money' && other.year === 0 && other.number.start < claim.number.start && !isEach(other),
          );
        return judge(
          text,
          claim,
          own.slice(-MOST),
          said.slice(-MOST).map((bound) => bound.claim),
        );
      }),
  );
}

const MOST = 12;

function isEach({ phrase, number }: Claim): boolean {
  return number.kind === 'money' && phrase.qualifier.includes('人均');
}

function judge(text: BoundText, claim: Claim, counts: readonly Loose[], said: readonly Claim[]): Judgement {
  const one = text.valueOf(claim.number);
  const wholes = [...said.map(({ number }) => text.valueOf(number)), ...boundOf(text, claim).readings.map(valueOfReading)];
  const found = counts.find(({ number: { value: count } }) => wholes.some((whole) => isTimes(one, count.toNumber(), whole)));
  return found ? confirm('text', [claim.number]) : NOTHING;
}

function isTimes({ value, half }: Value, count: number, whole: Value): boolean {
  return count > 1 && value.gt(0) && value.times(count).minus(whole.value).abs().lte(half.times(count).plus(whole.half));
}
