/** A document in a single line, as some sites publish it: …决算情况说明一、收支总体情况2024年度收入…。二、收入情况… */

/**
 * Where the parts of a line begin, from 0: its numbered headings, and what they head. Of a line that is no whole document only headings
 * count that what they head follows without a mark. Linear.
 */
export function partsOfLine(line: string): readonly number[] {
  if (line.length < SHORTEST) return [0];
  const all = isDocument(line);
  const parts = [...line.matchAll(HEAD)].flatMap((match) => {
    const head = match.index + match[1]!.length;
    const body = endOfHeading(line, head);
    return body !== null ? [head, body] : all ? [head] : [];
  });
  return [...new Set([0, ...parts])];
}

/** A heading and a sentence are longer. */
const SHORTEST = 40;
/** At the beginning, behind a stop, or a heading: 一、, (一), 第二部分. */
const HEAD =
  /(^|[。.;:)]|情况|说明|概况)[ \0]*(?=(?:第[一二三四五六七八九]部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)))/g;
const ORDINALS = ['一、', '二、', '三、'] as const;
const LONGEST_HEADING = 60;
/** A heading ends, and what it heads begins. */
const BODY = /(?:情况|说明|概况)+(?![的及和与、,。:;)说表如总])/;
/** What is more than a heading. */
const SENTENCE = /。|[0-9] ?(?:[万亿]?元|%)/;
const MOST_PEEKED = 400;

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
  const found = BODY.exec(/^[^,。;:]*.?/.exec(own)![0]);
  const end = head + (found ? found.index + found[0].length : own.length);
  return found && end < line.length && SENTENCE.test(line.slice(end, end + MOST_PEEKED)) ? end : null;
}
