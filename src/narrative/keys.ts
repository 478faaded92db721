/** How inputs and facts are addressed: parts joined by `/`, compared without regard to spaces and width. */

/** The code a part of a key begins with: `2080505 养老保险缴费` is 2080505, `2024年项目` none. */
export function codeOf(part: string): string | null {
  return /^([0-9]{3}|[0-9]{5}|[0-9]{7})(?![0-9])/.exec(part.normalize('NFKC').trim())?.[1] ?? null;
}

/** Keys are the same when they read the same; a subject is its code, whatever name stands beside it. */
export function normalizeKey(key: string): string {
  return key
    .split('/')
    .map((part) => codeOf(part) ?? part.normalize('NFKC').replace(/\s/g, '').replace(/[“”]/g, '"'))
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
