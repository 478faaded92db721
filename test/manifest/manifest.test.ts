import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const manifest = readFileSync('manifest.xml', 'utf8');
const all = (pattern: RegExp, text = manifest) => [...text.matchAll(pattern)].map((match) => match[1]!);

/** Width and height of a PNG. */
function sizeOf(file: string): [number, number] {
  const bytes = readFileSync(file);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('tags are balanced', () => {
  const open: string[] = [];
  for (const [, close, name, empty] of manifest.matchAll(/<(\/?)([A-Za-z][\w:]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name!);
  }
  expect(open).toEqual([]);
});

test('every resource that is used exists, once, and none is left over', () => {
  const ids = all(/<bt:(?:Image|Url|String) id="([^"]+)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(all(/resid="([^"]+)"/g))).toEqual(new Set(ids));
  expect(ids.filter((id) => id.length > 32)).toEqual([]);
});

test('Chinese is the default and every text has its English', () => {
  expect(all(/<DefaultLocale>([^<]+)</g)).toEqual(['zh-CN']);
  const texts = all(/(<(?:DisplayName|Description|bt:String)\b[^>]*DefaultValue[\s\S]*?<\/)/g);
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) {
    expect(all(/DefaultValue="([^"]+)"/g, text)[0]).toMatch(/[一-鿿]/);
    expect(text).toMatch(/Override Locale="en-US" Value="[^"]+"/);
  }
});

test('labels and tips are short enough for Office', () => {
  const strings = (list: string) =>
    all(new RegExp(`<bt:${list}>([\\s\\S]*)</bt:${list}>`, 'g')).flatMap((part) => all(/Value="([^"]+)"/g, part));
  expect(strings('ShortStrings').filter((text) => text.length > 125)).toEqual([]);
  expect(strings('LongStrings').filter((text) => text.length > 250)).toEqual([]);
});

test('asks for the baseline and no more', () => {
  expect(all(/MinVersion="([^"]+)"/g)).toEqual(['1.9', '1.9', '1.9', '1.9']);
  expect(all(/<Permissions>([^<]+)</g)).toEqual(['ReadWriteDocument']);
});

test('every icon is there in the size it is declared for', () => {
  const icons = all(/DefaultValue="https:\/\/localhost:3000\/(assets\/icons\/[^"]+)"/g);
  expect(icons.length).toBe(14);
  for (const icon of icons) {
    expect(existsSync(icon)).toBe(true);
    const size = Number(/-(\d+)\.png$/.exec(icon)![1]);
    expect(sizeOf(icon)).toEqual([size, size]);
  }
});

describe('scripts/manifest.mjs', () => {
  const run = (...args: string[]) => execFileSync(process.execPath, ['scripts/manifest.mjs', ...args], { encoding: 'utf8', stdio: 'pipe' });

  test('moves every address to another host', () => {
    const moved = run('--url', 'https://czj.example.gov.cn/gouji/');
    expect(moved).not.toContain('localhost');
    expect(moved).toContain('"https://czj.example.gov.cn/gouji/taskpane.html?view=narrate"');
    expect(moved).toContain('<AppDomain>https://czj.example.gov.cn</AppDomain>');
  });

  test('leaves the manifest alone without an address', () => {
    expect(run()).toBe(manifest);
  });

  test('refuses an address that Office would not load', () => {
    expect(() => run('--url', 'http://example.com')).toThrow(/https/);
  });
});
