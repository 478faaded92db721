import type { Call, Functions, Given, Result } from './protocol';

/** The engine is most of the pane's weight and is not needed to show it: it is loaded with the first call. */
export async function run<C extends Call>(call: C, given: Given<C>): Promise<Result<C>> {
  const engine: Functions = await import('../../../src/gouji');
  return engine[call](...given);
}
