import { unbroken } from '../../text/block';
import { HostError } from '../port';

export interface TextFile {
  /** A line a paragraph. */
  readonly text: string;
  /** What of the file is not in the text, one sentence each. */
  readonly notes: readonly string[];
  readonly isWord: boolean;
}

/**
 * The text of a .docx, .txt or .md, a line a paragraph, and whether it came from Word.
 * @throws HostError whose message (and `english`) says what the user can do
 */
export async function readTextFile(bytes: Uint8Array): Promise<TextFile> {
  if (starts(bytes, 0x50, 0x4b)) return { ...(await wordText(bytes)), isWord: true };
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw unreadable(OLD_WORD);
  const text = decodeText(bytes);
  return { text, notes: text.includes(LOST) ? [DAMAGED_LETTERS] : [], isWord: false };
}

/** The text of a file in whole sentences, to be written anew: what was copied from a PDF is joined, a paragraph of Word is one as it stands. */
export function wholeText({ text, isWord }: TextFile): string {
  return isWord ? text : unbroken(text);
}

/** The text of bytes that are nothing but text: UTF-8, UTF-16 or GB 18030. @throws HostError for anything else */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  // PDF, RTF, and whatever no text holds: also UTF-16 that is none (UTF-32 begins with the same mark).
  if (text.includes('\0') || /^(?:%PDF|\{\\rtf)/.test(text) || lostOf(text) > text.length / 10) throw unreadable(NO_TEXT);
  return text;
}

/** Stands for bytes that are no letter. */
const LOST = '\ufffd';

function lostOf(text: string): number {
  return text.split(LOST).length - 1;
}

async function wordText(bytes: Uint8Array): Promise<Pick<TextFile, 'text' | 'notes'>> {
  const { readWord } = await import('./word');
  try {
    return readWord(bytes);
  } catch (error) {
    throw unreadable(DAMAGED, error);
  }
}

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const OLD_WORD: Sentence = {
  zh: '是旧版 Word 的 .doc（或设有密码的文件），读不出来：请在 Word 或 WPS 中打开，另存为没有密码的 .docx 后再试。',
  en: 'is a .doc of older Word (or has a password) and cannot be read: open it in Word or WPS and save it as a .docx without a password.',
};

const NO_TEXT: Sentence = {
  zh: '不是文字文件：请选择 .docx、.txt 或 .md；PDF 请复制文字后粘贴。',
  en: 'is no text: choose a .docx, .txt or .md; of a PDF, copy the text and paste it.',
};

const DAMAGED_LETTERS = '文件中有的字节不是文字（编码有误），读作“�”；其旁的字和数可能有误，请核对原文。';

const DAMAGED: Sentence = {
  zh: '不是 Word 文件，或已损坏，读不出来：请在 Word 或 WPS 中打开，另存为 .docx 后再试，也可以复制文字后粘贴。',
  en: 'is no Word file or is damaged: open it in Word or WPS and save it as .docx, or copy the text and paste it.',
};

function unreadable({ zh, en }: Sentence, cause?: unknown): HostError {
  return Object.assign(new HostError(zh, 'unreadable', { cause }), { english: en });
}

function starts(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * UTF-16 by its mark; UTF-8, or the GB 18030 in which Windows in China still saves texts. One damaged byte must not make the one the other:
 * of Chinese in GB 18030 hardly a letter can be read as UTF-8.
 */
function decode(bytes: Uint8Array): string {
  if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  const lost = lostOf(text);
  if (lost === 0) return text;
  const foreign = text.replace(/[\u0000-\u007f]/g, '').length;
  return lost < foreign / 10 ? text : new TextDecoder('gb18030').decode(bytes);
}
