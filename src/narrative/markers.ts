import type { NumberSpan, Paragraph, Span } from './narrative';

/**
 * Templates render to text; a number stands in it as a private-use marker that leads back to its value and cells. Texts that come
 * from outside are stripped of these characters first, so that none can pose as a number.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';

export class Markers {
  private readonly spans: NumberSpan[] = [];

  /** Registers a number and gives the marker that stands for it. */
  number(span: NumberSpan): string {
    this.spans.push(span);
    return `${OPEN}${this.spans.length - 1}${CLOSE}`;
  }

  /** The spans of one rendered paragraph. */
  paragraph(text: string): Paragraph {
    return text.split(/(\uE000[0-9]+\uE001)/).flatMap((part): Span[] => {
      const index = /^\uE000([0-9]+)\uE001$/.exec(part)?.[1];
      if (index !== undefined) return [this.spans[Number(index)]!];
      return part === '' ? [] : [{ text: part }];
    });
  }

  /** The same text with its numbers written out. */
  plain(text: string): string {
    return this.paragraph(text)
      .map((span) => span.text)
      .join('');
  }
}

/** Text from a workbook or an input, without characters that could pose as markers. */
export function foreign(text: string): string {
  return text.replace(/[\uE000-\uF8FF]/g, '');
}
