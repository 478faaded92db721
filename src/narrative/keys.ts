import { leadingCode } from '../forms/codes';

/** How inputs and facts are addressed: parts joined by `/`, compared without regard to spaces and width. */

/** Keys are the same when they read the same; a subject is its code, whatever name stands beside it. */
export function normalizeKey(key: string): string {
  return key
    .split('/')
    .map((part) => leadingCode(part) ?? part.normalize('NFKC').replace(/\s/g, '').replace(/[“”]/g, '"'))
    .join('/');
}

/** A name as a part of a key: its own slashes become full-width ones, which compare as the same. */
export function keyPart(name: string): string {
  return name.replaceAll('/', '／').replace(/\s+/g, ' ').trim();
}

/** What stands in the text where something is still to be given. */
export function placeholder(key: string): string {
  return `【待填写：${key}】`;
}
