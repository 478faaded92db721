import { Liquid, LiquidError, type Template } from 'liquidjs';
import type { Scope } from './scope';
import { amountWords } from './words/amounts';
import { changeWords } from './words/changes';
import { inputWords } from './words/inputs';
import { listWords } from './words/lists';

/** A template that cannot be read or rendered; the message says what is wrong in it. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const WORDS = { ...amountWords, ...changeWords, ...inputWords, ...listWords };

/** The names of the words templates may use, for documentation and messages. */
export const WORD_NAMES: readonly string[] = Object.keys(WORDS);

/** An engine whose filters read from `scope`. */
export function engineOf(scope: Scope): Liquid {
  const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true, jsTruthy: false, relativeReference: false });
  for (const [name, word] of Object.entries(WORDS)) liquid.registerFilter(name, (...args: unknown[]) => word(scope, ...(args as never[])));
  return liquid;
}

/** @throws TemplateError */
export function render(liquid: Liquid, text: string, globals: Readonly<Record<string, unknown>>, place: string): string {
  return guarded(place, () => liquid.renderSync(liquid.parse(text), globals) as string);
}

let grammar: Liquid | null = null;

/** Reads a template without rendering it. @throws TemplateError */
export function checkTemplate(text: string, place: string): void {
  grammar ??= grammarOnly();
  guarded(place, (): Template[] => grammar!.parse(text));
}

function grammarOnly(): Liquid {
  const liquid = new Liquid({ strictFilters: true });
  for (const name of WORD_NAMES) liquid.registerFilter(name, (value: unknown) => value);
  return liquid;
}

function guarded<T>(place: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!LiquidError.is(error) && !(error instanceof TypeError)) throw error;
    throw new TemplateError(`${place}：${error.message}`, { cause: error });
  }
}
