import { Decimal } from 'decimal.js';
import type { CellRole, Finding, FindingCell, Level } from '../findings/finding';
import type { Form } from '../forms/disclosure';
import { fingerprint } from '../findings/fingerprint';
import { cellKey, type Cause } from './localise';
import { halfOf, isBlank, isNil, nameOf, sumIn, sumOf, termsOf, yuanPer, type Evaluated, type Relation, type Term } from './relation';
import { slipBetween, type Slip } from './slips';
import { amountShown, formatAmount, namesOf, statementOf, valueText, yuanShown, type Language } from './statement';

/** Why a rule must hold; the engine knows no rules. */
type BasisOf = (rule: string, language: Language) => string;

/** What relations show: how each came out, and what explains those that are violated. */
export interface Shown {
  readonly evaluated: readonly Evaluated[];
  readonly causes: readonly Cause[];
}

/** Turns what broke into findings: one a cause, one a rounding difference, one for totals without detail. */
export function findingsOf(shown: Shown, language: Language, basisOf: BasisOf): Finding[] {
  const { evaluated } = shown;
  const roundings = evaluated
    .filter(({ outcome }) => outcome.type === 'rounding')
    .map(({ relation }) => roundingFinding(relation, language, basisOf));
  return [...mistakesOf(shown, language, basisOf), ...distinct(roundings)];
}

/** The same without rounding differences, which accuse nobody. */
export function mistakesOf({ evaluated, causes }: Shown, language: Language, basisOf: BasisOf): Finding[] {
  const mistakes = causes.map((cause) => causeFinding(cause, language, basisOf));
  return [...mistakes, ...withoutDetail(evaluated, language, basisOf)];
}

function levelOf(broken: readonly Evaluated[]): Level {
  return broken.some(({ relation }) => relation.level === 'error') ? 'error' : broken[0]!.relation.level;
}

function causeFinding(cause: Cause, language: Language, basisOf: BasisOf): Finding {
  const primary = cause.broken[0]!.relation;
  const { culprit } = cause;
  const form = culprit.form;
  const known = cause.certain && cause.value !== null;
  const unit = yuanPer(culprit.unit);
  const [own, other] = sidesSeenFrom(cause, primary);
  const actual = known ? (culprit.amount.value ?? new Decimal(0)) : own.div(unit);
  const expected = known ? cause.value : other.div(unit);
  const isOfNamed = known || !cause.certain || isOnly(primary.left, culprit) || isOnly(primary.right, culprit);
  return finish({
    rule: primary.rule,
    level: levelOf(cause.broken),
    message: message(cause, language),
    basis: basisOf(primary.rule, language),
    ...(isOfNamed ? { expected: formatAmount(expected, form), actual: formatAmount(actual, form) } : {}),
    difference: formatAmount(actual.minus(expected), form),
    cells: cellsOf(cause),
    ...(known ? { fix: { ...culprit.amount.cell, value: formatAmount(cause.value, form) } } : {}),
    ...(cause.broken.length > 1 ? { witnesses: cause.broken.slice(1).map(({ relation }) => statementOf(relation, language)) } : {}),
    ...separatorsOf(form),
    form: form.title,
  });
}

const isOnly = (side: readonly Term[], found: Term): boolean => side.length === 1 && side[0]!.amount === found.amount;

/** What is and what should be, in yuan: of the cell that is called wrong, where it is all there is on the other side. */
function sidesSeenFrom(cause: Cause, relation: Relation): readonly [Decimal, Decimal] {
  const { left, right } = relation;
  return isTurned(cause, relation) ? [sumOf(right), sumOf(left)] : [sumOf(left), sumOf(right)];
}

/** The relation is told from its right side, where the cell that is called wrong stands there alone: more or less is said of that cell. */
const isTurned = ({ culprit, certain }: Cause, { left, right }: Relation): boolean =>
  certain && !isOnly(left, culprit) && isOnly(right, culprit);

const separatorsOf = (form: Form): Pick<Finding, 'grouped'> => (form.grouped ? { grouped: true } : {});

/**
 * Every participating cell once, the culprit first, then the relation that is reported, then its witnesses. Blank cells take part
 * where something is missing from a sum and nothing tells where.
 */
