import type { Disclosure } from '../../forms/disclosure';
import { NOTES } from './notes';
import type { Roller } from './roller';

/** A subject whose name the classification changed is called as this year's forms call it, wherever the text names it. */
export function rollRenamed(roller: Roller): void {
  const renamed = renamedIn(roller.text.disclosure, roller.values.next);
  if (roller.shift === 0 || renamed.size === 0) return;
  for (const block of roller.text.text.blocks)
    for (const { name, start, end } of roller.text.text.tokens[block.index]!) {
      const said = name ? roller.edits.raw(block, start, end) : '';
      const now = renamed.get(said);
      if (now === undefined || !roller.edits.put(block, start, end, now)) continue;
      roller.notes.push({ kind: 'look', line: block.lines[0]!.line, ...NOTES.renamed(said, now) });
    }
}

/** The names that no line bears any more, with what their subjects are called now. Linear in the lines. */
function renamedIn(last: Disclosure, next: Disclosure): ReadonlyMap<string, string> {
  const [before, now] = [namesOf(last), namesOf(next)];
  const kept = new Set(now.values());
  const found = new Map<string, string>();
  for (const [key, name] of before) {
    const own = now.get(key);
    if (own !== undefined && own !== name && !kept.has(name)) found.set(name, own);
  }
  return found;
}

/** What lines of subjects are called, by kind and code: the first of several. */
function namesOf({ forms }: Disclosure): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { panels } of forms)
    for (const { lines } of panels)
      for (const { key, name } of lines) {
        if (key.type !== 'function' && key.type !== 'economic') continue;
        const at = `${key.type} ${key.code}`;
        const plain = name.replaceAll('(', '（').replaceAll(')', '）');
        if (name !== '' && !names.has(at)) names.set(at, plain);
      }
  return names;
}
