import { value, type Numbering, type NumberedPlace } from './word-numbering';
import { isOn, type WordStyles } from './word-styles';
import { CLOSE, END, OPEN, XmlScanner } from './xml';

/** A stretch of a line that stands in one `w:t`. */
export interface Piece {
  /** Offset in the line. */
  readonly start: number;
  readonly text: string;
  /** Where the whole `w:t` element begins and ends in the XML. */
  readonly from: number;
  readonly to: number;
  /** The `w:rPr` of its run, as it stands. */
  readonly format: string;
  /** Whether the run is itself a tracked insertion. */
  readonly inserted: boolean;
  /** Shown, but not to be written to: an equation, a symbol, the number of a list. */
  readonly locked: boolean;
}

export interface Line {
  text: string;
  pieces: Piece[];
}

export interface WordLines {
  readonly lines: readonly Line[];
  /** What of the document is not among the lines, one sentence each. */
  readonly notes: readonly string[];
}

/** What a tracked change took out, and what only programs read. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'sectPr',
  'instrText',
  'delInstrText',
  'delText',
  'rt',
  'sdtPr',
  'tblPr',
  'trPr',
  'tcPr',
  'tblGrid',
  'proofErr',
]);

/** Content that cannot be read, and how it is called. */
const UNREAD: ReadonlyMap<string, string> = new Map([
  ['altChunk', '嵌入的其他文档'],
  ['subDoc', '链接的子文档'],
  ['object', '嵌入的对象'],
  ['footnoteReference', '脚注'],
  ['endnoteReference', '尾注'],
  ['chart', '图表'],
  ['relIds', 'SmartArt 图形'],
]);

/** The lines of the main part as a reader sees them with all tracked changes accepted; cells of tables and text boxes in their order. */
export function readLines(xml: string, numbering: Numbering, styles: WordStyles): WordLines {
  const reader = new LineReader(xml, numbering, styles);
  reader.read();
  return { lines: reader.lines, notes: [...reader.notes].map((what) => `文档中的${what}没有读，其中的数没有核对。`) };
}

/** A row of a table whose cells are short is one line. */
const SHORT_CELL = 40;

class LineReader {
  readonly lines: Line[] = [];
  readonly notes = new Set<string>();
  private readonly x: XmlScanner;
  private line: Line | null = null;
  /** Whether the paragraph that ended goes on in the next: its mark was deleted. */
  private joins = false;
  private format = '';
  private hidden = false;
  private inserted = 0;

  constructor(
    private readonly xml: string,
    private readonly numbering: Numbering,
    private readonly styles: WordStyles,
  ) {
    this.x = new XmlScanner(xml);
  }

