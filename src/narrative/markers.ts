import { Decimal } from 'decimal.js';
import type { CellRef } from '../workbook/snapshot';
import type { NumberSpan, Paragraph, Span } from './narrative';

/**
 * Templates render to text; a number stands in it as a private-use marker that leads back to its value and cells. Texts that come
 * from outside are stripped of these characters first, so that none can pose as a number.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKER = /\uE000([0-9]+)\uE001/;

export class Markers {
  private readonly spans: NumberSpan[] = [];

  /** Registers a number and gives the marker that stands for it. */
  number(value: Decimal, decimals: number, unit: string, cells: readonly CellRef[]): string {
    this.spans.push({ text: `${value.toFixed(decimals)}${unit}`, value: value.toString(), unit, cells });
    return `${OPEN}${this.spans.length - 1}${CLOSE}`;
  }

  /** The spans of one rendered paragraph. */
  paragraph(text: string): Paragraph {
    return text.split(/(\uE000[0-9]+\uE001)/).flatMap((part): Span[] => {
      const index = MARKER.exec(part)?.[1];
      if (index !== undefined) return [this.spans[Number(index)]!];
      return part === '' ? [] : [{ text: part }];
    });
  }
}

/** Text from a workbook or an input, without characters that could pose as markers. */
export function foreign(text: string): string {
  return text.replace(/[\uE000-\uF8FF]/g, '');
}
