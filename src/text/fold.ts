/** Characters of amounts that older documents print. */
const TRADITIONAL: ReadonlyMap<string, string> = new Map([
  ['萬', '万'],
  ['億', '亿'],
  ['圓', '元'],
]);

/** Opens with something said, closes before something that is not left to fill in: `**年` and `**万元` are places of a template. */
const EMPHASIS =
  /\*\*((?![万亿千百]?元|[%年月日人个辆市县区费款]|[ \0,。;:、])[^*]{1,200}[^*,、(])\*\*(?![万亿千百]?元|[%年月日人个辆市县区费款])|\*\*(-?[0-9][0-9.,]{0,30})\*\*/g;

/** Marks of emphasis (Markdown) show nothing, offsets held. */
export function withoutEmphasis(folded: string): string {
  return folded.includes('**') ? folded.replace(EMPHASIS, (all) => `\0\0${all.slice(2, -2)}\0\0`) : folded;
}

/**
 * Half-width forms character by character, so that offsets hold: full-width letters, digits and punctuation become half-width, quotes and
 * minus signs one kind, blanks one blank; marks that show nothing become the character U+0000.
 */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += foldUnit(text[at]!);
  return folded;
}

const FOLDED = new Map<string, string>();

function foldUnit(unit: string): string {
  if (unit <= '\u007f') return unit === '\t' ? '\t' : unit;
  let plain = FOLDED.get(unit);
  if (plain === undefined) FOLDED.set(unit, (plain = foldOther(unit)));
  return plain;
}

function foldOther(unit: string): string {
  if (/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/.test(unit)) return '\0';
  if (/[\u2212\u2010-\u2012\ufe63\uff0d]/.test(unit)) return '-';
  if (/[“”„〝〞＂「」『』]/.test(unit)) return '"';
  if (/\s/.test(unit)) return ' ';
  if (unit === '﹪' || unit === '％') return '%';
  const simplified = TRADITIONAL.get(unit);
  if (simplified !== undefined) return simplified;
  const plain = unit.normalize('NFKC');
  return plain.length === 1 ? plain : unit;
}
