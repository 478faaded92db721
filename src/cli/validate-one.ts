import { openWorkbook, validate } from '../engine';
import { readWorkbookFile } from '../hosts/file/node';
import type { FileResult } from '../report/json';
import { sentenceIn, type Sentence } from '../findings/sentence';
import type { Pack } from '../packs/schema';
import type { WorkbookSnapshot } from '../workbook/snapshot';
import { internal, lineIn, sentenceOf } from './errors';
import { priorOf, type Identity } from './priors';

/** What one validation needs; plain data, so that it can be sent to a worker. */
export interface Task {
  readonly file: string;
  /** Why the file cannot be read, where that is known before: it takes its place in the order all the same. */
  readonly error?: string;
  readonly pack?: string | Pack;
  readonly language: 'zh' | 'en';
}

/** What all tasks of a run share: last year's workbook, or those of many units among which each finds its own. */
export interface Shared {
  readonly prior?: string | readonly Identity[];
}

/**
 * Validates one file. What is wrong with the file is a result, and so is a bug that it brings to light: one file out of thousands
 * must not take the others with it. The exit status is 2 in both cases.
 */
export async function validateOne({ file, error, pack, language }: Task, { prior }: Shared): Promise<FileResult> {
  if (error !== undefined) return { file, error };
  try {
    const workbook = await readWorkbookFile(file);
    const last = await lastYear(workbook, prior);
    const options = { ...(last.workbook ? { prior: last.workbook } : {}), ...(pack ? { pack } : {}), language };
    const review = validate(workbook, options);
    const noted = last.note === undefined ? review : { ...review, notes: [...review.notes, sentenceIn(last.note, language)] };
    return { file, review: noted, ...(last.file === undefined ? {} : { prior: last.file }) };
  } catch (problem) {
    return { file, error: lineIn(sentenceOf(problem) ?? internal(problem), language) };
  }
}

/** What a file of last year is of; an error where it cannot be read. */
export async function identify(file: string): Promise<Identity | { readonly file: string; readonly error: Sentence }> {
  try {
    const { organization, kind, year } = openWorkbook(await readWorkbookFile(file)).disclosure;
    return { file, organization, kind, year };
  } catch (problem) {
    return { file, error: sentenceOf(problem) ?? internal(problem) };
  }
}

interface LastYear {
  readonly file?: string;
  readonly workbook?: WorkbookSnapshot;
  readonly note?: Sentence;
}

const known = new Map<string, Promise<WorkbookSnapshot>>();

async function lastYear(workbook: WorkbookSnapshot, prior: Shared['prior']): Promise<LastYear> {
  if (prior === undefined) return {};
  if (typeof prior === 'string') {
    const read = known.get(prior) ?? readWorkbookFile(prior);
    known.set(prior, read);
    return { file: prior, workbook: await read };
  }
  const found = priorOf(openWorkbook(workbook).disclosure, prior);
  return 'note' in found ? found : { file: found.file, workbook: await readWorkbookFile(found.file) };
}
