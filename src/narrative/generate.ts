import { Liquid } from 'liquidjs';
import type { Disclosure } from '../forms/disclosure';
import type { NarrativeTemplate } from '../packs/schema';
import { FactReader } from './facts';
import { registerFilters, type Scope } from './filters';
import { InputReader, type Inputs } from './inputs';
import { foreign, Markers } from './markers';
import type { Narrative, Section } from './narrative';
import { DEFAULT_CONVENTIONS } from './phrases';

export interface NarrateOptions {
  readonly prior?: Disclosure | undefined;
  readonly inputs?: Inputs | undefined;
}

/** Writes the narrative of a disclosure in the words of a pack. Blank lines of the rendered template are dropped; a line is a paragraph. */
export function generate(disclosure: Disclosure, template: NarrativeTemplate, options: NarrateOptions = {}): Narrative {
  const inputs = new InputReader(options.inputs ?? {});
  const markers = new Markers();
  const scope: Scope = {
    facts: new FactReader(disclosure),
    prior: options.prior ? new FactReader(options.prior) : null,
    inputs,
    markers,
    conventions: { ...DEFAULT_CONVENTIONS, ...template.conventions },
    unit: template.unit ?? disclosure.unit,
    decimals: template.decimals ?? 2,
  };
  const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true, jsTruthy: false });
  registerFilters(liquid, scope);
  const globals = globalsOf(disclosure, options.inputs ?? {});
  const render = (text: string): string => liquid.parseAndRenderSync(text, globals) as string;
  const sections = template.sections.flatMap((section): Section[] => {
    if (section.when !== undefined && render(`{% if ${section.when} %}1{% endif %}`) !== '1') return [];
    inputs.section = section.title;
    const lines = render(section.text)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return [{ title: plain(render(section.title)), paragraphs: lines.map((line) => markers.paragraph(line)) }];
  });
  return { title: plain(render(template.title ?? '')), sections, missing: inputs.missing() };
}

function plain(text: string): string {
  return text.trim();
}

function globalsOf(disclosure: Disclosure, inputs: Inputs): Record<string, unknown> {
  const year = disclosure.year;
  return { 单位: foreign(disclosure.organization), 年: year ?? '【待填写：年度】', 上年: year ? year - 1 : '【待填写：上年】', 输入: inputs };
}
