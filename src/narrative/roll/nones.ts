import type { Reading } from '../../facts/base';
import type { Subject } from '../../facts/coordinate';
import { readingsOf } from '../../proofread/bind';
import type { Block } from '../../text/block';
import type { Claim, Facets } from '../../text/frames';
import type { Token } from '../../text/token';
import { isSubjectOnly } from '../../text/discourse';
import { likeOf, sayChange } from './comparison';
import { NOTES } from './notes';
import { cellsOf, type Roller } from './roller';

/** What a clause says there is none of. */
interface None {
  readonly block: Block;
  readonly word: Token;
  /** The subjects that stand behind it, a list of tokens each. */
  readonly subjects: readonly (readonly Token[])[];
}

/** 此项支出, 该类资金: the subject is that of the heading above. */
const POINTS_BACK = /^(?:[此该这]|[此该这]?[项类])$/;

/** What a reading may cost: the words name it but for its form. */
const MOST = 1.1;
const SUBJECT: ReadonlySet<string> = new Set([
  'source',
  'side',
  'item',
  'stage',
  'glue',
  'period',
  'nature',
  'funds',
  'total',
  'name',
  'fill',
]);
const ENDS: ReadonlySet<string> = new Set(['comma', 'stop', 'semicolon', 'opening', 'closing', 'colon']);

/** 没有使用政府性基金预算拨款安排的支出, 未安排公务用车购置费: what there was none of and now is gets its amount. */
export function rollNones(roller: Roller): void {
  if (roller.shift === 0) return;
  for (const none of nonesOf(roller)) rollNone(roller, none);
}

export function nonesOf({ text }: Roller): None[] {
  return text.text.blocks.flatMap((block) => {
    const tokens = text.text.tokens[block.index]!;
    return tokens.flatMap((word, at): None[] => {
      if (word.kind !== 'none') return [];
      const behind = tokens.slice(at + 1);
      const end = behind.findIndex(({ kind }) => ENDS.has(kind));
      const own = end < 0 ? behind : behind.slice(0, end);
      const pointing = own.filter(({ start, end: to }) => POINTS_BACK.test(block.text.slice(start, to)));
      if (pointing.length > 0 || own.length === 0) return referring(block, word, own, pointing.length);
      if (own.some(({ kind }) => kind !== 'pause' && !SUBJECT.has(kind))) return [];
      const subjects: Token[][] = [[]];
      for (const token of own)
        if (token.kind === 'pause') subjects.push([]);
        else subjects.at(-1)!.push(token);
      return [{ block, word, subjects }];
    });
  });
}

/** 本年度无此项支出。 or 2023年无。 says it of the heading's subject: nothing else stands in the clause. */
function referring(block: Block, word: Token, own: readonly Token[], pointing: number): None[] {
  const clause = /[^,。;:]*$/.exec(block.text.slice(block.numbering, word.start))![0];
  const isPlain =
    own.filter(({ kind }) => kind !== 'fill' && !BARE.has(kind)).length === 0 &&
    own.filter(({ kind }) => kind === 'fill').length <= pointing;
  return isPlain && (pointing > 0 || /^(?:20[0-9]{2}年度?|本年度?|本?部门|本?单位|,)*$/.test(clause))
    ? [{ block, word, subjects: [] }]
    : [];
}

const BARE: ReadonlySet<string> = new Set(['glue', 'side', 'stage', 'period', 'total', 'funds']);

/** The heading right above a paragraph, as the words of a subject. */
function headingOf({ text }: Roller, { index }: Block): readonly Token[] {
  const heading = text.text.blocks.slice(0, index).findLast(({ level }) => level !== null);
  const words = heading
    ? text.text.tokens[heading.index]!.filter(({ kind }) => kind === 'source' || kind === 'item' || kind === 'side')
    : [];
  return words.filter(({ kind }) => kind !== 'side').length === 1 ? words : [];
}

