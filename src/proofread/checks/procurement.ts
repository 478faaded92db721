import { Decimal } from 'decimal.js';
import { textFinding, type TextFinding } from '../finding';
import type { Session } from '../session';
import { clauseStart } from '../text';

/** C-PROCP: what is reserved for, or awarded to, smaller firms is part of all procurement. C-ASSET: the thresholds of large equipment. */
export function procurementFindings(session: Session): TextFinding[] {
  return [...reserved(session), ...thresholds(session)];
}

/** How far back, in claims, the total of a share may stand. */
const REACH = 40;

function reserved(session: Session): TextFinding[] {
  return session.claims.flatMap((claim, index) => {
    if (claim.kind !== 'amount' || !/(?:预留|授予).*(?:企业|小微)|(?:企业|小微).*(?:预留|授予)/.test(claim.lead)) return [];
    const earlier = session.claims
      .slice(Math.max(0, index - REACH), index)
      .filter((other) => other.kind === 'amount' && other.paragraph.headings === claim.paragraph.headings);
    const small = /小微/.test(claim.lead);
    const limit = earlier.findLast(({ lead }) =>
      small ? /中小/.test(lead) : /采购(?:预算|支出)/.test(lead) && !/中小|小微|货物|工程|服务/.test(lead),
    );
    if (!limit) return [];
    session.linked.add(claim);
    if (claim.value.lte(Decimal.add(limit.value, limit.half))) return [];
    return textFinding(session.language, {
      rule: 'C-PROCP',
      level: 'error',
      zh: `${small ? '小微企业' : '中小企业'}份额 ${claim.text} 大于${small ? '中小企业份额' : '采购总额'} ${limit.text}；请核对。`,
      en: `${claim.text} for smaller firms exceeds ${limit.text}.`,
      paragraph: claim.paragraph,
      start: clauseStart(claim.paragraph.folded, claim.start),
      end: claim.end,
      stated: claim.text,
    });
  });
}

const THRESHOLD =
  /(?:单价|单位价值|部门价值|购置|价值) {0,2}([0-9]{1,4}) {0,2}万元 {0,2}(?:\(含\))?以上(?:\([^()]{0,12}\))?([^,;。()]{0,12}(?:设备|仪器))/g;

/** The thresholds that the forms of the yearly asset report use, by the kind of equipment. */
function usualFor(equipment: string): readonly string[] {
  if (/专用/.test(equipment)) return ['100'];
  return /通用/.test(equipment) ? ['50'] : ['20', '50', '100', '200'];
}

/** C-ASSET: large equipment is counted from the usual thresholds, and equipment to be bought from the same as equipment in use. */
function thresholds(session: Session): TextFinding[] {
  const inUse = new Map<readonly string[], Set<string>>();
  return session.paragraphs.flatMap((paragraph) =>
    [...paragraph.folded.matchAll(THRESHOLD)].flatMap((match) => {
      const [whole, value = '', equipment = ''] = match;
      const known = inUse.get(paragraph.headings) ?? new Set<string>();
      inUse.set(paragraph.headings, known);
      const buying = whole.startsWith('购置');
      const usual = buying && known.size > 1 ? [...known] : usualFor(equipment);
      if (!buying) known.add(value);
      if (usual.includes(value)) return [];
      return textFinding(session.language, {
        rule: 'C-ASSET',
        level: 'warning',
        zh: `${equipment}的统计口径一般是单价 ${usual.join('、')} 万元以上，文中写 ${value} 万元；请核对。`,
        en: `Such equipment is counted from ${usual.join(', ')} times 10,000 元 a piece, not ${value}.`,
        paragraph,
        start: match.index,
        end: match.index + whole.length,
        stated: `${value}万元`,
        expected: `${usual.join('、')}万元`,
      });
    }),
  );
}
