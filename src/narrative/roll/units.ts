import type { FormKind, Panel } from '../../forms/disclosure';
import type { Reading } from '../../facts/base';
import { unitName } from '../../facts/coordinate';
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
  if (isSubjectOnly(claim) || claim.year !== 0) return null;
  const { block } = claim.context;
  const words = /[^,。;:、]*$/.exec(block.text.slice(block.numbering, claim.number.start))![0].replace(/[ "]/g, '');
  for (const { kind, panels } of text.disclosure.forms) {
    const column = kind === '其他' && claim.doubts.includes('noSubject') ? columnCalled(panels, words) : null;
    const found = column !== null ? confirmed(text, claim, kind, column) : null;
    if (found) return found;
    if (!LISTING.has(kind)) continue;
    for (const { lines } of panels)
      for (const { key, name, role } of lines) {
        if (role === 'total' || (key.type !== 'unit' && key.type !== 'label') || name.length < SHORTEST) continue;
        if (!words.startsWith(name) || !BETWEEN.test(words.slice(name.length))) continue;
        const own = confirmed(text, claim, kind, name, key.type === 'unit' ? unitName(key.code) : name);
        if (own) return own;
      }
  }
  return null;
}

/** The column of a form of no kind that is called as the words before an amount end: 其中，流动资产3390万元 in 国有资产占有使用情况表. */
function columnCalled(panels: readonly Panel[], words: string): string | null {
  const called = panels.flatMap(({ columns }) => columns.flatMap(({ facets }) => facets.other ?? []));
  return called.find((name) => name.length >= SHORTEST && words.endsWith(name)) ?? null;
}

/** A claim as it is meant of what a form calls `label`, where an amount of it says so. */
function confirmed(text: BoundText, claim: Claim, kind: FormKind, label: string, name = label): OfUnit | null {
  const own: Claim = { ...claim, about: [{ subject: { type: 'project', name }, cost: 0 }], facets: {}, doubts: [], label };
  const olds = readingsOf(text.facts, own, own.about, 0).filter((reading) => reading.form.kind === kind && agrees(claim.number, reading));
  return olds.length > 0 ? { own, olds } : null;
}

export const SHORTEST = 3;
