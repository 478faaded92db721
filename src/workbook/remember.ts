/** Answers about words are few and asked for often; forgotten all at once when there are too many, so that no batch grows without end. */
const MOST = 4000;
/** Longer texts are none of the words that come again and again. */
const LONGEST = 40;

/** The same function of a text, which remembers its answers about words: headings, labels and names come again and again, in one workbook and over thousands. */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return answer(text);
    let found = known.get(text);
    if (found === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(text, (found = answer(text)));
    }
    return found;
  };
}
