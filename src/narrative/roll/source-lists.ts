import { readingsOf } from '../../proofread/bind';
import { isPartOfSource } from '../../forms/covers';
import { sourceOf } from '../../forms/vocabulary';
import { boundOf } from '../../proofread/proof';
import type { Disclosure, FormKind, Line } from '../../forms/disclosure';
import { groupBy } from '../../proofread/whereabouts';
import { isSubjectOnly } from '../../text/discourse';
import type { Claim } from '../../text/frames';
import { likeOf, sayChange } from './comparison';
import { NOTES } from './notes';
import { percent } from './percent';
import { known, wholeNow } from './ratios';
import type { Roller } from './roller';
import type { Known } from './wholes';

/** What a total is made of by where the money comes from: 收入合计10万元，其中：…拨款收入9万元，占90%；其他收入1万元，占10%. */
export interface Sources {
  readonly parent: Claim;
  readonly items: readonly Claim[];
}

/** A source that had no amount last year. */
interface New {
  readonly name: string;
  readonly row: number;
  readonly reading: ReturnType<typeof readingsOf>[number];
}

/** A list of sources that added up to its total goes on doing so: what is new among them is put in, or said not to be there. */
export function rollSourceLists(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const list of fromSources(roller)) rollList(roller, list);
  for (const items of sharedOut(roller)) {
    const now = items.map((item) => known(roller, item));
    if (now.every((own) => own !== null)) takeOut(roller, items, now);
  }
}

/** 收入预算中：…拨款收入9万元，占90%；上年结转1万元，占10%。: no total is said before them, and their shares are all of it. */
function sharedOut(roller: Roller): (readonly Claim[])[] {
  const { text } = roller;
  const shares = text.shares.filter(({ of, number }) => of && !of.parent && !isSubjectOnly(of) && of.year === 0 && number.kind === 'rate');
  const own = shares.filter(({ of }) => of!.about[0]?.subject.type === 'total' && (of!.facets.source ?? of!.facets.period) !== undefined);
  const groups = [...groupBy(own, ({ of }) => `${of!.context.block.index} ${of!.context.sentence}`).values()];
  return groups.flatMap((group) => {
    const sum = group.reduce((all, { number }) => all.plus(number.value), group[0]!.number.value.times(0));
    return group.length >= FEWEST && sum.minus(100).abs().lte(MOST_OFF) ? [group.map(({ of }) => of!)] : [];
  });
}

const FEWEST = 3;
/** By how much shares of one place that are rounded each may miss 100. */
const MOST_OFF = 0.3;

/** Lists of sources that add up to what they are of. */
export function fromSources(roller: Roller): Sources[] {
  const parts = roller.text.claims.flatMap(({ claim, agreeing }) =>
    claim.parent && claim.year === 0 && agreeing.length > 0 && placeKey(claim) !== null && claim.about[0]?.subject.type === 'total'
      ? [claim]
      : [],
  );
  return [...groupBy(parts, ({ parent }) => parent!)].flatMap(([parent, items]): Sources[] => {
    if (isSubjectOnly(parent) || parent.context.block !== items[0]!.context.block) return [];
    const sum = items.reduce((all, { number }) => all.plus(number.value), parent.number.value.times(0));
    const half = items.reduce((all, { number }) => all.plus(number.half), parent.number.half);
    return sum.minus(parent.number.value).abs().lte(half) ? [{ parent, items }] : [];
  });
}

function rollList(roller: Roller, { parent, items }: Sources): void {
  const total = known(roller, parent);
  const now = items.map((item) => known(roller, item));
  if (!total || now.some((own) => own === null)) return;
  takeOut(roller, items, now as Known[]);
  const rest = now.reduce((left, own) => left.minus(own!.yuan), total.yuan);
  const fresh = newOf(roller, items);
  if (rest.isZero() || fresh.length === 0) return;
  const fits = fresh.reduce((left, { reading }) => left.minus(reading.yuan), rest).isZero();
  for (const own of fresh) {
    if (fits && putCompared(roller, items, own)) continue;
    const text = fits ? textLike(roller, items[0]!, own) : null;
    const places = sourcesIn(roller.values.next, formOf(roller, items));
    const rowOf = (claim: Claim): number => places.find(({ source }) => source === placeKey(claim))?.row ?? 0;
    const before = items.findLast((item) => rowOf(item) < own.row) ?? null;
    const beside = before ?? items[0]!;
    const { block } = beside.context;
    const [start, end] = spanOf(roller, beside);
    const mark = markOf(roller, items);
    const put =
      text !== null &&
      mark !== null &&
      (before ? roller.edits.put(block, end, end, `${mark}${text}`) : roller.edits.put(block, start, start, `${text}${mark}`));
    roller.note('look', beside.context, start, put ? NOTES.putInList(own.name) : NOTES.notListed(own.name));
  }
}

