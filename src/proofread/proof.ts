import type { FactBase, Reading } from '../facts/base';
import { factBase } from '../facts/base';
import type { Disclosure } from '../forms/disclosure';
import { LEXICON } from '../lexicon/lexicon';
import type { Language } from '../findings/finding';
import { claimKey, isSubjectOnly, readText } from '../text/discourse';
import type { Change, Claim, Completion, Enumeration, Flat, Frame, Loose, Order, Reading as TextReading, Share } from '../text/frames';
import { classificationNames, namesOf } from '../text/names';
import { bind, valueOfNumber, valueOfReading, type Bound, type Value } from './bind';

/** A text with everything it says bound to what is known. Checks read it and change nothing. */
export interface BoundText {
  readonly disclosure: Disclosure;
  readonly prior: Disclosure | null;
  readonly facts: FactBase;
  readonly lines: readonly string[];
  readonly text: TextReading;
  readonly language: Language;
  readonly claims: readonly Bound[];
  readonly boundOf: ReadonlyMap<Claim, Bound>;
  /** Claims of one coordinate, year and stage aside. */
  readonly byKey: ReadonlyMap<string, readonly Bound[]>;
  readonly changes: readonly Change[];
  readonly flats: readonly Flat[];
  readonly shares: readonly Share[];
  readonly completions: readonly Completion[];
  readonly orders: readonly Order[];
  readonly loose: readonly Loose[];
  readonly enumerations: readonly Enumeration[];
}

export function bindText(disclosure: Disclosure, prior: Disclosure | null, text: string, language: Language): BoundText {
  const lines = text.split(/\r\n|\r|\n/);
  const facts = factBase(disclosure, prior);
  const codes = new Set<string>();
  for (const form of disclosure.forms)
    for (const panel of form.panels) for (const { key } of panel.lines) if (key.type === 'function') codes.add(key.code);
  const reading = readText(lines, {
    words: { lexicon: LEXICON, names: [namesOf(disclosure), classificationNames()], organizations: organizationsOf(disclosure) },
    kind: disclosure.kind,
    year: disclosure.year,
    codes,
  });
  const of = <T extends Frame['type']>(type: T): (Frame & { type: T })[] =>
    reading.frames.filter((frame): frame is Frame & { type: T } => frame.type === type);
  const claims = of('claim').map((claim) => bind(facts, claim));
  const byKey = new Map<string, Bound[]>();
  for (const bound of claims) {
    const key = claimKey(bound.claim);
    const known = byKey.get(key);
    if (known) known.push(bound);
    else byKey.set(key, [bound]);
  }
  return {
    disclosure,
    prior,
    facts,
    lines,
    text: reading,
    language,
    claims,
    boundOf: new Map(claims.map((bound) => [bound.claim, bound])),
    byKey,
    changes: of('change'),
    flats: of('flat'),
    shares: of('share'),
    completions: of('completion'),
    orders: of('order'),
    loose: of('loose'),
    enumerations: of('enumeration'),
  };
}

/** The unit's name as sentences write it: whole, and without what stands before its last 市/县/州. */
function organizationsOf({ organization }: Disclosure): readonly string[] {
  const folded = organization.normalize('NFKC').replace(/\s/g, '');
  return folded === '' ? [] : [folded];
}

/** The bound claim of a target that may only be named. */
export function boundOf(text: BoundText, claim: Claim): Bound {
  return text.boundOf.get(claim) ?? bind(text.facts, claim);
}

/** What an operand of a difference, a rate or a share may be, and the cells it comes from. */
export interface Operand {
  readonly value: Value;
  readonly reading: Reading | null;
}

/** The amount of a claim: as the text states it, and as the cells have it; where the two agree, only those cells. */
export function operandsOf(text: BoundText, claim: Claim): Operand[] {
  const { readings, agreeing } = boundOf(text, claim);
  const stated: Operand[] = isSubjectOnly(claim) ? [] : [{ value: valueOfNumber(claim.number), reading: agreeing[0] ?? null }];
  return [...stated, ...(agreeing.length > 0 ? agreeing : readings).map((reading) => ({ value: valueOfReading(reading), reading }))];
}
