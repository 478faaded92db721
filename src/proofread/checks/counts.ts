import { Decimal } from 'decimal.js';
import type { Loose } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';

/** T-COUNT: 车辆57辆，其中：执法执勤用车16辆、…、其他用车3辆: the kinds are no more than all, and with 其他 exactly all. */
export function counts(text: BoundText): Judgement {
  const counted = text.loose.filter(({ why }) => why === 'count');
  return all(counted.map((whole, index) => judge(whole, counted.slice(index + 1, index + 1 + MOST))));
}

const MOST = 24;
const TOTAL = /(?:车辆(?:共|共有|数|总数|数量|保有量)?|共有(?:公务)?(?:车辆|用车)|保有(?:公务用车|车辆)|公务用车)(?:为|共|合计)?$/;
const KIND = /(?:用车|车辆|其他)$/;

function judge(whole: Loose, following: readonly Loose[]): Judgement {
  const { block, sentence } = whole.context;
  if (!TOTAL.test(clean(whole.words))) return NOTHING;
  const parts: Loose[] = [];
  for (const part of following) {
    if (part.context.block !== block || part.context.sentence !== sentence) break;
    if (part.number.unit !== whole.number.unit) continue;
    if (parts.length === 0 && !/其中|包括|分别/.test(block.text.slice(whole.number.end, part.number.start))) break;
    if (!KIND.test(clean(part.words))) break;
    parts.push(part);
  }
  if (parts.length < 2) return NOTHING;
  const sum = parts.reduce((total, { number }) => total.plus(number.value), new Decimal(0));
  const complete = parts.some(({ words }) => /其他(?:用车|车辆)?$/.test(clean(words)));
  if (sum.eq(whole.number.value)) return confirm('text', [whole.number, ...parts.map(({ number }) => number)]);
  if (!sum.gt(whole.number.value) && !complete) return NOTHING;
  const stated = block.text.slice(whole.number.start, whole.number.end);
  return accuse(
    {
      block,
      start: whole.number.start,
      end: parts.at(-1)!.number.end,
      stated,
      expected: sum.toString(),
      actual: whole.number.value.toString(),
      rule: 'T-COUNT',
      level: 'warning',
      zh: `车辆共 ${stated}，所列各类合计 ${sum.toString()} ${whole.number.unit}；请核对。`,
      en: `${stated} in all, but the kinds add up to ${sum.toString()}.`,
    },
    [],
  );
}

function clean(words: string): string {
  return words.replace(/[ \0]/g, '');
}
