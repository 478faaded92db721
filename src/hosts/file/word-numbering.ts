import { CLOSE, END, OPEN, XmlScanner } from './xml';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`, `（%2）`. */
  readonly text: string;
  readonly legal: boolean;
  readonly suffix: string;
}

interface List {
  readonly abstract: string;
  /** The first numbers that this use of the list begins with, by level. */
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

/** The place of a paragraph in a list, as the paragraph or its style gives it. */
export interface NumberedPlace {
  readonly list: string;
  readonly level: number;
}

const DEEPEST = 8;

/** Rebuilds the numbers that Word shows before paragraphs of a list and does not store with them. */
export class Numbering {
  private readonly abstracts = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  /** Whether a paragraph belongs to a list that the document does not define: its number is not known. */
  incomplete = false;
  private readonly begun = new Set<string>();

  /** @param xml the numbering part, or null where the document has none */
  constructor(xml: string | null) {
    if (xml !== null) this.read(xml);
  }

  /** The number of the next paragraph at this place, with what stands between it and the text; empty for bullets and unknown lists. */
  next({ list: id, level: at }: NumberedPlace): string {
    const list = this.lists.get(id);
    const level = list && (list.levels.get(at) ?? this.abstracts.get(list.abstract)?.get(at));
    if (!list || !level) this.incomplete = true;
    if (!list || !level || at < 0 || at > DEEPEST) return '';
    const counters = this.counters.get(list.abstract) ?? [];
    this.counters.set(list.abstract, counters);
    const first = !this.begun.has(`${id}/${at}`);
    this.begun.add(`${id}/${at}`);
    const restart = first ? list.starts.get(at) : undefined;
    counters[at] = restart ?? (counters[at] === undefined ? level.start : counters[at] + 1);
    counters.length = at + 1;
    return this.shown(list, level, counters);
  }

  private shown(list: List, level: Level, counters: readonly (number | undefined)[]): string {
    if (level.format === 'bullet') return '';
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const other = list.levels.get(Number(digit) - 1) ?? this.abstracts.get(list.abstract)?.get(Number(digit) - 1);
      const number = counters[Number(digit) - 1] ?? other?.start ?? 1;
      return formatted(number, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
    });
    if (text === '') return '';
    // Word puts a tab behind most numbers; between “1.” and “2024年” something must stand, after “一、” nothing is needed.
    return level.suffix === 'nothing' || !(level.suffix === 'space' || /[0-9A-Za-z.]$/.test(text)) ? text : `${text} `;
  }

  private read(xml: string): void {
    const x = new XmlScanner(xml);
    let levels: Map<number, Level> = new Map();
    let use: { id: string; abstract: string; starts: Map<number, number>; levels: Map<number, Level> } | null = null;
    let override = 0;
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token === CLOSE) {
        if (x.name === 'num' && use) this.lists.set(use.id, use);
        if (x.name === 'num') use = null;
        continue;
      }
      if (x.name === 'abstractNum') this.abstracts.set(value(x, 'abstractNumId') ?? '', (levels = new Map<number, Level>()));
      else if (x.name === 'num') use = { id: value(x, 'numId') ?? '', abstract: '', starts: new Map(), levels: new Map() };
      else if (x.name === 'abstractNumId' && use) use.abstract = value(x, 'val') ?? '';
      else if (x.name === 'lvlOverride') override = Number(value(x, 'ilvl') ?? 0);
      else if (x.name === 'startOverride') use?.starts.set(override, Number(value(x, 'val') ?? 1));
      else if (x.name === 'lvl') {
        const at = Number(value(x, 'ilvl') ?? 0);
        (use ? use.levels : levels).set(at, readLevel(x));
      }
    }
  }
}

/** After OPEN of a level: what it says, up to its CLOSE. */
function readLevel(x: XmlScanner): Level {
  const level = { start: 1, format: 'decimal', text: '', legal: false, suffix: 'tab' };
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'lvl'); token = x.next()) {
    if (token !== OPEN) continue;
    const given = value(x, 'val') ?? '';
    if (x.name === 'start') level.start = Number(given) || 0;
    else if (x.name === 'numFmt') level.format = given;
    else if (x.name === 'lvlText') level.text = given;
    else if (x.name === 'suff') level.suffix = given;
    else if (x.name === 'isLgl') level.legal = given !== '0' && given !== 'false';
    else if (x.name === 'rPr' || x.name === 'pPr') x.skip();
  }
  return level;
}

/** An attribute of Word, with its prefix or without. */
export function value(x: XmlScanner, name: string): string | undefined {
  return x.prefixedAttr(name) ?? x.attr(name);
}

const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** A number as Word shows it in this format (ECMA-376, 17.18.59); those that no Chinese document uses are shown in digits. */
function formatted(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counted(number, DIGITS, '十百千');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counted(number, LEGAL_DIGITS, '拾佰仟');
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
    case 'ideographTraditional':
      return STEMS[number - 1] ?? String(number);
    case 'ideographZodiac':
      return BRANCHES[number - 1] ?? String(number);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(number)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x2460 + number - 1) : String(number);
    case 'decimalEnclosedParen':
      return number >= 1 && number <= 20 ? String.fromCharCode(0x2474 + number - 1) : String(number);
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = String.fromCharCode((format === 'upperLetter' ? 65 : 97) + ((number - 1) % 26));
      return number < 1 ? String(number) : letter.repeat(Math.min(20, Math.ceil(number / 26)));
    }
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'none':
      return '';
    default:
      return String(number);
  }
}

/** 十一, 二十, 一百〇五: up to 9999. */
function counted(number: number, digits: string, units: string): string {
  if (number <= 0 || number > 9999) return number === 0 ? digits[0]! : String(number);
  const places = [...String(number)].map(Number);
  let text = '';
  places.forEach((digit, i) => {
    const unit = places.length - 1 - i;
    if (digit !== 0) text += digits[digit]! + (unit > 0 ? units[unit - 1]! : '');
    else if (!text.endsWith(digits[0]!) && places.slice(i).some((rest) => rest !== 0)) text += digits[0]!;
  });
  return number >= 10 && number < 20 && digits === DIGITS ? text.slice(1) : text;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let [rest, text] = [number, ''];
  for (const [size, sign] of ROMAN)
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  return text;
}
