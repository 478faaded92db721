import { unitTypeOf } from '../../rules/support/unit-type';
import type { Claim } from '../../text/frames';
import { operatingReadings } from '../bind';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import type { BoundText } from '../proof';
import { misstated } from '../wording';

/** X-JGYX in the text: where no form states an agency's 机关运行经费, it is the 公用经费 of its basic expenditure, or another definition is given. */
export function running(text: BoundText): Judgement {
  if (!isAgency(text)) return NOTHING;
  const differing = text.claims.flatMap(({ claim, readings, agreeing, derived }) => {
    if (claim.year !== 0 || isBesideFinal(text, claim) || claim.doubts.length > 0 || readings.length + agreeing.length + derived.length > 0)
      return [];
    const [operating] = operatingReadings(text.facts, claim);
    return operating && !operating.blank ? [{ claim, operating }] : [];
  });
  return all(
    differing.map(({ claim, operating }) => {
      const { correction: _, ...report } = misstated(claim, operating, text.lines);
      return accuse(
        {
          ...report,
          rule: 'X-JGYX',
          level: 'warning',
          zh: `机关运行经费写 ${report.stated}，《${operating.form.title}》的公用经费为 ${report.expected}；当地另有口径的，请注明口径。`,
          en: `机关运行经费 is ${report.stated}, the operating funds of basic expenditure ${report.expected}; state the definition used.`,
        },
        [],
      );
    }),
  );
}

/** 与年初预算10万元相比: what a final account is compared with is not what was spent. */
function isBesideFinal({ disclosure }: BoundText, { stage }: Claim): boolean {
  return disclosure.kind === 'final' && stage !== null && stage !== '决算';
}

/** By the subjects of the forms, or where those tell nothing by those of the text. */
function isAgency({ disclosure, claims }: BoundText): boolean {
  const type = unitTypeOf(disclosure);
  if (type !== 'unknown') return type === 'agency';
  const labels = claims.flatMap(({ claim: { label, number } }) => (number.value?.gt(0) ? [label] : []));
  return labels.some((label) => label.includes('行政运行')) && !labels.some((label) => OF_INSTITUTIONS.test(label));
}

const OF_INSTITUTIONS = /事业运行|机关服务|(?:^|[^政])事业单位(?:医疗|离退休)/;
