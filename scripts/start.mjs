/**
 * Builds the pages where that is needed and serves them on this computer: `npm start [-- --port 3000]`.
 *
 *   --port N            the port to begin with (3000); where it is taken, the next free one is used
 *   --cert F --key F    serves https with this certificate and key (PEM), as Excel asks of add-ins
 *   --no-open           opens no browser
 *
 * Only this computer can connect. The workbench needs nothing else; Excel finds the pane at /taskpane.html.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, utimesSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const say = (text) => process.stdout.write(`${text}\n`);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The newest change below a folder, or of a file, in milliseconds; 0 where there is none. */
async function newest(place) {
  const info = await stat(place).catch(() => null);
  if (!info?.isDirectory()) return info?.mtimeMs ?? 0;
  const times = await Promise.all((await readdir(place)).map((name) => newest(path.join(place, name))));
  return Math.max(0, ...times);
}

const pages = ['workbench.html', 'taskpane.html'].map((name) => path.join(dist, name));

async function outdated() {
  const sources = ['src', 'taskpane', 'assets', 'webpack.config.js', 'package.json', 'manifest.xml'];
  const times = await Promise.all(sources.map((name) => newest(path.join(root, name))));
  return Math.min(...(await Promise.all(pages.map(newest)))) < Math.max(...times);
}

function build() {
  say('正在构建页面，约需一分钟……（building the pages）');
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  execFileSync(process.execPath, [webpack, '--mode', 'production', '--config-name', 'legacy', '--config-name', 'browser'], {
    cwd: root,
    stdio: 'inherit',
  });
  // A page that came out as it was is not written again, and would be older than its sources for ever.
  const now = new Date();
  for (const page of pages) utimesSync(page, now, now);
}

/** The policy that stands in the page itself, as a header too; only a header can say who may frame the page. */
function policyOf(page) {
  const own = /http-equiv=["']?Content-Security-Policy["']? content="([^"]*)"/.exec(page)?.[1] ?? "default-src 'none'";
  // Excel on the web shows the pane in a frame of Microsoft's.
  const frames = page.includes('office.js')
    ? "'self' https://*.office.com https://*.officeapps.live.com https://*.sharepoint.com"
    : "'none'";
  return `${own}; frame-ancestors ${frames}`;
}

/** A worker follows the policy of its own answer: it may load the engine, and reach nothing else. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

const COMMON = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-cache' };

/** A name with the hash of its content never means anything else: the browser may keep the file, and what it compiled of it. */
const HASHED = /\.[0-9a-f]{8}\.(?:js|css)$/;
const KEPT = { 'Cache-Control': 'public, max-age=31536000, immutable' };

function refuse(response, status) {
  response.writeHead(status, { ...COMMON, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${status} ${http.STATUS_CODES[status]}\n`);
}

function fileOf(url) {
  const { pathname } = new URL(url, 'http://localhost');
  const name = pathname === '/' ? '/workbench.html' : decodeURIComponent(pathname);
  const file = path.join(dist, path.normalize(name));
  return file.startsWith(dist + path.sep) && !path.basename(file).startsWith('cli') ? file : null;
}

async function answer(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  // A page elsewhere could reach this server under a name of its own (DNS rebinding).
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')) return refuse(response, 403);
  let file = null;
  try {
    file = fileOf(request.url ?? '/');
  } catch {
    return refuse(response, 400);
  }
  const body = file && (await readFile(file).catch(() => null));
  if (!body) return refuse(response, 404);
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  const policy = file.endsWith('.html') ? policyOf(body.toString('utf8')) : WORKER_POLICY;
  response.writeHead(200, {
    ...COMMON,
    ...(HASHED.test(file) ? KEPT : {}),
    'Content-Type': type,
    'Content-Length': body.length,
    'Content-Security-Policy': policy,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Listens on the port, or on the next that is free. */
function listen(server, port, tries = 20) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && tries > 0) resolve(listen(server, port + 1, tries - 1));
      else reject(error);
    });
    server.listen(port, 'localhost', () => {
      server.removeAllListeners('error');
      resolve(server.address().port);
    });
  });
}

/** Opens the page in the default browser where there is a desktop; a machine without one just serves. */
function openBrowser(url) {
  const desktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!desktop || process.env.CI) return;
  const [command, ...args] = { win32: ['cmd', '/c', 'start', '', url], darwin: ['open', url] }[process.platform] ?? ['xdg-open', url];
  try {
    spawn(command, args, { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  } catch {
    // The address stands above.
  }
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    cert: { type: 'string' },
    key: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
});
const wanted = Number(values.port);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
  say(`--port 应为 0 至 65535 的整数：${values.port} (a port number, please)`);
  process.exit(2);
}
if (await outdated()) build();
const secure = values.cert !== undefined && values.key !== undefined;
const handler = (request, response) => void answer(request, response).catch(() => refuse(response, 500));
const server = secure
  ? https.createServer({ cert: readFileSync(values.cert), key: readFileSync(values.key) }, handler)
  : http.createServer(handler);
const port = await listen(server, wanted);
const base = `${secure ? 'https' : 'http'}://localhost:${port}`;
say(`勾稽工作台（workbench）：${base}/workbench.html`);
say(`加载项窗格（task pane）：${base}/taskpane.html`);
say('按 Ctrl+C 结束。');
if (!values['no-open']) openBrowser(`${base}/workbench.html`);
