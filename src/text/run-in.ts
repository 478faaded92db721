/** A document in a single line, as some sites publish it: …决算情况说明一、收支总体情况2024年度收入…。二、收入情况… */

/**
 * Where the parts of a line begin, from 0: its numbered headings, and what they head. Of a line that is no whole document only headings
 * count that what they head follows without a mark. Linear.
 */
export function partsOfLine(line: string): readonly number[] {
  if (line.length < SHORTEST || !NUMERAL.test(line)) return [0];
  const all = isDocument(line);
  const heads = [0, ...matchesOf(line, HEAD).map((match) => match.index + match[1]!.length)];
  const parts = heads.flatMap((head) => {
    const body = endOfHeading(line, head);
    return body !== null ? [head, body] : all ? [head] : [];
  });
  return [...new Set([0, ...parts])].sort((a, b) => a - b);
}

/** A heading and a sentence are longer. */
const SHORTEST = 40;
const NUMERAL = /[一二三四五六七八九十][、)]|第[一二三四五六七八九]部分/;
/** Behind a stop, or a heading: 一、, (一), 第二部分. */
const HEAD =
  /(^|[。.;:)]|情况|说明|概况)[ \0]*(?=(?:第[一二三四五六七八九]部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)))/g;
const NUMBERED = /^[ \0]*(?:第[一二三四五六七八九]部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))/;
const ORDINALS = ['一、', '二、', '三、'] as const;
const LONGEST_HEADING = 60;
/** A heading ends, and what it heads begins. */
const BODY = /(?:情况说明|情况|说明|概况)(?![的及和与、,。:;)说表如总])/;
/** What is more than a heading. */
const SENTENCE = /。|[0-9] ?(?:[万亿]?元|%)/;

function matchesOf(line: string, pattern: RegExp): RegExpExecArray[] {
  return [...line.matchAll(pattern)];
}

/** Whether it counts its parts: 一、, 二、 and 三、 one after the other. */
function isDocument(line: string): boolean {
  let from = 0;
  return ORDINALS.every((ordinal) => {
    const at = line.indexOf(ordinal, from);
    from = at + 1;
    return at >= 0;
  });
}

function endOfHeading(line: string, head: number): number | null {
  const own = line.slice(head, head + LONGEST_HEADING);
  if (!NUMBERED.test(own)) return null;
  const found = BODY.exec(/^[^,。;:]*.?/.exec(own)![0]);
  const end = found ? found.index + found[0].length : own.length;
  return end < own.length && SENTENCE.test(line.slice(head + end, head + end + MOST_PEEKED)) ? head + end : null;
}

const MOST_PEEKED = 400;
