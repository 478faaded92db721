import source from '../../assets/lexicon/forms.yaml';
import { anyOf } from '../lexicon/patterns';
import type { FormKind } from './disclosure';

interface Table {
  readonly signed_by: readonly string[];
  readonly signed_as: readonly string[];
  readonly funds: { readonly [source: string]: FormKind };
  readonly procured: readonly string[];
}

const TABLE = source as Table;

/** Who signed a form, and when. */
export const SIGNED = new RegExp(
  `^(?:${anyOf(TABLE.signed_by)})?(?:${anyOf(TABLE.signed_as)})(?:人员?|员|日期|时间|电话)?(?:\\([^()]{0,8}\\))?(?:签[字章名])?:`,
);

/** Funds beside the general budget (政府性基金, 国有资本经营), each with the form that is of nothing else. */
export const FUND_FORMS: ReadonlyMap<string, FormKind> = new Map(Object.entries(TABLE.funds));

const FUND_KINDS: ReadonlySet<FormKind> = new Set(FUND_FORMS.values());

/** Whether a form is of a fund beside the general budget, and of nothing else. */
export function isFundForm({ kind }: { readonly kind: FormKind }): boolean {
  return FUND_KINDS.has(kind);
}

/** Kinds of what is procured, in the order of the forms: all of it. */
export const PROCURED: readonly string[] = TABLE.procured;
