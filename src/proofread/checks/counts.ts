import { Decimal } from 'decimal.js';
import type { Claim } from '../claim';
import { spanOf, textFinding, type TextFinding } from '../finding';
import type { Session } from '../session';

/** T-COUNT: 车辆2辆，其中：一般公务用车2辆、其他用车0辆: the kinds are no more than all, and with 其他 exactly all. */
export function countFindings(session: Session): TextFinding[] {
  const { claims } = session;
  return claims.flatMap((whole, index) => {
    if (whole.kind !== 'count' || !/车辆(?:共|共有|数|总数|保有量)?(?:为)?$/.test(whole.lead)) return [];
    const parts: Claim[] = [];
    for (const part of claims.slice(index + 1, index + 1 + MOST)) {
      if (part.paragraph !== whole.paragraph || part.sentence !== whole.sentence) break;
      if (part.unit !== whole.unit) continue;
      if (parts.length === 0 && !/其中/.test(part.paragraph.folded.slice(whole.end, part.start))) break;
      if (!/(?:用车|车辆|其他)$/.test(part.lead)) break;
      parts.push(part);
    }
    return check(session, whole, parts);
  });
}

const MOST = 24;

function check(session: Session, whole: Claim, parts: readonly Claim[]): TextFinding[] {
  const sum = parts.reduce((total, { value }) => total.plus(value), new Decimal(0));
  const all = parts.some(({ lead }) => /其他(?:用车|车辆)?$/.test(lead));
  if (parts.length < 2 || !(sum.gt(whole.value) || (all && !sum.eq(whole.value)))) return [];
  return [
    textFinding(session.language, {
      rule: 'T-COUNT',
      level: 'warning',
      zh: `车辆共 ${whole.text}，所列各类合计 ${sum.toString()} ${whole.unit}；请核对。`,
      en: `${whole.text} in all, but the kinds add up to ${sum.toString()}.`,
      ...spanOf([whole, ...parts]),
      stated: whole.text,
      expected: sum.toString(),
      actual: whole.value.toString(),
    }),
  ];
}
