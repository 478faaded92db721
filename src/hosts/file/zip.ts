import { Inflate, inflateSync } from 'fflate';
import { crc32 } from './crc32';
import { damaged, encrypted, tooLarge, unsupported } from './errors';
import type { Limits } from './limits';

/** A part of the package as the central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where the local header begins. */
  readonly offset: number;
  /** DOS time and date, as stored. */
  readonly stamp: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
/** No deflate stream can grow by more. */
const MAX_RATIO = 1032;
/** Bytes that nobody has asked for but a hostile part can make us count through: a second or so. */
const MOST_UNWATCHED = 512 * 1024 * 1024;
const UTF8 = new TextDecoder('utf-8');

/**
 * The parts of a zip archive, unpacked one at a time and only when asked for. fflate's own `unzipSync` trusts the declared
 * sizes and unpacks everything; this reads the directory first, so that a bomb is refused before a byte of it is unpacked.
 */
export class ZipArchive {
  private readonly view: DataView;

  private constructor(
    readonly bytes: Uint8Array,
    /** In the order of the directory, by name; part names are compared without regard to case, as OPC demands. */
    private readonly byName: ReadonlyMap<string, ZipEntry>,
  ) {
    this.view = viewOf(bytes);
  }

  /** Throws a WorkbookError (damaged, encrypted, too-large). */
  static open(bytes: Uint8Array, limits: Limits): ZipArchive {
    const byName = new Map<string, ZipEntry>();
    let declared = 0;
    for (const entry of readDirectory(bytes, limits)) {
      declared += entry.size;
      if (declared > limits.unpackedBytes) throw tooLarge('解压后过大', 'too large when unpacked');
      if (entry.size > entry.compressedSize * MAX_RATIO + 64) throw damaged('压缩包中的大小不可信', 'impossible sizes in the archive');
      const key = entry.name.toLowerCase();
      if (byName.has(key)) throw damaged('压缩包中有重名部件', 'a part occurs twice in the archive');
      byName.set(key, entry);
    }
    return new ZipArchive(bytes, byName);
  }

  entries(): ZipEntry[] {
    return [...this.byName.values()];
  }

  find(name: string): ZipEntry | undefined {
    const entry = this.byName.get(name.toLowerCase());
    return entry ?? (name.includes('%') ? this.byName.get(unescaped(name).toLowerCase()) : undefined);
  }

  /** The part, unpacked and checked against its CRC. Throws a WorkbookError when it is missing, damaged or too large. */
  read(name: string): Uint8Array {
    const entry = this.find(name);
    if (!entry) throw damaged(`缺少部件 ${name}`, `part ${name} is missing`);
    const packed = this.packed(entry);
    const bytes = entry.method === 0 ? packed : this.inflate(entry, packed);
    if (bytes.length !== entry.size) throw damaged(`部件 ${entry.name} 长度不符`, `part ${entry.name} has another length`);
    if (crc32(bytes) !== entry.crc) throw damaged(`部件 ${entry.name} 校验不符`, `part ${entry.name} fails its checksum`);
    return bytes;
  }

  /** The bytes of an entry as they are stored. */
  packed(entry: ZipEntry): Uint8Array {
    const at = entry.offset;
    if (at + 30 > this.bytes.length || this.view.getUint32(at, true) !== LOCAL) throw damaged('压缩包目录有误', 'wrong zip directory');
    const start = at + 30 + this.view.getUint16(at + 26, true) + this.view.getUint16(at + 28, true);
    if (start + entry.compressedSize > this.bytes.length) throw damaged('文件被截断', 'the file is cut off');
    return this.bytes.subarray(start, start + entry.compressedSize);
  }

  private inflate(entry: ZipEntry, packed: Uint8Array): Uint8Array {
    try {
      // What does not fit into the room it declared costs time but no memory: watching it grow costs more, unless there could be very
      // much of it. One byte more shows a size that was understated.
      return packed.length * MAX_RATIO <= MOST_UNWATCHED
        ? inflateSync(packed, { out: new Uint8Array(entry.size + 1) })
        : inflateWatched(packed, entry.size);
    } catch (error) {
      throw damaged(`部件 ${entry.name} 无法解压`, `part ${entry.name} cannot be unpacked`, error);
    }
  }
}

/** Unpacks in steps, none of which can give more than some thirty megabytes, and stops as soon as more comes out than was declared. */
function inflateWatched(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  const stream = new Inflate((chunk) => {
    if (at + chunk.length > size) throw new RangeError('more data than declared');
    out.set(chunk, at);
    at += chunk.length;
  });
  const STEP = 32_768;
  for (let i = 0; i < packed.length; i += STEP) stream.push(packed.subarray(i, i + STEP), i + STEP >= packed.length);
  return out.subarray(0, at);
}

function readDirectory(bytes: Uint8Array, limits: Limits): ZipEntry[] {
  const view = viewOf(bytes);
  const { count, start } = findDirectory(view);
  if (count > limits.entries) throw tooLarge('部件过多', 'too many parts');
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged('压缩包目录有误', 'wrong zip directory');
    if (view.getUint16(at + 8, true) & 1) throw encrypted();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = UTF8.decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) throw unsupported(`用特殊方法（${method}）压缩的文件`, `packed with method ${method}`);
    const sizes = wideSizes(view, at, at + 46 + nameLength, extraLength);
    entries.push({ name, method, crc: view.getUint32(at + 16, true), stamp: view.getUint32(at + 12, true), ...sizes });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Sizes and offset; a value of 0xffffffff stands in the zip64 extra field instead, in this order. */
function wideSizes(view: DataView, at: number, extra: number, extraLength: number): Pick<ZipEntry, 'size' | 'compressedSize' | 'offset'> {
  const values = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  for (let p = extra; p + 4 <= Math.min(extra + extraLength, view.byteLength); p += 4 + view.getUint16(p + 2, true)) {
    if (view.getUint16(p, true) !== 1) continue;
    let q = p + 4;
    for (let i = 0; i < 3; i++) {
      if (values[i] !== 0xffffffff || q + 8 > view.byteLength) continue;
      values[i] = Number(view.getBigUint64(q, true));
      q += 8;
    }
  }
  return { size: values[0]!, compressedSize: values[1]!, offset: values[2]! };
}

function findDirectory(view: DataView): { count: number; start: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  let end = view.byteLength - 22;
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest) throw damaged('文件被截断', 'the file is cut off');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (end < 20 || view.getUint32(end - 20, true) !== ZIP64_LOCATOR) return { count, start };
  const wide = Number(view.getBigUint64(end - 12, true));
  if (wide + 56 > view.byteLength || view.getUint32(wide, true) !== ZIP64_END) throw damaged('压缩包目录有误', 'wrong zip directory');
  return { count: Number(view.getBigUint64(wide + 32, true)), start: Number(view.getBigUint64(wide + 48, true)) };
}

/** Targets of relationships are written as parts of an address: `sheet%201.xml`. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
