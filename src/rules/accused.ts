import type { Disclosure } from '../forms/disclosure';
import { evaluate } from '../relations/evaluate';
import { findingsOf } from '../relations/findings';
import { withoutUnread } from '../relations/unread';
import { relationsOf } from './all';
import { basisOf } from './index';

const ACCUSED = new WeakMap<Disclosure, ReadonlyMap<string, string>>();

/** The cells (`sheet!address`) that an error of validation names as wrong, with what it says: no text has to follow them. */
export function accusedCells(disclosure: Disclosure): ReadonlyMap<string, string> {
  let accused = ACCUSED.get(disclosure);
  if (!accused) {
    const found = new Map<string, string>();
    for (const { level, cells, message } of findingsOf(evaluate(withoutUnread(relationsOf(disclosure))), 'zh', basisOf))
      if (level === 'error')
        for (const { role, sheet, address } of cells) if (role === 'culprit') found.set(`${sheet}!${address}`, message);
    ACCUSED.set(disclosure, (accused = found));
  }
  return accused;
}
