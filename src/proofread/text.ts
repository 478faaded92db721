/** One line of a narrative as proofreading looks at it. `folded` has the same length as `text`, so offsets hold in both. */
export interface Paragraph {
  readonly index: number;
  readonly text: string;
  /** Full-width letters, digits and punctuation as half-width, character by character. */
  readonly folded: string;
  /** The headings it stands under, the widest first; its own, if it is one, last. Paragraphs of one section share the array. */
  readonly headings: readonly string[];
  readonly isHeading: boolean;
  /** The project that is being described: 项目名称：…, or empty. */
  readonly project: string;
}

/** Cuts a text into paragraphs and finds the headings they stand under. */
export function readParagraphs(text: string): Paragraph[] {
  const open: { level: number; heading: string }[] = [];
  let project = '';
  let headings: readonly string[] = [];
  return text.split(/\r\n|\r|\n/).map((line, index) => {
    const folded = fold(line);
    const title = titleOf(folded);
    const level = headingLevel(title);
    if (level !== null) {
      while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
      open.push({ level, heading: title });
      headings = open.map(({ heading }) => heading);
    }
    const named = /项目名称 *: *(.{2,80})$/.exec(folded)?.[1];
    if (level === 1 || level === 0) project = '';
    if (named) project = compact(named);
    return { index, text: line, folded, headings, isHeading: level !== null, project };
  });
}

/** Half-width forms character by character; a character whose form is longer stays as it is. */
function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    const plain = unit > '\u007f' ? unit.normalize('NFKC') : unit;
    folded += plain.length === 1 ? plain : unit;
  }
  return folded.replace(/[“”„「」『』]/g, '"').replace(/[\u00a0\u3000\t]/g, ' ');
}

export function compact(text: string): string {
  return text.replace(/\s/g, '');
}

const LONGEST_HEADING = 60;

/** A line without spaces and without the marks by which Markdown tells a heading, a list or bold type. */
export function titleOf(folded: string): string {
  return compact(folded)
    .replace(/^[#>*-]{1,9}/, '')
    .replace(/\*{1,3}$/, '');
}

/** 第三部分 → 0, 一、 → 1, （一） → 2, 1. → 3; null for a line that says something. */
function headingLevel(line: string): number | null {
  if (line.length > LONGEST_HEADING || /[。;]/.test(line.replace(/(?<=情况|说明)。$/, '')) || /[0-9](?:万元|元|%)/.test(line)) return null;
  if (/^第[一二三四五六七八九十]{1,3}部分/.test(line)) return 0;
  if (/^[一二三四五六七八九十]{1,3}[、.]/.test(line)) return 1;
  if (/^\([一二三四五六七八九十]{1,3}\)/.test(line)) return 2;
  return /^[0-9]{1,2}[.、][^0-9]/.test(line) && line.length < 30 && !/[::,]$/.test(line) ? 3 : null;
}

const STOPS = new WeakMap<Paragraph, readonly number[]>();

/** How many sentences end before an offset, and where the one it stands in begins. Found once a paragraph: texts can be long. */
export function sentencesBefore(paragraph: Paragraph, offset: number): { readonly count: number; readonly start: number } {
  const stops = STOPS.get(paragraph) ?? [...paragraph.folded.matchAll(/。/g)].map(({ index }) => index);
  STOPS.set(paragraph, stops);
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stops[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return { count: low, start: low === 0 ? 0 : stops[low - 1]! + 1 };
}

/** Where the sentence, or the part of it after a semicolon, begins that an offset stands in. */
export function clauseStart(folded: string, at: number): number {
  return Math.max(...['。', ';'].map((mark) => folded.lastIndexOf(mark, at - 1))) + 1;
}
