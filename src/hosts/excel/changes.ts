import type { Session } from './session';

/**
 * Calls back with the name of the sheet after the user changed cells, until the function given back is called.
 * Registration is quiet: an Excel that refuses it only leaves results to be refreshed by hand.
 */
export function watchChanges(open: () => Session, listener: (sheet: string) => void): () => void {
  const names = new Map<string, string>();
  let ended = false;

  const report = async (id: string) => {
    if (!names.has(id)) await refresh(open(), names);
    if (!ended) listener(names.get(id) ?? '');
  };
  const registered = register(open(), (id) => report(id).catch(() => undefined));

  return () => {
    ended = true;
    void registered.then((end) => end()).catch(() => undefined);
  };
}

async function refresh(session: Session, names: Map<string, string>): Promise<void> {
  const { worksheets } = session.context.workbook;
  worksheets.load('items/id,items/name');
  await session.sync();
  for (const { id, name } of worksheets.items) names.set(id, name);
}

async function register(session: Session, onChange: (sheetId: string) => Promise<void>): Promise<() => Promise<void>> {
  const { worksheets } = session.context.workbook;
  const handler = worksheets.onChanged.add((event) => {
    // Writes of gouji itself; events are suspended while it writes, but not every Excel heeds that.
    return event.triggerSource === 'ThisLocalAddin' ? Promise.resolve() : onChange(event.worksheetId);
  });
  await session.sync();
  return async () => {
    handler.remove();
    await session.sync();
  };
}
