import * as v from 'valibot';
import source from '../../../assets/publication/publication.yaml';
import type { Disclosure } from '../../forms/disclosure';
import { generate, type NarrateOptions } from '../generate';
import { paragraphText, plainText, type MissingInput, type Narrative, type Section } from '../narrative';
import { chinese } from '../words/numerals';
import type { FormTable } from './form-table';

/** Everything a unit publishes, as one document: 单位概况, the forms, the 情况说明, 名词解释. Plain data. */
export interface Publication {
  readonly organization: string;
  /** 2024年部门预算, 2024年度部门决算. */
  readonly title: string;
  readonly profile: Part;
  readonly forms: Part & { readonly tables: readonly FormTable[] };
  /** The narrative; a pack can divide it into several parts. */
  readonly narrative: readonly Part[];
  /** The narrative as it was generated: what is accused in it, what of the inputs it did not use. */
  readonly told: Narrative;
  readonly exhibits: Narrative['exhibits'];
  readonly terms: Part & { readonly entries: readonly Term[] };
  readonly missing: readonly MissingInput[];
}

/** `title`: 第一部分 单位概况. */
export interface Part {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Term {
  readonly name: string;
  readonly text: string;
}

const schema = v.strictObject({
  profile: v.array(v.strictObject({ title: v.string(), text: v.string() })),
  terms: v.array(
    v.strictObject({
      name: v.string(),
      text: v.string(),
      says: v.optional(v.array(v.string())),
      always: v.optional(v.boolean()),
      kind: v.optional(v.picklist(['budget', 'final'])),
    }),
  ),
});

let read: v.InferOutput<typeof schema> | null = null;

function publicationTexts(): v.InferOutput<typeof schema> {
  return (read ??= v.parse(schema, source));
}

/** 单位概况: what the unit says of itself. */
export function profileOf(disclosure: Disclosure, options: NarrateOptions): Narrative {
  return generate(disclosure, { sections: publicationTexts().profile, exhibits: [] }, options);
}

/** What goes around a narrative to make the publication of it. */
export function publicationOf(
  disclosure: Disclosure,
  narrative: Narrative,
  tables: readonly FormTable[],
  options: NarrateOptions,
): Publication {
  const profile = profileOf(disclosure, options);
  const stage = disclosure.kind === 'final' ? '决算' : '预算';
  const parts = new Parts();
  const year = disclosure.year === null ? '' : `${disclosure.year}年${stage === '决算' ? '度' : ''}`;
  const title = `${year}部门${stage}`;
  return {
    organization: disclosure.organization,
    title,
    profile: { title: parts.next('单位概况'), sections: profile.sections.flatMap(({ paragraphs }) => sectionsIn(paragraphs)) },
    forms: { title: tables.length > 0 ? parts.next(`${title}公开表`) : '', sections: [], tables },
    narrative: partsOf(narrative, title, parts),
    told: { ...narrative, unused: narrative.unused.filter((key) => profile.unused.includes(key)) },
    exhibits: narrative.exhibits,
    terms: { title: parts.next('名词解释'), sections: [], entries: termsFor(disclosure.kind, plainText(narrative)) },
    // What both ask for is asked once.
    missing: [...profile.missing, ...narrative.missing.filter(({ input }) => !profile.missing.some((asked) => asked.input === input))],
  };
}

/** The heading of the part says what its text is about: what stands in it under 一、 and 二、 are its sections. */
function sectionsIn(paragraphs: Section['paragraphs']): Section[] {
  const sections: { title: string; paragraphs: Section['paragraphs'][number][] }[] = [];
  for (const paragraph of paragraphs) {
    const text = paragraphText(paragraph);
    if (/^[一二三四五六七八九十]{1,3}、[^，。；：【]+$/.test(text)) sections.push({ title: text, paragraphs: [] });
    else if (sections.length === 0) sections.push({ title: '', paragraphs: [paragraph] });
    else sections.at(-1)!.paragraphs.push(paragraph);
  }
  return sections;
}

/** Numbers the parts, whatever numbers a pack gave those of its own text. */
class Parts {
  private count = 0;

  next(title: string): string {
    return `第${chinese(++this.count)}部分 ${title.replace(PART, '')}`;
  }
}

const PART = /^第[一二三四五六七八九十]{1,3}部分\s*/;

function partsOf(narrative: Narrative, title: string, parts: Parts): Part[] {
  const found: { title: string; sections: Section[] }[] = [
    { title: parts.next(narrative.title === '' ? `${title}情况说明` : narrative.title), sections: [] },
  ];
  for (const section of narrative.sections) {
    if (PART.test(section.title)) found.push({ title: parts.next(section.title), sections: [{ ...section, title: '' }] });
    else found.at(-1)!.sections.push(section);
  }
  return found;
}

function termsFor(kind: Disclosure['kind'], text: string): Term[] {
  return publicationTexts().terms.flatMap(({ name, text: meaning, says = [], always, kind: only }) =>
    (only === undefined || only === kind) && (always === true || says.some((word) => text.includes(word))) ? [{ name, text: meaning }] : [],
  );
}
