/** Answers about words are few and asked for often; forgotten all at once when there are too many, so that no batch grows without end. */
const MOST = 4000;

/** The same function of a text, which remembers its answers. */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(text, (found = answer(text)));
    }
    return found;
  };
}