/** What is nothing now goes, where the list does not say 0 of others; where the text says how much it fell it stays. */
function takeOut(roller: Roller, items: readonly Claim[], now: readonly Known[]): void {
  const mark = markOf(roller, items);
  const gone = items.filter((item, at) => now[at]!.yuan.isZero() && roller.text.where.movesOf(item).length === 0);
  if (mark === null || gone.length === items.length || saysZeros(roller, items)) return;
  const last = items.findLastIndex((item) => !gone.includes(item));
  for (const [at, item] of items.entries()) {
    if (!gone.includes(item)) continue;
    const { block } = item.context;
    const start = at > last ? spanOf(roller, items[at - 1]!)[1] : spanOf(roller, item)[0];
    const end = at > last ? spanOf(roller, item)[1] : spanOf(roller, items[at + 1]!)[0];
    if (!roller.edits.put(block, start, end, '')) continue;
    for (const number of [item.number, roller.text.shares.find(({ of }) => of === item)?.number]) if (number) roller.keep(number);
    roller.note('look', item.context, start, NOTES.leftOut(item.label));
  }
}

/** 国有资本经营预算拨款0.00元: the paragraph tells sources that have nothing. */
function saysZeros({ text }: Roller, items: readonly Claim[]): boolean {
  return text.where
    .inBlock(items[0]!.context.block)
    .some(({ claim }) => !isSubjectOnly(claim) && claim.year === 0 && claim.number.value.isZero() && placeKey(claim) !== null);
}

/** What a reading may cost: the words name it but for its form. */
const MOST = 1.1;

/** The sources of the items' form that had nothing and have an amount now. */
function newOf(roller: Roller, items: readonly Claim[]): New[] {
  const [like] = items as readonly [Claim];
  const kind = formOf(roller, items);
  const named = new Set(items.map((item) => placeKey(item)!));
  // 财政拨款收入 tells 政府性基金 with it.
  const isTold = (source: string): boolean =>
    named.has(source) || (source !== CARRIED && [...named].some((own) => isPartOfSource(source, own) || isPartOfSource(own, source)));
  return sourcesIn(roller.values.next, kind).flatMap(({ source, name, row }): New[] => {
    if (isTold(source)) return [];
    const { source: _, period: __, ...others } = like.facets;
    const own = { value: source, inherited: false };
    const claim = { ...like, facets: { ...others, ...(source === CARRIED ? { period: own } : { source: own }) } };
    const of = (facts: typeof roller.values.facts): New['reading'] | null => {
      const own = readingsOf(facts, claim, claim.about, 0).find(({ form, cost }) => form.kind === kind && cost <= MOST);
      return own && !own.blank && !own.yuan.isZero() ? own : null;
    };
    const reading = of(roller.values.facts);
    named.add(source);
    const called = (source === CARRIED ? carriedAsTold(roller) : null) ?? asTheirsAre(roller, items, source) ?? name;
    return reading && !of(roller.text.facts) ? [{ name: called, row, reading }] : [];
  });
}

export function kindOf(roller: Roller, items: readonly Claim[]): FormKind | undefined {
  return boundOf(roller.text, items[0]!).agreeing.find(
    ({ form: { kind } }) =>
      linesOf(roller.values.next, kind).some(({ key }) => key.type === 'source') &&
      items.every((item) => boundOf(roller.text, item).agreeing.some(({ form }) => form.kind === kind)),
  )?.form.kind;
}

/** What is carried over stands among the sources though it is none. */
export const CARRIED = '上年结转';

/** The source an item of a list is of, or that it is carried over; null where it is neither. */
export function placeKey({ facets: { source, period } }: Claim): string | null {
  return period?.value === CARRIED && !source ? CARRIED : (source?.value ?? null);
}

/** The source a line of a form is of, or that it is what is carried over; null where it is neither. */
export function sourceOfLine({ key, name }: Line): string | null {
  if (key.type === 'source') return key.source;
  const { period, source } = sourceOf(name);
  return period === CARRIED && !source ? CARRIED : null;
}

/** What a form calls a source that calls those of the items as the text does: 政府性基金预算拨款收入 beside 一般公共预算拨款收入. */
function asTheirsAre(roller: Roller, items: readonly Claim[], source: string): string | null {
  for (const { kind } of roller.values.next.forms) {
    const places = sourcesIn(roller.values.next, kind);
    const isAlike = items.every((item) => {
      const [start] = spanOf(roller, item);
      const words = roller.edits.raw(item.context.block, start, item.number.start).trim();
      return places.some((place) => place.source === placeKey(item) && place.name === words);
    });
    const own = isAlike ? places.find((place) => place.source === source) : undefined;
    if (own) return own.name;
  }
  return null;
}

/** 上年结转结余, as the text calls it where it speaks of it. */
function carriedAsTold({ text }: Roller): string | null {
  return text.claims.find(({ claim }) => placeKey(claim) === CARRIED && claim.label !== '')?.claim.label ?? null;
}

/** A source that a form names, in the order of its lines, else of its columns. */
interface Place {
  readonly source: string;
  readonly name: string;
  readonly row: number;
}

