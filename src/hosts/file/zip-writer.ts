import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from './crc32';
import type { ZipArchive, ZipEntry } from './zip';

interface Stored {
  readonly entry: ZipEntry;
  readonly name: Uint8Array;
  readonly packed: Uint8Array;
}

/** 1 January 2024: a part that we wrote carries no time, so that the same input gives the same bytes. */
const STAMP = ((44 << 9) | (1 << 5) | 1) << 16;
const UTF8_NAME = 0x0800;

/**
 * The archive with some parts replaced, added (text or bytes) or removed (null). Every other part keeps its place and its packed
 * bytes as they were.
 */
export function rewriteZip(archive: ZipArchive, changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
  const rest = new Map(changes);
  const stored: Stored[] = [];
  for (const entry of archive.entries()) {
    const change = rest.get(entry.name);
    rest.delete(entry.name);
    if (change) stored.push(pack(entry.name, change));
    else if (change === undefined) stored.push({ entry, name: strToU8(entry.name), packed: archive.packed(entry) });
  }
  for (const [name, bytes] of rest) if (bytes) stored.push(pack(name, bytes));
  return assemble(stored);
}

function pack(name: string, bytes: Uint8Array): Stored {
  const packed = deflateSync(bytes, { level: 6 });
  const entry = { name, method: 8, crc: crc32(bytes), compressedSize: packed.length, size: bytes.length, offset: 0, stamp: STAMP };
  return { entry, name: strToU8(name), packed };
}

function assemble(stored: readonly Stored[]): Uint8Array {
  const local = stored.reduce((sum, { name, packed }) => sum + 30 + name.length + packed.length, 0);
  const central = stored.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const out = new Uint8Array(local + central + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  let directory = local;
  for (const item of stored) {
    view.setUint32(directory, 0x02014b50, true);
    view.setUint16(directory + 4, 20, true);
    writeFields(view, directory + 6, item);
    view.setUint32(directory + 42, at, true);
    out.set(item.name, directory + 46);
    directory += 46 + item.name.length;
    view.setUint32(at, 0x04034b50, true);
    writeFields(view, at + 4, item);
    out.set(item.name, at + 30);
    out.set(item.packed, at + 30 + item.name.length);
    at += 30 + item.name.length + item.packed.length;
  }
  view.setUint32(directory, 0x06054b50, true);
  view.setUint16(directory + 8, stored.length, true);
  view.setUint16(directory + 10, stored.length, true);
  view.setUint32(directory + 12, central, true);
  view.setUint32(directory + 16, local, true);
  return out;
}

/** The fields that the local header and the directory share, from “version needed” on. */
function writeFields(view: DataView, at: number, { entry, name }: Stored): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, UTF8_NAME, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.stamp, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.compressedSize, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, name.length, true);
}
