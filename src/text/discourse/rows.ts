import type { Change, Claim } from '../frames';
import type { PrintedAmount } from '../number';
import { distinct } from './doubts';
import type { Scope } from './scope';
import { MOST_IN_ROW } from './shares';
import { targetsOf } from './targets';

/** 各减少10万元、9万元，各下降5%、4%: changes in the order of what was told in a row before them. */

const JOINED = /^[ \0]*[、和与及,][ \0]*$/;
const EACH = /各|分别|依次/;

/** Whether a number is one more of the differences, or of the rates, that 各 or 分别 began. */
export function isOneOfChanges({ frames, block, respectively }: Scope, number: PrintedAmount): boolean {
  const before = frames.at(-1);
  if (before?.type !== 'change' || before.context.block !== block || before.number.kind !== number.kind) return false;
  const { word } = before;
  const long = frames.at(-MOST_IN_ROW);
  return (
    !(long?.type === 'change' && long.word === word) &&
    JOINED.test(block.text.slice(before.number.end, number.start)) &&
    (respectively?.next === 0 || EACH.test(block.text.slice(Math.max(0, word.start - 3), before.number.start)))
  );
}

export function takeFurtherChange(scope: Scope, number: PrintedAmount): void {
  const { frames } = scope;
  const { word } = frames.at(-1) as Change;
  const first = frames.findLastIndex((frame) => frame.type !== 'change' || frame.word !== word) + 1;
  const run = frames.slice(first) as Change[];
  const changes = [...run, { ...run.at(-1)!, number }];
  const before = frames.slice(Math.max(0, first - changes.length), first).filter((frame) => frame.type === 'change');
  const differences = number.kind === 'rate' && before.length === changes.length ? before : null;
  const of = rowOf(scope, run[0]!);
  frames.length = first;
  frames.push(
    ...changes.map((change, at): Change => {
      const own = of.length === changes.length ? of[at]! : null;
      const doubts = own ? own.doubts : distinct([...change.doubts, 'several']);
      return { ...change, of: own ? [own] : [], floating: null, difference: differences?.[at] ?? null, doubts };
    }),
  );
  scope.state.change = null;
  scope.state.buffer = [];
}

/** What each of the changes is of: the subjects named before them, else what was last told in a row. */
function rowOf(scope: Scope, { of, context }: Change): readonly Claim[] {
  const waiting = scope.respectively;
  if (waiting?.next === 0)
    return (waiting.phrases ?? waiting.listed.map((about) => ({ ...waiting.phrase, alternatives: about, listed: [about] }))).map(
      (phrase) => targetsOf(scope, phrase)[0] ?? scope.claimOf(phrase, null),
    );
  const told = scope.row.at(-1)?.context.block === context.block ? scope.row : [];
  if (told.length > 0 && (of.length === 0 || of.some((claim) => told.includes(claim)))) return told;
  // 收入10万元,支出9万元,分别增加: all that the sentence has told so far, else the parts that the one before told.
  const money = scope.recent().filter(({ number, year }) => number.kind === 'money' && year === 0);
  const own = money.filter(({ context: { sentence } }) => sentence === context.sentence);
  const last = money.at(-1);
  return own.length > 0 || !last?.parent ? own : money.filter(({ parent, list }) => parent === last.parent && list === last.list);
}
