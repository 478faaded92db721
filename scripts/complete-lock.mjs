/**
 * Completes package-lock.json for platforms other than the one it was written on.
 * npm leaves an optional package out of the lock when the registry at hand does not carry it (mirrors often lack the binaries
 * of other platforms), and `npm ci` then refuses the lock as out of sync. Run after `npm install` changed the lock.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** `…-linux-arm64-musl` → the fields by which npm decides whether to install; by the naming rule of napi-rs. */
function platformOf(name) {
  const match =
    /-(android|darwin|freebsd|linux|openharmony|win32)-(arm|arm64|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(gnu|musl)\w*)?/.exec(name);
  if (!match) throw new Error(`no platform in the name ${name}`);
  const [, os, cpu, libc] = match;
  return { cpu: [cpu], ...(os === 'linux' && libc && { libc: [libc === 'gnu' ? 'glibc' : 'musl'] }), os: [os] };
}

let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${place}/node_modules/${name}`]) continue;
    if (!/^\d/.test(version)) throw new Error(`${place} asks for a range of ${name}: ${version}`);
    lock.packages[`node_modules/${name}`] = { version, ...(entry.dev && { dev: true }), optional: true, ...platformOf(name) };
    added += 1;
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
if (added) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added to package-lock.json\n`);
