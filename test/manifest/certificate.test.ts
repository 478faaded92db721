import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'gouji-certificate-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files that scripts/certificate.mjs gives for the folder. */
function certificate(): { cert: string; key: string } {
  const script = `import { certificate } from './scripts/certificate.mjs';
    process.stdout.write(JSON.stringify(await certificate(process.argv[1])));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], { encoding: 'utf8' });
  return JSON.parse(output) as { cert: string; key: string };
}

test('a computer that trusts the certificate gets an answer from localhost, and from no other name', async () => {
  const { cert, key } = certificate();
  const ca = readFileSync(cert);
  const server = https.createServer({ cert: ca, key: readFileSync(key) }, (_, response) => response.end('pane')).listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const get = (servername: string, trusted?: Buffer) =>
    new Promise<number | string>((resolve) => {
      https
        .get({ host: 'localhost', port, servername, agent: false, ...(trusted ? { ca: trusted } : {}) }, (response) => {
          response.resume();
          resolve(response.statusCode!);
        })
        .on('error', ({ code }: NodeJS.ErrnoException) => resolve(code!));
    });
  expect(await get('localhost', ca)).toBe(200);
  expect(await get('example.org', ca)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await get('localhost')).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  server.close();
});

test('the key is the user’s alone, is kept, and is made anew when the certificate is unusable', () => {
  const first = certificate();
  if (process.platform !== 'win32') expect(statSync(first.key).mode & 0o077).toBe(0);
  const before = readFileSync(first.cert, 'utf8');
  expect(readFileSync(certificate().cert, 'utf8')).toBe(before);
  writeFileSync(first.cert, 'no certificate');
  expect(readFileSync(certificate().cert, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
});
