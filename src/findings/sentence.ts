import type { Language } from './finding';

/** A sentence in both languages; the English one without capital and stop. */
export interface Sentence {
  readonly message: string;
  readonly english: string;
}

/** The sentence as it stands alone. */
export function sentenceIn({ message, english }: Sentence, language: Language): string {
  return language === 'en' ? `${english.charAt(0).toUpperCase()}${english.slice(1)}.` : message;
}
