/**
 * Puts the add-in into the Excel of this computer for development: `npm run sideload [-- --port 3000 | --url https://host/gouji]`.
 *
 *   --port N    the port of the local server; it is started, over https, when nothing answers there
 *   --url URL   a server that hosts the built pane; none is started
 *   --remove    takes the add-in and the certificate of the local server out again
 *
 * Windows and macOS are done here. Where Microsoft's own tool can be installed, this does the same and opens Excel too:
 *     npx office-addin-debugging start manifest.xml        (and: npx office-addin-debugging stop manifest.xml)
 */
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
// By file: the package's main module asks for office-addin-usage-data, which it does not declare and which is not installed.
import parse from 'office-addin-cli/lib/parse.js';
import { certificate, forget, trusted } from './certificate.mjs';
import { LOCAL, rewrite } from './manifest.mjs';

const { parseNumber } = parse;
const root = path.resolve(import.meta.dirname, '..');
const say = (text) => process.stdout.write(`${text}\n`);

function options() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, url: { type: 'string' }, remove: { type: 'boolean', default: false } },
  });
  const port = parseNumber(values.port, `--port 应为数字：${values.port} (a number, please)`) ?? 3000;
  return { port, url: values.url ?? LOCAL.replace('3000', String(port)), serve: !values.url && !values.remove, remove: values.remove };
}

/** What is at the port: `pane` (this server, over https), `other`, or `nothing`. */
const whatAnswers = (port) =>
  new Promise((resolve) => {
    // The certificate is this computer's own: nothing is sent that it would have to protect.
    https
      .get({ host: 'localhost', port, path: '/taskpane.html', rejectUnauthorized: false, timeout: 3000 }, (response) => {
        resolve(response.statusCode === 200 ? 'pane' : 'other');
        response.resume();
      })
      .on('timeout', () => resolve('other'))
      .on('error', ({ code }) => resolve(code === 'ECONNREFUSED' ? 'nothing' : 'other'));
  });

async function serve(port) {
  const there = await whatAnswers(port);
  if (there === 'pane') return;
  if (there === 'other')
    throw new Error(
      `端口 ${port} 已被别的程序占用；请关闭它，或用 --port 另选。 (the port is taken; stop that program or choose another --port)`,
    );
  const { cert, key } = await certificate();
  if (!trusted(cert))
    say(
      `系统尚不信任本机证书 ${cert}：请双击安装到“受信任的根证书颁发机构”，或在浏览器中打开 https://localhost:${port} 并接受。 ` +
        `(The certificate is not trusted yet: install it as a trusted root, or accept it in the browser.)`,
    );
  const start = path.join(root, 'scripts', 'start.mjs');
  spawn(process.execPath, [start, '--port', String(port), '--cert', cert, '--key', key, '--no-open'], { stdio: 'inherit' });
}

/** Where desktop Excel looks for add-ins under development, by system. */
const places = {
  darwin: {
    add: (manifest, id) => {
      const folder = path.join(os.homedir(), 'Library/Containers/com.microsoft.Excel/Data/Documents/wef');
      mkdirSync(folder, { recursive: true });
      copyFileSync(manifest, path.join(folder, `${id}.manifest.xml`));
    },
    remove: (id) =>
      rmSync(path.join(os.homedir(), `Library/Containers/com.microsoft.Excel/Data/Documents/wef/${id}.manifest.xml`), { force: true }),
  },
  win32: {
    add: (manifest, id) => reg('add', id, ['/t', 'REG_SZ', '/d', manifest]),
    remove: (id) => reg('delete', id, []),
  },
};

function reg(action, id, rest) {
  execFileSync('reg', [action, 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer', '/v', id, ...rest, '/f'], { stdio: 'ignore' });
}

async function main() {
  const { port, url, serve: local, remove } = options();
  const manifest = path.join(root, 'dist', 'manifest.xml');
  const text = rewrite(readFileSync(path.join(root, 'manifest.xml'), 'utf8'), url);
  const id = /<Id>([^<]+)<\/Id>/.exec(text)[1];
  const place = places[process.platform];
  if (remove) {
    place?.remove(id);
    forget();
    say('已移除；重新打开 Excel 后生效。 (Removed: reopen Excel.)');
    return;
  }
  mkdirSync(path.dirname(manifest), { recursive: true });
  writeFileSync(manifest, text);
  place?.add(manifest, id);
  say(
    place
      ? '已加入 Excel。请重新打开 Excel，在“插入 › 我的加载项 › 开发人员加载项”中选择“勾稽”。 (Added: reopen Excel, Insert › My Add-ins › Developer.)'
      : `此系统没有桌面版 Excel。在 Excel 网页版中选择“插入 › 加载项 › 上载我的加载项”，选取 ${manifest}。 (Upload this file in Excel on the web.)`,
  );
  if (local) await serve(port);
}

main().catch((error) => {
  process.stderr.write(`sideload: ${error.message}\n`);
  process.exitCode = 2;
});
