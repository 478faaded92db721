import { Decimal } from 'decimal.js';
import { countLineMeant, countLines } from '../../facts/counts';
import { term } from '../../relations/relation';
import { sentenceBefore } from '../../text/block';
import type { Loose } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { cellsOf } from '../wording';

/** T-COUNT: 车辆57辆，其中：执法执勤用车16辆、…、其他用车3辆: the kinds are no more than all, and with 其他 exactly all. */
export function counts(text: BoundText): Judgement {
  const counted = text.loose.filter(({ why }) => why === 'count');
  return all([
    ...counted.map((whole, index) => judge(whole, counted.slice(index + 1, index + 1 + MOST))),
    ...counted.map((count) => againstForm(text, count)),
    ...counted.slice(1).map((persons, index) => fewerThanGroups(counted[index]!, persons)),
  ]);
}

/** 接待19批次、13人次: nobody comes in fewer persons than groups. */
function fewerThanGroups(groups: Loose, persons: Loose): Judgement {
  const { block } = persons.context;
  const between = block.text.slice(groups.number.end, persons.number.start);
  const pair =
    groups.context.block === block && /^[ \0]*[、,(]?[ \0]*(?:共|共计|累计|合计|接待)?(?:来宾|来访人员|人员)?[ \0]*$/.test(between);
  // 来访团组22个，来宾196人次
  const areGroups = /^批/.test(groups.number.unit) || (groups.number.unit === '个' && /团组$/.test(clean(groups.words)));
  if (!pair || !areGroups || persons.number.unit !== '人次') return NOTHING;
  if (persons.number.value.gte(groups.number.value)) return NOTHING;
  const stated = block.text.slice(groups.number.start, persons.number.end);
  return accuse(
    {
      block,
      start: groups.number.start,
      end: persons.number.end,
      stated,
      rule: 'T-COUNT',
      level: 'warning',
      zh: `“${stated}”人次少于批次；请核对。`,
      en: `Fewer persons than groups in “${stated}”.`,
    },
    [groups.number, persons.number],
  );
}

/** A number that a form counts too, at the end of the year, is the same there. */
function againstForm({ disclosure }: BoundText, { context: { block }, number }: Loose): Judgement {
  const line = countLineMeant(countLines(disclosure), {
    before: sentenceBefore(block, number.start),
    unit: number.unit,
    year: disclosure.year,
  });
  const amount = line?.amount;
  if (!line?.actual || !amount?.value) return NOTHING;
  const { form, name } = line;
  const reading = {
    form,
    terms: [term(form, amount, name, 'counterpart')],
    yuan: amount.value,
    half: new Decimal(0),
    blank: false,
    cost: 0,
    prior: false,
  };
  if (amount.value.eq(number.value)) return confirm('cell', [number], [reading]);
  const stated = block.text.slice(number.start, number.end);
  return accuse(
    {
      block,
      start: number.start,
      end: number.end,
      stated,
      expected: amount.value.toString(),
      actual: stated,
      rule: 'T-COUNT',
      level: 'warning',
      zh: `文中写 ${stated}，《${form.title}》“${name}”为 ${amount.value.toString()}；请核对。`,
      en: `${stated} is ${amount.value.toString()} in the form.`,
      cells: cellsOf([reading]),
    },
    [number],
  );
}

const MOST = 24;

/** What is counted whole and by kinds of which each is in one only. */
interface Kinds {
  readonly whole: RegExp;
  readonly kind: RegExp;
  /** A kind that holds what the others leave. */
  readonly rest: RegExp | null;
  /** Nobody says of which kind there is none and leaves out one that there is. */
  readonly zeros?: true;
  /** Kinds have kinds of their own, in brackets or behind another 其中. */
  readonly flat?: true;
  readonly zh: string;
}

/** 车辆4辆，其中：…; 车辆4辆：… */
const LISTS = /其中|包括|分别|^[ \0]*:/;

const PROJECTS = /项目(?:共|共计|合计|数|数量|为)?$/;

const KINDS: readonly Kinds[] = [
  {
    whole: /(?:车辆(?:共|共有|数|总数|数量|保有量)?|共有(?:公务)?(?:车辆|用车)|保有(?:公务用车|车辆)|公务用车)(?:为|共|合计)?$/,
    kind: /(?:车|车辆|其他)$/,
    rest: /其他(?:用车|车辆)?$/,
    zeros: true,
    zh: '车辆',
  },
  { whole: PROJECTS, kind: /(?:[一二三]级|[中央省市州县区旗乡镇上本]级|类)项目(?:为|共|有)?$/, rest: null, zh: '项目' },
  { whole: /编制(?:总?人?数|总数|人员)?(?:共|共有|为|合计)?$/, kind: /编制(?:人?数)?(?:为|有)?$/, rest: null, flat: true, zh: '编制' },
  {
    whole: /(?:实有|现有|在编)(?:人数|人员|总?数|职工)?(?:共|共有|为|合计)?$/,
    kind: /(?:在职|离休|退休|离退休|编外|聘用|行政|事业|工勤)(?:编制)?(?:在?编?人员|人数|职工)?(?:为|有)?$/,
    rest: null,
    flat: true,
    zh: '人员',
  },
];

function judge(whole: Loose, following: readonly Loose[]): Judgement {
  return all(KINDS.filter((kinds) => kinds.whole.test(clean(whole.words))).map((kinds) => ofKinds(whole, following, kinds)));
}

function ofKinds(whole: Loose, following: readonly Loose[], { kind, rest, zeros, flat, zh }: Kinds): Judgement {
  const { block, sentence } = whole.context;
  const parts: Loose[] = [];
  for (const part of following) {
    if (part.context.sentence !== sentence) break;
    if (part.number.unit !== whole.number.unit) continue;
    const between = block.text.slice(whole.number.end, part.number.start);
    if (!LISTS.test(between) || (flat && (/[()]/.test(between) || between.split('其中').length > 2))) break;
    if (kind.test(clean(part.words))) parts.push(part);
    // 项目14个，其中县级项目9个…，评为“优”的项目11个: other kinds may be told before.
    else if (parts.length > 0) break;
  }
  const sum = parts.reduce((total, { number }) => total.plus(number.value), new Decimal(0));
  const complete =
    parts.length > 1 &&
    ((rest !== null && parts.some(({ words }) => rest.test(clean(words)))) || (zeros && parts.some(({ number }) => number.value.isZero())));
  if (parts.length > 1 && sum.eq(whole.number.value)) return confirm('text', [whole.number, ...parts.map(({ number }) => number)]);
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
      zh: `${zh}共 ${stated}，所列各类合计 ${sum.toString()} ${whole.number.unit}；请核对。`,
      en: `${stated} in all, but the kinds add up to ${sum.toString()}.`,
    },
    [],
  );
}

function clean(words: string): string {
  return words.replace(/[ \0]/g, '');
}
