import type { Decimal } from 'decimal.js';
import { isUnfilled } from '../accused';
import { factBase, type FactBase, type Reading } from '../../facts/base';
import type { Disclosure } from '../../forms/disclosure';
import { agrees, bind, readingsOf } from '../../proofread/bind';
import { boundOf, type BoundText } from '../../proofread/proof';
import { isSubjectOnly } from '../../text/discourse';
import type { Base, Claim } from '../../text/frames';
import { ofList, ofYear } from './choice';
import { isBrokenDown, isCounterpart, isEmpty, isNilLine, isSlip, listsEconomics, signature } from './counterparts';
import { movedName, projectsOf } from './project-names';
import { twinOf, vague } from './twins';

/** What a number of last year's text is this year. */
export type Now =
  | { readonly type: 'known'; readonly yuan: Decimal; readonly readings: readonly Reading[]; readonly mistake: boolean }
  /** Nothing says that it moved: it stays. */
  | { readonly type: 'same'; readonly yuan: Decimal }
  | { readonly type: 'unknown' };

const UNKNOWN: Now = { type: 'unknown' };
/** What a reading may cost that no number of last year's text confirmed. */
const MOST_UNCONFIRMED = 1.1;
const MOST_FOR_BASE = 3;
/** Below that one reading is no nearer than another. */
const TIED = 0.05;
/** Where the words name the very cell. */
const PLAIN = 0.5;
/** Subjects that forms list where they have amounts. A project that is gone is another project now, not one of 0. */
const GONE: ReadonlySet<string> = new Set(['function', 'economic', 'item']);
const CARRIED_OUT: ReadonlySet<string> = new Set(['执行', '决算']);

