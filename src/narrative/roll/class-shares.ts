import type { Decimal } from 'decimal.js';
import type { FactBase, Reading } from '../../facts/base';
import { isRatio } from '../../proofread/arithmetic';
import { readingsOf, valueOfNumber, valueOfReading } from '../../proofread/bind';
import { boundOf } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim, Loose } from '../../text/frames';
import { NOTES } from './notes';
import { percent } from './percent';
import type { Roller } from './roller';

/** What a 项 or a 款 is a share of: its class or its 款, by how many digits of its code these have. */
const LEVELS = [3, 5] as const;

/** Which class or 款 of which form a share is of, and whether last year's was. */
interface Whole {
  readonly level: number;
  readonly kind: Reading['form']['kind'];
  readonly fits: boolean;
}

/** “培训支出”（项）3.2万元，占类级支出的100%: a share of the class that its subject belongs to. Whether it was one. */
export function rollClassShare(roller: Roller, frame: Loose): boolean {
  const part = partOf(roller, frame);
  const whole = part && wholeOf(roller, frame, part);
  const code = part && codeOf(part);
  const right = whole && code ? shareNow(roller, part, code, whole) : null;
  if (!right || !whole || !code) return false;
  const { context, number } = frame;
  if (!whole.fits) roller.note('mistake', context, number.start, NOTES.wrongShare(roller.nameOf(code)));
  roller.write(context, number, right);
  return true;
}

/** The same share of another subject, as the model's own is one. */
export function classShareOf(roller: Roller, frame: Loose, code: string): Decimal | null {
  const part = partOf(roller, frame);
  const whole = part && wholeOf(roller, frame, part);
  return whole ? shareNow(roller, part, code, whole) : null;
}

/** The subject whose share it is: the one whose amount stands before it in the sentence. */
function partOf({ text }: Roller, { context: { block, sentence }, number }: Loose): Claim | null {
  const before = text.where
    .inBlock(block)
    .findLast(({ claim }) => !isSubjectOnly(claim) && claim.context.sentence === sentence && claim.number.end <= number.start);
  return before?.claim.year === 0 && codeOf(before.claim) ? before.claim : null;
}

function codeOf({ about }: Claim): string | null {
  const subject = about[0]?.subject;
  return subject?.type === 'function' ? subject.code : null;
}

/** What last year's share fits, of the form that the text states the class from; else what its words name. */
function wholeOf(roller: Roller, frame: Loose, part: Claim): Whole | null {
  const { context, number } = frame;
  const code = codeOf(part)!;
  const words = /占[^,。;:0-9]*$/.exec(context.block.text.slice(Math.max(0, number.start - LONGEST), number.start))?.[0] ?? '';
  const named = /类(?:级|科目)?支出|该类|本类/.test(words) ? 3 : /款(?:级|科目)?支出|该款|本款/.test(words) ? 5 : null;
  const levels = LEVELS.filter((level) => level < code.length && (named === null || level === named));
  const { agreeing } = boundOf(roller.text, part);
  const all = agreeing.flatMap((reading) => levels.map((level) => ({ level, reading, ...stated(roller, part, reading, level, frame) })));
  const fitting = all.filter(({ fits }) => fits);
  const [found] = [...fitting.filter(({ isStated }) => isStated), ...fitting, ...(named ? all : [])];
  return found ? { level: found.level, kind: found.reading.form.kind, fits: found.fits } : null;
}

const LONGEST = 20;

function stated({ text }: Roller, part: Claim, reading: Reading, level: number, { number }: Loose) {
  const above = codeOf(part)!.slice(0, level);
  const whole = amountOf(text.facts, part, above, reading.form.kind);
  const fits = whole !== null && isRatio(valueOfNumber(number), valueOfReading(reading), valueOfReading(whole)) === true;
  const isStated = text.where
    .under(part.context.sections.at(-1) ?? null)
    .some(({ claim, agreeing }) => codeOf(claim) === above && agreeing.some(({ form }) => form === reading.form));
  return { fits, isStated };
}

function shareNow({ values }: Roller, part: Claim, code: string, { level, kind }: Whole): Decimal | null {
  const own = amountOf(values.facts, part, code, kind);
  const whole = own && amountOf(values.facts, part, code.slice(0, level), kind);
  return whole ? percent(own.yuan, whole.yuan) : null;
}

function amountOf(facts: FactBase, like: Claim, code: string, kind: Whole['kind']): Reading | null {
  const about = [{ subject: { type: 'function', code } as const, cost: 0 }];
  return readingsOf(facts, like, about, 0).find(({ form, blank }) => !blank && form.kind === kind) ?? null;
}
