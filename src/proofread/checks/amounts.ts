import { Decimal } from 'decimal.js';
import { slipBetween } from '../../relations/slips';
import type { Candidate } from '../binding';
import type { Claim } from '../claim';
import { cellsOf, correctionOf, textFinding, type Correction, type TextFinding } from '../finding';
import { inUnitOf, isSlip, type Bound, type Session } from '../session';

/** T-ITEM, T-UNIT: an amount in the text is that of its cells. */
export function amountFindings(session: Session): TextFinding[] {
  return [...session.bound.values()].flatMap((bound) =>
    bound.state === 'differs' || bound.state === 'truncated' || bound.state === 'slip' ? [finding(session, bound)] : [],
  );
}

function finding(session: Session, { claim, candidates, state }: Bound): TextFinding {
  const candidate = (state === 'slip' ? candidates.find((found) => isSlip(claim, found)) : undefined) ?? candidates[0]!;
  const expected = inUnitOf(claim, candidate.yuan);
  const slip = slipBetween(claim.value, candidate.yuan, Math.max(2, claim.decimals));
  const unit = slip?.kind === 'unit';
  const agency = /运行经费/.test(claim.lead) && candidate.form.kind !== '机关运行经费表';
  const written = claim.text.replace(/\s/g, '');
  const subject = claim.lead.split(/[,:;]/).at(-1) ?? '';
  const note = slip ? `（${slip.zh}）` : '';
  return textFinding(session.language, {
    rule: unit ? 'T-UNIT' : agency ? 'X-JGYX' : 'T-ITEM',
    level: state === 'truncated' ? 'hint' : state === 'slip' || (agency && !unit) ? 'warning' : 'error',
    zh:
      state === 'truncated'
        ? `“${subject}”写 ${written}，表中为 ${expected}${claim.unit}，像是截去尾数而没有四舍五入。`
        : `“${subject}”写 ${written}，《${candidate.form.title}》为 ${expected}${claim.unit}${note}；请改为表中数，或核对表。`,
    en: `The text says ${written}; ${candidate.form.title} has ${expected}${claim.unit}${slip ? ` (${slip.en})` : ''}.`,
    paragraph: claim.paragraph,
    start: Math.max(0, claim.start - leadLength(session, claim.paragraph.folded, claim.start)),
    end: claim.end,
    stated: written,
    expected,
    actual: new Decimal(claim.text.replace(/[^0-9.-]/g, '') || 0).toString(),
    difference: inUnitOf(claim, claim.value.minus(candidate.yuan)),
    cells: cellsOf([candidate]),
    ...(state === 'truncated' || agency ? {} : { correction: unit ? rightUnit(claim, candidate) : correctionOf(claim, expected) }),
  });
}

/** The same figure with the unit that makes it the cell's amount. */
function rightUnit(claim: Claim, { yuan }: Candidate): Correction {
  const figure = claim.text.replace(/[^0-9.-]/g, '');
  if (claim.unit === '元' && yuan.gt(claim.value)) return correctionOf(claim, figure, '万元');
  if (claim.unit === '万元' && yuan.lt(claim.value)) return correctionOf(claim, figure, '元');
  return correctionOf(claim, inUnitOf(claim, yuan));
}

/** The words of the claim back to the last comma belong to the quotation. */
function leadLength(_session: Session, folded: string, start: number): number {
  const from = Math.max(...[',', ';', '。', ':'].map((mark) => folded.lastIndexOf(mark, start - 1)));
  return start - from - 1;
}
