/** Deeper than this no person nests a list; the parser needs a piece of the stack for each level. */
const DEEPEST = 200;

/**
 * The line (from 1) on which a YAML text is nested deeper than anybody writes; null where it is nowhere. Every level of blocks stands
 * further in, or behind one more `-`, every level of lists and maps in a bracket of its own.
 */
export function tooDeepAt(yaml: string): number | null {
  let brackets = 0;
  for (const [index, line] of yaml.split('\n').entries()) {
    if (/^[ \t?:-]*/.exec(line)![0].length > 2 * DEEPEST) return index + 1;
    for (const letter of line) {
      if (letter === '[' || letter === '{') brackets++;
      else if (letter === ']' || letter === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > DEEPEST) return index + 1;
    }
  }
  return null;
}
