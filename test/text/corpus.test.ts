import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { framesOf } from '../support/frames';

/**
 * Sentences in the manner of many places, and what they are understood to say: a file a family, read by a person. A sentence of a budget is
 * of 2025, one of final accounts of 2024. `X = subject` is an amount, `±X of Y against Z` a change, `X is Y of Z` a share, `X done` a rate of
 * completion; `~` marks what the words around gave, brackets tell why nothing is accused.
 */

const FOLDER = path.join(__dirname, 'corpus');
const YEARS = { budget: 2025, final: 2024 } as const;

interface Entry {
  readonly budget?: string;
  readonly final?: string;
  readonly reads: readonly string[];
}

const entries = readdirSync(FOLDER).flatMap((file) =>
  (parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Entry[]).map((entry) => {
    const kind = entry.budget === undefined ? ('final' as const) : ('budget' as const);
    return { family: file.replace('.yaml', ''), kind, sentence: entry[kind]!, reads: entry.reads };
  }),
);

test.each(entries)('$family, $kind: $sentence', ({ kind, sentence, reads }) => {
  expect(framesOf(sentence, kind, YEARS[kind])).toEqual(reads);
});
