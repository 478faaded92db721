import type { Exhibit } from './exhibits';
import type { CellRef } from '../workbook/snapshot';

/** A generated 情况说明. Every number knows the cells it comes from. */
export interface Narrative {
  /** The heading above all sections, or empty. */
  readonly title: string;
  readonly sections: readonly Section[];
  /** What the officer has still to give; the text shows 【待填写：…】 in its place. */
  readonly missing: readonly MissingInput[];
  /** Everything the text takes from the officer, given or not, in the order of the text: the lines of the sheet 补充资料. */
  readonly asked: readonly AskedInput[];
  /** The cells that validation finds wrong and that numbers of the text come from; they are marked there. */
  readonly accused: readonly AccusedCell[];
  /** Keys that were given and that the text does not use, as they are compared. */
  readonly unused: readonly string[];
  /** Tables of comparison and their charts, to be printed behind the text. */
  readonly exhibits: readonly Exhibit[];
}

export interface Section {
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

export type Paragraph = readonly Span[];

export type Span = TextSpan | NumberSpan;

interface TextSpan {
  readonly text: string;
}

export interface NumberSpan {
  readonly text: string;
  /** The number as a decimal string, before it was formatted. */
  readonly value: string;
  /** 元, 万元, %, 个 …. */
  readonly unit: string;
  readonly cells: readonly CellRef[];
  /** How it was computed where it is not simply read: `531.47 ÷ 768.69`. */
  readonly formula?: string;
}

export interface AskedInput extends MissingInput {
  readonly value: string | null;
  /** The text does without it. */
  readonly optional: boolean;
}

export interface AccusedCell extends CellRef {
  readonly message: string;
}

export interface MissingInput {
  /** The key to give it under: `原因/…`, `补充资料/…`, `上年数/…`. */
  readonly input: string;
  /** The section that needs it. */
  readonly askedBy: string;
}

/** The text of a narrative, a line a paragraph. */
export function plainText(narrative: Narrative): string {
  const paragraphs = narrative.sections.flatMap((section) => [section.title, ...section.paragraphs.map(paragraphText)]);
  return [narrative.title, ...paragraphs].filter((line) => line !== '').join('\n') + '\n';
}

export function paragraphText(paragraph: Paragraph): string {
  return paragraph.map(({ text }) => text).join('');
}