/** Paragraphs that say no more than that there is nothing of what their heading names, and the cells that say so too. */
export function nothingUnder(roller: Roller): { readonly block: Block; readonly said: string; readonly readings: readonly Reading[] }[] {
  return nonesOf(roller).flatMap(({ block, subjects }) => {
    const tokens = block.level === null && isOnlyNone(subjects) ? headingOf(roller, block) : [];
    const asked = tokens.length > 0 && /^[^。]*。?$/.test(block.text) ? claimOf(roller, tokens, block) : null;
    const above = roller.text.text.blocks.slice(0, block.index).findLast(({ level }) => level !== null);
    const readings = asked
      ? readingsOf(roller.text.facts, asked, asked.about, 0).filter(({ cost, yuan }) => cost <= MOST && yuan.isZero())
      : [];
    return above && readings.length > 0 ? [{ block, said: saidIn(above, tokens), readings }] : [];
  });
}

/** 没有使用政府性基金预算拨款安排的支出, below a heading that says the same. */
function isOnlyNone(subjects: None['subjects']): boolean {
  return subjects.length === 0 || (subjects.length === 1 && subjects[0]!.some(({ kind }) => kind === 'source'));
}

/** The words of a heading that name its subject: 政府性基金预算财政拨款支出. */
function saidIn({ text }: Block, tokens: readonly Token[]): string {
  const from = tokens[0]!.start;
  const words = /^[^0-9,。;:]*?(?:支出|收支|收入|拨款|费)/.exec(text.slice(from).slice(tokens.at(-1)!.end - from))?.[0] ?? '';
  return text.slice(from, tokens.at(-1)!.end) + words;
}

/** 无此项支出 of what there is now: its amount beside it, for the sentence to be written anew. */
function rollReferring(roller: Roller, { block, word }: None): void {
  const tokens = headingOf(roller, block);
  const reading = tokens.length > 0 ? nowOf(roller, tokens, block) : null;
  if (!reading) return;
  const heading = tokens.map(({ start, end }) => ({ start, end }));
  const above = roller.text.text.blocks.slice(0, block.index).findLast(({ level }) => level !== null)!;
  const said = `${above.text.slice(heading[0]!.start, heading.at(-1)!.end)} ${amountOf(roller, block, reading)}`;
  const stop = /[。;]/.exec(block.text.slice(word.start));
  const end = stop ? word.start + stop.index : block.text.length;
  const raw = roller.edits.raw(block, word.start, end);
  if (!roller.edits.put(block, word.start, end, `【请核对，本年有：${said}，上年写：${raw}】`)) return;
  roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.noneNow(raw, [said]) });
}

function rollNone(roller: Roller, none: None): void {
  const { block, word, subjects } = none;
  if (subjects.length === 0) return rollReferring(roller, none);
  const found = subjects.flatMap((tokens) => {
    const reading = nowOf(roller, tokens, block);
    return reading ? [{ tokens, reading }] : [];
  });
  if (found.length === 0) return;
  const said = found.map(
    ({ tokens, reading }) => `${block.text.slice(tokens[0]!.start, tokens.at(-1)!.end)} ${amountOf(roller, block, reading)}`,
  );
  roller.notes.push({
    kind: 'look',
    line: block.lines[0]!.line,
    ...NOTES.noneNow(block.text.slice(word.start, word.end), said),
  });
  const years = roller.text.text.tokens[block.index]!.filter(
    ({ kind, end }) => kind === 'year' && end <= word.start && !/[,。;]/.test(block.text.slice(end, word.start)),
  );
  if (subjects.length > 1 || years.length > 1) {
    const end = subjects.at(-1)!.at(-1)!.end;
    roller.edits.put(block, end, end, `【请核对，本年有：${said.join('、')}】`);
    return;
  }
  const [{ tokens, reading }] = found as [(typeof found)[number]];
  const end = tokens.at(-1)!.end;
  const arranged = block.text.slice(word.start, word.end).replace(/^(?:未|没有|无)/, '');
  if (!roller.edits.put(block, word.start, word.end, arranged)) return;
  const side = tokens.at(-1)!;
  const amount = amountOf(roller, block, reading);
  // 财政拨款收支229万元 is no Chinese: each side has its amount.
  if (side.kind === 'side' && side.meaning === '收支')
    roller.edits.put(block, side.start, side.end, `收入${amount}、支出${amount}`, cellsOf(reading));
  else roller.edits.put(block, end, end, `${amount}${againstNothing(roller, block, tokens, reading)}`, cellsOf(reading));
  markRest(roller, block, end);
}

