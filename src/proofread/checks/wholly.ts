import type { Reading } from '../../facts/base';
import type { Block } from '../../text/block';
import type { Claim, Facets } from '../../text/frames';
import { isBudgetBeside } from '../../text/discourse/claims';
import { ABOVE } from '../../text/items';
import type { PrintedAmount } from '../../text/number';
import type { Alternative } from '../../text/phrase';
import type { Token } from '../../text/token';
import { agrees, MOST_TO_ACCUSE, readingsOf } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { called, cellsOf, shown, textOf } from '../wording';

/** T-ITEM: 支出80万元,全部为土地开发支出: what all of an amount is said to be holds all of it in the forms too. */
export function wholly(text: BoundText): Judgement {
  return all(
    text.text.tokens.flatMap((tokens, index) =>
      tokens.flatMap((token, at) => {
        const named = token.number ? nameBehind(text.text.blocks[index]!, tokens, at) : null;
        const number = named && (token.number?.kind === 'money' ? token.number : wholeBefore(text, tokens, at, named));
        return number ? [judge(text, number, named)] : [];
      }),
    ),
  );
}

interface Said {
  readonly about: readonly Alternative[];
  readonly facets: Facets;
}

function judge(text: BoundText, number: PrintedAmount, named: Token): Judgement {
  const claim = text.where.stating(number);
  if (!claim || claim.year !== 0 || claim.doubts.length > 0 || claim.number.value.isZero()) return NOTHING;
  const { agreeing } = boundOf(text, claim);
  const said = agreeing.length > 0 ? saidOf(claim, named) : null;
  if (!said) return NOTHING;
  const readings = readingsOf(text.facts, { ...claim, facets: said.facets }, said.about, 0).filter(({ cost }) => cost <= MOST_TO_ACCUSE);
  // The form that the amount stands in tells what it is made up of; where it does not, nothing is known.
  const own = readings.filter(({ form }) => agreeing.some((reading) => reading.form === form));
  if (own.length === 0 || readings.some((reading) => agrees(number, reading))) return NOTHING;
  return differs(claim, named, own[0]!);
}

/** “三公”经费支出5万元,完成预算的70%,全部为公务接待费: the amount of the sentence that the item is a part of. */
function wholeBefore(text: BoundText, tokens: readonly Token[], at: number, named: Token): PrintedAmount | null {
  if (named.kind !== 'item') return null;
  for (let before = at - 1; before >= 0 && tokens[before]!.kind !== 'stop'; before--) {
    const claim = text.where.stating(tokens[before]!.number);
    const { subject } = claim?.about[0] ?? {};
    const whole = subject?.type === 'item' && ABOVE.get(named.meaning)?.includes(subject.item);
    if (claim && whole && claim.year === 0 && !isBudgetBeside(claim, text.disclosure.kind)) return claim.number;
  }
  return null;
}

/** The one name, or kind of spending, that 全部为 or 均为 stands before, and nothing else behind it. */
function nameBehind({ text }: Block, tokens: readonly Token[], at: number): Token | null {
  let next = at + 1;
  if (tokens[next]?.kind === 'comma') next++;
  const from = next;
  while (tokens[next]?.kind === 'glue') next++;
  if (!tokens.slice(from, next).some(({ start, end }) => ALL.has(text.slice(start, end)))) return null;
  const named = tokens[next];
  if (!named || !(named.kind === 'name' || named.kind === 'nature' || named.kind === 'item')) return null;
  let end = next + 1;
  while (tokens[end]?.kind === 'side' || tokens[end]?.kind === 'level' || tokens[end]?.kind === 'quote') end++;
  return !tokens[end] || ENDS.has(tokens[end]!.kind) ? named : null;
}

const ALL: ReadonlySet<string> = new Set(['全部', '全部为', '全部是', '均', '均为', '全为', '都']);
const ENDS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon', 'closing']);

function saidOf(claim: Claim, named: Token): Said | null {
  if (named.kind === 'nature') {
    if (claim.facets.nature || claim.about[0]!.subject.type === 'item') return null;
    return { about: claim.about, facets: { ...claim.facets, nature: { value: named.meaning, inherited: false } } };
  }
  const { name } = named;
  const whole = claim.about[0]!.subject;
  if (named.kind === 'item') {
    const isPart = whole.type === 'item' && ABOVE.get(named.meaning)?.includes(whole.item);
    return isPart ? { about: [{ subject: { type: 'item', item: named.meaning }, cost: 0 }], facets: claim.facets } : null;
  }
  if (!name || !name.own || name.weak || name.short || (whole.type !== 'total' && whole.type !== 'function')) return null;
  const codes = name.functions.filter((code) => whole.type === 'total' || code.startsWith(whole.code));
  return codes.length === 0
    ? null
    : { about: codes.map((code) => ({ subject: { type: 'function', code }, cost: 0 })), facets: claim.facets };
}

function differs({ number, context: { block }, label }: Claim, named: Token, best: Reading): Judgement {
  const stated = block.text.slice(named.start, named.end);
  const right = shown(best.yuan, number);
  return accuse(
    {
      block,
      start: number.start,
      end: named.end,
      stated,
      expected: right,
      rule: 'T-ITEM',
      level: 'warning',
      zh: `文中称${called({ label })}${textOf(block, number)}全部为“${stated}”，《${best.form.title}》中“${stated}”为 ${right}；请核对。`,
      en: `All of ${textOf(block, number)} is said to be ${stated}, which is ${right} in the form.`,
      cells: cellsOf([best]),
    },
    [],
  );
}