function cellsOf({ culprit, broken, certain }: Cause): FindingCell[] {
  const cells = new Map<string, FindingCell>();
  const add = (found: Term, role: CellRole): void => {
    if (!cells.has(cellKey(found))) cells.set(cellKey(found), { ...found.amount.cell, value: valueText(found), role });
  };
  if (certain) add(culprit, 'culprit');
  for (const { relation } of broken) {
    const terms = termsOf(relation);
    const short = broken.length === 1 && sumOf(relation.left).gt(sumOf(relation.right));
    terms
      .filter((found) => !isBlank(found) || found.role === 'total' || short || isAlone(found, terms))
      .forEach((found) => add(found, found.role));
  }
  add(culprit, culprit.role);
  return [...cells.values()];
}

/** One of at most two blank cells of a relation. */
function isAlone(found: Term, terms: readonly Term[]): boolean {
  return isBlank(found) && terms.filter(isBlank).length <= 2;
}

function message(cause: Cause, language: Language): string {
  const { culprit, value, certain, slip, broken } = cause;
  const primary = broken[0]!.relation;
  const form = primary.left[0]!.form;
  const sentences = [mismatch(primary, language, isTurned(cause, primary))];
  const written = (culprit.amount.value && amountShown(culprit.amount.value, culprit.form)) || (language === 'zh' ? '空白' : 'blank');
  const scale = !(certain && slip) && primary.left.length === 1 && primary.right.length === 1 ? unitSlip(primary) : null;
  if (scale) sentences.push(scale[language]);
  const place = placeOf(culprit, primary);
  if (certain && language === 'zh')
    sentences.push(`疑似有误的是 ${place}“${nameOf(culprit)}”（现为 ${written}${slip ? `，${slip.zh}` : ''}）`);
  if (certain && language === 'en')
    sentences.push(`The cell to look at first is ${place} “${nameOf(culprit)}” (now ${written}${slip ? `; ${slip.en}` : ''})`);
  const others =
    broken.length > 1
      ? language === 'zh'
        ? `，另 ${broken.length - 1} 项同因不符的关系也随之成立`
        : `, and ${broken.length === 2 ? '1 further relation' : `${broken.length - 1} further relations`} with it`
      : '';
  if (certain && value)
    sentences.push(
      language === 'zh'
        ? `请核对原始数据；改为 ${amountShown(value, culprit.form)} 则相符${others}`
        : `Check the source; ${amountShown(value, culprit.form)} would agree${others}`,
    );
  else sentences.push(language === 'zh' ? '请核对所列单元格' : 'Check the cells listed');
  const rounding = halfOf(termsOf(primary));
  if (!rounding.isZero())
    sentences.push(
      language === 'zh'
        ? `四舍五入造成的差额不会超过 ${yuanShown(rounding, form)}${form.unit}`
        : `Rounding explains at most ${yuanShown(rounding, form)} ${form.unit}`,
    );
  return sentences.join(language === 'zh' ? '。' : '. ') + (language === 'zh' ? '。' : '.');
}

/** The sheet is named where there are several: a finding of one sheet stands below its name. */
function placeOf({ form, amount: { cell } }: Term, relation: Relation): string {
  const isOneSheet = termsOf(relation).every((found) => found.form.sheet === form.sheet);
  return isOneSheet ? cell.address : `${cell.sheet}!${cell.address}`;
}

/** A whole form in the wrong unit: no single cell stands out, yet every amount is ten thousand times what it should be. */
function unitSlip({ left, right }: Relation): Slip | null {
  const slip = slipBetween(sumOf(left), sumOf(right), 2);
  return slip?.kind === 'unit' ? slip : null;
}

