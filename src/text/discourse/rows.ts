import type { Change, Claim } from '../frames';
import type { PrintedAmount } from '../number';
import { distinct } from './doubts';
import type { Scope } from './scope';
import { MOST_IN_ROW } from './shares';
import { targetsOf } from './targets';

/** 各减少10万元、9万元，各下降5%、4%: changes in the order of what was told in a row before them. */

const JOINED = /^[ \0]*[、和与及,][ \0]*$/;
const EACH = /各|分别|依次/;

/** Takes a number that goes on with the row that stands right before it; false where there is none. */
export function takeInRow(scope: Scope, number: PrintedAmount): boolean {
  if (isOneOfChanges(scope, number)) takeFurtherChange(scope, number);
  else if (number.kind === 'money' && isOneOfBases(scope, number)) takeFurtherBase(scope, number);
  else return false;
  return true;
}

/** Whether a number is one more of the differences, or of the rates, that 各 or 分别 began. */
function isOneOfChanges({ frames, block, respectively }: Scope, number: PrintedAmount): boolean {
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

function takeFurtherChange(scope: Scope, number: PrintedAmount): void {
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

/** 基本支出、项目支出分别比上年50万元、10万元: another amount on the heels of one that something was measured against. */
function isOneOfBases({ bases, frames, block }: Scope, number: PrintedAmount): boolean {
  const before = bases.at(-1);
  return (
    before !== undefined &&
    before === frames.at(-1) &&
    before.context.block === block &&
    bases.length < MOST_IN_ROW &&
    /^[ \0]*[、和与及][ \0]*$/.test(block.text.slice(before.number.end, number.start))
  );
}

/** As many of the year before as subjects were named, or told in a row; else it is not known which is whose. */
function takeFurtherBase(scope: Scope, number: PrintedAmount): void {
  const { bases, frames, state } = scope;
  const row = [...bases, { ...bases.at(-1)!, number }].map((base) => ({ ...base, parent: null, list: null }));
  const of = waitingFor(scope) ?? ownOf(scope, row.length);
  frames.length -= bases.length;
  scope.bases = row.map((base, at): Claim => {
    const own = of.length === row.length ? of[at]! : null;
    if (!own) return { ...base, doubts: distinct([...base.doubts, 'several']) };
    const { stage: _, ...facets } = own.facets;
    const staged = base.facets.stage ? { ...facets, stage: base.facets.stage } : facets;
    return { ...base, about: own.about, facets: staged, label: own.label, doubts: own.doubts, cost: own.cost };
  });
  frames.push(...scope.bases);
  // Each of what changes has a base of its own.
  if (state.base) state.base = { ...state.base, number: null };
  state.buffer = [];
}

/** What was told in a row before, or the last amounts of the sentence. */
function ownOf(scope: Scope, count: number): readonly Claim[] {
  const told = scope.row.at(-1)?.context.block === scope.block ? scope.row : [];
  if (told.length === count) return told;
  return scope
    .recent()
    .filter(({ number, year, context }) => number.kind === 'money' && year === 0 && context.sentence === scope.sentence)
    .slice(-count);
}

/** The subjects that 分别 waits for, as the text told them before where it did. */
function waitingFor(scope: Scope): readonly Claim[] | null {
  const waiting = scope.respectively;
  if (waiting?.next !== 0) return null;
  return (waiting.phrases ?? waiting.listed.map((about) => ({ ...waiting.phrase, alternatives: about, listed: [about] }))).map(
    (phrase) => targetsOf(scope, phrase)[0] ?? scope.claimOf(phrase, null),
  );
}

/** What each of the changes is of: the subjects named before them, else what was last told in a row. */
function rowOf(scope: Scope, { of, context }: Change): readonly Claim[] {
  const waiting = waitingFor(scope);
  if (waiting) return waiting;
  const told = scope.row.at(-1)?.context.block === context.block ? scope.row : [];
  if (told.length > 0 && (of.length === 0 || of.some((claim) => told.includes(claim)))) return told;
  // 收入10万元,支出9万元,分别增加: all that the sentence has told so far, else the parts that the one before told.
  const money = scope.recent().filter(({ number, year }) => number.kind === 'money' && year === 0);
  const own = money.filter(({ context: { sentence } }) => sentence === context.sentence);
  const last = money.at(-1);
  return own.length > 0 || !last?.parent ? own : money.filter(({ parent, list }) => parent === last.parent && list === last.list);
}
