import { failureOf, type Answer, type Request } from './protocol';
import { run } from './run';

/** The engine on a thread of its own, so that the pane stays alive while thousands of lines are checked. */
self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const answer = (given: Answer) => self.postMessage(given);
  run(data.call, data.given).then(
    (result) => answer({ id: data.id, result }),
    (error: unknown) => answer({ id: data.id, failure: failureOf(error) }),
  );
});
