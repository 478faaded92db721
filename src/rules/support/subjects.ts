import { isZeroOrBlank } from '../../forms/amount';
import { isSummary, type Facets, type Form, type FormKind, type Line, type Panel } from '../../forms/disclosure';
import { isBalancingLabel } from '../../forms/vocabulary';
import { bind, columnsFor, formOf, total, yearTotal, type LineQuery } from '../../facts/bind';
import { REASONS } from '../../findings/messages';
import { differenceOf, halfOf, type Draft } from '../../relations/relation';
import { agreeing, type Cross } from './cross';

/**
 * Relations between two forms that list the same subjects (表间按科目). Each pair is one family a column: where most lines agree the
 * two forms have the same scope, and a line that does not agree is wrong. Where they do not agree, the scope differs (with or without
 * carry-over, all funds or 财政拨款 only) and nothing is claimed.
 */
export interface Subjects {
  readonly left: FormKind;
  readonly leftFacets?: Facets;
  readonly right: FormKind;
  readonly rightFacets?: Facets;
  /** The left form can list more funds than the right one (政府性基金, 事业收入); then the totals tell whether it does. */
  readonly wider?: boolean;
}

export function bySubject(cross: Cross, pair: Subjects): Draft[] {
  const left = formOf(cross.disclosure, pair.left);
  const right = formOf(cross.disclosure, pair.right);
  if (!left || !right) return [];
  const family = `${pair.left}${JSON.stringify(pair.leftFacets ?? {})}#${pair.right}${JSON.stringify(pair.rightFacets ?? {})}`;
  const [asked, askedRight] = [
    { facets: pair.leftFacets ?? NONE, ...spending(left) },
    { facets: pair.rightFacets ?? NONE, ...spending(right) },
  ];
  const relation = (line: LineQuery): Draft | null => {
    const terms = agreeing(cross.totals(left, { ...asked, line }, 'total'), cross.totals(right, { ...askedRight, line }, 'counterpart'));
    return terms && cross.between(terms[0], terms[1], { trust: 'suggested', family });
  };
  const whole = relation(total);
  const isOther = pair.wider && whole && (differs(whole, isIncome(left) !== isIncome(right)) || leavesUnspent(whole, left, right));
  const scope = isOther ? () => REASONS.otherFunds : undefined;
  const given = gives(left, pair.leftFacets) && gives(right, pair.rightFacets);
  return (given ? sharedLines(left, right) : [total]).flatMap((line) => {
    const found = line === total ? whole : relation(line);
    return found ? [scope ? { ...found, scope } : found] : [];
  });
}

/**
 * Whether the totals of two forms differ by something else than the carry-over, so that one lists more funds than the other. Of income
 * and expenditure nothing can be said by subject where one is carried over.
 */
function differs({ left, right, scope }: Draft, incomeAndSpending: boolean): boolean {
  const difference = differenceOf(left, right);
  return difference.abs().gt(halfOf([...left, ...right])) && (incomeAndSpending || !scope?.(difference));
}

/** Whether the total of income is that of spending and of what is left (结余分配, 结转下年) together: what is left is of no subject. */
function leavesUnspent({ left: income }: Draft, left: Form, right: Form): boolean {
  if (!isIncome(left) || !isSummary(right) || !right.panels.some(hasUnspent)) return false;
  const spent = bind(right, { line: yearTotal, side: '支出' }, 'counterpart');
  return (
    spent !== null &&
    differenceOf(income, spent)
      .abs()
      .gt(halfOf([...income, ...spent]))
  );
}

function hasUnspent({ side, lines }: Panel): boolean {
  const isLeft = ({ role, name, amounts }: Line): boolean => role === 'item' && isBalancingLabel(name) && !amounts.every(isZeroOrBlank);
  return side === '支出' && lines.some(isLeft);
}

function isIncome({ kind }: Form): boolean {
  return kind === '收入总表';
}

/** Whether a form has a column for what is compared: without one no line gives it. */
function gives(form: Form, facets: Facets = NONE): boolean {
  return form.panels.some((panel) => columnsFor(form, panel, facets) !== null);
}

const NONE: Facets = {};

/** 收入总表 lists subjects on the side of income. */
function spending(form: Form): { readonly side?: '支出' } {
  return isIncome(form) ? {} : { side: '支出' };
}

/** The grand total and every subject that both forms list, or that one lists and the other gives as a sum of its parts. */
function sharedLines(left: Form, right: Form): readonly LineQuery[] {
  let known = SHARED.get(left);
  if (!known) SHARED.set(left, (known = new Map<Form, readonly LineQuery[]>()));
  let lines = known.get(right);
  if (!lines) known.set(right, (lines = findShared(left, right)));
  return lines;
}

/** The same two forms are compared column by column. */
const SHARED = new WeakMap<Form, Map<Form, readonly LineQuery[]>>();

function findShared(left: Form, right: Form): LineQuery[] {
  const { own: codes, wider: given } = codesOf(left);
  const { own: others, wider: givenByOthers } = codesOf(right);
  const shared = [...codes].filter((code) => givenByOthers.has(code));
  const back = [...others].filter((code) => !codes.has(code) && code.length === 3 && given.has(code));
  return [total, ...[...shared, ...back].map((code): LineQuery => ({ type: 'function', code }))];
}

/** The codes with the 类 and 款 they belong to. */
function withWider(codes: ReadonlySet<string>): Set<string> {
  return new Set([...codes].flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code]));
}

/** The functional codes of a form, and these with the wider ones they belong to. */
interface Codes {
  readonly own: ReadonlySet<string>;
  readonly wider: ReadonlySet<string>;
}

/** A form is compared with several others. */
const CODES = new WeakMap<Form, Codes>();

function codesOf(form: Form): Codes {
  let codes = CODES.get(form);
  if (!codes) {
    const own = new Set<string>();
    for (const { side, lines } of form.panels)
      if (side !== '收入' || form.kind === '收入总表') for (const { key } of lines) if (key.type === 'function') own.add(key.code);
    CODES.set(form, (codes = { own, wider: withWider(own) }));
  }
  return codes;
}
