import type { Decimal } from 'decimal.js';
import { textOf } from '../../proofread/wording';
import { isSubjectOnly } from '../../text/discourse';
import type { Block } from '../../text/block';
import type { Claim, Loose } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { Token } from '../../text/token';
import { rollClassShare } from './class-shares';
import { isFiscalInDoubt } from './fiscal';
import { countedBehind, countedLabel } from './count-labels';
import { lineCounted, rollCount } from './counts';
import { NOTES } from './notes';
import { partsOf } from './parts';
import { isListing } from './reasons';
import { labelBefore, type Roller } from './roller';
import { anyOf } from './rolling-words';
import { rollRosterCount } from './roster-counts';

/** Amounts: what their words mean in this year's forms. */
export function rollAmounts(roller: Roller): void {
  for (const { claim } of roller.text.claims) {
    if (isSubjectOnly(claim)) continue;
    const now = roller.now(claim);
    const { block } = claim.context;
    const parts = now.type !== 'known' || isFiscalInDoubt(roller, claim, now) ? partsOf(roller, claim) : null;
    if (parts) roller.write(claim.context, claim.number, parts.yuan, parts.readings);
    else if (isFiscalInDoubt(roller, claim, now)) roller.ask(claim.context, claim.number, describe(roller, claim));
    else if (now.type === 'known') {
      if (now.mistake) roller.note('mistake', claim.context, claim.number.start, NOTES.wrongAmount(textOf(block, claim.number)));
      roller.write(claim.context, claim.number, now.yuan, now.readings);
      if (isNew(roller, claim, now.yuan)) roller.note('look', claim.context, claim.number.start, NOTES.newInPlace(roller.said(claim)));
    } else if (isLimit(claim.context.block, claim.number)) roller.keep(claim.number);
    else if (now.type === 'unknown') roller.ask(claim.context, claim.number, describe(roller, claim));
  }
}

/** 教育支出0.00元 that has an amount now: what its paragraph says of others may be wanted of it as well. */
function isNew({ shift, text }: Roller, claim: Claim, now: Decimal): boolean {
  if (shift === 0 || claim.year !== 0 || !claim.number.value.isZero() || now.isZero() || claim.about[0]?.subject.type !== 'function')
    return false;
  return text.where.inBlock(claim.context.block)[0]?.claim === claim && text.where.movesOf(claim).length === 0;
}

/** 单价100万元（含）以上, 不超过50万元: a limit that rules set, no amount of the year. */
export function isLimit(block: Block, number: PrintedAmount): boolean {
  if (/^[ (（]{0,2}含?[)） ]{0,2}(?:以上|以下|以内)/.test(block.text.slice(number.end, number.end + 8))) return true;
  return /(?:单价|单位价值|不超过|不低于|限额)[^,。;]{0,6}$/.test(block.text.slice(Math.max(0, number.start - 14), number.start));
}

function describe(roller: Roller, claim: Claim): string {
  const before = labelBefore(claim.context.block, claim.number.start);
  // 人均93元, 平均每辆2.31万元: of the subject, and no amount of it.
  if (claim.doubts.includes('qualifier') && /[一-龥]均[一-龥]{0,10}$/.test(before)) return before;
  const each = claim.doubts.includes('qualifier') ? (/(?:人均|平均|每)[一-龥]{0,6}$/.exec(before)?.[0] ?? '') : '';
  const label = claim.label === '' || /^(?:预算|决算)数?$/.test(claim.label) ? before : `${roller.said(claim)}${each}`;
  const when = claim.year === -1 ? '上年' : '';
  return `${label.startsWith(when) ? '' : when}${label}`;
}

/** Things that are counted anew every year. */
const COUNTED = new RegExp(anyOf('counted'));
const COUNTED_UNITS = /^(?:万)?(?:辆|台|套|台套|台\(套\)|平方米|批次|人次|批|次|期|人|名|户|座|亩|吨|件|处|所|公里)$/;
/** How an organisation is made up stays until it is reorganised. */
const STRUCTURE = new RegExp(anyOf('structure'));
const WORDS = 12;

