import { named } from './errors';
import { writeResult } from './files';

/** Control characters but for line ends and tabs, and the marks that turn the direction of a text around. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text for a terminal: what could command it is shown as a sign. Sheets, names and narratives are written by others. */
export function harmless(text: string): string {
  return text.replace(CONTROLS, (character) => (character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : '\ufffd'));
}

/** The same within JSON, where every character has an escape. */
export function harmlessJson(text: string): string {
  return text.replace(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

/** One line, or several, for stderr. */
export function say(text: string): void {
  process.stderr.write(`${harmless(text)}\n`);
}

/** Prints a result, or writes it to the file that --out names. A reader that goes away (head, less) ends the program quietly. */
export async function emit(
  result: string | Uint8Array,
  options: { readonly out?: string; readonly force?: boolean; readonly format?: string },
  inputs: readonly string[],
): Promise<void> {
  const isJson = options.format !== undefined && /json|sarif/.test(options.format);
  const text = typeof result !== 'string' ? result : isJson ? harmlessJson(result) : harmless(result);
  if (options.out) await named(options.out, writeResult(options.out, text, options.force ?? false, inputs));
  else await new Promise<void>((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

/** `12/200 file` on one line of a terminal; nothing where stderr is no terminal. */
export class Progress {
  private readonly shown = process.stderr.isTTY === true;

  show(done: number, total: number, what: string): void {
    if (this.shown) process.stderr.write(`\r\u001b[K${done}/${total} ${harmless(what)}`);
  }

  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
  }
}
