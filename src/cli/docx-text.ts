import { UsageError } from './errors';

/** The text of a .docx, a line a paragraph. */
export async function docxText(bytes: Uint8Array, file: string): Promise<string> {
  const { extractRawText } = await import('mammoth');
  try {
    const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
    return value.replaceAll('\n\n', '\n');
  } catch (error) {
    throw new UsageError(`${file}：不是可读的 .docx 文件（not a readable .docx）`, { cause: error });
  }
}
