import { recognise } from '../../src/forms/recognise';
import type { Disclosure } from '../../src/forms/disclosure';
import { LOCALITIES, readLocality } from '../support/localities';
import { CASES, workbookOf } from '../narrative/support';
import { questionsOf, ThreeAnswers } from './questions';

/** A rule, a pack and a sentence that mean the same amount get the same amount, or none. */

const disclosures: readonly (readonly [string, () => Promise<Disclosure> | Disclosure])[] = [
  ...CASES.map((name) => [name, async () => recognise(await workbookOf(name))] as const),
  ...LOCALITIES.map((name) => [name, () => recognise(readLocality(name))] as const),
];

test.each(disclosures)('%s: one answer to one question', async (_, disclosureOf) => {
  const disclosure = await disclosureOf();
  const answers = new ThreeAnswers(disclosure);
  const different = questionsOf(disclosure).flatMap((asked) => {
    const [rule, pack, words] = [answers.rule(asked), answers.pack(asked), answers.words(asked)];
    const exact = [rule, pack].filter((answer) => answer !== null);
    const agree = new Set(exact).size < 2 && (words.length === 0 || exact.every((answer) => words.includes(answer)));
    return agree ? [] : [{ asked: asked.name, rule, pack, words }];
  });
  expect(different).toEqual([]);
});

test.each(disclosures)('%s: all three answer what its forms of spending are about', async (_, disclosureOf) => {
  const disclosure = await disclosureOf();
  const answers = new ThreeAnswers(disclosure);
  const questions = questionsOf(disclosure);
  const answered = questions.filter(
    (asked) => answers.rule(asked) !== null && answers.pack(asked) !== null && answers.words(asked).length > 0,
  );
  expect(questions.length).toBeGreaterThan(0);
  expect(answered.some(({ path }) => path.endsWith('/合计'))).toBe(true);
  expect(answered.some(({ line }) => line.type !== 'total')).toBe(true);
});
