/**
 * Finds a Chromium for the browser tests, installing one where none is.
 * As a command it prints `{"executablePath", "args"}`, so that code under jest (which cannot import modules) can use it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Switches for a browser that runs as root, without a screen, and leaves the network alone (PLATFORM.md). */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Without windows the browser takes little more than half the processor time (open the workbench: 6.2 s against 11.3 s of two cores).
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];

function candidates() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]).filter(Boolean);
    const apps = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return roots.flatMap((root) => apps.map((app) => path.win32.join(root, app)));
  }
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

const installed = () => candidates().find((candidate) => existsSync(candidate));

const isDebianRoot = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');

// What an installer prints goes to stderr: stdout holds the result only.
const run = (command, parameters, env = {}) =>
  execFileSync(command, parameters, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });

function installOnDebian(...packages) {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], quiet);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
}

/** A machine that only runs the tests gets the quicker browser beside the one it has; where that fails, that one will do. */
function quicker(found) {
  if (!process.env.CI || !isDebianRoot() || found.endsWith(shell)) return found;
  try {
    installOnDebian(shell);
  } catch {
    return found;
  }
  return installed();
}

function install() {
  if (isDebianRoot()) {
    try {
      installOnDebian(shell, 'fonts-noto-cjk');
    } catch {
      installOnDebian('chromium', 'fonts-noto-cjk');
    }
    return installed();
  }
  run(process.execPath, [path.resolve(import.meta.dirname, '../node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  return undefined;
}

/**
 * Gives a browser for playwright's `chromium.launch`, installing one if need be. Throws when there is none to be had.
 * CHROME_PATH wins; a CHROME_PATH that leads nowhere is an error.
 */
export async function browser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !existsSync(chosen)) throw new Error(`CHROME_PATH names no file: ${chosen}`);
  const present = chosen ? undefined : installed();
  const found = chosen || (present ? quicker(present) : install());
  if (found) return { executablePath: found, args };
  const { chromium } = await import('playwright-core');
  return { executablePath: chromium.executablePath(), args };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${JSON.stringify(await browser())}\n`);
}
