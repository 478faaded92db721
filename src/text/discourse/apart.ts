import type { Claim } from '../frames';
import type { Node } from '../grammar/nodes';
import { hasIdentity, isEmpty, type Phrase } from '../phrase';
import { readPhrase } from '../phrase-reader';
import { sameAbout } from './claims';
import { distinct } from './doubts';
import type { Scope } from './scope';
import { targetsOf } from './targets';

/** 项目支出比基本支出多275万元: what stands before 比 is measured against what stands behind it. */
export function takeApart(scope: Scope, { sign, word, other: words, number, start }: Node & { type: 'apart' }): boolean {
  const phrase = scope.phrase();
  const against = readPhrase(words, scope.codes());
  const isOne = ({ listed, fill, mixed }: Phrase): boolean => listed.length <= 1 && fill === '' && !mixed;
  const { state, block } = scope;
  if (!(isEmpty(phrase) || hasIdentity(phrase)) || !hasIdentity(against) || !isOne(phrase) || !isOne(against) || state.mode !== 'plain')
    return false;
  // 较基本支出增加 may be said of what it was before.
  if (!/^[多少高低大小超]/.test(block.text.slice(word.start, word.end))) return false;
  const own = isEmpty(phrase) ? (lastSaid(scope, start) ?? targetsOf(scope, phrase)[0] ?? openedWith(scope)) : namedIn(scope, phrase);
  const other = namedIn(scope, against);
  if (own && sameAbout(own, other)) return false;
  if (!own) {
    scope.loose(number, 'rate');
    return true;
  }
  scope.frames.push({
    type: 'change',
    context: scope.context,
    sign,
    word,
    number,
    of: [own],
    floating: null,
    base: { year: 0, stage: null, number: null, stated: true, other },
    difference: null,
    doubts: distinct([...own.doubts, ...other.doubts]),
  });
  state.buffer = [];
  return true;
}

function namedIn(scope: Scope, phrase: Phrase): Claim {
  return targetsOf(scope, phrase)[0] ?? scope.claimOf(phrase, null);
}

/** 事业收入仍是主要来源,比财政拨款收入多97万元. */
function openedWith(scope: Scope): Claim | null {
  const { opened } = scope.state;
  return opened && scope.claimOf(opened, null);
}

/** 人员经费53万元,比公用经费多48万元. */
function lastSaid({ state: { last }, block }: Scope, start: number): Claim | null {
  const beside = last?.context.block === block && last.year === 0 && /^[ \0]*,[ \0]*$/.test(block.text.slice(last.number.end, start));
  return beside ? last : null;
}
