import { KeptTexts, readTexts, withEntry } from '../../taskpane/pane/kept-texts';

/** A workbook's state that answers late, or not at all. */
class State {
  readonly kept = new Map<string, string>();
  failing = false;

  async loadState(key: string): Promise<string | null> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (this.failing) throw new Error('busy');
    return this.kept.get(key) ?? null;
  }

  async saveState(key: string, value: string | null): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (value === null) this.kept.delete(key);
    else this.kept.set(key, value);
  }
}

test.each([
  [null, {}, true],
  ['', {}, true],
  ['{"a":"1"}', { a: '1' }, true],
  ['{"a":"1"', {}, false],
  ['["a"]', {}, false],
  ['null', {}, false],
  ['{"a":"1","b":2}', { a: '1' }, false],
])('%s is read as %p', (state, texts, sound) => {
  expect(readTexts(state)).toEqual({ texts, sound });
});

test('an empty text forgets its entry', () => {
  expect(withEntry({ a: '1', b: '2' }, 'a', ' ')).toEqual({ b: '2' });
  expect(withEntry({ a: '1' }, 'b', ' 2 ')).toEqual({ a: '1', b: '2' });
});

test('what was kept before the first reading stays', async () => {
  const state = new State();
  state.kept.set('inputs', '{"a":"1"}');
  const texts = new KeptTexts(state, 'inputs');
  await texts.change((before) => withEntry(before, 'b', '2'));
  expect(state.kept.get('inputs')).toBe('{"a":"1","b":"2"}');
});

test('nothing is written where nothing could be read, and the next change goes on', async () => {
  const state = new State();
  state.kept.set('inputs', '{"a":"1"}');
  const texts = new KeptTexts(state, 'inputs');
  state.failing = true;
  await expect(texts.change((before) => withEntry(before, 'b', '2'))).rejects.toThrow('busy');
  expect(state.kept.get('inputs')).toBe('{"a":"1"}');
  state.failing = false;
  expect(await texts.change((before) => withEntry(before, 'b', '2'))).toEqual({ a: '1', b: '2' });
});

test('changes made at once are all kept', async () => {
  const state = new State();
  const texts = new KeptTexts(state, 'inputs');
  await Promise.all(['a', 'b', 'c'].map((key) => texts.change((before) => withEntry(before, key, key))));
  expect(await texts.load()).toEqual({ texts: { a: 'a', b: 'b', c: 'c' }, sound: true });
});

test('what cannot be understood is set aside, never overwritten', async () => {
  const state = new State();
  const texts = new KeptTexts(state, 'inputs');
  for (const broken of ['{"原因":"新增编制', '[1]']) {
    state.kept.set('inputs', broken);
    await texts.change((before) => withEntry(before, 'b', '2'));
    expect(state.kept.get('inputs')).toBe('{"b":"2"}');
  }
  expect(state.kept.get('inputs.unreadable')).toBe('{"原因":"新增编制\n[1]');
});
