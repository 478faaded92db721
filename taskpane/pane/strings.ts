import * as author from './words/author';
import * as common from './words/common';
import * as narrate from './words/narrate';
import * as proofread from './words/proofread';
import * as validate from './words/validate';
import * as workbench from './words/workbench';

const zh = {
  ...common.zh,
  ...validate.zh,
  ...narrate.zh,
  ...proofread.zh,
  ...author.zh,
  ...workbench.zh,
};

export type Strings = typeof zh;

const en: Strings = {
  ...common.en,
  ...validate.en,
  ...narrate.en,
  ...proofread.en,
  ...author.en,
  ...workbench.en,
};

export type Language = 'zh' | 'en';

/** A number with what it counts; English phrases with two forms have the singular first: “cell flagged|cells flagged”. */
export function counted(count: number, phrase: string): string {
  const forms = phrase.split('|');
  return `${count} ${forms[count === 1 ? 0 : forms.length - 1]!}`;
}

/** A paragraph by its place in the text, from 0. */
export const paragraphIn = ({ rollParagraph, rollParagraphEnd }: Strings, line: number): string =>
  `${rollParagraph} ${line + 1} ${rollParagraphEnd}`.trim();

export const STRINGS: Readonly<Record<Language, Strings>> = { zh, en };
