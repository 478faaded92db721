import type { FactBase, Reading } from '../facts/base';
import { factBase } from '../facts/base';
import type { Sentence } from '../findings/sentence';
import type { Disclosure } from '../forms/disclosure';
import { LEXICON } from '../lexicon/lexicon';
import { Trie } from '../lexicon/trie';
import type { Language } from '../findings/finding';
import { isSubjectOnly, readText } from '../text/discourse';
import { isBudgetBeside } from '../text/discourse/claims';
import type {
  Change,
  Claim,
  Completion,
  Enumeration,
  Flat,
  Frame,
  Loose,
  Order,
  Reading as TextReading,
  Share,
  Trend,
} from '../text/frames';
import { classificationNames, namesOf } from '../text/names';
import type { PrintedAmount } from '../text/number';
import { bind, valueOfReading, type Bound, type Value } from './bind';
import { familiesOf, type Family } from './families';
import { withHeads } from './heads';
import { exactnessOf, valueIn } from './style';
import { Whereabouts } from './whereabouts';

/** What validation knows of cells (`sheet!address`). */
export interface Validated {
  /** Those that it accuses: no text has to follow them. */
  readonly accused: ReadonlyMap<string, Sentence>;
  /** Blank ones that are 0 for certain. */
  readonly nothing: ReadonlySet<string>;
}

/** A text with everything it says bound to what is known. Checks read it and change nothing. */
export interface BoundText extends Validated {
  readonly disclosure: Disclosure;
  readonly prior: Disclosure | null;
  readonly facts: FactBase;
  readonly lines: readonly string[];
  readonly text: TextReading;
  readonly language: Language;
  readonly claims: readonly Bound[];
  readonly boundOf: ReadonlyMap<Claim, Bound>;
  /** The same by their numbers. */
  readonly boundAt: ReadonlyMap<PrintedAmount, Bound>;
  /** A number of the text for arithmetic, as exact as this text writes its amounts. */
  readonly valueOf: (number: PrintedAmount) => Value;
  /** Amounts with their parts. */
  readonly families: readonly Family[];
  /** The claims by where they stand and what they are of. */
  readonly where: Whereabouts;
  readonly changes: readonly Change[];
  readonly flats: readonly Flat[];
  readonly trends: readonly Trend[];
  readonly shares: readonly Share[];
  readonly completions: readonly Completion[];
  readonly orders: readonly Order[];
  readonly loose: readonly Loose[];
  readonly enumerations: readonly Enumeration[];
}

/** Whether validation accuses one of the cells that words may mean. */
export const isAccused = ({ accused }: Validated, { terms }: Reading): boolean =>
  terms.some(({ amount: { cell } }) => accused.has(`${cell.sheet}!${cell.address}`));

export function bindText(
  given: Disclosure,
  prior: Disclosure | null,
  text: string,
  language: Language,
  { accused = new Map(), nothing = new Set() }: Partial<Validated> = {},
): BoundText {
  const lines = text.split(/\r\n|\r|\n/);
  const facts = factBase(given, prior);
  const disclosure = given.year === null || given.forms.length === 0 ? asTold(given, lines) : given;
  const codes = new Set<string>();
  for (const form of disclosure.forms)
    for (const panel of form.panels) for (const { key } of panel.lines) if (key.type === 'function') codes.add(key.code);
  const names = [namesOf(disclosure), classificationNames(disclosure.year)];
  // 图书馆 is a subject's name, whosever text it is.
  const isName = (word: string): boolean => names.some((own) => own.longest(word, 0)?.end === word.length);
  const reading = readText(lines, {
    words: {
      lexicon: LEXICON,
      names,
      organizations: organizationsOf(disclosure).filter((name) => !isName(name)),
      ...(disclosure.words.size > 0 ? { local: Trie.of(disclosure.words) } : {}),
    },
    kind: disclosure.kind,
    year: disclosure.year,
    codes,
  });
  const claims = reading.frames.filter((frame) => frame.type === 'claim').map((claim) => bind(facts, claim));
  const exactness = exactnessOf(claims);
  const valueOf = (number: PrintedAmount): Value => valueIn(exactness, number);
  const frames = withHeads(reading.frames, claims, facts, valueOf);
  const of = <T extends Frame['type']>(type: T): (Frame & { type: T })[] =>
    frames.filter((frame): frame is Frame & { type: T } => frame.type === type);
  return {
    accused,
    nothing,
    disclosure,
    prior,
    facts,
    lines,
    text: reading,
    language,
    claims,
    valueOf,
    boundOf: new Map(claims.map((bound) => [bound.claim, bound])),
    boundAt: new Map(claims.map((bound) => [bound.claim.number, bound])),
    where: new Whereabouts(claims, frames),
    families: familiesOf(
      disclosure,
      claims.map(({ claim }) => claim),
    ),
    changes: of('change'),
    flats: of('flat'),
    trends: of('trend'),
    shares: of('share'),
    completions: of('completion'),
    orders: of('order'),
    loose: of('loose'),
    enumerations: of('enumeration'),
  };
}

