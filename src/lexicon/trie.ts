/** A set of words that finds the longest one at a place of a text, in time of its length. */
export class Trie<T> {
  private readonly root: Node<T> = { next: new Map(), found: null };

  static of<T>(entries: Iterable<readonly [word: string, value: T]>): Trie<T> {
    const trie = new Trie<T>();
    for (const [word, value] of entries) trie.add(word, value);
    return trie;
  }

  /** Adds a word; what stands under a word is joined by `join` where it is there already. */
  add(word: string, value: T, join: (known: T, value: T) => T = (_, later) => later): void {
    let node = this.root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      let next = node.next.get(unit);
      if (!next) node.next.set(unit, (next = { next: new Map(), found: null }));
      node = next;
    }
    node.found = { value: node.found ? join(node.found.value, value) : value };
  }

  /** The longest word that begins at the offset, blanks within it read over; null where none does. */
  longest(text: string, from: number): { readonly end: number; readonly value: T } | null {
    let node: Node<T> | undefined = this.root;
    let best: { end: number; value: T } | null = null;
    for (let at = from; at < text.length; at++) {
      const unit = text[at];
      if (at > from && (unit === ' ' || unit === '\0')) continue;
      node = node.next.get(text.charCodeAt(at));
      if (!node) break;
      if (node.found) best = { end: at + 1, value: node.found.value };
    }
    return best;
  }
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  found: { readonly value: T } | null;
}
