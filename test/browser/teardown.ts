import { stop } from './server';
import { close } from './shared';

/** Ends the server, and the browser where the tests ran in jest's own process. */
export default async function teardown(): Promise<void> {
  stop();
  await close();
}
