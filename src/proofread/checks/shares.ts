import { Decimal } from 'decimal.js';
import { candidatesFor } from '../binding';
import type { Claim } from '../claim';
import type { FindingCell } from '../../findings/finding';
import { cellsOf, correctionOf, textFinding, type TextFinding } from '../finding';
import { formsFor, formsOfSection } from '../meaning';
import { claimsIn, inUnitOf, valueOf, type Session } from '../session';
import { clauseStart } from '../text';

/** T-PCT: a share is its part over its whole, at the digits printed. T-COMPL: a completion rate is final over budget. */
export function shareFindings(session: Session): TextFinding[] {
  return session.claims.flatMap((claim, index) => {
    if (claim.kind === 'ratio' && claim.value.gt(100) && !/增长|增加/.test(claim.lead)) return [beyond(session, claim)];
    if (claim.kind === 'completion') return completion(session, claim);
    if (claim.kind !== 'share') return [];
    if (claim.value.gt(100) && /占|公开率|覆盖率|到位率|合格率/.test(claim.lead)) return [beyond(session, claim)];
    const part = partOf(session, index);
    return part ? share(session, part, claim, index) : [];
  });
}

/** No share is more than the whole. */
function beyond(session: Session, claim: Claim): TextFinding {
  session.linked.add(claim);
  return textFinding(session.language, {
    rule: 'T-PCT',
    level: 'error',
    zh: `占比、覆盖率不会超过 100%，文中写 ${claim.text}；请核对。`,
    en: `A share cannot exceed 100%: ${claim.text}.`,
    paragraph: claim.paragraph,
    start: clauseStart(claim.paragraph.folded, claim.start),
    end: claim.end,
    stated: claim.text,
  });
}

/** The amount a share follows. */
function partOf(session: Session, index: number): Claim | null {
  const claim = session.claims[index]!;
  for (let at = index - 1; at >= Math.max(0, index - REACH); at--) {
    const other = session.claims[at]!;
    if (other.paragraph !== claim.paragraph || other.sentence !== claim.sentence) return null;
    if (other.kind === 'amount') return other;
    if (other.kind !== 'share' && other.kind !== 'count') return null;
  }
  return null;
}

interface Whole {
  readonly yuan: Decimal;
  readonly half: Decimal;
  readonly claim: Claim | null;
  readonly sure: boolean;
}

function share(session: Session, part: Claim, claim: Claim, index: number): TextFinding[] {
  const wholes = wholesFor(session, part, claim, index);
  const parts = [valueOf(session, part), { yuan: part.value, half: part.half }];
  const tried = new Set<string>();
  for (const whole of wholes) {
    const value = `${whole.yuan.toString()} ${whole.half.toString()}`;
    if (tried.has(value)) continue;
    tried.add(value);
    if (parts.some((value) => fits(value, whole, claim))) {
      [part, claim, ...(whole.claim ? [whole.claim] : [])].forEach((found) => session.linked.add(found));
      return [];
    }
  }
  const whole = wholes.find(({ sure }) => sure);
  if (!whole) return [];
  [part, claim].forEach((found) => session.linked.add(found));
  return [finding(session, part, whole, claim)];
}