/** ，比上年增加62.50万元，主要原因是【待填写】 where the text compares all that it spends on a source with last year. */
function againstNothing(roller: Roller, block: Block, tokens: readonly Token[], { yuan }: Reading): string {
  const compared = roller.text.claims.find(
    ({ claim }) =>
      !isSubjectOnly(claim) &&
      claim.year === 0 &&
      claim.about[0]!.subject.type === 'total' &&
      claim.facets.source?.value === '一般公共预算' &&
      claim.facets.side?.value !== '收入' &&
      roller.text.where.movesOf(claim).some(({ of, base }) => of[0] === claim && base.year === -1),
  )?.claim;
  const change = compared && roller.text.where.movesOf(compared).find((move) => move.type === 'change');
  if (change?.type !== 'change' || change.number.kind !== 'money' || !/[。;]?$/.test(block.text)) return '';
  const moved = { by: yuan, base: yuan.times(0), readings: [] };
  const said = sayChange(
    roller,
    likeOf(change, change.number),
    moved,
    { ...compared!, about: [], label: block.text.slice(tokens[0]!.start, tokens.at(-1)!.end) },
    false,
  );
  return said === null ? '' : `，${said}`;
}

/** ，并已公开空表 or ，与上年相比无变化 or ，也没有相应支出 no longer follows. */
function markRest(roller: Roller, block: Block, from: number): void {
  const rest = /^,([^。;0-9]+)/.exec(block.text.slice(from));
  if (!rest || !/空表|公开|变化|持平|一致|相同|对比|^[也亦均]?(?:没有|未|无)/.test(rest[1]!)) return;
  const start = from + 1;
  const end = from + rest[0].length;
  roller.edits.put(block, start, end, `【请核对，上年写：${roller.edits.raw(block, start, end)}】`);
}

/** This year's amount of what there was none of last year; null where there is none, or no form tells. */
function nowOf(roller: Roller, tokens: readonly Token[], block: Block): Reading | null {
  const asked = claimOf(roller, tokens, block);
  if (!asked) return null;
  const sides = asked.facets.side?.value === '收支' ? ['收入', '支出'] : [null];
  const now = sides.map((side) => {
    const own = side === null ? asked : { ...asked, facets: { ...asked.facets, side: { value: side, inherited: false } } };
    const before = readingsOf(roller.text.facts, own, own.about, 0)[0];
    const [found] = readingsOf(roller.values.facts, own, own.about, 0).filter(({ blank, cost }) => !blank && cost <= MOST);
    return found && !found.yuan.isZero() && (!before || before.blank || before.yuan.isZero()) ? found : null;
  });
  const [first, second] = now;
  return first && (second === undefined || second?.yuan.eq(first.yuan)) ? first : null;
}

/** The subject that some words name, as a claim without a number; null where they name none. */
function claimOf({ text }: Roller, tokens: readonly Token[], block: Block): Claim | null {
  const meaning = (kind: string): string | undefined => tokens.find((token) => token.kind === kind)?.meaning;
  const item = meaning('item');
  const source = meaning('source');
  const like = text.claims[0]?.claim;
  if ((item === undefined && source === undefined) || !like || tokens.some(({ kind }) => kind === 'name')) return null;
  const subject: Subject = item === undefined ? { type: 'total', grade: null } : { type: 'item', item };
  const wanted = (value: string | undefined, inherited = false): { value: string; inherited: boolean } | undefined =>
    value === undefined ? undefined : { value, inherited };
  const given = { source: wanted(source), side: wanted(meaning('side') ?? '支出', meaning('side') === undefined) };
  const facets = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Facets;
  return {
    ...like,
    context: { ...like.context, block, sections: [] },
    about: [{ subject, cost: 0 }],
    facets,
    year: 0,
    stage: null,
    doubts: [],
    parent: null,
  };
}

/** An amount as the text prints most of its own. */
function amountOf(roller: Roller, block: Block, { yuan }: Reading): string {
  const like = roller.usualAmount;
  return like ? roller.style.print(block, roller.style.rawOf(like), like, yuan) : `${yuan.toFixed()}元`;
}
