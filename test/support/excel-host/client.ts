import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExcelHost, Request } from './host';
import { addNotes } from './notes-client';

/*
 * Route A of PLATFORM.md: Microsoft's Excel client library, unmodified, in the global scope of a jest test, speaking JSON with
 * the stand-in host through the native bridge that the library looks for.
 */

const LIBRARY = 'node_modules/@microsoft/office-js/dist/excel-win32-16.01.debug.js';

interface Bridge {
  onMessageFromHost(text: string): void;
  sendMessageToHost(text: string): void;
}

let current: ExcelHost | null = null;

const bridge: Bridge = {
  onMessageFromHost: () => undefined, // The library puts its own here.
  sendMessageToHost(text) {
    const { id, type, message } = JSON.parse(text) as { id: number; type: number; message: { body: Request | string } };
    if (type !== 1 || !current) return;
    const request = typeof message.body === 'string' ? (JSON.parse(message.body) as Request) : message.body;
    const response = current.execute(request);
    if (!response) return;
    const answer = { id, type: 2, flags: 0, message: { statusCode: 200, headers: {}, body: JSON.stringify(response) } };
    setImmediate(() => bridge.onMessageFromHost(JSON.stringify(answer)));
  },
};

function loadLibrary(): void {
  const global = globalThis as unknown as Record<string, unknown>;
  Object.assign(global, { window: globalThis, location: { href: 'https://localhost:3000/' }, addEventListener: () => undefined });
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'stand-in' }, configurable: true });
  global._richApiNativeBridge = bridge;
  // An indirect eval, because the library declares its names in the global scope; `vm` would put them outside jest's.
  // eslint-disable-next-line no-eval -- see above
  (0, eval)(readFileSync(path.resolve(LIBRARY), 'utf8'));
  addNotes();
  // So that a call above the host's requirement set fails as it would in Excel.
  const extension = OfficeExtension as unknown as { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  extension.CommonUtility._doApiNotSupportedCheck = true;
}

/** Makes the host the one that `Excel` and `Office` of the global scope speak with. */
export function connect(host: ExcelHost): void {
  if (!current) loadLibrary();
  current = host;
  const { isSetSupported } = host;
  (globalThis as unknown as Record<string, unknown>).Office = { context: { requirements: { isSetSupported } } };
  host.onEvent = (entry) => bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries: [entry] } }));
}
