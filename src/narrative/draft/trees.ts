import type { Block } from '../../text/block';
import type { Drafter } from './drafter';
import { headPieces, listOf, piecesOf, unnamed, type Entry } from './entries';
import { FEWEST, type Loop } from './loops';
import { modelOf, ownWords } from './models';

/**
 * Classes with a paragraph each, and below each the paragraphs of its 款 or 项: a list whose entries have lists of their own, so that a class
 * that is new comes with its subjects.
 */
export function treesOf(drafter: Drafter, entries: readonly Entry[]): Loop[] {
  const columns = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [kind = '', , column = ''] = entry.path.split('/');
    if (column === '') columns.set(kind, [...(columns.get(kind) ?? []), entry]);
  }
  return [...columns.values()].flatMap((own) => runsOf(own).flatMap((run) => treeOf(drafter, run) ?? []));
}

/** Entries whose paragraphs follow one another, each alone in its own. */
function runsOf(entries: readonly Entry[]): Entry[][] {
  const sorted = [...entries].sort((a, b) => a.block.index - b.block.index);
  const runs: Entry[][] = [];
  for (const entry of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last && (entry.head ?? entry.block).index === last.block.index + 1) run!.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function treeOf(drafter: Drafter, run: readonly Entry[]): Loop | null {
  const levels = [...new Set(run.map(({ code }) => code.length))].sort((a, b) => a - b);
  const [first] = run;
  if (levels.length < 2 || first!.code.length !== levels[0] || !isTree(run)) return null;
  const byLevel = levels.map((level) => run.filter(({ code }) => code.length === level));
  if (byLevel[0]!.length < FEWEST || byLevel.some((own) => unnamed(drafter, own).length > 0)) return null;
  if (byLevel.slice(1).some((own) => !isNumberedAnew(own))) return null;
  const blocks = run.flatMap(({ head, block }) => (head ? [head, block] : [block]));
  return loopOf(drafter, byLevel, listOf(first!.path, first!.code.length), blocks);
}

/** Whether each stands below the last one that is above it, and none twice. */
function isTree(run: readonly Entry[]): boolean {
  const above: string[] = [];
  const seen = new Set<string>();
  const least = run[0]!.code.length;
  return run.every(({ code }) => {
    while (above.length > 0 && above.at(-1)!.length >= code.length) above.pop();
    const isBelow = above.length > 0 ? code.startsWith(above.at(-1)!) : code.length === least;
    above.push(code);
    return isBelow && !seen.has(code) && seen.add(code).size > 0;
  });
}

/** Whether the numbers of the paragraphs begin again below each of those above. */
function isNumberedAnew(entries: readonly Entry[]): boolean {
  let last: Entry | null = null;
  return entries.every((entry) => {
    const { block } = entry;
    const isFirst = last === null || (entry.head ?? block).index !== last.block.index + 1;
    last = entry;
    const mark = /[0-9]{1,3}|[一二三四五六七八九十]{1,3}/.exec(block.text.slice(0, block.numbering))?.[0];
    return mark === undefined || !isFirst || mark === '1' || mark === '一';
  });
}

function loopOf(
  drafter: Drafter,
  [entries, ...deeper]: readonly (readonly Entry[])[],
  list: string,
  blocks: readonly Block[],
): Loop | null {
  const model = modelOf(drafter, entries!);
  if (!model) return null;
  const { block, head, code } = model;
  const own = ownWords(drafter, model, entries!);
  const pieces = [...piecesOf(drafter, model, 0, block.text.length), ...own];
  if (pieces.some(({ template }) => /\/[0-9]{3,7} /.test(template))) return null;
  const digits = deeper[0]?.[0]!.code.length;
  const below = digits === undefined ? null : loopOf(drafter, deeper, `项 | 下级: ${digits} | 有数项`, []);
  if (digits !== undefined && !below) return null;
  for (const { start, end } of own) drafter.doubt(block, `“${drafter.raw(block, start, end)}”只有这一段写，名单里没有写`);
  return {
    list,
    blocks,
    model: block,
    pieces,
    start: 0,
    end: block.text.length,
    separator: '',
    inline: null,
    inner: null,
    below,
    head: head ? { block: head, pieces: headPieces(drafter, head, code) } : null,
  };
}
