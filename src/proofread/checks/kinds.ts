import { Decimal } from 'decimal.js';
import { KINDS, type Kinds } from '../../facts/count-words';
import type { Loose } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';

/** T-COUNT: 车辆57辆，其中：执法执勤用车16辆、…、其他用车3辆: the kinds are no more than all, and with 其他 exactly all. */
export function kinds(text: BoundText): Judgement {
  const counted = text.loose.filter(({ why }) => why === 'count');
  return all(
    counted.map((whole, index) =>
      judge(whole, counted.slice(Math.max(0, index - MOST), index), counted.slice(index + 1, index + 1 + MOST)),
    ),
  );
}

const MOST = 24;

/** 车辆4辆，其中：…; 车辆4辆：… */
const LISTS = /其中|包括|分别|^[ \0]*:/;

function judge(whole: Loose, before: readonly Loose[], behind: readonly Loose[]): Judgement {
  return all(
    KINDS.map((own) => {
      const parts = own.behind?.test(clean(whole.words)) ? partsBefore(whole, before, own) : [];
      return parts.length > 0 ? compare(whole, parts, own, true) : ofKinds(whole, behind, own);
    }),
  );
}

/** 在职37人，退休21人，合计58人: what the sentence counts before, from its beginning and of kinds only. */
function partsBefore({ context: { block, sentence }, number }: Loose, before: readonly Loose[], own: Kinds): Loose[] {
  const told = before.filter(({ context }) => context.block === block && context.sentence === sentence);
  const alike = told.every((part) => part.number.unit === number.unit && own.kind.test(clean(part.words)));
  return alike && told.length > 1 && !/其中|[()]/.test(block.text.slice(told[0]!.number.start, number.start)) ? told : [];
}

function ofKinds(whole: Loose, following: readonly Loose[], own: Kinds): Judgement {
  const { block, sentence } = whole.context;
  const named = own.whole.test(clean(whole.words)) || own.noun?.test(block.text.slice(whole.number.end, whole.number.end + 4));
  if (!named) return NOTHING;
  const parts: Loose[] = [];
  for (const part of following) {
    if (part.context.sentence !== sentence) break;
    if (part.number.unit !== whole.number.unit) continue;
    const between = block.text.slice(whole.number.end, part.number.start);
    // 另有 counts what is not among all.
    if (/另/.test(between) || (own.flat && between.includes(';'))) break;
    if (!LISTS.test(between) || (own.flat && (/[()]/.test(between) || between.split('其中').length > 2))) break;
    if (own.kind.test(clean(part.words))) parts.push(part);
    // 项目14个，其中县级项目9个…，评为“优”的项目11个: other kinds may be told before.
    else if (parts.length > 0) break;
  }
  return parts.length > 0 ? compare(whole, parts, own, isComplete(parts, own)) : NOTHING;
}

/** Whether the kinds that are told are all there are. */
function isComplete(parts: readonly Loose[], { rest, zeros, known, closed }: Kinds): boolean {
  if (parts.length < 2) return false;
  if (rest && parts.some(({ words }) => rest.test(clean(words)))) return true;
  if (zeros && parts.some(({ number }) => number.value.isZero())) return true;
  const { context, number } = parts.at(-1)!;
  const ends = /^[ \0]*(?:[。;]|$)/.test(context.block.text.slice(number.end, number.end + 4));
  const named = new Set(parts.flatMap(({ words }) => known?.exec(lastOf(words))?.[0] ?? []));
  return ends && parts.length >= closed && named.size === parts.length;
}

function compare(whole: Loose, parts: readonly Loose[], { name }: Kinds, complete: boolean): Judgement {
  const sum = parts.reduce((total, { number }) => total.plus(number.value), new Decimal(0));
  if (parts.length > 1 && sum.eq(whole.number.value)) return confirm('text', [whole.number, ...parts.map(({ number }) => number)]);
  if (!sum.gt(whole.number.value) && !complete) return NOTHING;
  const { block } = whole.context;
  const stated = block.text.slice(whole.number.start, whole.number.end);
  return accuse(
    {
      block,
      start: Math.min(whole.number.start, parts[0]!.number.start),
      end: Math.max(whole.number.end, parts.at(-1)!.number.end),
      stated,
      expected: sum.toString(),
      actual: whole.number.value.toString(),
      rule: 'T-COUNT',
      level: 'warning',
      zh: `${name}共 ${stated}，所列各类合计 ${sum.toString()} ${whole.number.unit}；请核对。`,
      en: `${stated} in all, but the kinds add up to ${sum.toString()}.`,
    },
    [],
  );
}

/** The words of a number's own, without those of the numbers before it. */
function lastOf(words: string): string {
  return /[^、,:;0-9]*$/.exec(clean(words))![0];
}

function clean(words: string): string {
  return words.replace(/[ \0]/g, '');
}
