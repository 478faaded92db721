import { matchAlike, matchEqual } from './align';

/**
 * What became of a line when a narrative was brought up to date: `same`; `updated` with new numbers; `kept` as the officer edited it;
 * `merged`, edited and with new numbers; `conflict`, where the officer and the numbers changed the same words (the officer's stand);
 * `added` because the forms now ask for it; `removed` because they no longer do; `own`, written by the officer; `deleted` by the officer.
 */
export type LineFate = 'same' | 'updated' | 'kept' | 'merged' | 'conflict' | 'added' | 'removed' | 'own' | 'deleted';

export interface RefreshedLine {
  readonly fate: LineFate;
  /** The line as it shall stand; null where it shall not. */
  readonly text: string | null;
  /** As it stands in the document; null where it does not. */
  readonly before: string | null;
  /** As it would be generated now; null where it would not. */
  readonly generated: string | null;
  /** Where it stands in each of the three texts; null where it does not. */
  readonly at: { readonly then: number | null; readonly edited: number | null; readonly now: number | null };
}

/** Brings an edited narrative up to date line by line: what was generated then, what the officer made of it, what is generated now. */
export function refreshLines(then: readonly string[], edited: readonly string[], now: readonly string[]): RefreshedLine[] {
  const toEdited = matchAlike(then, edited);
  const toNow = matchAlike(then, now);
  const lines: RefreshedLine[] = [];
  let [e, n] = [0, 0];
  const insertsUpTo = (editedEnd: number, nowEnd: number): void => {
    while (n < nowEnd) lines.push(added(now[n]!, n++));
    while (e < editedEnd) lines.push(own(edited[e]!, e++));
  };
  then.forEach((line, index) => {
    const [inEdited, inNow] = [toEdited[index]!, toNow[index]!];
    insertsUpTo(inEdited >= 0 ? inEdited : e, inNow >= 0 ? inNow : n);
    const at = { then: index, edited: inEdited >= 0 ? e++ : null, now: inNow >= 0 ? n++ : null };
    lines.push({ ...fateOf(line, at.edited === null ? null : edited[at.edited]!, at.now === null ? null : now[at.now]!), at });
  });
  insertsUpTo(edited.length, now.length);
  return withoutEcho(lines);
}

/** The text of a refreshed narrative. */
export function refreshedText(lines: readonly RefreshedLine[]): string {
  return lines.flatMap(({ text }) => (text === null ? [] : [text])).join('\n') + '\n';
}

function added(generated: string, now: number): RefreshedLine {
  return { fate: 'added', text: generated, before: null, generated, at: { then: null, edited: null, now } };
}

function own(before: string, edited: number): RefreshedLine {
  return { fate: 'own', text: before, before, generated: null, at: { then: null, edited, now: null } };
}

/** A line that the officer had already written and that is generated now is one line, not two. */
function withoutEcho(lines: readonly RefreshedLine[]): RefreshedLine[] {
  const written = new Set(lines.flatMap(({ fate, text }) => (fate === 'own' && text !== null ? [text] : [])));
  return lines.filter(({ fate, text }) => fate !== 'added' || text === null || !written.has(text));
}

function fateOf(then: string, edited: string | null, now: string | null): Omit<RefreshedLine, 'at'> {
  const outcome = (fate: LineFate, text: string | null): Omit<RefreshedLine, 'at'> => ({ fate, text, before: edited, generated: now });
  if (edited === null) return outcome('deleted', null);
  if (now === null) return edited === then ? outcome('removed', null) : outcome('conflict', edited);
  if (edited === then) return outcome(now === then ? 'same' : 'updated', now);
  if (now === then || now === edited) return outcome('kept', edited);
  const merged = mergeWords(then, edited, now);
  return merged === null ? outcome('conflict', edited) : outcome('merged', merged);
}

/** Numbers, punctuation and the words between them: what is edited or recomputed as a piece. */
const PIECES = /[0-9][0-9,]*(?:\.[0-9]+)?|【[^】]*】|[，。；：、（）]|[^0-9，。；：、（）【]+|【/g;

function piecesOf(line: string): string[] {
  return line.match(PIECES) ?? [];
}

/** Both changes to a line where they touch different pieces; null where they touch the same. */
export function mergeWords(then: string, edited: string, now: string): string | null {
  const [base, mine, theirs] = [piecesOf(then), piecesOf(edited), piecesOf(now)];
  const [toMine, toTheirs] = [matchEqual(base, mine), matchEqual(base, theirs)];
  let merged = '';
  let [b, m, t] = [0, 0, 0];
  for (let end = 0; end <= base.length; end++) {
    const isAnchor = end === base.length || (toMine[end]! >= 0 && toTheirs[end]! >= 0);
    if (!isAnchor) continue;
    const [mineEnd, theirsEnd] = end === base.length ? [mine.length, theirs.length] : [toMine[end]!, toTheirs[end]!];
    const piece = mergePiece(base.slice(b, end), mine.slice(m, mineEnd), theirs.slice(t, theirsEnd));
    if (piece === null) return null;
    merged += piece + (base[end] ?? '');
    [b, m, t] = [end + 1, mineEnd + 1, theirsEnd + 1];
  }
  return merged;
}

function mergePiece(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string | null {
  const [then, edited, now] = [base.join(''), mine.join(''), theirs.join('')];
  if (edited === then) return now;
  return now === then || now === edited ? edited : null;
}

/** One version of a line beside another, for display. */
export interface DifferencePart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** The pieces that two versions of a line share and those only one has, in reading order. */
export function differences(before: string, after: string): DifferencePart[] {
  const [from, to] = [piecesOf(before), piecesOf(after)];
  const partners = matchEqual(from, to);
  const parts: DifferencePart[] = [];
  const push = (kind: DifferencePart['kind'], text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else if (text !== '') parts.push({ kind, text });
  };
  let next = 0;
  from.forEach((piece, index) => {
    const partner = partners[index]!;
    if (partner < 0) return push('removed', piece);
    push('added', to.slice(next, partner).join(''));
    push('same', piece);
    next = partner + 1;
  });
  push('added', to.slice(next).join(''));
  return parts;
}
