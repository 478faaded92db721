/** The little of the DevTools protocol that an old Chromium needs: playwright speaks to new ones only. */
import { spawn } from 'node:child_process';

const SWITCHES = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--lang=zh-CN',
  '--window-size=1440,900',
  '--remote-debugging-pipe',
  'about:blank',
];

/** Starts a browser and opens a page. `run` evaluates an expression that gives a promise of a JSON value. */
export async function open(executable, url) {
  const browser = spawn(executable, SWITCHES, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const [to, from] = [browser.stdio[3], browser.stdio[4]];
  let said = '';
  browser.stderr.on('data', (chunk) => (said = (said + chunk).slice(-2000)));
  const waiting = new Map();
  let last = 0;
  const settle = (message) => {
    if (message.method === 'Target.receivedMessageFromTarget') return settle(JSON.parse(message.params.message));
    if (message.method === 'Runtime.exceptionThrown') {
      const { exceptionDetails: details } = message.params;
      exceptions.push(details.exception?.description ?? details.text);
    }
    const found = waiting.get(message.id);
    if (!found) return;
    waiting.delete(message.id);
    if (message.error) found.reject(new Error(message.error.message));
    else found.resolve(message.result);
  };
  const exceptions = [];
  let rest = '';
  from.setEncoding('utf8').on('data', (chunk) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop();
    for (const part of parts) settle(JSON.parse(part));
  });
  browser.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the browser ended with ${code}: ${said}`));
  });
  const ask = (message) =>
    new Promise((resolve, reject) => {
      waiting.set(message.id, { resolve, reject });
    });
  const send = (method, params = {}) => {
    const id = ++last;
    to.write(`${JSON.stringify({ id, method, params })}\0`);
    return ask({ id });
  };
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId });
  const tell = (method, params = {}) => {
    const id = ++last;
    const message = JSON.stringify({ id, method, params });
    send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
    return ask({ id });
  };
  await tell('Runtime.enable');
  await tell('Page.enable');
  await tell('Page.navigate', { url });
  return {
    exceptions,
    async run(expression) {
      const { result, exceptionDetails } = await tell('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async picture() {
      return Buffer.from((await tell('Page.captureScreenshot')).data, 'base64');
    },
    close: () => browser.kill('SIGKILL'),
  };
}