/** What the share can be a share of: the words say it, or the list it stands in, or (unsure) the first amount of the section. */
function wholesFor(session: Session, part: Claim, claim: Claim, index: number): Whole[] {
  const words = /占(.*?)的?(?:比重|比例)?(?:为|是)?$/.exec(claim.whole)?.[1] ?? '';
  const wholes: Whole[] = [];
  const earlier = earlierAmounts(session, index);
  if (words !== '') {
    const named = earlier.findLast((other) => other !== part && other.lead.includes(words.replace(/总额$/, '')));
    if (named) wholes.push({ ...valueOf(session, named), claim: named, sure: true });
    const meaning = session.reader.read(words, []);
    const candidate = candidatesFor(session.disclosure, meaning, formsOfSection([words]))[0];
    if (candidate) wholes.push({ yuan: candidate.yuan, half: candidate.half, claim: null, sure: meaning.residual === '' });
  }
  const head = /^ {0,2}([^,;:。]{2,16})中[,:]/.exec(claim.paragraph.folded.slice(clauseStart(claim.paragraph.folded, part.start)))?.[1];
  const within = head && earlier.findLast((other) => isEarlier(other, part) && other.lead.endsWith(head));
  if (within) wholes.push({ ...valueOf(session, within), claim: within, sure: true });
  const list = session.listOf.get(part);
  if (list) wholes.push({ ...valueOf(session, list.whole), claim: list.whole, sure: words === '' });
  const outer = list && session.listOf.get(list.whole);
  if (outer) wholes.push({ ...valueOf(session, outer.whole), claim: outer.whole, sure: false });
  // The parts of a list are shares of its whole, not of each other.
  const section = earlier.filter(
    (other) =>
      other !== part &&
      !list?.parts.includes(other) &&
      isEarlier(other, part) &&
      other.paragraph.headings[0] === part.paragraph.headings[0] &&
      other.paragraph.headings[1] === part.paragraph.headings[1],
  );
  const sureOfSection =
    wholes.length === 0 &&
    section.length > 0 &&
    section.every((other) => valueOf(session, other).yuan.lte(valueOf(session, section[0]!).yuan));
  const likely = section.length > MOST ? [...section.slice(0, 4), ...section.slice(4 - MOST)] : section;
  wholes.push(...likely.map((other, index) => ({ ...valueOf(session, other), claim: other, sure: index === 0 && sureOfSection })));
  return wholes;
}

/** How far back, in claims, a share may find its whole: a section, not a book. */
const REACH = 120;

/** How many amounts of a section a share is tried on. */
const MOST = 24;

function earlierAmounts({ claims }: Session, index: number): Claim[] {
  return claims.slice(Math.max(0, index - REACH), index).filter(({ kind }) => kind === 'amount');
}

function isEarlier(a: Claim, b: Claim): boolean {
  return a.paragraph.index < b.paragraph.index || (a.paragraph === b.paragraph && a.start < b.start);
}

function fits(part: { readonly yuan: Decimal; readonly half: Decimal }, whole: Whole, claim: Claim): boolean {
  if (whole.yuan.isZero()) return claim.value.isZero();
  const low = part.yuan.minus(part.half).div(whole.yuan.plus(whole.half)).times(100);
  const high = part.yuan
    .plus(part.half)
    .div(Decimal.max(whole.yuan.minus(whole.half), '0.000001'))
    .times(100);
  return claim.value.plus(claim.half).gte(low) && claim.value.minus(claim.half).lte(high);
}

function finding(session: Session, part: Claim, whole: Whole, claim: Claim): TextFinding {
  const exact = whole.yuan.isZero() ? new Decimal(0) : valueOf(session, part).yuan.div(whole.yuan).times(100);
  const expected = exact.toFixed(Math.max(claim.decimals, 2));
  const ulp = claim.half.times(2);
  const close = exact.toDecimalPlaces(claim.decimals).minus(claim.value).abs().lte(ulp);
  const plug = close && addsUp(session, claim);
  const cut = exact.toDecimalPlaces(claim.decimals, Decimal.ROUND_DOWN).eq(claim.value);
  const why = plug ? '，像是为凑足 100% 倒挤' : cut ? '，像是截去尾数' : '';
  return textFinding(session.language, {
    rule: 'T-PCT',
    level: plug || cut ? 'hint' : 'error',
    zh: `${part.text} 占 ${whole.claim?.text ?? '表中合计'} 的 ${expected}%，文中写 ${claim.text}${why}；请核对金额、基数和百分比。`,
    en: `${part.text} is ${expected}% of its whole, not ${claim.text}.`,
    paragraph: claim.paragraph,
    start: clauseStart(claim.paragraph.folded, part.start),
    end: claim.end,
    stated: claim.text,
    expected: `${expected}%`,
    actual: claim.text,
    cells: cellsOf(session.bound.get(part)?.candidates.slice(0, 1) ?? []),
    ...(plug ? {} : { correction: correctionOf(claim, exact.toFixed(claim.decimals)) }),
  });
}

