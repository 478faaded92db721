import { basisOf } from '../rules';
import type { Finding, FindingCell, Level } from '../findings/finding';
import { fingerprint } from '../findings/fingerprint';
import type { Language } from '../findings/finding';
import { placeOf, type Block } from '../text/block';
import { spanOf, type Correction } from './wording';

export type { Correction };

/** A finding with its place in the text: line from 0, offsets in that line. */
export interface TextFinding extends Finding {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly stated: string;
  /** What to write instead of a number, where one number is wrong and the right one is known. */
  readonly correction?: Correction;
}

/** What a check reports; offsets are those of the block. */
export interface TextReport {
  readonly rule: string;
  readonly level: Level;
  readonly zh: string;
  readonly en: string;
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly stated?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  readonly cells?: readonly FindingCell[];
  readonly correction?: Correction | undefined;
}

export function textFinding(language: Language, lines: readonly string[], report: TextReport): TextFinding {
  const { rule, level, zh, en, block, stated = '', cells = [], start: from, end: to, correction, ...values } = report;
  const { line, start, end } = spanOf(block, from, to);
  const quote = quoteOf(lines, block, from, to);
  const finding = {
    rule,
    level,
    message: language === 'zh' ? zh : en,
    basis: basisOf(rule, language),
    ...values,
    ...(correction ? { correction } : {}),
    cells,
    paragraph: line,
    start,
    end: Math.min(end, lines[line]!.length),
    quote,
    stated,
  };
  return { ...finding, fingerprint: fingerprint({ rule, level, cells, quote: `${line}:${start}:${quote}` }) };
}

/** What the text says there, as it stands; of several lines without their breaks. */
function quoteOf(lines: readonly string[], block: Block, start: number, end: number): string {
  const { line, offset } = placeOf(block, start);
  const last = placeOf(block, Math.max(start, end - 1));
  if (last.line === line) return lines[line]!.slice(offset, last.offset + 1);
  return Array.from({ length: end - start }, (_, at) => {
    const place = placeOf(block, start + at);
    return lines[place.line]![place.offset] ?? '';
  }).join('');
}
