import { basisOf } from '../rules';
import type { Finding, FindingCell, Level } from '../findings/finding';
import { fingerprint } from '../findings/fingerprint';
import { cellKey } from '../relations/localise';
import { valueText, type Language } from '../relations/statement';
import type { Candidate } from './binding';
import type { Claim } from './claim';
import type { Paragraph } from './text';

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

/** Offsets in the line of the finding, and what stands there instead. */
export interface Correction {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Another value for a claim, written as the claim is: its unit, its spaces, its thousands separators. */
export function correctionOf(claim: Claim, value: string, unit = claim.unit): Correction {
  const written = /^[^一-龥%％ ]*/.exec(claim.text)![0];
  const grouped = /[,，]/.test(written) ? value.replace(/^(-?[0-9]+)/, (whole) => whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',')) : value;
  const tail = claim.text.slice(written.length);
  return { start: claim.start, end: claim.end, text: `${grouped}${unit === claim.unit ? tail : tail.replace(claim.unit, unit)}` };
}

export interface TextReport {
  readonly rule: string;
  readonly level: Level;
  readonly zh: string;
  readonly en: string;
  readonly paragraph: Paragraph;
  readonly start: number;
  readonly end: number;
  readonly stated?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly difference?: string;
  readonly cells?: readonly FindingCell[];
  readonly correction?: Correction;
}

export function textFinding(
  language: Language,
  { rule, level, zh, en, paragraph, start, end, stated = '', cells = [], ...values }: TextReport,
): TextFinding {
  const quote = paragraph.text.slice(start, end);
  const finding = {
    rule,
    level,
    message: language === 'zh' ? zh : en,
    basis: basisOf(rule, language),
    ...values,
    cells,
    paragraph: paragraph.index,
    start,
    end,
    quote,
    stated,
  };
  return { ...finding, fingerprint: fingerprint({ rule, level, cells, quote: `${paragraph.index}:${start}:${quote}` }) };
}

export function cellsOf(candidates: readonly Candidate[]): FindingCell[] {
  const cells = new Map<string, FindingCell>();
  for (const found of candidates.flatMap(({ terms }) => terms))
    if (!cells.has(cellKey(found))) cells.set(cellKey(found), { ...found.amount.cell, value: valueText(found), role: 'counterpart' });
  return [...cells.values()];
}

/** The span of several claims of one paragraph, for findings on how they fit together. */
export function spanOf(claims: readonly Claim[]): { paragraph: Paragraph; start: number; end: number } {
  const paragraph = claims.at(-1)!.paragraph;
  const own = claims.filter((claim) => claim.paragraph === paragraph);
  return { paragraph, start: Math.min(...own.map(({ start }) => start)), end: Math.max(...own.map(({ end }) => end)) };
}
