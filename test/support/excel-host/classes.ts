/*
 * How the stand-in describes the classes of Excel: a table for each, naming every member it knows. A member that is not in the
 * table is refused, so that a test cannot pass on something nobody has thought about.
 */

/** An error that Excel would answer with. */
export class Fault extends Error {
  constructor(
    readonly code: string,
    message: string = code,
  ) {
    super(message);
  }
}

/** The adapter did something that the stand-in does not know: the test must fail, whatever the adapter makes of it. */
export class Refusal extends Error {}

/** An object of the host: its class and the data behind it. */
export class Bound<T = unknown> {
  constructor(
    readonly type: Class<T>,
    readonly target: T,
  ) {}
}

export type Arguments = readonly unknown[];

export interface Class<T> {
  readonly name: string;
  /** Members that `load` may ask for. */
  readonly read?: Readonly<Record<string, (target: T) => unknown>>;
  /** Members that may be assigned. */
  readonly write?: Readonly<Record<string, (target: T, value: unknown) => void>>;
  /** Objects reached by a property; null is a null object. */
  readonly children?: Readonly<Record<string, (target: T) => Bound | null>>;
  /** Methods that give an object; null is a null object. */
  readonly objects?: Readonly<Record<string, (target: T, args: Arguments) => Bound | null>>;
  /** Methods that give a value or nothing. */
  readonly calls?: Readonly<Record<string, (target: T, args: Arguments) => unknown>>;
  /** What `getItem` finds; throws ItemNotFound otherwise. */
  readonly item?: (target: T, key: string) => Bound;
  /** The items of a collection. */
  readonly items?: (target: T) => Bound[];
  readonly id?: (target: T) => string;
}

/** Declares a class and gives the function that binds data to it. */
export function define<T>(type: Class<T>): (target: T) => Bound {
  return (target) => new Bound(type, target) as Bound;
}

/** The member of a table, or a refusal that names what is missing. */
export function member<V>(table: Readonly<Record<string, V>> | undefined, type: string, name: string): V {
  const found = table && Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new Refusal(`the stand-in host knows no ${type}.${name}`);
  return found;
}

export function notFound(what: string): never {
  throw new Fault('ItemNotFound', `The requested resource doesn't exist: ${what}`);
}
