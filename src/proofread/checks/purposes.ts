import { TOPICS, type Topic } from '../../lexicon/purposes';
import type { Subject } from '../../facts/coordinate';
import { subjectName } from '../../forms/subjects';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim } from '../../text/frames';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { groupBy } from '../whereabouts';

/** T-COPIED: 住房公积金…主要用于缴纳医疗保险: what one contribution is for is told in the words of another, and in none of its own. */
export function purposes(text: BoundText): Judgement {
  const claims = groupBy(
    text.claims.map(({ claim }) => claim).filter((claim) => !isSubjectOnly(claim) && claim.number.kind === 'money'),
    ({ context }) => context.block,
  );
  return all([...claims].flatMap(([block, own]) => inBlock(block, own)));
}

const FOR = /(?:用于|用途[为是])[为是]?:? {0,2}([^。;]{4,80})/g;

function topicOf(subject: Subject): Topic | undefined {
  if (subject.type === 'item') return TOPICS.find(({ of }) => of.includes(subject.item));
  if (subject.type !== 'function') return undefined;
  return (
    TOPICS.find(({ of: [first] }) => first === subject.code || (first!.length === 5 && subject.code.startsWith(first!))) ??
    TOPICS.find(({ of }) => of.includes(subject.code))
  );
}

/** Each purpose with the amounts of its part of the sentence. */
function inBlock(block: Block, claims: readonly Claim[]): Judgement[] {
  let next = 0;
  return [...block.text.matchAll(FOR)].map((match) => {
    while (next < claims.length && claims[next]!.number.end <= match.index) next++;
    const first = Math.max(0, match.index - LONGEST);
    const near = block.text.slice(first, match.index);
    const from = first + Math.max(near.lastIndexOf('。'), near.lastIndexOf(';'));
    const own = claims.slice(Math.max(0, next - MOST), next);
    const beside = own.filter(({ number }) => number.start > from);
    return own.length === 0 || beside.length === MOST ? NOTHING : judge(block, own.at(-1)!, beside, match);
  });
}

/** More than are told of one subject. */
const MOST = 12;
const LONGEST = 600;

function judge(block: Block, claim: Claim, beside: readonly Claim[], match: RegExpExecArray): Judgement {
  const words = match[1]!;
  // 用于车辆燃料,国内公务接待58批次: a clause that counts is no purpose.
  const purpose = words.replace(/,[^,]*[0-9].*$/, '');
  if (claim.doubts.some((doubt) => doubt !== 'outside')) return NOTHING;
  const { subject } = claim.about[0]!;
  const topic = topicOf(subject);
  // What several are for together is no one's own.
  const alone = beside.every(({ about: [first] }) => first!.subject.type === subject.type && topicOf(first!.subject) === topic);
  if (!topic || topic.open || !alone || topic.own.test(purpose)) return NOTHING;
  const [first] = words.split(',');
  const other = TOPICS.find((own) => own !== topic && (own.of[0]!.length === 3 ? false : own.only.test(first!)));
  if (!other) return NOTHING;
  const name = subject.type === 'function' ? subjectName(subject.code) : claim.label;
  const start = match.index + match[0].length - words.length;
  return accuse(
    {
      block,
      start,
      end: start + first!.length,
      stated: first!,
      rule: 'T-COPIED',
      level: 'warning',
      zh: `“${name}”的用途写作“${first!}”，说的是别的科目，疑似照抄；请核对。`,
      en: `“${first!}” is what another subject is for, and not “${name}”.`,
    },
    [],
  );
}
