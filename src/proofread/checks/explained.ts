import { goesAlong, isAmbiguous, isOpposite, isUp, wayOf } from '../../lexicon/reasons';
import type { Block } from '../../text/block';
import type { Change, Claim, Frame } from '../../text/frames';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { firstOf, groupBy } from '../whereabouts';

/** T-REASON: what is said to explain a change goes the way it goes. */
export function explained(text: BoundText): Judgement {
  return all([
    reasons(text),
    named(text),
    ...text.text.blocks.flatMap((block) => [...unmoved(block), ...ordered(block), ...stayed(block)]),
  ]);
}

/** 比上年增加,主要原因是与上年一致: nothing has changed, so that there is nothing to explain. */
const UNMOVED =
  /(增加|增长|上升|减少|下降|降低)(?: ?([0-9.,]{1,20}) ?(?:[万亿]?元|%))?,(?:主要)?原因(?:是|为)?:? ?((?:(?:与|和|同|较)(?:上年|上一年|去年|年初)(?:度|决算|预算)?数?)?(?:一致|持平|相同|无变化|没有变化|无增减(?:变化|变动)?))(?=[,。;])/g;

function unmoved(block: Block): Judgement[] {
  return [...block.text.matchAll(UNMOVED)].map((match) => {
    const [whole, word, number, reason] = match as unknown as [string, string, string | undefined, string];
    // 增加0.00万元,原因是与上年持平 is clumsy, and true.
    if (number !== undefined && !/[1-9]/.test(number)) return NOTHING;
    return contradicts(
      block,
      match.index,
      whole,
      `前面写“${word}”，原因却是“${reason}”；请核对。`,
      `“${word}” is explained by “${reason}”.`,
    );
  });
}

/** 决算数大于预算数的主要原因是人员减少, 决算小于年初预算,差异原因为新增项目: what goes one way, and nothing else. */
const ORDERED =
  /(大于|高于|多于|超出|小于|低于|少于)(?:年初|全年|调整)?预算数?(?: ?[0-9.,]{1,20} ?[万亿]?元)?,?的?(?:主要|差异|变动)?原因(?:是|为)?:? ?([一-龥]{4,18})(?=[。;])/g;

function ordered(block: Block): Judgement[] {
  return [...block.text.matchAll(ORDERED)].flatMap((match) => {
    const [whole, order, reason] = match as unknown as [string, string, string];
    const more = /大于|高于|多于|超出/.test(order);
    const way = wayOf(reason);
    if (way === 0 || more === way > 0 || isAmbiguous(reason)) return [];
    const start = match.index + whole.length - reason.length;
    return contradicts(
      block,
      start,
      reason,
      `决算${order}预算，原因却写“${reason}”；请核对。`,
      `“${order}预算” is explained by “${reason}”.`,
    );
  });
}

/** 与上年持平,主要原因是接待任务增加: what went up is no reason for what stayed as it was. */
const STAYED = /(持平|一致|相同|无变化|没有变化|无增减(?:变化)?),(?:主要)?原因(?:是|为)?:? ?([一-龥]{4,18})(?=[。;])/g;

function stayed(block: Block): Judgement[] {
  return [...block.text.matchAll(STAYED)].flatMap((match) => {
    const [whole, word, reason] = match as unknown as [string, string, string];
    if (wayOf(reason) !== 1 || isAmbiguous(reason)) return [];
    const start = match.index + whole.length - reason.length;
    return contradicts(block, start, reason, `前面写“${word}”，原因却写“${reason}”；请核对。`, `“${word}” is explained by “${reason}”.`);
  });
}

/** Who retires costs less here and more there. */
function withoutRetired(reason: string): string {
  return reason
    .split(/[,，、;；]/)
    .filter((part) => !part.includes('退休'))
    .join();
}

/** Where the numbers of a block begin that stand further on than all that were read before them. */
function furthest(frames: readonly Frame[]): readonly number[] {
  const starts: number[] = [];
  for (const frame of frames) {
    const start = frame.type !== 'loose' && 'number' in frame && frame.number ? frame.number.start : 0;
    if (start > (starts.at(-1) ?? 0)) starts.push(start);
  }
  return starts;
}

/** T-REASON: a reason that only speaks of rises does not explain a fall, nor the other way round. */
function reasons(text: BoundText): Judgement {
  const starts = new Map(
    [...groupBy(text.text.frames, ({ context }) => context.block)].map(([block, frames]) => [block, furthest(frames)]),
  );
  return all(
    text.changes.map((change, index) => {
      const { block } = change.context;
      if (change.sign === 0 || change.number.value.isZero() || change.doubts.length > 0) return NOTHING;
      if (change.difference) return NOTHING;
      const rate = text.changes[index + 1]?.difference === change ? text.changes[index + 1]! : change;
      const from = rate.number.end;
      const numbers = starts.get(block)!;
      const stop = numbers[firstOf(numbers, (start) => start > from)] ?? block.text.length;
      const behind = block.text.slice(from, stop);
      const own = REASON_BEHIND.exec(behind);
      if (own && !isOneWay(text.changes, index, block.text.lastIndexOf('。', from - 1))) return NOTHING;
      const tail = behind.slice(own?.[0].length ?? 0).split(/[。;]/)[0]!;
      const turned = TURNED.exec(tail.trim())?.[1];
      if (turned && isUp(turned) !== isMore(change)) return otherWay(block, block.text.indexOf(turned, from), turned, change);
      const reason =
        /^,?(?:主要)?(?:(?:变动|增长|下降|增加|减少)的?)?(?:主要)?原因(?:主要|分析)?(?:是|为)?:? {0,2}(.*)$/.exec(tail.trim())?.[1] ??
        plainly(tail, change);
      // What stands between 【】 is for the officer to write.
      if (reason.startsWith('【')) return NOTHING;
      // 增加 -3.5万元 is less, however odd it is to say so.
      const less = !isMore(change);
      const opposite = isOpposite(less ? withoutRetired(reason) : reason, less);
      // 上年增加了一次性补助,本年不再安排: what last year did is the other way round.
      if (!opposite || /(?:上年|去年|以前年度)[^,]{0,8}(?:增加|新增|减少|一次性)|抵减|抵消|冲减|但|虽|不过|不同/.test(reason))
        return NOTHING;
      const start = block.text.indexOf(reason, from);
      const [word, told] = less ? ['减少', '增加'] : ['增加', '减少'];
      const zh = `${word}的原因却只说${told}：“${reason.slice(0, 40)}”；请核对原因。`;
      return contradicts(block, start, reason, zh, 'The reason speaks of the opposite change.');
    }),
  );
}

