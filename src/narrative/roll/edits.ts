import type { Sentence } from '../../findings/sentence';
import { firstOf, groupBy } from '../../proofread/whereabouts';
import { placeOf, type Block } from '../../text/block';
import type { CellRef } from '../../workbook/snapshot';

/** A replacement of some text: line from 0, offsets in that line. Text that begins with a line break adds lines. */
export interface Edit {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The cells a new number comes from. */
  readonly cells?: readonly CellRef[];
}

/** Something the officer must look at. */
export interface Note extends Sentence {
  /** missing: asked for; mistake: last year's text was wrong; table: this year's form is; look: words that may no longer be true. */
  readonly kind: 'missing' | 'mistake' | 'table' | 'look';
  /** From 0, in the text of last year. */
  readonly line: number;
}

interface Span {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly cells: readonly CellRef[];
}

/** Collects replacements by place in a block; what was put first stays where two overlap. */
export class Edits {
  /** Of each block in their order. */
  private readonly spans = new Map<number, Span[]>();

  constructor(private readonly lines: readonly string[]) {}

  /** Whether a span touches none that is there. */
  free(block: Block, start: number, end: number): boolean {
    const spans = this.spans.get(block.index) ?? [];
    const next = spans[firstOf(spans, (span) => span.end > start)];
    return next === undefined || next.start >= end;
  }

  put(block: Block, start: number, end: number, text: string, cells: readonly CellRef[] = []): boolean {
    if (!this.free(block, start, end)) return false;
    const known = this.spans.get(block.index);
    const span = { block, start, end, text, cells };
    if (known)
      known.splice(
        firstOf(known, (other) => other.start > start || (other.start === start && other.end > end)),
        0,
        span,
      );
    else this.spans.set(block.index, [span]);
    return true;
  }

  /** What a span of the document reads with all that is replaced within it; null where a replacement crosses its ends. */
  preview(block: Block, start: number, end: number): string | null {
    let text = '';
    let at = start;
    for (const span of this.within(block, start, end)) {
      if (span.start < start || span.end > end) return null;
      text += this.raw(block, at, span.start) + span.text;
      at = span.end;
    }
    return text + this.raw(block, at, end);
  }

  /** One replacement of a span in place of all that were within it. */
  replace(block: Block, start: number, end: number, text: string): void {
    const inner = this.within(block, start, end);
    const spans = this.spans.get(block.index) ?? [];
    for (const span of inner) spans.splice(spans.indexOf(span), 1);
    this.put(
      block,
      start,
      end,
      text,
      inner.flatMap(({ cells }) => cells),
    );
  }

  private within(block: Block, start: number, end: number): Span[] {
    return (this.spans.get(block.index) ?? []).filter((span) => span.end > start && span.start < end);
  }

  /** Takes a paragraph out with its line: nothing of it may have been replaced. */
  remove(block: Block): boolean {
    return this.put(block, 0, block.text.length, '');
  }

  /** The text of the document where a span of a block stands, on its own line. */
  raw(block: Block, start: number, end: number): string {
    return this.cut(block, start, end)
      .map(({ line, from, to }) => this.lines[line]!.slice(from, to))
      .join('');
  }

  all(): Edit[] {
    const edits: Edit[] = [];
    for (const span of [...this.spans.values()].flat()) {
      let rest: string | null = span.text;
      for (const { line, from, to } of this.cut(span.block, span.start, span.end)) {
        const text = rest ?? '';
        if (this.lines[line]!.slice(from, to) !== text)
          edits.push({ line, start: from, end: to, text, ...(span.cells.length > 0 ? { cells: span.cells } : {}) });
        rest = null;
      }
    }
    // What is put in at a place comes before what is taken out from there.
    return edits.sort((a, b) => a.line - b.line || a.start - b.start || a.end - b.end);
  }

  /** A block may be several lines that a window broke. */
  private cut(block: Block, start: number, end: number): { line: number; from: number; to: number }[] {
    const parts: { line: number; from: number; to: number }[] = [];
    block.lines.forEach(({ line, from, shift }, at) => {
      const next = block.lines[at + 1]?.from ?? block.text.length;
      const [a, b] = [Math.max(start, from), Math.min(end, next)];
      if (a < b || (start === end && a === b && parts.length === 0 && a >= from && a <= next))
        parts.push({ line, from: a - from + shift, to: b - from + shift });
    });
    return parts;
  }
}

/** The lines with their edits, and of each the line that it comes from. A line of which nothing is left is gone. */
export function apply(lines: readonly string[], edits: readonly Edit[]): { readonly lines: string[]; readonly from: number[] } {
  const byLine = groupBy(edits, ({ line }) => line);
  const made = lines.flatMap((line, index) => {
    const own = byLine.get(index) ?? [];
    let text = '';
    let at = 0;
    for (const edit of own) {
      text += line.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    text += line.slice(at);
    return text.trim() === '' && own.length > 0 ? [] : text.split('\n').map((part) => [part, index] as const);
  });
  return { lines: made.map(([text]) => text), from: made.map(([, index]) => index) };
}

export function lineOf(block: Block, at: number): number {
  return placeOf(block, at).line;
}
