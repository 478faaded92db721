import { questionKey, subjectKey, type Question } from '../../src/facts/coordinate';

/** Answers are remembered by question: questions that differ in anything have keys of their own. */

const TOTAL = { type: 'total', grade: null } as const;
const said = (value: string, inherited = false) => ({ value, inherited });
const QUESTIONS: readonly Question[] = [
  { subject: TOTAL, facets: {}, year: 0 },
  { subject: TOTAL, facets: {}, year: -1 },
  { subject: { type: 'total', grade: 'grand' }, facets: {}, year: 0 },
  { subject: { type: 'total', grade: 'year' }, facets: {}, year: 0 },
  { subject: { type: 'function', code: '301' }, facets: {}, year: 0 },
  { subject: { type: 'economic', code: '301' }, facets: {}, year: 0 },
  { subject: { type: 'item', item: '301' }, facets: {}, year: 0 },
  { subject: { type: 'project', name: '301' }, facets: {}, year: 0 },
  { subject: TOTAL, facets: { nature: said('基本') }, year: 0 },
  { subject: TOTAL, facets: { nature: said('基本', true) }, year: 0 },
  { subject: TOTAL, facets: { funds: said('基本') }, year: 0 },
  { subject: TOTAL, facets: {}, year: 0, kinds: ['支出总表'] },
  { subject: TOTAL, facets: {}, year: 0, kinds: ['支出总表', '收入总表'] },
];

test('questions', () => expect(new Set(QUESTIONS.map(questionKey)).size).toBe(QUESTIONS.length));
test('the same question has the same key', () => expect(questionKey({ ...QUESTIONS[8]! })).toBe(questionKey(QUESTIONS[8]!)));
test('no form that is preferred is none', () => expect(questionKey({ ...QUESTIONS[0]!, kinds: [] })).toBe(questionKey(QUESTIONS[0]!)));
test('subjects: the grades of a total are lines of the same', () =>
  expect(new Set(QUESTIONS.map(({ subject }) => subjectKey(subject))).size).toBe(5));
