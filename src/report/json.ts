import type { Proof } from '../proofread/proofread';
import type { Review } from '../findings/review';

/** One file of `validate --format json` (DESIGN.md, command line). */
export interface FileResult {
  readonly file: string;
  readonly review?: Review;
  /** Last year's workbook that it was compared with. */
  readonly prior?: string;
  /** Why this file could not be read. */
  readonly error?: string;
}

/** The FILE object of the contract: scripts depend on these names. */
export function fileObject({ file, review, prior, error }: FileResult): object {
  if (!review) return { file, error: error ?? 'unknown' };
  const {
    pack,
    kind,
    year,
    unit,
    organization,
    forms,
    unrecognized,
    notForms,
    coverage,
    relations,
    summary,
    findings,
    ledger,
    unread,
    notes,
  } = review;
  return {
    file,
    ...(prior === undefined ? {} : { prior }),
    pack,
    kind,
    year,
    unit,
    organization,
    forms: forms.map(({ form, title, sheet, range, coverage: own, uncovered }) => ({
      form,
      title,
      sheet,
      range,
      coverage: own,
      uncovered,
    })),
    unrecognized,
    notForms,
    coverage,
    relations,
    summary,
    accepted: findings.filter(({ accepted }) => accepted !== undefined).length,
    findings,
    ledger,
    unread,
    notes: review.notFilled === undefined ? notes : [review.notFilled, ...notes],
  };
}

export function validateJson(results: readonly FileResult[], version: string): string {
  return `${JSON.stringify({ tool: { name: 'gouji', version }, files: results.map(fileObject) }, null, 1)}\n`;
}

export function ndjsonLine(result: FileResult): string {
  return `${JSON.stringify(fileObject(result))}\n`;
}

export function proofJson(proof: Proof, file: string, text: string, version: string, notes: readonly string[] = []): string {
  return `${JSON.stringify({ tool: { name: 'gouji', version }, file, text, claims: proof.claims, bound: proof.bound, numbers: proof.numbers, notes, findings: proof.findings }, null, 1)}\n`;
}