/** Asks the forms of this year what the claims of last year's text say now. */
export class Values {
  readonly facts: FactBase;
  /** The projects of this year's forms, by their plain names. */
  readonly projects: ReadonlySet<string>;
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
    this.facts = factBase(next, shift === 0 ? text.prior : last);
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
    const part = this.partOfPeriod(claim);
    if (part) return part;
    const confirmed = this.confirmed(claim);
    // 价值0元 of something that no words name: any blank cell would confirm it.
    if (claim.number.value.isZero() && claim.doubts.includes('noSubject') && confirmed.every(({ blank }) => blank)) return this.open(claim);
    if (confirmed.length > 0) return this.counterpart(claim, this.plainest(claim, confirmed), false) ?? this.open(claim);
    const twin = twinOf(this.text, claim);
    if (twin) return this.now(twin);
    if (bound.sure && isSlip(claim, bound.readings[0]!))
      return this.counterpart(claim, bound.readings.slice(0, 1), true) ?? this.open(claim);
    if (claim.number.value.isZero()) return this.stillNothing(claim);
    return this.open(claim);
  }

  /** 上年结转85.39万元，包括：财政拨款85.39万元: the parts of what is carried over are carried over. */
  private partOfPeriod(claim: Claim): Now | null {
    const period = claim.parent?.facets.period;
    if (!period?.value.endsWith('结转') || claim.facets.period || isSubjectOnly(claim)) return null;
    const own = { ...claim, facets: { ...claim.facets, period } };
    const olds = readingsOf(this.text.facts, own, claim.about, 0).filter((reading) => agrees(claim.number, reading));
    return olds.length > 0 ? this.counterpart(own, olds, false) : null;
  }

  /** The cells that last year's text confirms. What no form states may be one that another line states: 机关运行经费 is 公用经费 where it was. */
  private confirmed(claim: Claim): readonly Reading[] {
    const { agreeing } = boundOf(this.text, claim);
    const { subject } = claim.about[0]!;
    if (agreeing.length > 0 || subject.type !== 'item' || subject.item !== '机关运行经费' || claim.number.value?.isZero()) return agreeing;
    return this.operating(claim, this.text.facts).filter((reading) => isSubjectOnly(claim) || agrees(claim.number, reading));
  }

  /** 财政拨款 and 一般公共预算 are the same where there is no other: the cells of the one that the words name come first. */
  plainest(claim: Claim, agreeing: readonly Reading[]): readonly Reading[] {
    const olds = ofList(this.text, claim, ofYear(this.next, claim, agreeing));
    const { source } = claim.facets;
    const other = source && KIN.get(source.value);
    if (olds.length < 2 || !other) return olds;
    const asOther = { ...claim, facets: { ...claim.facets, source: { value: other, inherited: source.inherited } } };
    const costs = new Map(readingsOf(this.text.facts, asOther, claim.about, 0).map((reading) => [signature(reading), reading.cost]));
    const isOther = (reading: Reading): boolean => (costs.get(signature(reading)) ?? Infinity) < reading.cost;
    return [...olds.filter((reading) => !isOther(reading)), ...olds.filter(isOther)];
  }

  private operating(claim: Claim, facts: FactBase): readonly Reading[] {
    const wanted = {
      funds: { value: '公用', inherited: false },
      nature: { value: '基本', inherited: true },
      side: { value: '支出', inherited: true },
    };
    return readingsOf(facts, { ...claim, facets: wanted }, [{ subject: { type: 'total', grade: null }, cost: 0 }], 0).filter(
      ({ blank }) => !blank,
    );
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
      ...(about[0]!.subject.type === 'item' && about[0]!.subject.item === '机关运行经费' ? this.operating(claim, this.facts) : []),
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
    if (same && isBrokenDown(same)) return { type: 'known', yuan: same.yuan, readings: [same], mistake };
    if (same) return null;
    for (const old of vague(claim) ? [] : olds) {
      const like = asked.find((reading) => reading.form.kind === old.form.kind && reading.cost <= old.cost + 0.5);
      if (like) return { type: 'known', yuan: like.yuan, readings: [like], mistake };
    }
    // A subject that no line bears any more has nothing, where the form that bore it is there.
    const kinds = new Set(this.next.forms.filter(({ panels }) => panels.length > 0).map(({ kind }) => kind));
    const gone = olds.find((old) => kinds.has(old.form.kind));
    if (gone && GONE.has(about[0]!.subject.type)) return { type: 'known', yuan: gone.yuan.times(0), readings: [], mistake };
    return this.cheapest(claim, MOST_UNCONFIRMED);
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
    return first && first.cost <= most ? { type: 'known', yuan: first.yuan, readings: [first], mistake: false } : null;
  }

  /** 0 last year, and no line for it: forms list what has amounts, so it is 0 as long as none lists it. */
  private stillNothing(claim: Claim): Now {
    if (this.shift === 0) return this.open(claim);
    const found = claim.doubts.length === 0 && claim.cost === 0 ? this.cheapest(claim, PLAIN) : null;
    if (found) return found;
    if (claim.doubts.includes('noSubject')) return this.open(claim);
    const [{ subject }] = claim.about as [Claim['about'][number]];
    const kind = claim.context.sections.at(-1)?.kinds[0];
    if (kind && isEmpty(this.text.disclosure, kind) && isEmpty(this.next, kind)) return { type: 'same', yuan: claim.number.value };
    if (
      subject.type === 'item' &&
      ((isNilLine(this.text.disclosure, subject.item) && isNilLine(this.next, subject.item)) ||
        (claim.about.some(isEconomic) && listsEconomics(this.next)))
    )
      return { type: 'same', yuan: claim.number.value };
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
      if (column) return { type: 'known', yuan: column.yuan, readings: [column], mistake: false };
    }
    if (this.next.kind === 'budget' && claim.stage !== null && CARRIED_OUT.has(claim.stage)) return this.open(claim);
    const twin = this.text.where
      .alike(claim)
      .find(({ claim: other, agreeing }) => other.year === 0 && agreeing.length > 0 && sameStage(claim, other));
    const [reading] = twin?.agreeing ?? asked.filter(({ prior, cost }) => prior && (!vague(claim) || cost === 0));
    const found = reading ?? (vague(claim) ? undefined : asked[0]);
    return found ? { type: 'known', yuan: found.yuan, readings: [found], mistake: false } : this.open(claim);
  }

  /** What a change of a claim is measured against. */
  base(target: Claim, base: Base, reading: Reading | null): Now {
    if (base.number) {
      const own = this.text.where.stating(base.number);
      return own ? this.now(own) : UNKNOWN;
    }
    const stated = this.text.where
      .alike(target)
      .flatMap(({ claim }) => (claim !== target && claim.year === base.year && fits(claim, base) ? [claim] : []));
    const near = stated.find(({ context }) => context.block === target.context.block) ?? (base.year === 0 ? stated[0] : undefined);
    if (near) return this.now(near);
    if (base.year === null) return UNKNOWN;
    const { stage: _, ...facets } = target.facets;
    if (base.year === 0) {
      if (base.stage === null) return UNKNOWN;
      const planned = { ...target, facets: { ...facets, stage: { value: base.stage, inherited: false } } };
      const [found] = readingsOf(this.facts, planned, target.about, 0).filter(({ blank, cost }) => !blank && cost <= 2);
      return found ? { type: 'known', yuan: found.yuan, readings: [found], mistake: false } : UNKNOWN;
    }
    if (this.shift === 0) return UNKNOWN;
    if (this.next.kind === 'budget' && base.stage !== null && CARRIED_OUT.has(base.stage)) return this.carriedOut(target, base);
    if (this.next.kind === 'final' && base.stage !== null && !CARRIED_OUT.has(base.stage)) return UNKNOWN;
    // Last year's own amount of the very claim.
    const agreeing = this.confirmed(target);
    const column = reading && this.columnBeside(target, facets, reading);
    if (agreeing[0]) return { type: 'known', yuan: agreeing[0].yuan, readings: [agreeing[0]], mistake: false };
    if (column) return { type: 'known', yuan: column.yuan, readings: [column], mistake: false };
    // What was not read whole is measured against what the text itself said of it.
    const stands = !isSubjectOnly(target) && (base.stage === null || target.stage === null || base.stage === target.stage);
    if (vague(target) && reading === null) return stands ? { type: 'same', yuan: target.number.value } : UNKNOWN;
    const own = { ...target, facets };
    const before = readingsOf(this.facts, own, target.about, -1).filter(({ cost, prior }) => prior && cost <= MOST_FOR_BASE);
    const first = reading
      ? (before.find((old) => isCounterpart(old, reading)) ??
        (vague(target) ? undefined : before.find(({ cost }) => cost <= reading.cost + PLAIN)))
      : before[0];
    if (first) return { type: 'known', yuan: first.yuan, readings: [first], mistake: false };
    const listed = reading && new Set(this.text.disclosure.forms.map(({ kind }) => kind)).has(reading.form.kind);
    return listed && target.about[0]!.subject.type !== 'total' && !vague(target)
      ? { type: 'known', yuan: reading.yuan.times(0), readings: [], mistake: false }
      : UNKNOWN;
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

  private carriedOut(target: Claim, base: Base): Now {
    const { stage: _, ...facets } = target.facets;
    const asked = { ...target, facets: { ...facets, stage: { value: base.stage!, inherited: false } } };
    const [found] = readingsOf(this.facts, asked, target.about, -1).filter(({ blank, prior, cost }) => !blank && !prior && cost <= 2);
    return found ? { type: 'known', yuan: found.yuan, readings: [found], mistake: false } : UNKNOWN;
  }

  private columnBeside(target: Claim, facets: Claim['facets'], reading: Reading): Reading | undefined {
    return readingsOf(this.facts, { ...target, facets }, target.about, -1).find(
      ({ prior, blank, form }) => !prior && !blank && form.kind === reading.form.kind,
    );
  }

  private open(claim: Claim): Now {
    return this.shift === 0 && !isSubjectOnly(claim) ? { type: 'same', yuan: claim.number.value } : UNKNOWN;
  }
}

function isEconomic({ subject }: Claim['about'][number]): boolean {
  return subject.type === 'economic';
}

const FAR = 0.9;
const KIN: ReadonlyMap<string, string> = new Map([
  ['财政拨款', '一般公共预算'],
  ['一般公共预算', '财政拨款'],
]);

function sameStage(a: Claim, b: Claim): boolean {
  return a.stage === b.stage || a.stage === null || b.stage === null || (CARRIED_OUT.has(a.stage) && CARRIED_OUT.has(b.stage));
}

function fits(claim: Claim, { year, stage }: Base): boolean {
  if (year === -1) return stage === null || claim.stage === null || claim.stage === stage;
  return claim.stage === stage || (stage === '预算' && claim.stage !== null && !CARRIED_OUT.has(claim.stage));
}
