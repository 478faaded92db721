import type { Decimal } from 'decimal.js';
import type { Reading } from '../../facts/base';
import type { Claim, Doubt } from '../../text/frames';
import { MOST_TO_ACCUSE, type Bound } from '../bind';
import { distinct, type Family } from '../families';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import { boundOf, type BoundText } from '../proof';
import { valuesIn } from './amounts';
import { sectionOf } from '../whereabouts';
import { called, misstated } from '../wording';

/**
 * T-ITEM: 财政拨款支出9万元,其中教育支出6万元、农林水支出5万元: parts that do not make up their whole, and would if one of them were what its
 * words name first. What it is instead, the amount of another source or nothing at all, excuses it nowhere else.
 */
export function mates(text: BoundText): Judgement {
  return all(text.families.map((family) => judge(text, family)));
}

function judge(text: BoundText, { whole, parts: told, by }: Family): Judgement {
  const parts = distinct(told).map((claim) => boundOf(text, claim));
  const together = told.every(({ context }) => context.block === whole.context.block);
  if (by === 'added' || (by !== 'list' && !together) || parts.length < 2 || parts.length > MOST || !isRead(whole)) return NOTHING;
  if (boundOf(text, whole).agreeing.length === 0) return NOTHING;
  const half = parts.reduce((sum, { claim }) => sum.plus(claim.number.half), whole.number.half);
  const rest = parts.reduce((left, { claim }) => left.minus(claim.number.value), whole.number.value);
  if (rest.abs().lte(half) || isOfAnother(text, parts.at(-1)!, whole, whole.number.value.minus(rest), half)) return NOTHING;
  const found = parts.flatMap((part) => {
    const meant = meantBy(text, part, rest, half);
    return meant ? [{ part, meant }] : [];
  });
  const [only] = found;
  const others = parts.filter((part) => part !== only?.part);
  if (!only || found.length > 1 || others.some(({ agreeing }) => agreeing.length === 0)) return NOTHING;
  return otherwise(text, whole, only.part.claim, only.meant);
}

/** Whether the parts make up an amount that the section told before: then they are parts of that. */
function isOfAnother(text: BoundText, last: Bound, whole: Claim, sum: Decimal, half: Decimal): boolean {
  const section = sectionOf(last.claim.context);
  return text.where
    .before(last.claim, MOST_LINES)
    .some(
      ({ claim }) =>
        claim !== whole &&
        sectionOf(claim.context) === section &&
        claim.number.kind === 'money' &&
        claim.number.value.minus(sum).abs().lte(half),
    );
}

const MOST_LINES = 40;
/** In a longer list two amounts may make up for one another. */
const MOST = 40;

/** What the words of a part name rather than what it is, where that makes the sum right. */
function meantBy(text: BoundText, { claim, readings, agreeing: [own], sure }: Bound, rest: Decimal, half: Decimal): Reading | null {
  // What the cells alone accuse needs no sum.
  const accused = !own && sure && !valuesIn(text).has(claim.number.value.toString());
  if (!isRead(claim) || claim.cost >= 1 || accused) return null;
  const right = claim.number.value.plus(rest);
  const most = own ? Math.min(own.cost - LEAST, MOST_TO_ACCUSE) : MOST_OF_NOTHING_ELSE;
  return readings.find(({ blank, cost, yuan }) => !blank && cost <= most && yuan.minus(right).abs().lte(half)) ?? null;
}

/** What the words may leave open where no cell agrees, and the sum tells which is meant. */
const MOST_OF_NOTHING_ELSE = 1.5;

/** What the words of one reading cost less than those of another that they name. */
const LEAST = 0.3;

function isRead({ doubts, number }: Claim): boolean {
  return number.kind === 'money' && doubts.every((doubt) => LIGHT.has(doubt));
}

const LIGHT: ReadonlySet<Doubt> = new Set<Doubt>(['inherited', 'qualifier']);

function otherwise(text: BoundText, whole: Claim, part: Claim, meant: Reading): Judgement {
  const report = misstated(part, meant, text.lines);
  const { stated, expected: right } = report;
  return accuse(
    {
      ...report,
      rule: 'T-ITEM',
      level: 'error',
      zh: `${called(part)}写作 ${stated}，《${meant.form.title}》为 ${right}，按 ${right} 各项之和才等于${called(whole)}；请核对后改正。`,
      en: `${called(part, 'en')} is written ${stated}; the form has ${right}, and only with that do the parts make up ${called(whole, 'en')}.`,
    },
    [part.number],
  );
}
