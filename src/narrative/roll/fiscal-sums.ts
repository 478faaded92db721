import type { Decimal } from 'decimal.js';
import type { FactBase, Reading } from '../../facts/base';
import { FUND_FORMS } from '../../forms/form-words';
import { agrees, readingsOf } from '../../proofread/bind';
import type { BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';

/** 财政拨款 by what it is spent on: no form tells it, but those of the funds that it is made of do. */

const ALL = '财政拨款';
const GENERAL = '一般公共预算';
const SOURCES: readonly string[] = [GENERAL, ...FUND_FORMS.keys()];
/** What a reading may cost: the words name it but for the form of the fund. */
const MOST = 2;

export interface FiscalSum {
  readonly yuan: Decimal;
  /** One a fund that has an amount of it. */
  readonly readings: readonly Reading[];
}

export function isOfAllFiscal({ facets: { source, side } }: Claim): boolean {
  return source?.value === ALL && side?.value !== '收入' && side?.value !== '收支';
}

/** What the forms of the funds have of what a claim on 财政拨款 is about: each asked for its own. */
export function readingsOfFunds(facts: FactBase, claim: Claim, about: Claim['about'], year: 0 | -1): readonly Reading[][] {
  return SOURCES.map((value) => {
    const own = { ...claim, facets: { ...claim.facets, source: { value, inherited: false } } };
    return readingsOf(facts, own, about, year).filter(({ form, cost }) => form.facets.source === value && cost <= MOST);
  });
}

/** What the funds have together of what a claim is about; null where none of their forms has it. */
function sumOf(facts: FactBase, claim: Claim, about: Claim['about']): FiscalSum | null {
  const readings = readingsOfFunds(facts, claim, about, 0).flatMap((own) => own.find(({ blank }) => !blank) ?? []);
  const [first, ...others] = readings;
  return first ? { yuan: others.reduce((sum, { yuan }) => sum.plus(yuan), first.yuan), readings } : null;
}

/** 涉及财政资金, 涉及财政拨款: what is paid from public money, from whichever budget. */
export function isOfAllFunds({ context: { block }, number }: Claim): boolean {
  const words = /[^,。;:]*$/.exec(block.text.slice(0, number.start))![0];
  return /(?:财政(?:性)?资金|涉及财政拨款)[^,。;:]{0,4}$/.test(words) && !/一般公共预算/.test(words);
}

/** 涉及财政资金315万元: of the projects that all funds pay. */
function asProjects(claim: Claim): Claim | null {
  if (isSubjectOnly(claim) || claim.facets.nature || !isOfAllFunds(claim)) return null;
  const said = (value: string): { value: string; inherited: boolean } => ({ value, inherited: true });
  return {
    ...claim,
    about: [{ subject: { type: 'total', grade: null }, cost: 0 }],
    facets: { source: said(ALL), nature: said('项目'), side: said('支出') },
  };
}

/**
 * This year's amount of a claim on 财政拨款 that was the sum of its funds' last year; null where it was not. What other money pays for the
 * same is no part of it, though last year there may have been none.
 */
export function fiscalSum(last: FactBase, next: FactBase, claim: Claim, about: Claim['about']): FiscalSum | null {
  const own = isOfAllFiscal(claim) ? claim : asProjects(claim);
  if (!own || isSubjectOnly(claim) || claim.number.value.isZero() || claim.year !== 0) return null;
  const asked = own === claim ? [claim.about, about] : [own.about, own.about];
  const before = sumOf(last, own, asked[0]!);
  const [first] = before?.readings ?? [];
  if (!before || !first || !agrees(claim.number, { ...first, yuan: before.yuan })) return null;
  return sumOf(next, own, asked[1]!) ?? { yuan: before.yuan.times(0), readings: [] };
}

/** 出国费0万元（其中：一般公共预算财政拨款0万元）: of the amount before it, as all such that are not 0 are; null for anything else. */
export function onlyPartOf({ where, claims }: BoundText, claim: Claim): Claim | null {
  if (isSubjectOnly(claim) || !claim.number.value.isZero() || claim.facets.source === undefined || !isInBrackets(claim)) return null;
  const before = (own: Claim): Claim | undefined =>
    where.inBlock(own.context.block).findLast(({ claim: other }) => !isSubjectOnly(other) && other.number.end < own.number.start)?.claim;
  const alike = claims.filter(
    ({ claim: own }) =>
      !isSubjectOnly(own) && !own.number.value.isZero() && isInBrackets(own) && own.facets.source?.value === claim.facets.source!.value,
  );
  const whole = before(claim);
  const isAll = alike.every(({ claim: own }) => before(own)?.number.value.eq(own.number.value));
  return alike.length > 0 && isAll && whole?.number.value.isZero() ? whole : null;
}

/** The only amount in brackets that stand right behind another. */
function isInBrackets({ context: { block }, number }: Claim): boolean {
  return /元\((?:其中:)?[^(),;:0-9]*$/.test(block.text.slice(0, number.start)) && block.text[number.end] === ')';
}
