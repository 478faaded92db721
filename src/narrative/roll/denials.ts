import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { NOTES } from './notes';
import type { Roller } from './roller';
import { rollUnplanned, saysUnplanned } from './unplanned';

/** That something was not done: 全年未组织因公出国团组, 没有安排接待. */
const DENIAL =
  /^(?:[^未没无]{0,8})(?:未|没有|无)(?:组织|安排|发生|购置|购买|更新|开展|接待|列支|使用|派出|派遣|产生|支出|此项|该项|相关|预算)/;

/** 支出0万元。全年未组织团组。: where there is an amount now, what was said not to have been done is marked. */
export function rollDenials(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const { claim } of roller.text.claims) if (isFilledNow(roller, claim)) markDenials(roller, claim);
}

function isFilledNow(roller: Roller, claim: Claim): boolean {
  if (isSubjectOnly(claim) || claim.year !== 0 || !claim.number.value.isZero() || claim.number.kind !== 'money') return false;
  const now = roller.now(claim);
  return now.type === 'known' && !now.yuan.isZero();
}

function markDenials(roller: Roller, claim: Claim): void {
  const { block } = claim.context;
  for (const { start, end, words } of clausesBehind(roller, claim)) {
    if (!DENIAL.test(words) || /[0-9]/.test(words)) continue;
    if (saysUnplanned(words) && rollUnplanned(roller, block, { start, end })) continue;
    const raw = roller.edits.raw(block, start, end);
    if (roller.edits.put(block, start, end, `【请核对，上年写：${raw}】`)) roller.note('look', claim.context, start, NOTES.isStill(raw));
  }
}

/** The clauses behind an amount, until another subject is spoken of. */
function clausesBehind({ text }: Roller, claim: Claim): { readonly start: number; readonly end: number; readonly words: string }[] {
  const { block } = claim.context;
  const [own] = claim.about;
  const isOther = ({ about: [other] }: Claim): boolean => JSON.stringify(other?.subject) !== JSON.stringify(own?.subject);
  const next = text.where
    .inBlock(block)
    .find(({ claim: other }) => other !== claim && other.number.start > claim.number.end && !isSubjectOnly(other) && isOther(other));
  const from = claim.number.end;
  const until = next ? (next.claim.phrase.tokens[0]?.start ?? next.claim.number.start) : block.text.length;
  let start = from;
  return block.text
    .slice(from, until)
    .split(/[,。;]/)
    .map((words) => {
      const clause = { start, end: start + words.length, words };
      start = clause.end + 1;
      return clause;
    });
}
