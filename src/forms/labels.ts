import { readNumbering, splitGluedCode } from './numbering';
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

/** 1 基本支出 is numbered as 1.基本支出 is. */
const SPACED = /^\s*([1-9][0-9]?)\s+(?=[一-龥])/;

/** Reads the text of a label as its cell prints it: forms repeat each other's labels. */
export const readLabel = remember((printed): Label => {
  const text = normalize(printed.replace(SPACED, '$1.'));
  const unprefixed = text.replace(/^其中[:,]?/, '');
  const numbering = readNumbering(unprefixed);
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
});
