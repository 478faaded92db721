import type { MissingInput } from './narrative';

/**
 * What the officer gives besides the forms: reasons of changes, facts no form holds, figures of last year. A tree of texts and
 * numbers, addressed by `/`: `原因/支出总表/合计/基本支出`, `补充资料/车辆/辆数`.
 */
export type Inputs = { readonly [key: string]: string | number | boolean | Inputs | readonly Inputs[] | readonly string[] };

/** Looks inputs up and remembers what was asked for in vain. */
export class InputReader {
  private readonly asked = new Map<string, MissingInput>();
  private readonly flat = new Map<string, string>();
  section = '';

  constructor(private readonly inputs: Inputs) {
    flatten(inputs, '', this.flat);
  }

  /** The value under a key, or null; then it is listed as missing. Absent and empty are the same. */
  read(key: string): string | null {
    const value = this.find(key);
    if (value === null && !this.asked.has(key)) this.asked.set(key, { input: key, askedBy: this.section });
    return value;
  }

  /** The same without asking for it. */
  find(key: string): string | null {
    const value = this.flat.get(normalizeKey(key));
    return value === undefined || value.trim() === '' ? null : value.trim();
  }

  /** A list of entries, such as the projects a narrative describes one by one. */
  list(key: string): readonly Inputs[] {
    const at = key.split('/').reduce<unknown>((tree, part) => (isTree(tree) && Object.hasOwn(tree, part) ? tree[part] : undefined), this.inputs);
    return Array.isArray(at) ? at.filter(isTree) : [];
  }

  missing(): MissingInput[] {
    return [...this.asked.values()];
  }
}

function isTree(value: unknown): value is Record<string, unknown> & Inputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (isTree(value)) for (const key of Object.keys(value)) flatten(value[key], path === '' ? key : `${path}/${key}`, into);
  else if (value !== null && value !== undefined && !Array.isArray(value)) into.set(normalizeKey(path), String(value));
}

/** Keys match without regard to spaces and width. */
function normalizeKey(key: string): string {
  return key.normalize('NFKC').replace(/\s/g, '');
}

export function placeholder(key: string): string {
  return `【待填写：${key}】`;
}
