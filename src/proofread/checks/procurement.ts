import { Decimal } from 'decimal.js';
import type { Claim } from '../../text/frames';
import { accuse, all, NOTHING, type Judgement } from '../judgement';
import { outlineOf } from '../outline';
import type { BoundText } from '../proof';
import { sectionOf } from '../whereabouts';
import { textOf } from '../wording';

/** C-PROCP: what is reserved for, or awarded to, smaller firms is part of all procurement. C-ASSET: the thresholds of large equipment. */
export function procurement(text: BoundText): Judgement {
  return all([...text.claims.map(({ claim }, index) => reserved(text, claim, index)), ...thresholds(text)]);
}

/** How far back, in claims, the total of a share may stand. */
const REACH = 40;

function itemOf(claim: Claim): string | null {
  const [alternative] = claim.about;
  return alternative?.subject.type === 'item' ? alternative.subject.item : null;
}

function reserved(text: BoundText, claim: Claim, index: number): Judgement {
  const item = itemOf(claim);
  if (item !== '中小企业' && item !== '小微企业') return NOTHING;
  const section = sectionOf(claim.context);
  const earlier = text.claims
    .slice(Math.max(0, index - REACH), index)
    .filter(({ claim: other }) => sectionOf(other.context) === section && other.year === claim.year);
  const wanted = item === '小微企业' ? '中小企业' : '政府采购';
  const limit = earlier.findLast(({ claim: other }) => itemOf(other) === wanted)?.claim;
  if (!limit || claim.number.value.lte(Decimal.add(limit.number.value, limit.number.half))) return NOTHING;
  const { block } = claim.context;
  const stated = textOf(block, claim.number);
  const most = textOf(limit.context.block, limit.number);
  return accuse(
    {
      rule: 'C-PROCP',
      level: 'error',
      zh: `${item}份额 ${stated} 大于${wanted === '政府采购' ? '采购总额' : '中小企业份额'} ${most}；请核对。`,
      en: `${stated} for smaller firms exceeds ${most}.`,
      block,
      start: limit.context.block === block ? limit.number.start : claim.number.start,
      end: claim.number.end,
      stated,
    },
    [claim.number],
  );
}

const THRESHOLD =
  /(?:单价|单位价值|部门价值|购置|价值) {0,2}([0-9]{1,4}) {0,2}万元 {0,2}(?:\(含\))?以上(?:\([^()]{0,12}\))?([^,;。()]{0,12}(?:设备|仪器))/g;

/** The thresholds that the forms of the yearly asset report use, by the kind of equipment. */
function usualFor(equipment: string): readonly string[] {
  if (/专用/.test(equipment)) return ['100'];
  return /通用/.test(equipment) ? ['50'] : ['20', '50', '100', '200'];
}

/** Large equipment is counted from the usual thresholds, and equipment to be bought from the same as equipment in use. */
function thresholds(text: BoundText): Judgement[] {
  const inUse = new Map<readonly string[], Set<string>>();
  return outlineOf(text).flatMap(({ block, headings }) =>
    [...block.text.matchAll(THRESHOLD)].map((match) => {
      const [whole, value = '', equipment = ''] = match;
      const known = inUse.get(headings) ?? new Set<string>();
      inUse.set(headings, known);
      const buying = whole.startsWith('购置');
      const usual = buying && known.size > 1 ? [...known] : usualFor(equipment);
      if (!buying) known.add(value);
      if (usual.includes(value)) return NOTHING;
      return accuse(
        {
          rule: 'C-ASSET',
          level: 'warning',
          zh: `${equipment}的统计口径一般是单价 ${usual.join('、')} 万元以上，文中写 ${value} 万元；请核对。`,
          en: `Such equipment is counted from ${usual.join(', ')} times 10,000 元 a piece, not ${value}.`,
          block,
          start: match.index,
          end: match.index + whole.length,
          stated: `${value}万元`,
          expected: `${usual.join('、')}万元`,
        },
        [],
      );
    }),
  );
}
