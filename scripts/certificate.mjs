/**
 * The certificate with which this computer serves the pane to its own Excel: Office loads add-ins over https only.
 * It is made here, for `localhost` alone, cannot sign others, and stays in the user's folder ~/.gouji.
 */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';

const DAY = 24 * 60 * 60 * 1000;
const places = (folder) => ({ cert: path.join(folder, 'localhost.crt'), key: path.join(folder, 'localhost.key') });

const FOLDER = path.join(os.homedir(), '.gouji');

/** The files of a certificate that is valid for another week at least; makes one where there is none. */
export async function certificate(folder = FOLDER) {
  const files = places(folder);
  if (existsSync(files.key) && existsSync(files.cert) && lasts(readFileSync(files.cert))) return files;
  // Apple accepts at most 825 days.
  const { cert, private: key } = await generate([{ name: 'commonName', value: '勾稽 gouji (localhost)' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 800 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(files.key, key, { mode: 0o600 });
  writeFileSync(files.cert, cert);
  return files;
}

function lasts(pem) {
  try {
    return Date.parse(new X509Certificate(pem).validTo) > Date.now() + 7 * DAY;
  } catch {
    return false;
  }
}

const keychain = path.join(os.homedir(), 'Library/Keychains/login.keychain-db');
const thumbprint = (cert) => new X509Certificate(readFileSync(cert)).fingerprint.replaceAll(':', '');

/** How each system is asked whether it trusts a certificate, to trust it (it asks its user), and to forget it. */
const systems = {
  darwin: {
    trusts: (cert) => run('security', 'verify-cert', '-c', cert, '-p', 'ssl', '-s', 'localhost'),
    trust: (cert) => run('security', 'add-trusted-cert', '-r', 'trustRoot', '-p', 'ssl', '-k', keychain, cert),
    forget: (cert) => run('security', 'delete-certificate', '-Z', thumbprint(cert), keychain),
  },
  win32: {
    trusts: (cert) => run('certutil', '-user', '-verifystore', 'Root', thumbprint(cert)),
    trust: (cert) => run('certutil', '-user', '-addstore', 'Root', cert),
    forget: (cert) => run('certutil', '-user', '-delstore', 'Root', thumbprint(cert)),
  },
};

function run(command, ...args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether the system trusts the certificate now; it may have asked its user. False where it cannot be asked. */
export function trusted(cert) {
  const system = systems[process.platform];
  return system ? system.trusts(cert) || system.trust(cert) : false;
}

/** Takes the certificate out of the system and deletes it. */
export function forget(folder = FOLDER) {
  const files = places(folder);
  if (existsSync(files.cert)) systems[process.platform]?.forget(files.cert);
  for (const file of Object.values(files)) rmSync(file, { force: true });
}
