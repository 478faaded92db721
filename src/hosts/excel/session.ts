import { cancelledError, hostError, timeoutError } from './errors';

/** The baseline is ExcelApi 1.9; what lies above it is asked for here and nowhere else. */
export interface Support {
  /** Several areas selected together (ExcelApi 1.18; the areas themselves are 1.9). */
  readonly areas: boolean;
  /** Merged areas (ExcelApi 1.13). */
  readonly merges: boolean;
  /** Notes (ExcelApi 1.18). */
  readonly notes: boolean;
}

/** What the running Excel can do. */
export function supported(): Support {
  const has = (version: string) => Office.context.requirements.isSetSupported('ExcelApi', version);
  return { areas: has('1.18'), merges: has('1.13'), notes: has('1.18') };
}

/**
 * One conversation with Excel.
 *
 * A RequestContext of its own rather than `Excel.run`: run keeps a reference in Excel for every range it hands out (two more
 * actions a range) and releases them in a further request. Nothing here uses a range after the sync that loaded it.
 */
export class Session {
  readonly context = new Excel.RequestContext();

  /** @param limit milliseconds after which a sync counts as hanging. */
  constructor(
    private readonly limit: number,
    private readonly signal?: AbortSignal,
  ) {}

  /** Sends what is queued. Rejects with a HostError when Excel refuses, does not answer in time, or the user has cancelled. */
  async sync(): Promise<void> {
    if (this.signal?.aborted) throw cancelledError();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(timeoutError(this.limit / 1000)), this.limit);
    });
    try {
      await Promise.race([this.context.sync(), late]);
    } catch (error) {
      throw hostError(error);
    } finally {
      clearTimeout(timer);
    }
    if (this.signal?.aborted) throw cancelledError();
  }
}