  read(): void {
    const x = this.x;
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token === OPEN) this.open(x.name);
      else if (x.name === 'ins') this.inserted--;
    }
    this.finish();
  }

  /** Reads to the CLOSE of the element just opened. */
  private readElement(name: string): void {
    const x = this.x;
    let depth = 1;
    for (let token = x.next(); token !== END; token = x.next()) {
      if (token === OPEN) {
        if (x.name === name) depth++;
        const inner = x.name;
        this.open(inner);
        // What reads on to its own CLOSE leaves the depth as it was.
        if (inner === name && READ_WHOLE.has(inner)) depth--;
      } else {
        if (x.name === 'ins') this.inserted--;
        if (x.name === name && --depth === 0) return;
      }
    }
  }

  private open(name: string): void {
    const x = this.x;
    const unread = UNREAD.get(name);
    if (unread !== undefined) this.notes.add(unread);
    if (SKIPPED.has(name)) x.skip();
    else if (name === 'p') this.paragraph();
    else if (name === 'tbl') this.readElement('tbl');
    else if (name === 'tr') this.row();
    else if (name === 'AlternateContent') this.alternate();
    else if (name === 'txbxContent') this.aside();
    else if (name === 'ins') this.inserted++;
    else if (name === 'r') [this.format, this.hidden] = ['', false];
    else if (name === 'rPr') this.runFormat();
    else if (name === 'oMath') this.equation();
    else if (this.line) this.content(name, this.line);
  }

  private content(name: string, line: Line): void {
    const x = this.x;
    if (name === 't') {
      const from = x.tagStart;
      x.next();
      this.put({ text: x.text, from, to: x.tagEnd, locked: false });
    } else if (name === 'br' || name === 'cr') this.lineBreak(value(x, 'type'));
    else if (name === 'tab' || name === 'ptab') line.text += '\t';
    else if (name === 'noBreakHyphen') line.text += '-';
    else if (name === 'sym') this.symbol(value(x, 'font') ?? '', value(x, 'char') ?? '');
  }

  private put({ text, from, to, locked }: Pick<Piece, 'text' | 'from' | 'to' | 'locked'>): void {
    const line = this.line;
    if (!line || text === '') return;
    if (this.hidden) {
      this.notes.add('隐藏文字');
      return;
    }
    line.pieces.push({ start: line.text.length, text, from, to, format: this.format, inserted: this.inserted > 0, locked });
    line.text += text;
  }

  private paragraph(): void {
    const outer = this.line;
    if (!this.joins || outer) this.line = { text: '', pieces: [] };
    else this.line = this.lines.pop() ?? { text: '', pieces: [] };
    this.joins = false;
    const x = this.x;
    const asides = this.asides;
    this.asides = [];
    let goesOn = false;
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'p'); token = x.next()) {
      if (token === OPEN && x.name === 'pPr') goesOn = this.paragraphFormat();
      else if (token === OPEN) this.open(x.name);
      else if (x.name === 'ins') this.inserted--;
    }
    this.lines.push(this.line, ...this.asides);
    // A text box within the paragraph stands behind it and ends it.
    this.joins = goesOn && this.asides.length === 0;
    this.asides = asides;
    this.line = outer;
  }

  private asides: Line[] = [];

  /** The numbering of the paragraph is put before its text. Tells whether its mark was deleted, so that the next one goes on with it. */
  private paragraphFormat(): boolean {
    const x = this.x;
    let [style, list, level, deleted]: [string | null, string | null, number | null, boolean] = [null, null, null, false];
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'pPr'); token = x.next()) {
      if (token !== OPEN) continue;
      if (x.name === 'pPrChange' || x.name === 'rPrChange') x.skip();
      else if (x.name === 'pStyle') style = value(x, 'val') ?? null;
      else if (x.name === 'numId') list = value(x, 'val') ?? null;
      else if (x.name === 'ilvl') level = Number(value(x, 'val') ?? 0);
      else if (x.name === 'del' || x.name === 'moveFrom') deleted = true;
    }
    const styled = this.styles.placeOf(style);
    const place: NumberedPlace | null = list === null ? styled : { list, level: level ?? styled?.level ?? 0 };
    if (place && place.list !== '0' && this.line?.text === '') {
      const at = x.tagEnd;
      this.hidden = false;
      this.put({ text: this.numbering.next(place), from: at, to: at, locked: true });
      if (this.numbering.incomplete) this.notes.add('部分自动编号');
    }
    return deleted;
  }

  private runFormat(): void {
    const x = this.x;
    const start = x.tagStart;
    let depth = 1;
    let hidden: boolean | null = null;
    let style = '';
    while (depth > 0) {
      const token = x.next();
      if (token === END) return;
      if (token === OPEN && x.name === 'rPrChange') x.skip();
      else if (token === OPEN && x.name === 'vanish') hidden = isOn(value(x, 'val'));
      else if (token === OPEN && x.name === 'rStyle') style = value(x, 'val') ?? '';
      if (x.name === 'rPr') depth += token === OPEN ? 1 : -1;
    }
    this.format = this.xml.slice(start, x.tagEnd);
    this.hidden = hidden ?? (style !== '' && this.styles.isHidden(style));
  }

  /** Of several renderings of the same content the first is read. */
  private alternate(): void {
    const x = this.x;
    let read = false;
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'AlternateContent'); token = x.next()) {
      if (token !== OPEN) continue;
      if ((x.name === 'Choice' || x.name === 'Fallback') && !read) {
        read = true;
        this.readElement(x.name);
      } else x.skip();
    }
  }

  /** A text box: its lines follow the paragraph that it is anchored in. */
  private aside(): void {
    const [line, format, hidden] = [this.line, this.format, this.hidden];
    [this.line, this.joins] = [null, false];
    const before = this.lines.length;
    this.readElement('txbxContent');
    this.finish();
    const own = this.lines.splice(before);
    if (line) this.asides.push(...own);
    else this.lines.push(...own);
    [this.line, this.format, this.hidden] = [line, format, hidden];
  }

  /** A row of short cells is one line with tabs between them; other cells are lines of their own. */
  private row(): void {
    const x = this.x;
    const cells: Line[][] = [];
    this.joins = false;
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'tr'); token = x.next()) {
      if (token !== OPEN) continue;
      if (x.name !== 'tc') {
        if (!PASSED.has(x.name)) this.open(x.name);
        continue;
      }
      const before = this.lines.length;
      this.readElement('tc');
      this.finish();
      cells.push(this.lines.splice(before).filter(({ text }) => text.trim() !== ''));
    }
    if (cells.length > 1 && cells.every((cell) => cell.length <= 1 && (cell[0]?.text.length ?? 0) <= SHORT_CELL))
      this.lines.push(
        joined(
          cells.map(([line]) => line ?? { text: '', pieces: [] }),
          '\t',
        ),
      );
    else this.lines.push(...cells.flat());
  }

  /** An equation without fractions and roots reads as it stands; one with them is no line of text. */
  private equation(): void {
    const x = this.x;
    const from = x.tagStart;
    let text = '';
    let plain = true;
    for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'oMath'); token = x.next()) {
      if (token === OPEN && (x.name === 'rPr' || x.name === 'ctrlPr')) x.skip();
      else if (token === CLOSE && x.name === 't') text += x.text;
      else if (token === OPEN && !/^(?:r|t|box|e|d|dPr|boxPr)$/.test(x.name)) plain = false;
    }
    this.hidden = false;
    if (plain) this.put({ text, from, to: x.tagEnd, locked: true });
    else this.notes.add('公式');
  }

  private symbol(font: string, char: string): void {
    const code = parseInt(char, 16);
    const { tagStart: from, tagEnd: to } = this.x;
    const text = symbolText(font, code);
    if (text === null) this.notes.add('特殊符号');
    this.put({ text: text ?? '□', from, to, locked: true });
  }

  /** A line that ends within a sentence goes on behind the break: people break lines for looks. */
  private lineBreak(type: string | undefined): void {
    const line = this.line!;
    const continues = type === undefined || type === 'textWrapping';
    if (continues && /[，、,（(《“：][ \u3000]*$/.test(line.text)) return;
    if (continues && line.text.length >= LONG_LINE && !/[。！？；;!?：:][ \u3000”」）)]*$/.test(line.text)) return;
    this.lines.push(line);
    this.line = { text: '', pieces: [] };
  }

  private finish(): void {
    if (this.line) this.lines.push(this.line);
    this.line = null;
    this.joins = false;
  }
}

