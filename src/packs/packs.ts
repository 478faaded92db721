import * as v from 'valibot';
import { parse } from 'yaml';
import linxia from '../../assets/packs/gansu-linxia-budget.yaml';
import wenxian from '../../assets/packs/henan-jiaozuo-wenxian-budget.yaml';
import yanbian from '../../assets/packs/jilin-yanbian-budget.yaml';
import nationalBudget from '../../assets/packs/national-budget.yaml';
import nationalFinal from '../../assets/packs/national-final.yaml';
import guyuan from '../../assets/packs/ningxia-guyuan-final.yaml';
import bazhou from '../../assets/packs/xinjiang-bazhou-budget.yaml';
import type { Language } from '../findings/finding';
import type { Disclosure } from '../forms/disclosure';
import { checkTemplate, TemplateError } from '../narrative/templates';
import { normalize } from '../workbook/text';
import { tooDeepAt } from './nesting';
import { packSchema, type Pack } from './schema';

/** A pack file that cannot be used; the message says where and why. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(
    message: string,
    readonly english: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The packs gouji ships with. Checked on first use: most validations need none. */
const SOURCES: ReadonlyMap<string, unknown> = new Map([
  ['gansu-linxia-budget', linxia],
  ['henan-jiaozuo-wenxian-budget', wenxian],
  ['jilin-yanbian-budget', yanbian],
  ['ningxia-guyuan-final', guyuan],
  ['xinjiang-bazhou-budget', bazhou],
  ['national-budget', nationalBudget],
  ['national-final', nationalFinal],
]);

const loaded = new Map<string, Pack>();

export function packIds(): string[] {
  return [...SOURCES.keys()];
}

/** The name that people know a pack by. */
export function packName({ name, english = name }: Pick<Pack, 'name' | 'english'>, language: Language): string {
  return language === 'en' ? english : name;
}

/** The pack of an id. @throws PackError where there is none, or where its file is wrong */
export function pack(id: string): Pack {
  const known = loaded.get(id);
  if (known) return known;
  const source = SOURCES.get(id);
  if (source === undefined)
    throw new PackError(`没有模板包 ${id}；可用：${packIds().join('、')}`, `there is no pack ${id}; there are: ${packIds().join(', ')}`);
  const read = checked(source, id);
  loaded.set(id, read);
  return read;
}

/** Reads and checks a pack file, templates included. @throws PackError naming the place that is wrong */
export function readPack(source: string, name: string): Pack {
  const read = checked(parseYaml(source, name), name);
  try {
    checkTemplates(read);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new PackError(`模板包 ${name} 的模板有误，${error.message}`, `a template of the pack ${name} cannot be read: ${error.message}`, {
      cause: error,
    });
  }
  return read;
}

function checked(content: unknown, name: string): Pack {
  const result = v.safeParse(packSchema, content);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const [place, why] = [v.getDotPath(issue), shortened(issue.message)];
  throw new PackError(
    `模板包 ${name} 的 ${place ?? '内容'} 不合规范：${why}`,
    `${place ?? 'the content'} of the pack ${name} does not follow the schema: ${why}`,
  );
}

/** What was found instead can be a whole file. */
function shortened(message: string): string {
  return message.length > 100 ? `${message.slice(0, 100)}…` : message;
}

function parseYaml(source: string, name: string): unknown {
  const deep = tooDeepAt(source);
  if (deep !== null) throw new PackError(`模板包 ${name} 第 ${deep} 行嵌套过深`, `line ${deep} of the pack ${name} is nested too deep`);
  try {
    return parse(source);
  } catch (error) {
    const why = (error as Error).message;
    throw new PackError(`模板包 ${name} 不是有效的 YAML：${why}`, `the pack ${name} is no valid YAML: ${why}`, { cause: error });
  }
}

function checkTemplates({ narrative }: Pack): void {
  if (!narrative) return;
  checkTemplate(narrative.title ?? '', 'narrative.title');
  narrative.sections.forEach(({ title, when, text }, index) => {
    const place = `narrative.sections.${index}`;
    checkTemplate(title, `${place}.title`);
    if (when !== undefined) checkTemplate(`{% if ${when} %}{% endif %}`, `${place}.when`);
    checkTemplate(text, `${place}.text`);
  });
  narrative.exhibits?.forEach(({ title, chart }, index) => {
    checkTemplate(title, `narrative.exhibits.${index}.title`);
    checkTemplate(chart?.title ?? '', `narrative.exhibits.${index}.chart.title`);
  });
}

/** The pack in neutral words, for a disclosure that no locality's pack fits. */
export function nationalPack(kind: Disclosure['kind']): Pack {
  return pack(kind === 'final' ? 'national-final' : 'national-budget');
}

/** The pack that fits a disclosure best: by the place its organisation names, then by the titles its forms carry; null where no locality's pack fits. */
export function packFor(disclosure: Disclosure): Pack | null {
  let best: { readonly pack: Pack; readonly score: number } | null = null;
  for (const id of packIds()) {
    const candidate = pack(id);
    const score = candidate.kind === disclosure.kind ? scoreOf(candidate, disclosure) : 0;
    if (score > (best?.score ?? 0)) best = { pack: candidate, score };
  }
  return best?.pack ?? null;
}

function scoreOf({ match }: Pack, disclosure: Disclosure): number {
  const places = match.places.some((place) => disclosure.organization.includes(place)) ? 100 : 0;
  const titles = new Set(disclosure.forms.map(({ title }) => normalize(title).replace(/^20[0-9]{2}年/, '')));
  const shared = match.titles.filter((title) => titles.has(normalize(title))).length;
  return places + (shared * 2 > match.titles.length ? shared : 0);
}
