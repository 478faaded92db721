import type { Finding } from '../finding';
import { negativeAmounts } from './amounts';
import type { Check, CheckContext } from './check';
import { basicItems, codeNames, governmentItems, personnelColumns, travelAllowance } from './codes';
import { duplicateNumbers, emptyForms, levels, placeholders, requiredForms, unitHeads } from './completeness';
import { agencyFunds, noteAmounts, titleScope } from './scope';
import { scores } from './scores';
import { unitNames } from './units';
import { numbers } from './unread';
import { titleYears } from './years';

/** Every check that is no equation between amounts. */
const CHECKS: readonly Check[] = [
  requiredForms,
  numbers,
  titleYears,
  emptyForms,
  unitHeads,
  placeholders,
  levels,
  duplicateNumbers,
  negativeAmounts,
  codeNames,
  governmentItems,
  personnelColumns,
  basicItems,
  travelAllowance,
  unitNames,
  scores,
  titleScope,
  agencyFunds,
  noteAmounts,
];

export function runChecks(context: CheckContext): Finding[] {
  return CHECKS.flatMap((check) => check(context));
}
