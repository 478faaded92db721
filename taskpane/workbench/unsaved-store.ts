/** A workbook with changes that were not saved. */
export interface UnsavedWorkbook {
  /** Of the page that it was open in. */
  readonly page: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const DATABASE = 'gouji';
const STORE = 'unsaved';
/** What nobody asked for in this time is given up. */
const KEPT_DAYS = 30;

/**
 * The last unsaved state of the workbook in this page, in the browser's own database on this computer. One entry a page: two pages with
 * a workbook each do not overwrite each other, and a page that is still open is not offered for recovery.
 */
export class UnsavedStore {
  readonly page = `${Date.now().toString(36)}-${Math.floor(Math.random() * 2 ** 32).toString(36)}`;

  constructor() {
    // Held as long as the page lives, however it ends. Pages without a certificate have no locks: there every other page counts as ended.
    void navigator.locks?.request(lockOf(this.page), () => new Promise(() => undefined));
  }

  keep(name: string, bytes: Uint8Array): Promise<void> {
    const entry: UnsavedWorkbook = { page: this.page, name, bytes, at: Date.now() };
    return this.change((store) => store.put(entry));
  }

  forget(page = this.page): Promise<void> {
    return this.change((store) => store.delete(page));
  }

  /** The newest state that a page left behind; null where there is none. */
  async find(): Promise<UnsavedWorkbook | null> {
    const entries = await this.all();
    const living = new Set(((await navigator.locks?.query())?.held ?? []).map(({ name }) => name));
    const left = entries.filter(({ page }) => page !== this.page && !living.has(lockOf(page)));
    const limit = Date.now() - KEPT_DAYS * 86_400_000;
    for (const { page, at } of left) if (at < limit) await this.forget(page);
    return left.filter(({ at }) => at >= limit).sort((a, b) => b.at - a.at)[0] ?? null;
  }

  private async all(): Promise<UnsavedWorkbook[]> {
    const database = await opened();
    try {
      return await settled(database.transaction(STORE).objectStore(STORE).getAll() as IDBRequest<UnsavedWorkbook[]>);
    } finally {
      database.close();
    }
  }

  private async change(edit: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    const database = await opened();
    try {
      await settled(edit(database.transaction(STORE, 'readwrite').objectStore(STORE)));
    } finally {
      database.close();
    }
  }
}

const lockOf = (page: string) => `gouji-unsaved-${page}`;

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'page' });
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database of the browser failed'));
  });
}
