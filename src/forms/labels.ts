import { countsThrough, readDecimal, readNumbering, splitGluedCode, type Numbered } from './numbering';
import { isOfWhich, isTotal } from './vocabulary';
import { remember } from '../workbook/remember';
import { normalize, tidy } from '../workbook/text';

/** What the label of a line says by itself, wherever it stands. */
export interface Label {
  /** As it is shown. */
  readonly shown: string;
  /** Without 其中 and its numbering. */
  readonly name: string;
  /** The numbering: its style and ordinal; null and 0 where the label has none. */
  readonly style: number | null;
  readonly ordinal: number;
  /** A code that stands before the name in the same cell, and the name without it; null where there is none. */
  readonly coded: { readonly code: string; readonly name: string } | null;
  readonly isTotal: boolean;
  readonly isOfWhich: boolean;
}

/** Reads the text of a label as its cell prints it: forms repeat each other's labels. */
export const readLabel = remember((printed): Label => labelOf(printed, normalize(printed), readNumbering));

/** The same in a list that counts its lines 1, 1.1, 1.2, 2 (`isCounted`). */
export const readCounted = remember((printed): Label =>
  labelOf(printed, counted(printed), (text) => readNumbering(text) ?? readDecimal(text)),
);

/** 1 基本支出 is numbered as 1.基本支出 is. */
const SPACED = /^\s*([1-9][0-9]?)\s+(?=[一-龥])/;

function counted(printed: string): string {
  return normalize(printed.replace(SPACED, '$1.'));
}

/** Whether labels count their lines in Arabic numerals all through the list. */
export function isCounted(labels: readonly string[]): boolean {
  return labels.some((label) => /^\s*[0-9]{1,2}(?:\s|\.[0-9])/.test(label)) && countsThrough(labels.map(counted));
}

function labelOf(printed: string, text: string, numberingOf: (text: string) => Numbered | null): Label {
  const unprefixed = text.replace(/^其中[:,]?/, '');
  const numbering = numberingOf(unprefixed);
  const glued = splitGluedCode(unprefixed);
  const name = numbering?.name ?? unprefixed;
  return {
    shown: tidy(printed),
    name,
    style: numbering?.style ?? null,
    ordinal: numbering?.ordinal ?? 0,
    coded: glued.code === '' ? null : glued,
    isTotal: isTotal(name),
    isOfWhich: isOfWhich(text),
  };
}
