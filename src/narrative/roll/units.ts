import type { Reading } from '../../facts/base';
import { agrees, readingsOf } from '../../proofread/bind';
import type { BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';

/** Forms that may list the units of a department, a line each. */
const LISTING: ReadonlySet<string> = new Set(['收入总表', '支出总表', '收支总表']);
/** What may stand between a unit and its amount. */
const BETWEEN = /^(?:20[0-9]{2}年度?)?(?:部门|单位)?(?:收支|收入|支出)?总?(?:预算|决算)?(?:数|总额|合计)?[为是]?$/;

/** A claim as it is meant of a unit, and the cells of last year that say so. */
interface OfUnit {
  readonly own: Claim;
  readonly olds: readonly Reading[];
}

/** 市图书馆预算487.35万元: of a unit that a form lists, where last year's line of it says so; null for all else. */
export function ofUnit(text: BoundText, claim: Claim): OfUnit | null {
  if (isSubjectOnly(claim) || claim.year !== 0 || !claim.doubts.includes('noSubject')) return null;
  const { block } = claim.context;
  const words = /[^,。;:、]*$/.exec(block.text.slice(block.numbering, claim.number.start))![0].replace(/[ "]/g, '');
  for (const { kind, panels } of text.disclosure.forms) {
    if (!LISTING.has(kind)) continue;
    for (const { lines } of panels)
      for (const { key, name, role } of lines) {
        if (role === 'total' || (key.type !== 'unit' && key.type !== 'label') || name.length < SHORTEST) continue;
        if (!words.startsWith(name) || !BETWEEN.test(words.slice(name.length))) continue;
        const subject = { type: 'project' as const, name: key.type === 'unit' ? `单位 ${key.code}` : name };
        const own: Claim = { ...claim, about: [{ subject, cost: 0 }], facets: {}, doubts: [], label: name };
        const olds = readingsOf(text.facts, own, own.about, 0).filter(
          (reading) => reading.form.kind === kind && agrees(claim.number, reading),
        );
        if (olds.length > 0) return { own, olds };
      }
  }
  return null;
}

export const SHORTEST = 3;
