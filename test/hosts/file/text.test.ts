import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBytes } from '../../../src/hosts/file/node';
import { readTextFile } from '../../../src/hosts/file/text';

/** Texts in the encodings that are met, whole and damaged. */

const LINES = '收支总预算768.69万元，其中：财政拨款收入683.30万元，上年结转85.39万元。\n';
const utf8 = Buffer.from(LINES.repeat(3));
const utf16 = (text: string, swap = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};
/** 收支总预算1.23万元。 */
const gb18030 = Buffer.from([0xca, 0xd5, 0xd6, 0xa7, 0xd7, 0xdc, 0xd4, 0xa4, 0xcb, 0xe3, 0x31, 0x2e, 0x32, 0x33, 0xcd, 0xf2, 0xd4, 0xaa]);
const with1 = (bytes: Buffer, at: number, value: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at] = value;
  return changed;
};

test.each([
  ['UTF-8', utf8, LINES.repeat(3)],
  ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), LINES.repeat(3)],
  ['UTF-16', utf16(LINES), LINES],
  ['UTF-16, the other way round', utf16(LINES, true), LINES],
  ['GB 18030', gb18030, '收支总预算1.23万元'],
])('%s', async (_, bytes, text) => {
  expect(await readTextFile(bytes)).toEqual({ text, notes: [], isWord: false });
});

test.each([
  ['UTF-8', with1(utf8, 0, 0xff), /^��+支总预算768\.69万元/],
  ['GB 18030', with1(gb18030, 17, 0x20), /^收支总预算1\.23万�/],
])('a damaged byte of %s stays one, and it is said', async (_, bytes, text) => {
  const read = await readTextFile(bytes);
  expect(read.text).toMatch(text);
  expect(read.notes).toEqual([expect.stringMatching(/编码有误/)]);
});

test.each([
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x36, 0x65, 0, 0])],
  ['PDF', Buffer.from('%PDF-1.7\n%')],
  ['RTF', Buffer.from('{\\rtf1\\ansi 768.69}')],
  ['noise', Buffer.from(Array.from({ length: 300 }, (_, i) => [0xff, 0x81, 0x20][i % 3]!))],
])('%s is refused', async (_, bytes) => {
  await expect(readTextFile(bytes)).rejects.toMatchObject({ code: 'unreadable', message: expect.stringMatching(/不是文字文件/) as string });
});

test('what has no size is read up to the limit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
  try {
    writeFileSync(join(folder, 'a'), 'abc');
    expect(Buffer.from(await readBytes(join(folder, 'a'))).toString()).toBe('abc');
    expect(await readBytes('/dev/null')).toHaveLength(0);
    await expect(readBytes('/dev/zero', 100_000)).rejects.toMatchObject({ reason: 'too-large' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