/** A reason in a sentence of its own, of all that the sentence before it tells. */
const REASON_BEHIND = /^(?:,(?:主要)?用于[^。;0-9]{2,80})? ?。 ?(?=(?:主要|变动|增减)?原因)/;

/** Whether all changes of the sentence that this one ends go the same way. */
function isOneWay(changes: readonly Change[], last: number, start: number): boolean {
  const { block } = changes[last]!.context;
  for (let at = last - 1; at >= 0; at--) {
    const change = changes[at]!;
    if (change.context.block !== block || change.number.start < start) return true;
    if (change.sign !== 0 && isMore(change) !== isMore(changes[last]!)) return false;
  }
  return true;
}

/** 增加3万元,主要是接待批次减少; …,系捐赠收入增加: without the word 原因 only what goes up or down by its own last word is a reason. */
function plainly(tail: string, change: Change): string {
  const [clause, ...more] = PLAIN.exec(tail.trim().replace(PURPOSE, ''))?.[1]?.replace(CAUSED, '').split(',') ?? [];
  // What is left over grows where less is spent.
  if (!clause || targetOf(change)?.facets.period?.value.includes('结转')) return '';
  const leads = wayOf(clause, false) === 0;
  if (wayOf(clause, more.length === 0) === 0 || (leads && isAmbiguous(clause))) return '';
  return goesAlong(more.join(), !isMore(change)) ? '' : clause;
}

const PLAIN = /^,(?:主要(?:是|系|为)?(?:因为?|由于)?|系因?|是由于|是因为)(.*)$/;
/** 增加3万元,主要用于困难群众救助,系救助对象增加所致: what it is for stands before the reason. */
const PURPOSE = /^,(?:主要)?用于[^,]{2,60}(?=,系)/;
/** 系奖补项目减少所致. */
const CAUSED = / ?(?:所致|导致|引起)(?=$|,)/;
const TURNED = /^,?(增加|增长|上升|减少|下降|降低)的?(?:主要)?原因/;

/** 增加 -3.5万元 is less, however odd it is to say so. */
function isMore({ sign, number }: Change): boolean {
  return sign > 0 !== number.value.isNegative();
}

function otherWay(block: Block, start: number, stated: string, change: Change): Judgement {
  const more = isMore(change);
  const zh = `前面写${more ? '增加' : '减少'}，说明原因时却写“${stated}”；请核对。`;
  const en = `The change was ${more ? 'a rise' : 'a fall'}, and is explained as “${stated}”.`;
  return contradicts(block, start, stated, zh, en, more ? '增加' : '减少');
}

/** What every report of words that contradict a change says. */
function contradicts(block: Block, start: number, words: string, zh: string, en: string, expected?: string): Judgement {
  const end = start + words.length;
  return accuse(
    { rule: 'T-REASON', level: 'warning', block, start, end, stated: words.slice(0, 40), ...(expected ? { expected } : {}), zh, en },
    [],
  );
}

const NAMED = /([^,。;:、]{4,40})(增加|增长|上升|减少|下降|降低)的?(?:主要)?原因/g;

/** 公务接待费增加1万元…。公务接待费减少的主要原因: of what the paragraph has told the change before. */
function named(text: BoundText): Judgement {
  const changes = groupBy(
    text.changes.filter((change) => change.sign !== 0 && change.base.year === -1 && change.doubts.length === 0 && targetOf(change)),
    ({ context }) => context.block,
  );
  return all(
    [...changes].flatMap(([block, own]) =>
      [...block.text.matchAll(NAMED)].map((match) => {
        const [, subject, word] = match as unknown as [string, string, string];
        const at = match.index + subject.length;
        const told = own.filter((change) => change.number.end <= match.index && isCalled(subject, targetOf(change)!.label));
        const [first] = told;
        const opposite = first && told.every((change) => isMore(change) !== isUp(word));
        return opposite && !/预算|计划/.test(subject) ? otherWay(block, at, word, first) : NOTHING;
      }),
    ),
  );
}

function targetOf({ of, floating }: Change): Claim | null {
  return of.length > 1 ? null : (of[0] ?? floating);
}

/** By the whole of its name, however its stage is said. */
function isCalled(words: string, label: string): boolean {
  const plain = (name: string): string => name.replace(/(?:支出)?决算数?$|["“”]/g, '');
  return plain(label).length >= 4 && plain(words) === plain(label);
}