/** Elements that `open` reads to their CLOSE. */
const READ_WHOLE = new Set(['tbl', 'tr', 'p', 'AlternateContent', 'txbxContent']);
const PASSED = new Set(['sdt', 'sdtContent', 'customXml', 'sdtEndPr', 'bookmarkStart', 'bookmarkEnd', 'tblPrEx']);
/** Headings are shorter: behind them a break begins a new line. */
const LONG_LINE = 30;

function joined(lines: readonly Line[], between: string): Line {
  const [first = { text: '', pieces: [] }, ...rest] = lines;
  const all: Line = { text: first.text, pieces: [...first.pieces] };
  for (const { text, pieces } of rest) {
    const shift = all.text.length + between.length;
    all.text += between + text;
    all.pieces.push(...pieces.map((piece) => ({ ...piece, start: piece.start + shift })));
  }
  return all;
}

/** Where the font Symbol differs from ASCII among what stands in texts on money. */
const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0x2d, '−'],
  [0xa3, '≤'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
]);

/** The character that a symbol shows, or null where only its font knows. */
function symbolText(font: string, code: number): string | null {
  if (!Number.isFinite(code) || code <= 0 || code > 0xffff) return null;
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : null;
  if (own === null) return code >= 0xe000 && code < 0xf900 ? null : String.fromCharCode(code);
  if (/^(?:wingdings|webdings|marlett)/i.test(font)) return null;
  if (/^symbol$/i.test(font)) return SYMBOL.get(own) ?? (own >= 0x20 && own <= 0x3f ? String.fromCharCode(own) : null);
  return own >= 0x20 && own < 0x7f ? String.fromCharCode(own) : null;
}
