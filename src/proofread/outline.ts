import type { Block } from '../text/block';
import type { BoundText } from './proof';

/** A block with the headings it stands under, the widest first; its own, if it is one, last. */
export interface Outlined {
  readonly block: Block;
  readonly headings: readonly string[];
  /** Without numbering and blanks. */
  readonly body: string;
}

const OUTLINES = new WeakMap<BoundText, readonly Outlined[]>();

/** The blocks of a text with their headings. Made once. */
export function outlineOf(text: BoundText): readonly Outlined[] {
  let outline = OUTLINES.get(text);
  if (!outline) OUTLINES.set(text, (outline = read(text)));
  return outline;
}

function read({ text }: BoundText): Outlined[] {
  let open: { level: number; heading: string }[] = [];
  let headings: readonly string[] = [];
  return text.blocks.map((block) => {
    const body = block.text.slice(block.numbering).replace(/[ \0]/g, '');
    if (block.level !== null) {
      const { level } = block;
      open = [...open.filter((other) => other.level < level), { level, heading: compact(block.text) }];
      headings = open.map(({ heading }) => heading);
    }
    return { block, headings, body };
  });
}

function compact(text: string): string {
  return text.replace(/[ \0#>*]/g, '');
}

/** The blocks after the contents: all of them where there are none. */
export function bodyOf(text: BoundText): readonly Outlined[] {
  const outline = outlineOf(text);
  const titles = outline.map(({ block }) => compact(block.text));
  const start = titles.indexOf('目录');
  const first = start < 0 ? -1 : titles.findIndex((title, index) => index > start && title !== '');
  const again = first < 0 ? -1 : titles.indexOf(titles[first]!, first + 1);
  return again < 0 ? outline : outline.slice(again);
}
