import type { Reading } from '../../facts/base';
import { readingsOf } from '../../proofread/bind';
import { isSubjectOnly } from '../../text/discourse';
import type { Base, Claim } from '../../text/frames';
import { confirmedBy } from './confirmed';
import { isBrokenDown, isCounterpart } from './counterparts';
import { fitsBase, isCarriedOut } from './stages';
import { vague } from './twins';
import { knownAs, MOST_FOR_BASE, PLAIN, UNKNOWN, type Now, type Values } from './values';

/** What a change of a claim is measured against. */
export function baseAmount(values: Values, target: Claim, base: Base, reading: Reading | null): Now {
  const { text, shift, next, facts } = values;
  if (base.number) {
    const own = text.where.stating(base.number);
    return own ? values.now(own) : UNKNOWN;
  }
  const stated = text.where
    .alike(target)
    .flatMap(({ claim }) => (claim !== target && claim.year === base.year && fitsBase(claim, base) ? [claim] : []));
  const near = stated.find(({ context }) => context.block === target.context.block) ?? (base.year === 0 ? stated[0] : undefined);
  if (near) return values.now(near);
  if (base.year === null) return UNKNOWN;
  if (base.year === 0) return base.stage === null ? UNKNOWN : plannedOf(values, target, base.stage);
  if (shift === 0) return UNKNOWN;
  if (next.kind === 'budget' && isCarriedOut(base.stage)) return carriedOut(values, target, base);
  if (next.kind === 'final' && base.stage !== null && !isCarriedOut(base.stage)) return UNKNOWN;
  const { stage: _, ...facets } = target.facets;
  if (values.isFurtherBack) {
    const own = reading && columnBeside(values, target, facets, reading);
    return own ? knownAs(own) : UNKNOWN;
  }
  // Last year's own amount of the very claim.
  const [agreeing] = confirmedBy(text, target);
  const column = reading && columnBeside(values, target, facets, reading);
  if (agreeing) return knownAs(agreeing);
  if (column) return knownAs(column);
  // What was not read whole is measured against what the text itself said of it.
  const stands = !isSubjectOnly(target) && (base.stage === null || target.stage === null || base.stage === target.stage);
  if (vague(target) && reading === null) return stands ? { type: 'same', yuan: target.number.value } : UNKNOWN;
  const own = { ...target, facets };
  const before = readingsOf(facts, own, target.about, -1).filter(({ cost, prior }) => prior && cost <= MOST_FOR_BASE);
  const first = reading
    ? (before.find((old) => isCounterpart(old, reading)) ??
      (vague(target) ? undefined : before.find(({ cost }) => cost <= reading.cost + PLAIN)))
    : before[0];
  if (first) return knownAs(first);
  // What no form stated last year, the text did.
  if (reading && stands && !isSubjectOnly(target) && !values.stated(reading.form.kind)) return { type: 'same', yuan: target.number.value };
  const listed = reading && new Set(text.disclosure.forms.map(({ kind }) => kind)).has(reading.form.kind);
  return listed && target.about[0]!.subject.type !== 'total' && !vague(target)
    ? { type: 'known', yuan: reading.yuan.times(0), readings: [], mistake: false }
    : UNKNOWN;
}

/** What this year's forms have as the budget of something; a blank beside others that are planned is nothing. */
export function plannedOf({ facts }: Values, target: Claim, stage: NonNullable<Base['stage']>): Now {
  const facets = { ...target.facets, stage: { value: stage, inherited: false } };
  const all = readingsOf(facts, { ...target, facets }, target.about, 0).filter(({ cost }) => cost <= MOST_TO_PLAN);
  const found = all.find(({ blank }) => !blank) ?? all.find((own) => isBrokenDown(own) && isAmongPlanned(own));
  return found ? knownAs(found) : UNKNOWN;
}

const MOST_TO_PLAN = 2;

/** Whether the columns or the lines of the same budget have amounts: then what is blank among them is not planned. */
function isAmongPlanned({ form, terms }: Reading): boolean {
  const cells = new Set(terms.map(({ amount }) => amount.cell.address));
  return form.panels.some(({ columns, lines }) => {
    const own = lines.filter(({ amounts }) => amounts.some(({ cell }) => cells.has(cell.address)));
    const at = own.flatMap(({ amounts }) => amounts.flatMap(({ cell }, column) => (cells.has(cell.address) ? [column] : [])));
    const stages = new Set(at.map((column) => columns[column]!.facets.stage));
    const beside = own.flatMap(({ amounts }) => amounts.filter((_, column) => stages.has(columns[column]!.facets.stage)));
    const below = lines.flatMap(({ amounts }) => at.map((column) => amounts[column]!));
    return [...beside, ...below].some(({ value }) => value?.isZero() === false);
  });
}

function carriedOut({ facts }: Values, target: Claim, base: Base): Now {
  const facets = { ...target.facets, stage: { value: base.stage!, inherited: false } };
  const [found] = readingsOf(facts, { ...target, facets }, target.about, -1).filter(
    ({ blank, prior, cost }) => !blank && !prior && cost <= MOST_TO_PLAN,
  );
  return found ? knownAs(found) : UNKNOWN;
}

function columnBeside({ facts }: Values, target: Claim, facets: Claim['facets'], reading: Reading): Reading | undefined {
  return readingsOf(facts, { ...target, facets }, target.about, -1).find(
    ({ prior, blank, form }) => !prior && !blank && form.kind === reading.form.kind,
  );
}
