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

interface Topic {
  /** Function codes that begin so, or items. */
  readonly of: readonly string[];
  readonly own: RegExp;
  /** What only this one is for. */
  readonly only: RegExp;
}

/** What is paid for one thing only. */
const TOPICS: readonly Topic[] = [
  { of: ['2080505', '2080507'], own: /养老|社保|社会保险/, only: /养老保险/ },
  { of: ['2080506', '2080508'], own: /年金/, only: /职业年金/ },
  { of: ['2080501', '2080502'], own: /[离退]休|老干部/, only: /离退休人员(?:经费|支出|公用|工资|补贴|慰问|待遇)/ },
  { of: ['21011', '210'], own: /[医疗]|生育|卫生|健康|疫|五险|社会保险|社保/, only: /医疗(?:保险|补助)/ },
  { of: ['2210201'], own: /公积金|住房/, only: /住房公积金/ },
  { of: ['2210202', '2210203'], own: /房|租/, only: /(?:提租|购房)补贴/ },
  { of: ['221'], own: /房|公积金|租/, only: /住房公积金|(?:提租|购房)补贴/ },
  {
    of: ['公务接待费', '国内接待费'],
    own: /接待|来访|来宾|考察|检查|餐|调研|交流|会议|活动/,
    only: /公务接待|接待(?:来访|来宾|上级|外地)/,
  },
  { of: ['公务用车运行费', '公务用车购置及运行费'], own: /车|燃[料油]/, only: /燃[料油]|过[桥路]|车辆/ },
  { of: ['因公出国（境）费'], own: /出国|出境|境外|国外|团组|出访|国际/, only: /出国|出境|团组/ },
];
/** What anything but a contribution may be for. */
const JUDGED: ReadonlySet<Topic> = new Set(TOPICS.filter(({ of }) => of[0] !== '2080501'));

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
  if (claim.doubts.some((doubt) => doubt !== 'outside')) return NOTHING;
  const { subject } = claim.about[0]!;
  const topic = topicOf(subject);
  // What several are for together is no one's own.
  const alone = beside.every(({ about: [first] }) => first!.subject.type === subject.type && topicOf(first!.subject) === topic);
  if (!topic || !JUDGED.has(topic) || !alone || topic.own.test(words)) return NOTHING;
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