/** Whether the shares beside this one add up to exactly 100. */
function addsUp(session: Session, claim: Claim): boolean {
  const at = session.claims.indexOf(claim);
  const near = session.claims
    .slice(Math.max(0, at - REACH), at + REACH)
    .filter((other) => other.kind === 'share' && other.paragraph.headings === claim.paragraph.headings);
  // 27% among shares of two decimals is 27.00%, or of others.
  const runs = [near, near.filter(({ decimals }) => decimals === claim.decimals)].flatMap((all) => [
    all,
    all.filter((other) => other.paragraph === claim.paragraph),
    all.filter((other) => /类/.test(other.paragraph.text.slice(0, 40))),
  ]);
  return runs.some((run) => run.reduce((sum, { value }) => sum.plus(value), new Decimal(0)).eq(100));
}

/** An amount of the text, or of the form that shows it. */
interface Stage {
  readonly yuan: Decimal;
  readonly text: string;
  readonly claim: Claim | null;
  readonly cells: readonly FindingCell[];
}

/** The budget and the final amount that a rate of completion is of: those of its sentence, else the budget that the “三公” form shows. */
function stagesOf(session: Session, claim: Claim): { readonly budget: Stage; readonly final: Stage } | null {
  const amounts = claimsIn(session, claim.paragraph, claim.start).filter(
    (other) => other.sentence === claim.sentence && other.kind === 'amount',
  );
  const stated = (found: Claim): Stage => ({ yuan: found.value, text: found.text, claim: found, cells: [] });
  const [before, final] = amounts.slice(-2);
  if (before && final && /预算|安排|计划/.test(before.lead)) return { budget: stated(before), final: stated(final) };
  const spent = amounts.at(-1);
  const meaning = spent && session.bound.get(spent)?.meaning;
  if (!meaning || /预算(?:数)?为?$/.test(spent.lead)) return null;
  const planned = { ...meaning, facets: { ...meaning.facets, stage: '预算' as const } };
  const [budget] = candidatesFor(session.disclosure, planned, formsFor(spent.lead, spent.paragraph.headings));
  if (budget?.form.kind !== '“三公”经费表' || session.disclosure.kind !== 'final') return null;
  const shown = { yuan: budget.yuan, text: `${inUnitOf(spent, budget.yuan)}${spent.unit}`, claim: null, cells: cellsOf([budget]) };
  return { budget: shown, final: stated(spent) };
}

function completion(session: Session, claim: Claim): TextFinding[] {
  const stages = stagesOf(session, claim);
  if (!stages) return [];
  const { budget, final } = stages;
  [budget.claim, final.claim, claim].forEach((found) => found && session.linked.add(found));
  const from = (budget.claim ?? final.claim)!.start;
  const span = { paragraph: claim.paragraph, start: clauseStart(claim.paragraph.folded, from), end: claim.end, stated: claim.text };
  if (budget.yuan.isZero())
    return [
      textFinding(session.language, {
        rule: 'T-ZEROBASE',
        level: 'hint',
        zh: `预算为 0，写完成率 ${claim.text} 没有意义，建议写“年初无预算”。`,
        en: 'Completion of a budget of 0 means nothing.',
        ...span,
      }),
    ];
  const exact = final.yuan.div(budget.yuan).times(100);
  if (exact.minus(claim.value).abs().lte(claim.half.plus('0.005'))) return [];
  return [
    textFinding(session.language, {
      rule: 'T-COMPL',
      level: 'error',
      zh: `决算 ${final.text} ÷ 预算 ${budget.text} = ${exact.toFixed(2)}%，文中写 ${claim.text}；请核对两数和完成率。`,
      en: `${final.text} over ${budget.text} is ${exact.toFixed(2)}%, not ${claim.text}.`,
      ...span,
      expected: `${exact.toFixed(2)}%`,
      actual: claim.text,
      correction: correctionOf(claim, exact.toFixed(claim.decimals)),
      cells: budget.cells,
    }),
  ];
}
