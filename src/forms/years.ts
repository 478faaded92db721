import { remember } from '../workbook/remember';
import { normalize } from '../workbook/text';

/** The years that a title or a heading names, in its order: 2024年度…. */
export const yearsIn = remember((text): readonly number[] =>
  [...normalize(text).matchAll(/(20[1-4][0-9])年/g)].map(([, year]) => Number(year)),
);