/** `turned`: told from the right side. */
function mismatch(relation: Relation, language: Language, turned = false): string {
  const [left, right] = turned ? [relation.right, relation.left] : [relation.left, relation.right];
  const form = left[0]!.form;
  const elsewhere = right.some((found) => found.form !== form);
  const [ofLeft, ofRight] = [sumIn(form.unit, left), sumIn(form.unit, right)];
  const difference = ofLeft.minus(ofRight);
  const [is, other, size] = [ofLeft, ofRight, difference.abs()].map((sum) => amountShown(sum, form));
  const title = elsewhere ? `《${right[0]!.form.title}》` : '';
  const unit = form.unit;
  if (language === 'en') {
    const verb = relation.comparison === '=' ? 'does not equal' : `is ${difference.isNegative() ? 'less' : 'more'} than`;
    return `${namesOf(left, language)} (${is} ${unit}) ${verb} ${title}${namesOf(right, language)} (${other}): ${size} ${difference.isNegative() ? 'less' : 'more'}`;
  }
  const verb = relation.comparison === '=' ? '不等于' : difference.isNegative() ? '小于' : '大于';
  return `${namesOf(left, language)}为 ${is}${unit}，${verb}${title}${namesOf(right, language)} ${other}${unit}，${difference.isNegative() ? '少' : '多'} ${size}${unit}`;
}

function roundingFinding(relation: Relation, language: Language, basisOf: BasisOf): Finding {
  const form = relation.left[0]!.form;
  const [left, right] = [sumIn(form.unit, relation.left), sumIn(form.unit, relation.right)];
  return finish({
    rule: relation.rule,
    level: 'rounding',
    message: `${mismatch(relation, language)}${language === 'zh' ? '，在四舍五入容差之内（尾差），无须修改。' : '; rounding explains it, nothing to do.'}`,
    basis: basisOf(relation.rule, language),
    expected: formatAmount(right, form),
    actual: formatAmount(left, form),
    difference: formatAmount(left.minus(right), form),
    cells: termsOf(relation)
      .filter((found) => !isBlank(found))
      .map((found) => ({ ...found.amount.cell, value: valueText(found), role: found.role })),
    ...separatorsOf(form),
    form: form.title,
  });
}

const SHOWN_BLANKS = 12;

function incomplete(blank: 'left' | 'right', name: string, count: number, language: Language): string {
  if (language === 'en')
    return blank === 'right'
      ? `${count} totals are filled while everything that should add up to them is blank, so they cannot be checked; fill in the detail or say why it is missing.`
      : `${count} totals are blank although their parts are filled; fill them in.`;
  return blank === 'right'
    ? `${name}等 ${count} 个合计有数，构成它的各栏（行）却全部空白，无法核对；请补填明细，或说明为何不填。`
    : `${name}等 ${count} 个合计空白，而其明细有数；请补填合计。`;
}

/** Nothing stands there, not even something that could not be read. */
const isEmpty = (term: Term): boolean => isBlank(term) && term.amount.unread === undefined;

/** Totals whose parts are blank throughout, or parts without their total: one warning a form, since the rest is missing or was lost on the way. */
function withoutDetail(evaluated: readonly Evaluated[], language: Language, basisOf: BasisOf): Finding[] {
  const groups = new Map<string, { blank: 'left' | 'right'; relations: Relation[] }>();
  for (const { relation, outcome } of evaluated) {
    if (outcome.type !== 'couldNotCheck' || relation.comparison !== '=' || !relation.rule.startsWith('A-')) continue;
    const blank = relation.right.every(isEmpty) ? 'right' : relation.left.every(isEmpty) ? 'left' : null;
    if (!blank || relation.right.some(isNil) || relation[blank === 'left' ? 'right' : 'left'].every(isBlank)) continue;
    const key = `${blank}#${relation.rule}#${relation.form.sheet}#${relation.form.area.top}#${relation.form.area.left}`;
    const group = groups.get(key) ?? { blank, relations: [] };
    group.relations.push(relation);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ blank, relations }) => {
    const { form, left } = relations[0]!;
    const totals = relations.flatMap((relation) => relation.left);
    const parts = relations.flatMap((relation) => relation.right).slice(0, SHOWN_BLANKS);
    return finish({
      rule: 'A-DETAIL',
      level: 'warning',
      message: incomplete(blank, namesOf([left[0]!], language), totals.length, language),
      basis: basisOf('A-DETAIL', language),
      cells: [...totals, ...parts].map((found) => ({ ...found.amount.cell, value: valueText(found), role: found.role })),
      form: form.title,
    });
  });
}

function finish(finding: Omit<Finding, 'fingerprint'>): Finding {
  return { ...finding, fingerprint: fingerprint(finding) };
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.fingerprint, finding])).values()];
}
