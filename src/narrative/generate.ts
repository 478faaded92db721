import type { Sentence } from '../findings/sentence';
import type { Disclosure } from '../forms/disclosure';
import type { ExhibitTemplate, NarrativeTemplate } from './template-schema';
import { accusedCells, AccusedMarks, blankTotals, isUnfilled } from './accused';
import { silentBlanks } from './blanks';
import { exhibitsOf } from './exhibits';
import { FactReader } from './facts';
import { InputReader, type Inputs } from './inputs';
import { placeholder } from './keys';
import { foreign, Markers } from './markers';
import type { Narrative, Section } from './narrative';
import { DEFAULT_CONVENTIONS } from './phrases';
import type { Scope } from './scope';
import { engineOf, render } from './templates';
import { chinese } from './words/numerals';

export interface NarrateOptions {
  readonly prior?: Disclosure | undefined;
  /** The cells that validation accuses, with what it says; as the forms alone tell where it is not given. */
  readonly accused?: ReadonlyMap<string, Sentence> | undefined;
  readonly inputs?: Inputs | undefined;
  /** What the officer gave for last year's text: shown beside what is asked. */
  readonly lastInputs?: Inputs | undefined;
  /** Where the template has none of its own. */
  readonly exhibits?: readonly ExhibitTemplate[] | undefined;
}

/**
 * Writes the narrative of a disclosure in the words of a pack. Blank lines of the rendered template are dropped; a line is a paragraph.
 * @throws TemplateError where a template of the pack cannot be used
 */
export function generate(disclosure: Disclosure, template: NarrativeTemplate, options: NarrateOptions = {}): Narrative {
  const inputs = new InputReader(options.inputs ?? {}, options.lastInputs);
  const [year, organization] = [yearOf(disclosure, inputs), foreign(disclosure.organization || (inputs.read('补充资料/单位名称') ?? ''))];
  const scope = scopeOf({ ...disclosure, year }, template, inputs, options);
  const { markers } = scope;
  const marks = new AccusedMarks(scope.accused);
  const liquid = engineOf(scope);
  const globals = globalsOf(organization, year);
  const write = (text: string, place: string, more: object = {}): string => render(liquid, text, { ...globals, ...more }, place);
  const sections: Section[] = [];
  for (const { title, when, text } of template.sections) {
    const 节 = chinese(sections.length + 1);
    inputs.section = markers.plain(write(title, title, { 节 })).trim();
    if (when !== undefined && write(`{% if ${when} %}1{% endif %}`, title) !== '1') continue;
    sections.push({
      title: inputs.section,
      paragraphs: paragraphsOf(write(text, title, { 节 })).map((line) => marks.paragraph(markers.paragraph(line))),
    });
  }
  const title = markers.plain(write(template.title ?? '', '标题')).trim();
  const said = sections.flatMap(({ paragraphs }) => paragraphs.flat().map((span) => span.text)).join('');
  const written = (text: string): string => markers.plain(write(text, '附表')).trim();
  const exhibits = exhibitsOf(scope, template.exhibits ?? options.exhibits ?? [], written, said).map((exhibit) => marks.exhibit(exhibit));
  const accused = marks.list();
  return { title, sections, missing: inputs.missing(), asked: inputs.list(), accused, unused: inputs.unused(), exhibits };
}

function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => withoutEmptyLists(line.trim()))
    .filter((line) => line !== '');
}

/** 公用经费0万元，主要包括：。 A form that lists nothing leaves nothing to introduce. */
const EMPTY_LIST = /(^|[，；。])[一-龥（）]{0,16}(?:包括|用于)[：:]?等?(?=[。；])/g;

function withoutEmptyLists(line: string): string {
  const told = line.replace(EMPTY_LIST, (_, mark: string) => (mark === '。' ? mark : ''));
  return told === line ? line : told.replace(/。{2,}/g, '。').replace(/^[。；]+/, '');
}

/** The year of the forms; where none tells it, what the officer gives. */
function yearOf({ year }: Disclosure, inputs: InputReader): number | null {
  if (year !== null) return year;
  const given = /20[0-9]{2}/.exec(inputs.find('补充资料/年度') ?? '')?.[0];
  if (given !== undefined) return Number(given);
  inputs.demand('补充资料/年度');
  return null;
}

function scopeOf(disclosure: Disclosure, template: NarrativeTemplate, inputs: InputReader, { prior, accused }: NarrateOptions): Scope {
  return {
    facts: new FactReader(disclosure),
    prior: prior ? new FactReader(prior, true) : null,
    inputs,
    markers: new Markers(),
    conventions: { ...DEFAULT_CONVENTIONS, ...template.conventions },
    unit: template.unit ?? disclosure.unit,
    decimals: template.decimals ?? 2,
    year: disclosure.year,
    accused: accused ?? accusedCells(disclosure),
    isUnfilled: isUnfilled(disclosure),
    silent: silentBlanks(disclosure),
    priorUnknown: prior && !isUnfilled(prior) ? new Set([...blankTotals(prior).keys(), ...silentBlanks(prior)]) : null,
    shares: new Map(),
  };
}

function globalsOf(organization: string, year: number | null): Record<string, unknown> {
  return {
    单位: organization || placeholder('补充资料/单位名称'),
    年: year ?? placeholder('补充资料/年度'),
    上年: year === null ? placeholder('补充资料/年度') : year - 1,
  };
}
