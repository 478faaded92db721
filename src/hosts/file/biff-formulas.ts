import { damaged } from './errors';

/** Where the formula of a record begins: the place of its length, counted from the record's content; the tokens follow it. */
const FORMULAS: ReadonlyMap<number, number> = new Map([
  [0x0006, 20],
  [0x0221, 12],
  [0x04bc, 8],
]);
const NAME = 0x0018;

/** Bytes behind a token (MS-XLS 2.5.198), by its type without its class; -1 where they depend on what stands there. */
const SIZES: ReadonlyMap<number, number> = new Map([
  ...Array.from({ length: 0x14 }, (_, i): [number, number] => [i + 3, 0]),
  [0x01, 4],
  [0x02, 4],
  [0x17, -1],
  [0x18, 5],
  [0x19, -1],
  [0x1c, 1],
  [0x1d, 1],
  [0x1e, 2],
  [0x1f, 8],
  [0x20, 7],
  [0x21, 2],
  [0x22, 3],
  [0x23, 4],
  [0x24, 4],
  [0x25, 8],
  [0x26, 6],
  [0x27, 6],
  [0x28, 6],
  [0x29, 2],
  [0x2a, 4],
  [0x2b, 8],
  [0x2c, 4],
  [0x2d, 8],
  [0x39, 6],
  [0x3a, 6],
  [0x3b, 10],
  [0x3c, 6],
  [0x3d, 10],
]);

/**
 * Checks that the tokens of a record's formula end where the record says: the library that reads them looks for that place and
 * never stops where a damaged file passes it by. Throws a WorkbookError (damaged).
 */
export function checkFormula(view: DataView, type: number, at: number, length: number): void {
  if (type === NAME) return checkName(view, at, length);
  const place = FORMULAS.get(type);
  if (place === undefined) return;
  if (length < place + 2) throw broken();
  walk(view, at + place + 2, view.getUint16(at + place, true), at + length);
}

function checkName(view: DataView, at: number, length: number): void {
  if (length < 15) throw broken();
  const characters = view.getUint8(at + 3) * (view.getUint8(at + 14) & 1 ? 2 : 1);
  walk(view, at + 15 + characters, view.getUint16(at + 4, true), at + length);
}

function walk(view: DataView, start: number, size: number, limit: number): void {
  const end = start + size;
  if (end > limit) throw broken();
  let at = start;
  while (at < end) {
    const token = view.getUint8(at++);
    const type = token < 0x40 ? token : (token & 0x1f) | 0x20;
    const bytes = SIZES.get(type);
    if (bytes === undefined || token >= 0x80) throw broken();
    at += bytes >= 0 ? bytes : variable(view, type, at, limit);
  }
  if (at !== end) throw broken();
}

/** A text, or an attribute, of which only the choice among several places has more than three bytes. */
function variable(view: DataView, type: number, at: number, limit: number): number {
  if (at + 3 > limit) throw broken();
  if (type === 0x17) return 2 + view.getUint8(at) * (view.getUint8(at + 1) & 1 ? 2 : 1);
  return 3 + (view.getUint8(at) & 4 ? (view.getUint16(at + 1, true) + 1) * 2 : 0);
}

function broken() {
  return damaged('公式有误', 'a broken formula');
}
