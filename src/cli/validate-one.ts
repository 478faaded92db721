import { readWorkbookFile } from '../hosts/file/node';
import { validate } from '../engine';
import type { FileResult } from '../report/json';
import type { WorkbookSnapshot } from '../workbook/snapshot';
import { internal, sentenceOf } from './errors';

/** What one validation needs; plain data, so that it can be sent to a worker. */
export interface Task {
  readonly file: string;
  /** Why the file cannot be read, where that is known before: it takes its place in the order all the same. */
  readonly error?: string;
  /** Last year's workbook, the same for all tasks of a run. */
  readonly prior?: string;
  readonly pack?: string;
  readonly language: 'zh' | 'en';
}

/**
 * Validates one file. What is wrong with the file is a result, and so is a bug that it brings to light: one file out of thousands
 * must not take the others with it. The exit status is 2 in both cases.
 */
export async function validateOne({ file, error, prior, pack, language }: Task): Promise<FileResult> {
  if (error !== undefined) return { file, error };
  try {
    const workbook = await readWorkbookFile(file);
    const lastYear = prior === undefined ? undefined : await priorOf(prior);
    return { file, review: validate(workbook, { ...(lastYear ? { prior: lastYear } : {}), ...(pack ? { pack } : {}), language }) };
  } catch (problem) {
    return { file, error: sentenceOf(problem) ?? internal(problem) };
  }
}

const priors = new Map<string, Promise<WorkbookSnapshot>>();

function priorOf(file: string): Promise<WorkbookSnapshot> {
  const known = priors.get(file) ?? readWorkbookFile(file);
  priors.set(file, known);
  return known;
}
