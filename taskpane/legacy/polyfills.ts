/**
 * What browsers from Chromium 69 on lack of what the pages use: the language's library from core-js (swc leaves out what all
 * of these browsers have), and the few things of the browser itself. First in the pages and in the worker of the legacy build.
 */
import 'core-js/es';
import 'core-js/web/queue-microtask';
import 'core-js/web/structured-clone';

/** Keeps its target for ever; those who use it here hold a handful. */
class StrongRef<T> {
  constructor(private readonly target: T) {}
  deref(): T {
    return this.target;
  }
}

const missing = (name: string, value: unknown, host: object = globalThis) => {
  if (!(name in host)) Object.defineProperty(host, name, { value, configurable: true, writable: true });
};

missing('WeakRef', StrongRef);
missing(
  'FinalizationRegistry',
  class {
    register(): void {}
    unregister(): void {}
  },
);

function read(blob: Blob, how: 'readAsArrayBuffer' | 'readAsText'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error ?? new Error('not readable'));
    reader[how](blob);
  });
}

missing(
  'arrayBuffer',
  function (this: Blob) {
    return read(this, 'readAsArrayBuffer');
  },
  Blob.prototype,
);
missing(
  'text',
  function (this: Blob) {
    return read(this, 'readAsText');
  },
  Blob.prototype,
);

/** Firefox before 125: characters one by one are near enough for breaking lines in cells. */
missing(
  'Segmenter',
  class {
    segment(text: string): { segment: string; index: number; input: string; isWordLike: boolean }[] {
      let index = 0;
      return [...text].map((segment) => {
        const found = { segment, index, input: text, isWordLike: /[\p{L}\p{N}]/u.test(segment) };
        index += segment.length;
        return found;
      });
    }
    resolvedOptions(): object {
      return { locale: 'zh-CN', granularity: 'grapheme' };
    }
  },
  Intl,
);

const page: { Element?: { prototype: Element } } = globalThis;
if (page.Element)
  missing(
    'replaceChildren',
    function (this: Element, ...nodes: (Node | string)[]) {
      while (this.lastChild) this.removeChild(this.lastChild);
      this.append(...nodes);
    },
    page.Element.prototype,
  );