/**
 * What the text tells of itself, where no form does: its year, and whether it is of a budget or of final accounts. These speak of budgets in
 * many lines, and of 决算 in most of them.
 */
function asTold(given: Disclosure, lines: readonly string[]): Disclosure {
  const final = lines.filter((line) => line.includes('决算')).length;
  const planned = lines.filter((line) => line.includes('预算')).length;
  const kind = final * 3 > planned * 2 ? 'final' : 'budget';
  return { ...given, year: given.year ?? yearOf(lines), kind: given.forms.length === 0 ? kind : given.kind };
}

/** The year a text is about, where no form tells it: the last of those that many of its lines name first, but for years compared with. */
function yearOf(lines: readonly string[]): number | null {
  const counts = new Map<number, number>();
  for (const line of lines.slice(0, MOST_LINES)) {
    const [, year] = /^[^0-9]{0,30}(?<![比较与同])(20[0-9]{2}) {0,2}年/.exec(line) ?? [];
    if (year) counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return counts.size === 0 ? null : Math.max(...[...counts].filter(([, count]) => count * 3 >= most).map(([year]) => year));
}

const MOST_LINES = 2000;

/** The unit's name as sentences write it: whole, and without the places that stand before it. */
function organizationsOf({ organization }: Disclosure): readonly string[] {
  const folded = organization.normalize('NFKC').replace(/\s/g, '');
  if (folded === '') return [];
  const own = folded.slice(
    /^[^省市州县区旗盟]{1,12}(?:省|市|州|县|区|旗|盟)(?:[^省市州县区旗盟]{1,12}(?:市|州|县|区|旗|盟))?/.exec(folded)?.[0].length ?? 0,
  );
  return own.length >= LEAST_NAME && own !== folded ? [folded, own] : [folded];
}

/** A shorter name could be any word. */
const LEAST_NAME = 3;

/** The bound claim of a target that may only be named. */
export function boundOf(text: BoundText, claim: Claim): Bound {
  return text.boundOf.get(claim) ?? bind(text.facts, claim);
}

/** What an operand of a difference, a rate or a share may be, and the cells it comes from. */
export interface Operand {
  readonly value: Value;
  readonly reading: Reading | null;
}

/** What is printed in both is known to the finer of the two. */
function exact(value: Value, printed: Value): Value {
  return printed.half.lt(value.half) ? printed : value;
}

/** The amount of a claim: as the text states it, and as the cells have it; where the two agree, only those cells. */
export function operandsOf(text: BoundText, claim: Claim): Operand[] {
  const { readings, agreeing } = boundOf(text, claim);
  const stated: Operand[] = isSubjectOnly(claim) ? [] : [{ value: text.valueOf(claim.number), reading: agreeing[0] ?? null }];
  if (agreeing.length > 0)
    return agreeing.map((reading) => ({ value: exact(valueOfReading(reading), text.valueOf(claim.number)), reading }));
  if (isSubjectOnly(claim) && readings.length === 0) return toldElsewhere(text, claim);
  return [...stated, ...readings.map((reading) => ({ value: valueOfReading(reading), reading }))];
}

/** 公务接待费8万元。…公务接待费较上年减少1万元: what no form has, and the text tells once, is as it is told there. */
function toldElsewhere(text: BoundText, claim: Claim): Operand[] {
  const told = text.where
    .alike(claim)
    .map(({ claim: other }) => other)
    .filter((other) => other.number.kind === 'money' && other.year === claim.year && other.doubts.length === 0)
    .filter((other) => (claim.stage === null ? !isBudgetBeside(other, text.disclosure.kind) : claim.stage === other.stage));
  const [first] = told;
  return first && told.every(({ number }) => number.value.eq(first.number.value))
    ? [{ value: text.valueOf(first.number), reading: null }]
    : [];
}
