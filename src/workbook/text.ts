import { remember } from './remember';

/**
 * Text as it is compared: full-width letters, digits and punctuation become half-width, quotation marks become one kind,
 * and all white space goes (headings such as `合 计` are spaced for looks), as do marks that nobody sees. Never shown to the user.
 */
export function normalize(text: string): string {
  if (PLAIN.test(text)) return text;
  return fold(text);
}

const fold = remember((text) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g, '')
    .replace(/[“”„〝〞「」『』]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[〔【［]/g, '[')
    .replace(/[〕】］]/g, ']'),
);

/** Most cells: Chinese characters, digits and letters that are normal already. */
const PLAIN = /^[0-9A-Za-z.,\-\u4e00-\u9fa5]*$/;

/** Text as it is shown: trimmed, with runs of white space folded into one space. */
export function tidy(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
}
