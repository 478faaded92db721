import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
} from '@univerjs/presets';
import type { BorderLine, CellStyle } from '../../../src/hosts/file/presentation';

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  centerContinuous: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
};

const LINES: Readonly<Record<string, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
};

/** A style of the file as the grid wants it. */
export function gridStyle(style: CellStyle): IStyleData {
  const { font, size, bold, italic, underline, strike, color, fill, borders, horizontal, vertical, wrap, indent, format } = style;
  return {
    ...(font ? { ff: font } : {}),
    ...(size ? { fs: size } : {}),
    ...(bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(italic ? { it: BooleanNumber.TRUE } : {}),
    ...(underline ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(strike ? { st: { s: BooleanNumber.TRUE } } : {}),
    ...(color ? { cl: { rgb: color } } : {}),
    ...(fill ? { bg: { rgb: fill } } : {}),
    ...(borders ? { bd: bordersOf(borders) } : {}),
    ...(horizontal && HORIZONTAL[horizontal] ? { ht: HORIZONTAL[horizontal] } : {}),
    // What does not say stands at the bottom, as in Excel.
    vt: VERTICAL[vertical ?? 'bottom'] ?? VerticalAlign.MIDDLE,
    ...(wrap ? { tb: WrapStrategy.WRAP } : {}),
    ...(indent ? { pd: { l: 2 + indent * 9 } } : {}),
    ...(format ? { n: { pattern: format } } : {}),
  };
}

function bordersOf({ top, right, bottom, left }: NonNullable<CellStyle['borders']>): IBorderData {
  return {
    ...(top ? { t: lineOf(top) } : {}),
    ...(right ? { r: lineOf(right) } : {}),
    ...(bottom ? { b: lineOf(bottom) } : {}),
    ...(left ? { l: lineOf(left) } : {}),
  };
}

function lineOf({ style, color }: BorderLine): { s: BorderStyleTypes; cl: { rgb: string } } {
  return { s: LINES[style] ?? BorderStyleTypes.THIN, cl: { rgb: color ?? '#000000' } };
}
