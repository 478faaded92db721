import { readWordText } from '../hosts/file/word';
import { UsageError } from './errors';

/** The text of a .docx, a line a paragraph, with its tracked changes accepted. */
export function docxText(bytes: Uint8Array, file: string): string {
  try {
    return readWordText(bytes);
  } catch (error) {
    throw new UsageError(`${file}：不是可读的 .docx 文件（not a readable .docx）`, { cause: error });
  }
}
