import { readNumberFormats } from './xlsx';
import { colourOf } from './theme';
import { CLOSE, END, OPEN, XmlScanner } from './xml';

export interface BorderLine {
  /** As in the file: thin, medium, thick, double, dashed, dotted, hair … */
  readonly style: string;
  /** `#rrggbb`; absent for automatic. */
  readonly color?: string;
}

/** What a cell format says; whatever is absent is the default. */
export interface CellStyle {
  readonly font?: string;
  /** In points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** `#rrggbb` */
  readonly color?: string;
  /** `#rrggbb` of a solid fill. */
  readonly fill?: string;
  readonly borders?: Partial<Record<'top' | 'right' | 'bottom' | 'left', BorderLine>>;
  readonly horizontal?: string;
  readonly vertical?: string;
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Number format code, absent for General. */
  readonly format?: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Font = Mutable<Pick<CellStyle, 'font' | 'size' | 'bold' | 'italic' | 'underline' | 'strike' | 'color'>>;
type Borders = NonNullable<CellStyle['borders']>;

/** The cell formats (cellXfs) of the styles part, with what they refer to put in. */
export function readStyles(xml: string, theme: readonly string[]): CellStyle[] {
  const formats = readNumberFormats(xml);
  const fonts: Font[] = [];
  const fills: (string | undefined)[] = [];
  const borders: Borders[] = [];
  const styles: CellStyle[] = [];
  const x = new XmlScanner(xml);
  for (let token = x.next(); token !== END; token = x.next()) {
    if (token !== OPEN) continue;
    if (x.name === 'fonts') eachChild(x, 'font', () => fonts.push(readFont(x, theme)));
    else if (x.name === 'fills') eachChild(x, 'fill', () => fills.push(readFill(x, theme)));
    else if (x.name === 'borders') eachChild(x, 'border', () => borders.push(readBorders(x, theme)));
    else if (x.name === 'cellXfs') eachChild(x, 'xf', () => styles.push(readFormat(x, fonts, fills, borders, formats[styles.length])));
    else if (x.name !== 'styleSheet') x.skip();
  }
  return styles.length > 0 ? styles : [{}];
}

/** After OPEN of a list: calls back at the OPEN of each child; the callback reads to the child's CLOSE. */
function eachChild(x: XmlScanner, child: string, read: () => void): void {
  const list = x.name;
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === list); token = x.next()) {
    if (token === OPEN && x.name === child) read();
    else if (token === OPEN) x.skip();
  }
}

function readFont(x: XmlScanner, theme: readonly string[]): Font {
  const font: Font = {};
  const on = (): boolean => x.attr('val') === undefined || x.flag('val');
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'font'); token = x.next()) {
    if (token !== OPEN) continue;
    if (x.name === 'name') font.font = x.attr('val') ?? '';
    else if (x.name === 'sz') font.size = Number(x.attr('val'));
    else if (x.name === 'b' && on()) font.bold = true;
    else if (x.name === 'i' && on()) font.italic = true;
    else if (x.name === 'u' && x.attr('val') !== 'none') font.underline = true;
    else if (x.name === 'strike' && on()) font.strike = true;
    else if (x.name === 'color') assignColour(font, colourOf(x, theme));
  }
  return font;
}

function assignColour(target: { color?: string }, colour: string | undefined): void {
  if (colour !== undefined) target.color = colour;
}

function readFill(x: XmlScanner, theme: readonly string[]): string | undefined {
  let solid = false;
  let colour: string | undefined;
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'fill'); token = x.next()) {
    if (token !== OPEN) continue;
    if (x.name === 'patternFill') solid = x.attr('patternType') === 'solid';
    else if (x.name === 'fgColor') colour = colourOf(x, theme);
  }
  return solid ? colour : undefined;
}

const SIDES: ReadonlyMap<string, keyof Borders> = new Map([
  ['top', 'top'],
  ['right', 'right'],
  ['end', 'right'],
  ['bottom', 'bottom'],
  ['left', 'left'],
  ['start', 'left'],
]);

function readBorders(x: XmlScanner, theme: readonly string[]): Borders {
  const borders: Borders = {};
  let line: Mutable<BorderLine> | undefined;
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'border'); token = x.next()) {
    if (token !== OPEN) continue;
    const side = SIDES.get(x.name);
    if (side) {
      const style = x.attr('style');
      line = style === undefined || style === 'none' ? undefined : { style };
      if (line) borders[side] = line;
    } else if (x.name === 'color' && line) assignColour(line, colourOf(x, theme));
    else line = undefined;
  }
  return borders;
}

function readFormat(
  x: XmlScanner,
  fonts: readonly Font[],
  fills: readonly (string | undefined)[],
  borders: readonly Borders[],
  format: string | undefined,
): CellStyle {
  const style: Mutable<CellStyle> = { ...fonts[Number(x.attr('fontId') ?? 0)] };
  const fill = fills[Number(x.attr('fillId') ?? 0)];
  const lines = borders[Number(x.attr('borderId') ?? 0)];
  if (fill !== undefined) style.fill = fill;
  if (lines && Object.keys(lines).length > 0) style.borders = lines;
  if (format !== undefined) style.format = format;
  for (let token = x.next(); token !== END && !(token === CLOSE && x.name === 'xf'); token = x.next()) {
    if (token === OPEN && x.name === 'alignment') readAlignment(x, style);
  }
  return style;
}

function readAlignment(x: XmlScanner, style: Mutable<CellStyle>): void {
  const horizontal = x.attr('horizontal');
  const vertical = x.attr('vertical');
  const indent = Number(x.attr('indent') ?? 0);
  if (horizontal !== undefined) style.horizontal = horizontal;
  if (vertical !== undefined) style.vertical = vertical;
  if (x.flag('wrapText')) style.wrap = true;
  if (indent > 0) style.indent = indent;
}
