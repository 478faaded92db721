import { readWorkbookFile } from '../hosts/file/node';
import { validate } from '../gouji';
import type { FileResult } from '../report/json';
import { sentenceOf } from './errors';

/** What one validation needs; plain data, so that it can be sent to a worker. */
export interface Task {
  readonly file: string;
  readonly prior?: string;
  readonly pack?: string;
  readonly language: 'zh' | 'en';
}

/** Validates one file. What is wrong with the file is a result; a bug is thrown. */
export async function validateOne({ file, pack, language }: Task): Promise<FileResult> {
  try {
    return { file, review: validate(await readWorkbookFile(file), { ...(pack ? { pack } : {}), language }) };
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    return { file, error: sentence };
  }
}
