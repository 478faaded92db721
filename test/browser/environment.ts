import { TestEnvironment } from 'jest-environment-node';
import { close, share, tidy, type Shared } from './shared';

declare global {
  var shared: Shared;
}

/** Code of the environment lives as long as its process, that of a test as long as its file. */
export default class BrowserEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.shared = await share();
  }

  override async teardown(): Promise<void> {
    await tidy();
    await super.teardown();
  }
}

// A worker of jest's that has nothing more to do stops listening, and ends when nothing is open.
process.on('removeListener', (event) => {
  if (event === 'message') void close();
});