/** The form whose lines are the sources of a list; else the one whose columns are: 财政拨款收入 is a column where no line bears it. */
function formOf(roller: Roller, items: readonly Claim[]): FormKind | undefined {
  const ofLines = kindOf(roller, items);
  if (ofLines) return ofLines;
  const isOfAll = (kind: FormKind): boolean =>
    items.every((item) => boundOf(roller.text, item).agreeing.some(({ form }) => form.kind === kind));
  return boundOf(roller.text, items[0]!).agreeing.find(
    ({ form: { kind } }) => sourcesIn(roller.values.next, kind).length > 0 && isOfAll(kind),
  )?.form.kind;
}

function sourcesIn(disclosure: Disclosure, kind: FormKind | undefined): readonly Place[] {
  const lines = linesOf(disclosure, kind).flatMap((line) => {
    const source = sourceOfLine(line);
    return source === null ? [] : [{ source, name: line.name, row: line.row }];
  });
  if (lines.some(({ source }) => source !== CARRIED)) return lines;
  const columns = disclosure.forms
    .filter((form) => form.kind === kind)
    .flatMap(({ panels }) => panels.flatMap((panel) => panel.columns))
    .filter(({ ofWhich, beside }) => !ofWhich && !beside);
  return columns.flatMap(({ facets, path, column }) =>
    facets.source && path.length > 0 ? [{ source: facets.source, name: path.at(-1)!, row: column }] : [],
  );
}

export function linesOf({ forms: all }: Disclosure, kind: string | undefined): readonly Line[] {
  const forms = all.filter((form) => form.kind === kind);
  return forms.flatMap(({ panels }) => panels.filter(({ side }) => side !== '支出').flatMap((panel) => panel.lines));
}

/** From the first word of an item to its last number. */
export function spanOf({ text }: Roller, item: Claim): readonly [number, number] {
  const share = text.shares.find(({ of }) => of === item);
  const end = share && share.context.block === item.context.block ? share.number.end : item.number.end;
  const first = item.phrase.tokens.find(({ kind }) => kind !== 'pause' && kind !== 'comma');
  return [first?.start ?? item.number.start, end];
}

/** What stands between all of them; null where they are no row. */
export function markOf(roller: Roller, items: readonly Claim[]): string | null {
  const marks = items.slice(1).map((item, at) => {
    const { block } = item.context;
    return roller.edits.raw(block, spanOf(roller, items[at]!)[1], spanOf(roller, item)[0]).trim();
  });
  // One item alone: what comes beside it stands behind a semicolon where its share is told.
  const [only] = items;
  const [mark = roller.text.shares.some(({ of }) => of === only) ? '；' : '、'] = marks;
  return /^[，、；,;]$/.test(mark) && marks.every((other) => other === mark) ? mark : null;
}

/** …9万元，比上年增加1万元，主要原因是…；: a source that is new is compared with nothing where each of the list is compared with last year. */
function putCompared(roller: Roller, items: readonly Claim[], { name, row, reading }: New): boolean {
  const moves = items.map((item) => roller.text.where.movesOf(item).find((move) => move.type === 'change' && move.base.year === -1));
  const change = moves.find((move) => move?.type === 'change');
  if (change?.type !== 'change' || moves.some((move) => move?.context.block !== change.context.block)) return false;
  const { block } = change.context;
  const places = sourcesIn(roller.values.next, formOf(roller, items));
  const before = items.findLast((item) => (places.find(({ source }) => source === placeKey(item))?.row ?? 0) < row);
  const stop = before && /[;。]/.exec(block.text.slice(before.number.end));
  const [model] = items as readonly [Claim];
  const moved = { by: reading.yuan, base: reading.yuan.times(0), readings: [] };
  const said = sayChange(roller, likeOf(change, change.number), moved, { ...model, about: [], label: name }, false);
  if (!before || !stop || said === null) return false;
  const { number } = model;
  const words = /(?:预算数?|决算数?)?[为是]?$/.exec(roller.edits.raw(block, spanOf(roller, model)[0], number.start))![0];
  const amount = roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, reading.yuan);
  const end = before.number.end + stop.index;
  const put = roller.edits.put(block, end, end, `；${name}${words}${amount}，${said}`);
  if (put) roller.note('look', before.context, before.number.end, NOTES.putInList(name));
  return put;
}

/** 政府性基金预算财政拨款收入30万元，占2.7%: a source as the first is told, where no more is said of that than its amount and share. */
function textLike(roller: Roller, model: Claim, { name, reading }: New): string | null {
  const { block } = model.context;
  const { number } = model;
  const [start, end] = spanOf(roller, model);
  const words = /(?:预算数?|决算数?)?[为是]?$/.exec(roller.edits.raw(block, start, number.start))![0];
  const amount = roller.style.print(block, roller.edits.raw(block, number.start, number.end), number, reading.yuan);
  if (end === number.end) return `${name}${words}${amount}`;
  const share = roller.text.shares.find(({ of }) => of === model)!;
  const whole = wholeNow(roller, share);
  const right = whole && percent(reading.yuan, whole.yuan);
  const between = roller.edits.raw(block, number.end, share.number.start);
  if (!right || /[0-9]/.test(between)) return null;
  const raw = roller.edits.raw(block, share.number.start, share.number.end);
  return `${name}${words}${amount}${between}${roller.style.print(block, raw, share.number, right)}`;
}
