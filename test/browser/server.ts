import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

let server: ChildProcess | undefined;

/** Starts `npm start` on a free port; it builds the pages where they are missing or older than their sources. */
export default async function start(): Promise<void> {
  const started = spawn(process.execPath, [path.resolve('scripts/start.mjs'), '--port', '0', '--no-open'], { stdio: 'pipe' });
  server = started;
  // The processes of jest's that run the tests begin with this one's environment.
  process.env['WORKBENCH_URL'] = await new Promise<string>((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (url) resolve(url);
    };
    started.stdout.on('data', listen);
    started.stderr.on('data', listen);
    started.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
}

export const stop = (): unknown => server?.kill();
