import { Decimal } from 'decimal.js';
import { textFinding, type TextFinding } from '../finding';
import type { Session } from '../session';
import { clauseStart } from './rates';

/** C-PROCP: what is reserved for, or awarded to, smaller firms is part of all procurement. C-ASSET: the thresholds of large equipment. */
export function procurementFindings(session: Session): TextFinding[] {
  return [...reserved(session), ...thresholds(session)];
}

function reserved(session: Session): TextFinding[] {
  return session.claims.flatMap((claim, index) => {
    if (claim.kind !== 'amount' || !/(?:预留|授予).*(?:企业|小微)|(?:企业|小微).*(?:预留|授予)/.test(claim.lead)) return [];
    const earlier = session.claims
      .slice(0, index)
      .filter((other) => other.kind === 'amount' && other.paragraph.headings.join() === claim.paragraph.headings.join());
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

const THRESHOLD = /(?:单价|单位价值|部门价值|购置) {0,2}([0-9]{1,4}) {0,2}万元 {0,2}(?:\(含\))?以上[^,;。]{0,12}(?:设备|仪器)/g;
const USUAL = new Set(['20', '50', '100', '200']);

function thresholds(session: Session): TextFinding[] {
  return session.paragraphs.flatMap((paragraph) =>
    [...paragraph.folded.matchAll(THRESHOLD)].flatMap((match) => {
      if (USUAL.has(match[1]!)) return [];
      return textFinding(session.language, {
        rule: 'C-ASSET',
        level: 'warning',
        zh: `大型设备的统计口径一般是单价 50 万元以上通用设备、100 万元以上专用设备（或单价 100 万元以上设备），文中写 ${match[1]} 万元；请核对。`,
        en: `Large equipment is counted from 500,000 or 1,000,000 元, not ${match[1]}0,000.`,
        paragraph,
        start: match.index,
        end: match.index + match[0].length,
        stated: `${match[1]}万元`,
      });
    }),
  );
}
