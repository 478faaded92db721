import * as v from 'valibot';
import { parse } from 'yaml';
import bazhou from '../../assets/packs/xinjiang-bazhou-budget.yaml';
import type { Disclosure } from '../forms/disclosure';
import { normalize } from '../workbook/text';
import { packSchema, type Pack } from './schema';

/** A pack file that cannot be used; the message says where and why. */
export class PackError extends Error {
  override readonly name = 'PackError';
}

/** The packs gouji ships with. Parsed on first use: most validations need none. */
const SOURCES: Readonly<Record<string, string>> = { 'xinjiang-bazhou-budget': bazhou };

const loaded = new Map<string, Pack>();

export function packIds(): string[] {
  return Object.keys(SOURCES);
}

/** The pack of an id. @throws PackError where there is none, or where its file is wrong */
export function pack(id: string): Pack {
  const known = loaded.get(id);
  if (known) return known;
  const source = Object.hasOwn(SOURCES, id) ? SOURCES[id] : undefined;
  if (source === undefined) throw new PackError(`没有模板包 ${id}；可用：${packIds().join('、')}（no pack ${id}）`);
  const read = readPack(source, id);
  loaded.set(id, read);
  return read;
}

/** Reads and checks a pack file. @throws PackError naming the place that is wrong */
export function readPack(source: string, name: string): Pack {
  const result = v.safeParse(packSchema, parse(source));
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new PackError(`模板包 ${name} 的 ${v.getDotPath(issue) ?? '内容'} 不合规范：${issue.message}（the pack does not follow the schema）`);
}

/** The pack that fits a disclosure best: by the place its organisation names, then by the titles its forms carry; null where none fits. */
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
