import type { Unit } from '../forms/disclosure';
import type { CellRef } from '../workbook/snapshot';
import type { Sentence } from '../findings/sentence';

/** A generated 情况说明. Every number knows the cells it comes from. */
export interface Narrative {
  /** The heading above all sections, or empty. */
  readonly title: string;
  readonly sections: readonly Section[];
  /** What the officer has still to give; the text shows 【待填写：…】 in its place. */
  readonly missing: readonly MissingInput[];
  /** Everything the text takes from the officer, given or not, in the order of the text: the lines of the sheet 补充资料. */
  readonly asked: readonly AskedInput[];
  /** What the publication of the text takes from the officer besides. */
  readonly forWhole?: readonly AskedInput[];
  /** The cells that validation finds wrong and that numbers of the text come from; they are marked there. */
  readonly accused: readonly AccusedCell[];
  /** Keys that were given and that the text does not use, as they are compared. */
  readonly unused: readonly string[];
  /** Tables of comparison and their charts, to be printed behind the text. */
  readonly exhibits: readonly Exhibit[];
  /** Set where no locality's pack fits and none was chosen: the words are those of the national one. */
  readonly isNeutral?: true;
  /** Set where last year's workbook is in another unit. */
  readonly units?: Sentence;
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

/** A cell that validation finds wrong, and what it says of it. */
export interface AccusedCell extends CellRef, Sentence {}

export interface MissingInput {
  /** The key to give it under: `原因/…`, `补充资料/…`, `上年数/…`. */
  readonly input: string;
  /** What it is, in plain words: as 【待填写：…】 says it. */
  readonly label: string;
  /** The section that needs it. */
  readonly askedBy: string;
  /** The unit of an amount that is given without one; texts have none. */
  readonly unit?: Unit;
  /** What was given last year. */
  readonly last?: string;
}

/** The text of a narrative, a line a paragraph. */
export function plainText(narrative: Narrative): string {
  const paragraphs = narrative.sections.flatMap((section) => [section.title, ...section.paragraphs.map(paragraphText)]);
  return [narrative.title, ...paragraphs].filter((line) => line !== '').join('\n') + '\n';
}

export function paragraphText(paragraph: Paragraph): string {
  return paragraph.map(({ text }) => text).join('');
}

/** A table that compares this year with last year, and the picture of it: what localities print behind the text. */
export interface Exhibit {
  readonly title: string;
  /** The unit of every amount in it. */
  readonly unit: Unit;
  /** 2024年预算, 2023年预算. */
  readonly headings: { readonly current: string; readonly prior: string };
  /** Whether last year is known of any row; without it the rows hold dashes. */
  readonly compares: boolean;
  readonly rows: readonly ExhibitRow[];
  /** What a reader has to know about the dashes, or empty. */
  readonly note: string;
  readonly chart: Chart | null;
}

export interface ExhibitRow {
  readonly name: string;
  /** A part of the first row. */
  readonly isPart: boolean;
  readonly current: Span;
  readonly prior: Span;
  readonly difference: Span;
  /** Growth in percent, without the sign %. */
  readonly rate: Span;
}

/** The parts that make up a whole, or items year by year. Values are decimal strings in the unit of the exhibit. */
export interface Chart {
  readonly type: 'composition' | 'years';
  readonly title: string;
  readonly items: readonly string[];
  /** The share of each item in a composition, in percent, as the text prints it. */
  readonly shares: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly string[] }[];
}
