import type { Panel } from '../forms/disclosure';

/** Questions are asked again and again, by every relation and every sentence; a panel never changes. */
export function remembered<T>(cache: WeakMap<Panel, Map<string, T>>, panel: Panel, key: string, find: () => T): T {
  let known = cache.get(panel);
  if (!known) cache.set(panel, (known = new Map<string, T>()));
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = find()));
  return value;
}