/** What is no amount of the forms: counted by a form, counted anew each year, or a limit or standard that stays. */
export function rollLoose(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const frame of roller.text.loose) {
    const { number, context } = frame;
    const said = textOf(context.block, number);
    if (isCountedAnew(frame) && isCountOfForm(roller, frame)) rollCount(roller, frame);
    else if (isReason(roller, frame)) roller.note('look', context, number.start, NOTES.keptInReason(said));
    else if (isCountedAnew(frame)) {
      if (!rollCount(roller, frame)) roller.ask(context, number, countedLabel(context.block, number));
    } else if (isShareOfUnknown(frame)) {
      if (!rollClassShare(roller, frame))
        roller.ask(context, number, `${labelBefore(context.block, number.start).replace(/^.*占/, '占').replace(/的$/, '')}的比例`);
    } else if (isCoverage(frame)) roller.ask(context, number, labelBefore(context.block, number.start));
    else if (frame.why === 'count' && rollRosterCount(roller, frame)) continue;
    else if (frame.why !== 'count' || !STRUCTURE.test(around(frame)) || isTakingPart(frame))
      roller.note('look', context, number.start, NOTES.kept(said));
  }
  rollScores(roller);
}

/** 自评平均得分95.6分: what was scored is scored anew. */
function rollScores(roller: Roller): void {
  const { blocks, tokens } = roller.text.text;
  for (const block of blocks)
    for (const { kind, number } of tokens[block.index]!) {
      if (kind !== 'number' || !number || !/^分(?!之)/.test(block.text.slice(number.end, number.end + 2))) continue;
      if (!/(?:得分|评分|平均分|总分)[^,。;0-9]{0,6}$/.test(block.text.slice(Math.max(0, number.start - WORDS), number.start))) continue;
      if (/满分[^,。;0-9]{0,6}$/.test(block.text.slice(Math.max(0, number.start - WORDS), number.start))) continue;
      roller.askAt(block, number, labelBefore(block, number.start));
    }
}

/** What gives a reason is the officer's to rewrite. */
function isReason({ text }: Roller, { context: { block }, number }: Loose): boolean {
  const before = text.text.tokens[block.index]!.filter(({ end }) => end <= number.start);
  const stop = before.findLastIndex(({ kind }) => kind === 'stop' || kind === 'semicolon');
  const isWhy = ({ kind, also }: Token): boolean => kind === 'reason' || also.some(({ category }) => category === 'reason');
  return before.some((token, at) => at > stop && isWhy(token) && !isListing(block.text, before, at));
}

/** A line of the forms counted just that last year: whatever reason stands before it. */
function isCountOfForm({ text }: Roller, frame: Loose): boolean {
  return lineCounted(text, frame)?.agrees === true;
}

function isCountedAnew(frame: Loose): boolean {
  const { why, number } = frame;
  if (why !== 'count') return false;
  if (COUNTED_UNITS.test(number.unit.replace(/[ \0]/g, ''))) return true;
  return /^(?:个|项|家|篇|场|条|部|份)$/.test(number.unit) && COUNTED.test(around(frame)) && !isStructure(frame);
}

/** 9个内设机构, and not 9个项目开展了部门自评: what stands first behind the number is what is counted. */
function isStructure(frame: Loose): boolean {
  const words = countedBehind(frame.context.block, frame.number);
  const structure = words.search(STRUCTURE);
  const counted = words.search(COUNTED);
  return structure >= 0 && (counted < 0 || structure <= counted);
}

/** 3个预算单位开展了绩效目标编报: as many as took part this year. */
function isTakingPart({ number, context: { block } }: Loose): boolean {
  return /^[^,。;:0-9]{0,8}单位(?:全部)?(?:开展|组织|参加|参与|编报|申报|实施|完成)/.test(block.text.slice(number.end, number.end + 20));
}

/** 占…的37.75%: of a whole that no words tell, but no share stays what it was. */
function isShareOfUnknown({ number, context: { block } }: Loose): boolean {
  return (
    number.kind === 'rate' &&
    !isLimit(block, number) &&
    /占[^,。;:0-9]{0,16}$/.test(block.text.slice(Math.max(0, number.start - 18), number.start))
  );
}

/** 自评覆盖率100%: found anew each year. */
function isCoverage({ number, context: { block } }: Loose): boolean {
  return (
    number.kind === 'rate' &&
    !isLimit(block, number) &&
    /(?:覆盖率|完成率|执行率|达标率|合格率|优良率|满意度|支付率|到位率)[为是达到]{0,3}$/.test(
      block.text.slice(Math.max(0, number.start - WORDS), number.start),
    )
  );
}

/** The words before and behind a number within its clause. */
function around(frame: Loose): string {
  const { number, context } = frame;
  return (
    /[^,。;:、0-9]*$/.exec(context.block.text.slice(Math.max(0, number.start - WORDS), number.start))![0] +
    countedBehind(context.block, number)
  );
}
