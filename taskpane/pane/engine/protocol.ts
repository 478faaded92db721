import type * as Engine from '../../../src/engine';

/** What the pane asks of the engine. Everything given and answered is plain data. */
export type Call =
  | 'validate'
  | 'narrate'
  | 'publish'
  | 'rollForward'
  | 'proofread'
  | 'explain'
  | 'packs'
  | 'yearOf'
  | 'fillTotals'
  | 'convertUnits'
  | 'newYear'
  | 'newSheets'
  | 'blankSet';
export type Given<C extends Call> = Parameters<(typeof Engine)[C]>;
export type Result<C extends Call> = ReturnType<(typeof Engine)[C]>;
export type Functions = { readonly [C in Call]: (...given: Given<C>) => Result<C> };

export interface Request {
  readonly id: number;
  readonly call: Call;
  readonly given: Given<Call>;
}

export type Answer = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: Failure };

/** An error on its way between threads, which would lose its name and what it says in English. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly english?: string;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const english = 'english' in error && typeof error.english === 'string' ? { english: error.english } : {};
  return { name: error.name, message: error.message, ...english };
}

export function errorOf({ message, ...more }: Failure): Error {
  return Object.assign(new Error(message), more);
}
