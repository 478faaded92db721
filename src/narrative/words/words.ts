import type { Scope } from '../scope';

/** Filters of the templates by name. Each word types its own arguments; the engine passes whatever the template says. */
// eslint-disable-next-line no-restricted-syntax -- a list of filters that is gone through, never looked up
export type Words = Readonly<Record<string, (scope: Scope, ...args: never[]) => unknown>>;
