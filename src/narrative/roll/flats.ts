import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Flat } from '../../text/frames';
import type { PrintedAmount } from '../../text/number';
import type { Token } from '../../text/token';
import { sayBare } from './bare-changes';
import { isUnmoved } from './changes';
import { NOTES, noLongerFlat } from './notes';
import { targetOfFlat } from './targets';
import { againstOf, comparesWithBudget, likeOf, sayChange } from './comparison';
import { sayFirstCompletion } from './first-completions';
import { markReason, reasonBehind } from './kept-reasons';
import { labelOf } from './labels';
import { compareBefore, movedOf, type Moved } from './moved';
import { labelBefore, type Roller } from './roller';

/** 持平 that no longer is. */
export function rollFlats(roller: Roller): void {
  for (const flat of [...roller.text.flats, ...bareFlats(roller)]) rollFlat(roller, flat);
}

/** 公务接待费与上年持平。 in a paragraph that states no amount at all. */
export function bareFlats({ text }: Roller): Flat[] {
  const known = new Set(text.flats.map(({ word }) => word));
  return text.text.blocks.flatMap((block): Flat[] => {
    const tokens = text.text.tokens[block.index]!;
    if (tokens.some(({ number }) => number !== null)) return [];
    return tokens.flatMap((word, at): Flat[] => {
      if (word.kind !== 'flat' || known.has(word)) return [];
      const sections = text.where.lastBefore(block)?.context.sections ?? [];
      const context = { block, sentence: -1, segment: -1, sections };
      return [{ type: 'flat', context, word, of: [], floating: null, base: baseBefore(tokens.slice(0, at), text.disclosure.year) }];
    });
  });
}

/** 与2023年预算, 与年初预算: the year and stage between 与 and 持平. */
function baseBefore(tokens: readonly Token[], year: number | null): Flat['base'] {
  const from = tokens.findLastIndex(({ kind }) => kind === 'compare');
  const own = tokens.slice(Math.max(0, from));
  const said = own.find(({ kind }) => kind === 'year')?.meaning ?? '';
  const isNow = said === '' ? own.some(({ kind }) => kind === 'stage') : year !== null && said.startsWith(String(year));
  return { year: isNow ? 0 : -1, stage: null, number: null, stated: true };
}

/** 持平 that no longer is: written in the manner of the text's other changes. */
function rollFlat(roller: Roller, flat: Flat): void {
  const target = targetOfFlat(roller, flat);
  if (target && isUnmoved(roller, target, flat)) return;
  const moved = target && movedOf(roller, target, flat);
  if (target && moved && isOfSeveral(roller, flat, target, moved)) return askSeveral(roller, flat);
  if (!target || !moved) {
    const { block } = flat.context;
    const compare = compareBefore(roller, block.index, flat.word.start);
    if (target && hasMovedSince(roller, target, flat)) markFlat(roller, flat, compare?.start ?? flat.word.start);
    const said = target ? roller.said(target) : labelOf(labelBefore(block, compare?.start ?? flat.word.start));
    if (roller.shift !== 0 && (target || !isInReason(roller, flat)))
      roller.note('look', flat.context, flat.word.start, NOTES.isStillFlat(said, flat.base.year === 0 ? 'budget' : 'lastYear'));
    return;
  }
  const like = target.number.unit ? target.number : roller.usualAmount;
  if (!like || roller.style.isNil(moved.by, like)) return;
  const { block } = flat.context;
  const reason = reasonBehind(roller, block, flat.word.end);
  const turned = noLongerFlat(moved.by.isNegative(), `${roller.style.digits(moved.by.abs(), like)}${like.unit}`);
  if (!turnFlat(roller, flat, target, like, moved, reason !== null)) return;
  if (reason) markReason(roller, flat.context, reason, turned, target);
  else roller.note('look', flat.context, flat.word.start, NOTES.reasonWanted(roller.said(target), turned));
}

/** Of texts that are older than last year's: an amount that is another now is hardly what it was the year between. */
function hasMovedSince(roller: Roller, target: Claim, { base }: Flat): boolean {
  if (!roller.values.isFurtherBack || base.year !== -1 || isSubjectOnly(target)) return false;
  const now = roller.now(target);
  return now.type !== 'unknown' && !roller.style.isNil(now.yuan.minus(target.number.value), target.number);
}

