import type { Language } from './finding';

/** A sentence in both languages; the English one without capital and stop. */
export interface Sentence {
  readonly message: string;
  readonly english: string;
}

/** The English message of a finding, as what can stand behind something else. */
export function asSentence(message: string): string {
  return message.replace(/\.$/, '');
}

/** The sentence as it stands alone. */
export function sentenceIn({ message, english }: Sentence, language: Language): string {
  return language === 'en' ? `${english.charAt(0).toUpperCase()}${english.slice(1)}.` : message;
}
