import { subjectName } from '../../forms/subjects';
import type { Form, Line } from '../../forms/disclosure';
import type { Claim } from '../../text/frames';
import type { Bound } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { placeOfCell } from '../wording';

/** T-SUBJNAME: a subject with an amount in the text is a line of the forms. */
export function subjects(text: BoundText): Judgement {
  const lines = functionLines(text);
  if (lines.length === 0) return NOTHING;
  return all(text.claims.map((bound) => judge(text, bound, lines)));
}

interface Known {
  readonly form: Form;
  readonly line: Line;
}

function functionLines({ disclosure }: BoundText): Known[] {
  return disclosure.forms.flatMap((form) =>
    form.panels.flatMap(({ lines }) => lines.filter(({ key }) => key.type === 'function').map((line) => ({ form, line }))),
  );
}

/** The forms give every 项 of the class, but none of this name. */
function judge(text: BoundText, { claim, readings }: Bound, lines: readonly Known[]): Judgement {
  const codes = claim.about.flatMap(({ subject }) => (subject.type === 'function' ? [subject.code] : []));
  const plain = claim.doubts.length === 0 && claim.year === 0 && claim.number.value?.isZero() === false && claim.cost <= 0.3;
  if (readings.length > 0 || codes.length === 0 || codes.length < claim.about.length || !plain || isBudgetOfFinal(text, claim))
    return NOTHING;
  const name = claim.phrase.names.at(-1) ?? null;
  if (codes.some((code) => code !== '?' && code.length < 5)) return NOTHING;
  const siblings = lines.filter(
    ({ line }) =>
      line.key.type === 'function' &&
      codes.some(
        (code) =>
          code === '?' || ('code' in line.key && line.key.code.length === code.length && line.key.code.startsWith(code.slice(0, 3))),
      ),
  );
  if (siblings.length === 0) return NOTHING;
  const same = siblings.find(({ line, form }) =>
    line.amounts.some(
      ({ value }) =>
        value !== null &&
        value
          .times(form.unit === '万元' ? 10000 : 1)
          .minus(claim.number.value)
          .abs()
          .lte(claim.number.half),
    ),
  );
  const { block } = claim.context;
  const stated = name && name.start >= 0 && block.text.includes(name.meaning) ? name.meaning : claim.label;
  const start = name && claim.phrase.tokens.includes(name) && name.end <= claim.number.start ? name.start : claim.number.start;
  const known = codes.find((code) => code !== '?');
  const right = same ? `“${same.line.name}”` : '';
  return accuse(
    {
      block,
      start,
      end: claim.number.end,
      stated,
      ...(same ? { expected: same.line.name } : {}),
      rule: 'T-SUBJNAME',
      level: 'warning',
      zh: `表中没有“${stated}”${known ? `（${known} ${subjectName(known)}）` : ''}这一科目${right ? `，这个数是${right}的` : ''}；请核对科目名称。`,
      en: `The forms have no subject “${stated}”${same ? `; the amount is that of ${same.line.name}` : ''}.`,
      cells: same ? [placeOfCell(same.line.amounts.find(({ value }) => value !== null)!)] : [],
    },
    [claim.number],
  );
}

/** Amounts of 年初预算 stand in no form of the final accounts. */
function isBudgetOfFinal({ disclosure }: BoundText, { stage }: Claim): boolean {
  return disclosure.kind === 'final' && stage !== null && stage !== '决算';
}
