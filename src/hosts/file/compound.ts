import { damaged } from './errors';

const FREE = 0xfffffffb;
const ENTRY = 128;
/** Far more than a file of the size we accept has. */
const MOST_ENTRIES = 100_000;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * A compound file (MS-CFB): the streams of its root storage. Every chain of sectors is followed at most as far as the file is
 * long, so that a damaged table of sectors ends in an error and not in a loop.
 */
export class CompoundFile {
  private readonly view: DataView;
  private readonly sectorSize: number;
  private readonly fat: readonly number[];
  private readonly entries: readonly Entry[];
  private readonly root: ReadonlyMap<string, Entry>;

  /** Throws a WorkbookError (damaged) where the tables contradict themselves. */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 512) throw cutOff();
    const shift = this.view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw broken();
    this.sectorSize = 1 << shift;
    this.fat = this.readFat();
    this.entries = this.readEntries();
    this.root = this.childrenOfRoot();
  }

  /** Names of the streams and storages right below the root. */
  names(): string[] {
    return [...this.root.values()].map(({ name }) => name);
  }

  /** The bytes of a stream of the root, or null where there is none of that name. Throws where some of it is missing. */
  stream(name: string): Uint8Array | null {
    const entry = this.root.get(name.toLowerCase());
    if (!entry || entry.type !== 2) return null;
    const cutoff = this.view.getUint32(56, true);
    if (entry.size >= cutoff) return this.join(entry.start, entry.size);
    return this.joinMini(entry);
  }

  private readFat(): number[] {
    const sectors: number[] = [];
    const add = (sector: number): void => {
      if (sector < FREE) sectors.push(sector);
    };
    for (let i = 0; i < 109; i++) add(this.view.getUint32(76 + i * 4, true));
    const perSector = this.sectorSize / 4 - 1;
    let next = this.view.getUint32(68, true);
    for (let seen = 0; next < FREE; seen++) {
      if (seen > this.count()) throw broken();
      const at = this.offset(next);
      for (let i = 0; i < perSector; i++) add(this.word(at + i * 4));
      next = this.word(at + perSector * 4);
    }
    if (sectors.length > this.count()) throw broken();
    return this.words(sectors);
  }

  private readEntries(): Entry[] {
    const table = this.sectorsOf(this.view.getUint32(48, true));
    const entries: Entry[] = [];
    for (const sector of table) {
      const start = this.offset(sector);
      for (let at = start; at + ENTRY <= Math.min(start + this.sectorSize, this.bytes.length); at += ENTRY) entries.push(this.entry(at));
      if (entries.length > MOST_ENTRIES) throw broken();
    }
    return entries;
  }

  private entry(at: number): Entry {
    const length = Math.min(64, this.view.getUint16(at + 64, true));
    let name = '';
    for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(this.view.getUint16(at + i, true));
    return {
      name,
      type: this.view.getUint8(at + 66),
      left: this.word(at + 68),
      right: this.word(at + 72),
      child: this.word(at + 76),
      start: this.word(at + 116),
      size: this.word(at + 120),
    };
  }

  /** The root's entries are a tree of siblings. */
  private childrenOfRoot(): ReadonlyMap<string, Entry> {
    const root = this.entries[0];
    if (root?.type !== 5) throw broken();
    const found = new Map<string, Entry>();
    const seen = new Set<number>();
    const waiting = [root.child];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const entry = this.entries[id];
      if (!entry || seen.has(id)) continue;
      seen.add(id);
      if (entry.type !== 0) found.set(entry.name.toLowerCase(), entry);
      waiting.push(entry.left, entry.right);
    }
    return found;
  }

  private joinMini(entry: Entry): Uint8Array {
    const root = this.entries[0]!;
    const mini = this.join(root.start, root.size);
    const table = this.words(this.sectorsOf(this.view.getUint32(60, true)));
    const out = new Uint8Array(entry.size);
    const size = 64;
    let sector = entry.start;
    for (let at = 0; at < out.length; at += size) {
      const from = sector * size;
      const part = mini.subarray(from, Math.min(from + size, from + out.length - at));
      if (sector >= FREE || part.length < Math.min(size, out.length - at)) throw cutOff();
      out.set(part, at);
      sector = table[sector] ?? FREE;
    }
    return out;
  }

  /** The first `size` bytes of a chain of sectors. */
  private join(start: number, size: number): Uint8Array {
    if (size > this.bytes.length) throw cutOff();
    const out = new Uint8Array(size);
    let sector = start;
    for (let at = 0; at < size; at += this.sectorSize) {
      if (sector >= FREE) throw cutOff();
      const from = this.offset(sector);
      const length = Math.min(this.sectorSize, size - at);
      if (from + length > this.bytes.length) throw cutOff();
      out.set(this.bytes.subarray(from, from + length), at);
      sector = this.fat[sector] ?? FREE;
    }
    return out;
  }

  private sectorsOf(start: number): number[] {
    const sectors: number[] = [];
    for (let sector = start; sector < FREE; sector = this.fat[sector] ?? FREE) {
      if (sectors.length > this.count()) throw broken();
      sectors.push(sector);
    }
    return sectors;
  }

  private words(sectors: readonly number[]): number[] {
    const words: number[] = [];
    for (const sector of sectors) {
      const at = this.offset(sector);
      for (let i = 0; i < this.sectorSize; i += 4) words.push(this.word(at + i));
    }
    return words;
  }

  private word(at: number): number {
    if (at + 4 > this.bytes.length) throw cutOff();
    return this.view.getUint32(at, true);
  }

  private offset(sector: number): number {
    return (sector + 1) * this.sectorSize;
  }

  private count(): number {
    return Math.ceil(this.bytes.length / this.sectorSize);
  }
}

function broken() {
  return damaged('复合文档结构有误', 'a broken compound file');
}

function cutOff() {
  return damaged('复合文档被截断', 'a compound file that is cut off');
}
