import type { Document, LineCounter, Node } from 'yaml';
import { readBytes } from '../hosts/file/node';
import { decodeText } from '../hosts/file/text';
import type { Inputs } from '../narrative/inputs';
import type { Sentence } from '../findings/sentence';
import { normalizeKey } from '../narrative/keys';
import { tooDeepAt } from '../packs/nesting';
import { named, UsageError } from './errors';

/** What an officer types is a few kilobytes. */
const LARGEST = 2 * 1024 * 1024;
const MOST_ALIASES = 50;

/** The inputs of a file, and the line of each key, as keys are compared. */
export interface InputFile {
  readonly inputs: Inputs;
  readonly lines: ReadonlyMap<string, number>;
}

/** Reads a YAML or JSON file of inputs, in UTF-8, UTF-16 or GB 18030. @throws UsageError that names the file, and the line where there is one */
export async function readInputs(file: string): Promise<InputFile> {
  return parseInputs(file, await named(file, readBytes(file)));
}

/** The same of bytes; `file` is named in what is said about them. */
export async function parseInputs(file: string, bytes: Uint8Array): Promise<InputFile> {
  if (bytes.length > LARGEST) throw new UsageError(`${file}：文件太大`, `${file}: the file is too large`);
  const text = await named(file, Promise.resolve(bytes).then(decodeText));
  const deep = tooDeepAt(text);
  if (deep !== null) throw notYaml(file, deep, '嵌套过深', 'nested too deep');
  const { LineCounter, parseDocument } = await import('yaml');
  const counter = new LineCounter();
  let document: Document.Parsed;
  let inputs: unknown;
  try {
    document = parseDocument(text, { lineCounter: counter });
    const problem = document.errors[0];
    if (problem) throw notYaml(file, problem.linePos?.[0].line, problem.message.split('\n')[0]!);
    inputs = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // References that multiply, or lists in lists without end: nobody types that.
    throw new UsageError(
      `${file}：内容嵌套或引用过多，没有读；请写成普通的“键: 值”清单`,
      `${file}: nested or repeated without bound, not read: write a plain list of keys and values`,
    );
  }
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs))
    throw new UsageError(`${file}：应为“键: 值”的清单`, `${file}: a list of keys and values is expected`);
  return { inputs: inputs as Inputs, lines: linesOf(document, counter) };
}

function notYaml(file: string, line: number | undefined, why: string, english = why): UsageError {
  const at = line ?? '?';
  return new UsageError(`${file} 第 ${at} 行：不是有效的 YAML（${why}）`, `${file} line ${at}: no valid YAML (${english})`);
}

function linesOf(document: Document.Parsed, counter: LineCounter): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const visit = (node: unknown, path: string): void => {
    const items = (node as { items?: unknown } | null)?.items;
    if (!Array.isArray(items)) return;
    for (const item of items as { key?: (Node & { value?: string | number }) | null; value?: unknown }[]) {
      const start = item.key?.range?.[0];
      if (item.key?.value === undefined || start === undefined) continue;
      const own = path === '' ? String(item.key.value) : `${path}/${String(item.key.value)}`;
      lines.set(normalizeKey(own), counter.linePos(start).line);
      visit(item.value, own);
    }
  };
  visit(document.contents, '');
  return lines;
}

/** One sentence a key of the file that nothing uses. */
export function unusedKeys(file: string, { lines }: InputFile, unused: readonly string[]): Sentence[] {
  return unused
    .filter((key) => lines.has(key))
    .map((key) => ({
      message: `${file} 第 ${lines.get(key)} 行：“${key}”没有用到，请核对名称`,
      english: `${file} line ${lines.get(key)}: nothing uses “${key}”, check the name`,
    }));
}