function markFlat({ edits }: Roller, { context: { block }, word }: Flat, start: number): void {
  edits.put(block, start, word.end, `【请核对，上年写：${edits.raw(block, start, word.end)}】`);
}

/** 增加0元，主要原因是本年未安排，与上年相比无变动: it says why a change is none, and is marked with its reason where there is one. */
function isInReason({ reasons }: Roller, { context: { block }, word }: Flat): boolean {
  return (reasons.get(block) ?? []).some(({ from, end }) => word.start >= from && word.end <= end);
}

/** 两项均与上年持平, where one of them moved otherwise than the other: no one change is that of both. */
function isOfSeveral(roller: Roller, { context, word, base }: Flat, target: Claim, { by }: Moved): boolean {
  const { block, sentence } = context;
  if (!/(?:均|都|各项|[两三四]项|分别)[^,。;]*$/.test(block.text.slice(0, word.start))) return false;
  const beside = roller.text.where
    .inBlock(block)
    .flatMap(({ claim }) =>
      claim !== target &&
      claim !== target.parent &&
      !isSubjectOnly(claim) &&
      claim.year === 0 &&
      claim.context.sentence === sentence &&
      claim.number.end <= word.start
        ? [claim]
        : [],
    );
  return beside.some((claim) => !movedOf(roller, claim, { type: 'flat', context, word, of: [claim], floating: null, base })?.by.eq(by));
}

function askSeveral(roller: Roller, { context, word }: Flat): void {
  const { block } = context;
  const start = compareBefore(roller, block.index, word.start)?.start ?? word.start;
  const words = roller.edits.raw(block, start, word.end);
  if (roller.edits.put(block, start, word.end, `【请核对，上年写：${words}】`)) roller.note('look', context, start, NOTES.isStill(words));
}

function turnFlat(roller: Roller, flat: Flat, target: Claim, like: PrintedAmount, moved: Moved, reasoned: boolean): boolean {
  const { block } = flat.context;
  const sign = moved.by.isNegative() ? -1 : 1;
  const section = flat.context.sections.at(-1);
  const comparesBeside = section !== undefined && comparesWithBudget(roller, section);
  if (!comparesBeside && sayFirstCompletion(roller, flat, target)) return true;
  const compare = compareBefore(roller, block.index, flat.word.start);
  // 与年初预算数一致: what it is measured against stays, in the words of the text's other changes.
  const against =
    flat.base.year === 0 && compare ? againstOf(roller, flat, compare.end, thanOf(roller, flat) ?? flat.word.start, moved.base) : null;
  const bare = flat.base.year === -1 && !reasoned ? sayBare(roller, flat, moved) : null;
  if (bare && roller.edits.put(block, compare?.start ?? flat.word.start, flat.word.end, bare)) return true;
  const words = flat.base.year === null ? null : sayChange(roller, likeOf(flat, like), moved, target, reasoned, against);
  if (compare && words && roller.edits.put(block, compare.start, flat.word.end, words)) {
    if (flat.base.number) roller.keep(flat.base.number);
    return true;
  }
  const { block: own } = target.context;
  const raw = like === target.number ? roller.edits.raw(own, like.start, like.end) : roller.style.rawOf(like);
  const amount = roller.style.print(own, raw, like, moved.by.abs());
  if (!roller.edits.put(block, flat.word.start, flat.word.end, `${roller.words.usual(sign, 'money')}${amount}`)) return false;
  if (compare && /^[与同和]$/.test(block.text.slice(compare.start, compare.end))) roller.edits.put(block, compare.start, compare.end, '比');
  dropThan(roller, flat);
  return true;
}

/** Where 相比 begins that stands right before the word. */
function thanOf(roller: Roller, { context: { block }, word }: Flat): number | null {
  const than = roller.text.text.tokens[block.index]!.findLast(({ end }) => end <= word.start);
  return than?.kind === 'than' ? than.start : null;
}

/** 与上年相比持平 → 比上年增加. */
function dropThan(roller: Roller, { context: { block }, word }: Flat): void {
  const than = roller.text.text.tokens[block.index]!.findLast(({ end }) => end <= word.start);
  if (than?.kind === 'than') roller.edits.put(block, than.start, than.end, '');
}
