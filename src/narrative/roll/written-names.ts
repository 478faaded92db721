import type { Block } from '../../text/block';
import type { Token } from '../../text/token';
import type { Roller } from './roller';
import type { Model, Put } from './written-model';

interface NamedLevel {
  readonly token: Token;
  /** How many digits of the code the words say. */
  readonly level: number;
}

/** The words that name the class, the 款 and the 项 of a code before its amount. */
export function namesBefore(roller: Roller, { claim, block, code, span }: Model): NamedLevel[] {
  return levelsOf(roller, block, code).filter(({ token }) => token.end <= claim.number.start && token.start >= (span?.start ?? 0));
}

/** The words of a paragraph that name a code's class, 款 and 项. */
export function levelsOf({ text }: Roller, block: Block, code: string): NamedLevel[] {
  return text.text.tokens[block.index]!.flatMap((token) => {
    const { name } = token;
    const levels = name ? [7, 5, 3].filter((length) => length <= code.length && name.functions.includes(code.slice(0, length))) : [];
    // “其他…支出”（款）“其他…支出”（项）: of one name for two, the mark behind it says which.
    const marked = levels.find((length) => LEVEL_MARKS.get(length)!.test(block.text.slice(token.end, token.end + 4)));
    const level = marked ?? levels[0];
    return level ? [{ token, level }] : [];
  });
}

const LEVEL_MARKS: ReadonlyMap<number, RegExp> = new Map([
  [3, /^["”]?\(类\)/],
  [5, /^["”]?\(款\)/],
  [7, /^["”]?\(项\)/],
]);

/** The names of another subject's class, 款 and 项 in the places of the model's; null where the model does not name its own. */
export function namesOf(roller: Roller, model: Model, code: string): Put[] | null {
  const { claim, block, code: own, span } = model;
  const from = span?.start ?? 0;
  return renamed(roller, block, namesBefore(roller, model), own, code, from, claim.number.start);
}

/** The same in a title, which names nothing else. */
export function titleNames(roller: Roller, block: Block, own: string, code: string): Put[] | null {
  return renamed(roller, block, levelsOf(roller, block, own), own, code, 0, block.text.length);
}

function renamed(
  roller: Roller,
  block: Block,
  names: readonly NamedLevel[],
  own: string,
  code: string,
  from: number,
  to: number,
): Put[] | null {
  const puts = names.map(({ token: { start, end }, level }): Put => {
    const said = roller.edits.raw(block, start, end);
    const full = nameIn(roller, block, code.slice(0, level));
    const isShort = !said.endsWith('支出') && roller.nameOf(own.slice(0, level)).endsWith('支出');
    // …缴费支出支出12万元: where the text says 支出 once more, once is enough.
    const isTwice = block.text.startsWith('支出', end);
    return { start, end, text: isShort || isTwice ? full.replace(/支出$/, '') : full };
  });
  for (const match of block.text.slice(0, to).matchAll(/[0-9]{3,7}/g))
    if (own === match[0] && match.index >= from) puts.push({ start: match.index, end: match.index + match[0].length, text: code });
  return names.some(({ level }) => level === own.length) ? puts : null;
}

/** A subject's name with the brackets that its paragraph writes: forms have half-width ones where texts do not. */
export function nameIn(roller: Roller, block: Block, code: string): string {
  const name = roller.nameOf(code);
  return roller.edits.raw(block, 0, block.text.length).includes('(') ? name : name.replaceAll('(', '（').replaceAll(')', '）');
}
