import type { Decimal } from 'decimal.js';
import { isUnfilled } from '../accused';
import { factBase, type FactBase, type Reading } from '../../facts/base';
import type { Disclosure, FormKind } from '../../forms/disclosure';
import { bind, readingsOf } from '../../proofread/bind';
import { boundOf, type BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { confirmedBy, isOperating, operating, plainest } from './confirmed';
import { isBrokenDown, isCounterpart, isEmpty, isNilLine, isSlip, listsEconomics, signature } from './counterparts';
import { meantBy } from './meant';
import { isNothingByNature } from './nothing-by-nature';
import { movedName, projectsOf } from './project-names';
import { fiscalSum, onlyPartOf, type FiscalSum } from './fiscal-sums';
import { isCarriedOut, sameStage } from './stages';
import { twinOf, vague } from './twins';

/** What a number of last year's text is this year. */
export type Now =
  | { readonly type: 'known'; readonly yuan: Decimal; readonly readings: readonly Reading[]; readonly mistake: boolean }
  /** Nothing says that it moved: it stays. */
  | { readonly type: 'same'; readonly yuan: Decimal }
  | { readonly type: 'unknown' };

export const UNKNOWN: Now = { type: 'unknown' };
/** What a reading may cost that no number of last year's text confirmed. */
const MOST_UNCONFIRMED = 1.1;
export const MOST_FOR_BASE = 3;
/** Below that one reading is no nearer than another. */
const TIED = 0.05;
/** Where the words name the very cell. */
export const PLAIN = 0.5;
/** Subjects that forms list where they have amounts. A project that is gone is another project now, not one of 0. */
const GONE: ReadonlySet<string> = new Set(['function', 'economic', 'item']);

export function knownAs(reading: Reading, mistake = false): Now {
  return { type: 'known', yuan: reading.yuan, readings: [reading], mistake };
}

/** Asks the forms of this year what the claims of last year's text say now. */
export class Values {
  readonly facts: FactBase;
  /** The projects of this year's forms, by their plain names. */
  readonly projects: ReadonlySet<string>;
  /** Whether text and workbook are of an earlier year than the last: what this year is measured against is not among them. */
  readonly isFurtherBack: boolean;
  private readonly isUnfilled: boolean;
  private readonly known = new Map<Claim, Now>();

  constructor(
    readonly text: BoundText,
    readonly next: Disclosure,
    last: Disclosure,
    /** By how many years the text moves; with 0 what the forms do not tell is what it was. */
    readonly shift: number,
  ) {
    this.isUnfilled = isUnfilled(next);
    this.projects = projectsOf(next);
    this.isFurtherBack = shift > 1 && writtenFor(text, last, shift);
    this.facts = factBase(next, shift === 0 ? text.prior : this.isFurtherBack ? null : last);
  }

  now(claim: Claim): Now {
    let now = this.known.get(claim);
    if (!now) this.known.set(claim, (now = this.find(claim)));
    return now;
  }

  private find(claim: Claim): Now {
    if (this.isUnfilled && claim.year !== -1) return UNKNOWN;
    if (claim.year === null) return this.twoBack(claim) ?? this.open(claim);
    if (claim.year === -1) return this.before(claim);
    const bound = boundOf(this.text, claim);
    if (isSubjectOnly(claim)) return this.named(claim, bound.readings);
    if (isPerHead(claim) && this.shift !== 0) return UNKNOWN;
    const meant = meantBy(this.text, claim);
    const followed = meant && this.counterpart(meant.own, meant.olds, false);
    if (followed) return followed;
    const confirmed = confirmedBy(this.text, claim);
    // 价值0元 of something that no words name: any blank cell would confirm it.
    if (claim.number.value.isZero() && claim.doubts.includes('noSubject') && confirmed.every(({ blank }) => blank)) return this.open(claim);
    const whole = this.shift === 0 ? null : onlyPartOf(this.text, claim);
    if (whole) return this.now(whole);
    const fiscal = this.shift === 0 ? null : this.ofAllFunds(claim, confirmed);
    if (fiscal) return { type: 'known', mistake: false, ...fiscal };
    if (confirmed.length > 0) return this.counterpart(claim, plainest(this.text, this.next, claim, confirmed), false) ?? this.open(claim);
    const twin = twinOf(this.text, claim);
    if (twin) return this.now(twin);
    if (bound.sure && isSlip(claim, bound.readings[0]!))
      return this.counterpart(claim, bound.readings.slice(0, 1), true) ?? this.open(claim);
    if (claim.number.value.isZero()) return this.stillNothing(claim);
    return this.firstStated(claim) ?? this.open(claim);
  }

  /** What all funds have together, where the form of 财政拨款 does not say otherwise. */
  private ofAllFunds(claim: Claim, confirmed: readonly Reading[]): FiscalSum | null {
    const about = this.movedOn(claim.about);
    const sum = fiscalSum(this.text.facts, this.facts, claim, about);
    if (!sum || !confirmed.some(isOfFiscalForm)) return sum;
    return readingsOf(this.facts, claim, about, 0).some((own) => isOfFiscalForm(own) && own.yuan.eq(sum.yuan)) ? sum : null;
  }

  /** What no form stated last year and one does now: 机关运行经费 in a list of operations that is new. */
  private firstStated(claim: Claim): Now | null {
    if (this.shift === 0 || claim.doubts.length > 0 || claim.about[0]!.subject.type !== 'item') return null;
    const [now] = readingsOf(this.facts, claim, claim.about, 0);
    if (!now || now.cost > PLAIN || !isBrokenDown(now) || this.stated(now.form.kind)) return null;
    return knownAs(now);
  }

  /** Whether last year's workbook has a form of this kind. */
  stated(kind: FormKind): boolean {
    return this.text.disclosure.forms.some((form) => form.kind === kind);
  }

  /** A subject that is only named: no number says which cell was meant. */
  private named(claim: Claim, olds: readonly Reading[]): Now {
    if (vague(claim)) return UNKNOWN;
    // What the text states of the very subject elsewhere is what it names here.
    const stated = this.text.where
      .alike(claim)
      .filter(({ claim: own, agreeing }) => !isSubjectOnly(own) && own.year === claim.year && agreeing.length > 0 && sameStage(own, claim));
    if (stated[0] && stated.every(({ claim: own }) => own.number.value.eq(stated[0]!.claim.number.value))) return this.now(stated[0].claim);
    const [first] = olds;
    // 本年收入 under a head of one source may be the whole or a line of it: cells that are as near and hold other amounts.
    if (first && olds.some(({ cost, yuan }) => cost <= first.cost + TIED && !yuan.eq(first.yuan))) return UNKNOWN;
    if (first && first.cost <= MOST_UNCONFIRMED) return this.counterpart(claim, [first], false) ?? UNKNOWN;
    return this.cheapest(claim, MOST_UNCONFIRMED) ?? UNKNOWN;
  }

  /** The same cells in this year's forms: by form, line and column; else what the same words mean there. */
  private counterpart(claim: Claim, olds: readonly Reading[], mistake: boolean): Now | null {
    const about = this.movedOn(claim.about);
    const asked = [
      ...readingsOf(this.facts, claim, about, 0),
      ...(isOperating(claim) ? operating(claim, this.facts) : []),
      ...(claim.doubts.some((doubt) => doubt === 'outside' || doubt === 'qualifier') ? bind(this.facts, claim).readings : []),
    ];
    const found = (blank: boolean | null): Reading | undefined => {
      for (const old of olds) {
        const same = asked.find((reading) => (blank === null || reading.blank === blank) && isCounterpart(reading, old));
        if (same) return same;
      }
      return undefined;
    };
    const nil = !isSubjectOnly(claim) && claim.number.value.isZero();
    const same = nil ? found(null) : (found(false) ?? found(true));
    // What only a far reading confirmed and is blank now may have been another's number.
    const cheapest = boundOf(this.text, claim)?.readings[0];
    if (same?.blank && !nil && cheapest && same.cost >= cheapest.cost + FAR) return null;
    if (same && isBrokenDown(same)) return knownAs(same, mistake);
    if (same) return null;
    const alike = this.ofSubject(claim, olds) ? readingsOf(this.facts, claim, about.filter(hasLine), 0) : asked;
    for (const old of vague(claim) ? [] : olds) {
      const like = alike.find((reading) => reading.form.kind === old.form.kind && reading.cost <= old.cost + 0.5);
      if (like) return knownAs(like, mistake);
    }
    // A subject that no line bears any more has nothing, where the form that bore it is there.
    const kinds = new Set(this.next.forms.filter(({ panels }) => panels.length > 0).map(({ kind }) => kind));
    const gone = olds.find((old) => kinds.has(old.form.kind));
    if (gone && GONE.has(about[0]!.subject.type)) return { type: 'known', yuan: gone.yuan.times(0), readings: [], mistake };
    return this.cheapest(claim, MOST_UNCONFIRMED);
  }

  /** 公务员医疗补助8000元，其中：基本支出8000元: of the line of a subject, and never of the total where that line is gone. */
  private ofSubject(claim: Claim, [old]: readonly Reading[]): boolean {
    if (!old || !GONE.has(claim.about[0]!.subject.type)) return false;
    const totals = claim.about.filter((own) => !hasLine(own));
    return totals.length > 0 && !readingsOf(this.text.facts, claim, totals, 0).some((reading) => isCounterpart(reading, old));
  }

  /** A project may bear the next year in its name now. */
  private movedOn(about: Claim['about']): Claim['about'] {
    if (this.shift === 0) return about;
    return about.flatMap((own) => {
      const { subject } = own;
      const name = subject.type === 'project' ? movedName(subject.name, this.shift) : null;
      return name === null || subject.type !== 'project' || name === subject.name
        ? [own]
        : [own, { ...own, subject: { ...subject, name } }];
    });
  }

  private cheapest(claim: Claim, most: number): Now | null {
    const [first] = readingsOf(this.facts, claim, claim.about, 0).filter(({ blank }) => !blank);
    return first && first.cost <= most ? knownAs(first) : null;
  }

  /** 0 last year, and no line for it: forms list what has amounts, so it is 0 as long as none lists it. */
  private stillNothing(claim: Claim): Now {
    if (this.shift === 0) return this.open(claim);
    const found = claim.doubts.length === 0 && claim.cost === 0 ? this.cheapest(claim, PLAIN) : null;
    if (found) return found;
    if (claim.doubts.includes('noSubject')) return this.open(claim);
    const [{ subject }] = claim.about as [Claim['about'][number]];
    // A subject that had no line and has one now is not 0 any more.
    if (subject.type === 'function' && readingsOf(this.facts, claim, [claim.about[0]!], 0).some(({ yuan }) => !yuan.isZero()))
      return this.cheapest(claim, MOST_UNCONFIRMED) ?? UNKNOWN;
    const kind = claim.context.sections.at(-1)?.kinds[0];
    if (kind && isEmpty(this.text.disclosure, kind) && isEmpty(this.next, kind)) return { type: 'same', yuan: claim.number.value };
    if (
      subject.type === 'item' &&
      ((isNilLine(this.text.disclosure, subject.item) && isNilLine(this.next, subject.item)) ||
        (claim.about.some(isEconomic) && listsEconomics(this.next)))
    )
      return { type: 'same', yuan: claim.number.value };
    if (subject.type === 'item' && isNothingByNature(this.text, this.next, claim)) return { type: 'same', yuan: claim.number.value };
    return subject.type === 'item' || subject.type === 'project' ? this.open(claim) : { type: 'same', yuan: claim.number.value };
  }

  /** Whether a form of this year bears an item and has nothing for it. */
  isNothing(item: string): boolean {
    if (this.isUnfilled) return false;
    const [found] = this.facts.readings({ subject: { type: 'item', item }, facets: {}, year: 0, kinds: ['“三公”经费表'] });
    return found?.form.kind === '“三公”经费表' && found.yuan.isZero();
  }

  /** 2022年、2023年和2024年: what the text said of the year before is what it says of two years back now. */
  private twoBack(claim: Claim): Now | null {
    const { year } = this.text.disclosure;
    if (this.shift !== 1 || year === null || isSubjectOnly(claim) || claim.phrase.year?.value !== year - 2) return null;
    const later = this.text.where
      .alike(claim)
      .find(({ claim: own }) => own.year === -1 && !isSubjectOnly(own) && own.context.block === claim.context.block);
    return later ? { type: 'known', yuan: later.claim.number.value, readings: [], mistake: false } : null;
  }

  /** The amount of the year before: what last year's own claim was, else last year's workbook or the columns of 上年. */
  private before(claim: Claim): Now {
    if (this.shift === 0) return isSubjectOnly(claim) ? UNKNOWN : { type: 'same', yuan: claim.number.value };
    const bound = boundOf(this.text, claim);
    const asked = readingsOf(this.facts, claim, claim.about, -1).filter(({ blank, cost }) => !blank && cost <= MOST_FOR_BASE);
    for (const old of bound.agreeing) {
      const column = asked.find((reading) => !reading.prior && signature(reading) === signature(old));
      if (column) return knownAs(column);
    }
    if (this.isFurtherBack || (this.next.kind === 'budget' && isCarriedOut(claim.stage))) return this.open(claim);
    const twin = this.text.where
      .alike(claim)
      .filter(({ claim: other }) => other.year === 0 && sameStage(claim, other))
      .map(({ claim: other }) => confirmedBy(this.text, other))
      .find(({ length }) => length > 0);
    const [reading] = twin ?? asked.filter(({ prior, cost }) => prior && (!vague(claim) || cost === 0));
    const found = reading ?? (vague(claim) ? undefined : asked[0]);
    return found ? knownAs(found) : this.open(claim);
  }

  /** The cells that words meant last year, whatever the text says. */
  lastReadings(claim: Claim): readonly Reading[] {
    return claim.year === null
      ? []
      : readingsOf(this.text.facts, claim, claim.about, claim.year).filter(({ blank, cost }) => !blank && cost <= MOST_FOR_BASE);
  }

  /** This year's amount of what a cell of last year's was; null where nothing tells it. */
  follow(claim: Claim, old: Reading): Exclude<Now, { type: 'unknown' }> | null {
    if (claim.year === -1) return this.shift === 0 ? { type: 'same', yuan: old.yuan } : null;
    const now = this.counterpart(claim, [old], false);
    return now === null || now.type === 'unknown' ? null : now;
  }

  private open(claim: Claim): Now {
    return this.shift === 0 && !isSubjectOnly(claim) ? { type: 'same', yuan: claim.number.value } : UNKNOWN;
  }
}

/** Whether a cell stands in the form of 财政拨款 itself. */
function isOfFiscalForm({ form }: Reading): boolean {
  return form.kind === '财政拨款收支总表';
}

/** 车均购置费17.88万元, of one car: what each costs is the amount of none. */
function isPerHead({ phrase, doubts }: Claim): boolean {
  return doubts.includes('qualifier') && phrase.tokens.some(({ kind, meaning }) => kind === 'qualifier' && meaning === '人均');
}

function hasLine({ subject }: Claim['about'][number]): boolean {
  return subject.type !== 'total';
}

/** Whether a text speaks of the year of its workbook, and hardly of the one that is last year now. */
function writtenFor({ lines }: BoundText, { year }: Disclosure, shift: number): boolean {
  if (year === null) return false;
  const all = lines.join('\n');
  const says = (own: number): number => all.split(`${own}年`).length;
  return says(year) > says(year + shift - 1);
}

function isEconomic({ subject }: Claim['about'][number]): boolean {
  return subject.type === 'economic';
}

const FAR = 0.9;
