import { Decimal } from 'decimal.js';
import type { Loose } from '../../text/frames';
import { accuse, all, confirm, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { groupBy } from '../whereabouts';
import { textOf } from '../wording';

/** T-COUNT: 对21个项目开展自评,其中18个项目自评等级为“优”,2个为“良”,1个为“中”: the grades are all that was graded, whichever way round they are told. */
export function grades(text: BoundText): Judgement {
  const counts = groupBy(
    text.loose.filter(({ why, number }) => why === 'count' && UNITS.has(number.unit)),
    ({ context }) => context.block,
  );
  return all([...counts.values()].flatMap(inBlock));
}

const UNITS: ReadonlySet<string> = new Set(['个', '项']);

interface Graded {
  readonly count: Loose;
  readonly grade: string;
}

/** Each row of grades, with the projects that were counted before it. */
function inBlock(counts: readonly Loose[]): Judgement[] {
  const judged: Judgement[] = [];
  let whole: Loose | null = null;
  let row: Graded[] = [];
  const close = (): void => {
    if (whole && row.length > 0) judged.push(judge(whole, row));
    row = [];
  };
  for (const count of counts) {
    const grade = gradeOf(count);
    const [first] = row;
    if (grade && first && (first.count.context.sentence !== count.context.sentence || row.some((own) => own.grade === grade))) {
      close();
      whole = null;
    }
    if (grade) row.push({ count, grade });
    else if (KIND.test(count.words.replace(/[ \0]/g, ''))) continue;
    else if (isOfProjects(count)) {
      close();
      whole = count;
    } else if (row.length > 0) {
      close();
      whole = null;
    }
  }
  close();
  return judged;
}

const GRADES = '(优秀?|良好?|中等?|合格|不合格|较?差)';
/** 优秀9个; “良”的项目2个 */
const BEFORE = new RegExp(`(?:^|其中|[,、:"“]|[级次果定价评]为?)["“”]?${GRADES}["“”]?(?:等[级次])?的?(?:项目)?(?:有|为|共)?$`);
/** 18个项目自评等级为“优”; 7个为“优”; 2个被评为良好 */
const BEHIND = new RegExp(
  `^[ \\0]*(?:项目)?(?:的?绩效)?(?:自评|评价|评定)?(?:结果|等级|等次|结论)?(?:均|全部|被)?(?:评定?)?(?:为|是) ?["“”]?${GRADES}(?:["“”]|等[级次]|(?![一-龥]))`,
);

/** 其中县级项目9个: some of them. */
const KIND = /(?:[一二三]级|[中央省市州县区旗乡镇上本]级|类)项目(?:为|共|有)?$/;

function gradeOf({ words, number, context: { block } }: Loose): string | null {
  const [, grade] =
    BEFORE.exec(words.replace(/[ \0]/g, '').slice(-LONGEST)) ?? BEHIND.exec(block.text.slice(number.end, number.end + LONGEST)) ?? [];
  return grade?.[0] ?? null;
}

const LONGEST = 24;
const MOST_BEHIND = 120;

function isOfProjects({ words, number, context: { block } }: Loose): boolean {
  return (
    /项目(?:共|共计|合计|数|数量|为)?$/.test(words.replace(/[ \0]/g, '')) ||
    /^[ \0]*项目/.test(block.text.slice(number.end, number.end + 4))
  );
}

/** Who tells these has told the better ones. */
const LOW: ReadonlySet<string> = new Set(['中', '合', '不', '差', '较']);
/** What is left may be graded later, or be told in other words. */
const REST = /其余|其他|剩余|余下|尚|未|等(?![级次])|以上/;

function judge(whole: Loose, row: readonly Graded[]): Judgement {
  const { block } = whole.context;
  const sum = row.reduce((total, { count }) => total.plus(count.number.value), new Decimal(0));
  const members = [whole, ...row.map(({ count }) => count)].map(({ number }) => number);
  if (sum.eq(whole.number.value) || (/整体/.test(whole.words) && sum.eq(whole.number.value.plus(1))))
    return row.length > 1 || whole.context.sentence === row[0]!.count.context.sentence ? confirm('text', members) : NOTHING;
  const last = row.at(-1)!.count;
  const end = block.text.slice(last.number.end, last.number.end + MOST_BEHIND).search(/[。;]/);
  const said = block.text.slice(Math.max(0, whole.number.start - LONGEST), last.number.end + (end < 0 ? MOST_BEHIND : end));
  const complete = row.length > 2 || row.some(({ grade }) => LOW.has(grade));
  if (REST.test(said) || (!complete && sum.lt(whole.number.value))) return NOTHING;
  const stated = textOf(block, whole.number);
  return accuse(
    {
      block,
      start: whole.number.start,
      end: last.number.end,
      stated,
      expected: sum.toString(),
      actual: whole.number.value.toString(),
      rule: 'T-COUNT',
      level: 'warning',
      zh: `项目共 ${stated}，各等级合计 ${sum.toString()} ${whole.number.unit}；请核对。`,
      en: `${stated} in all, but the grades add up to ${sum.toString()}.`,
    },
    [],
  );
}
