import { named } from './errors';
import { writeResult } from './files';

/** Prints a result, or writes it to the file that --out names. A reader that goes away (head, less) ends the program quietly. */
export async function emit(
  text: string | Uint8Array,
  options: { readonly out?: string; readonly force?: boolean },
  inputs: readonly string[],
): Promise<void> {
  if (options.out) await named(options.out, writeResult(options.out, text, options.force ?? false, inputs));
  else await new Promise<void>((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

/** `12/200 file` on one line of a terminal; nothing where stderr is no terminal. */
export class Progress {
  private readonly shown = process.stderr.isTTY === true;

  show(done: number, total: number, what: string): void {
    if (this.shown) process.stderr.write(`\r\u001b[K${done}/${total} ${what}`);
  }

  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[K');
  }
}
