import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs through before V8 thinks of optimising it; its own measure is a quarter of this or less. */
const PATIENCE = 540_000;
/** That of Node 24. */
const NEWEST_V8 = 13;

/**
 * Makes V8 slower to optimise. The engine is much code of which a workbook needs each piece a few times: with V8's own patience a third
 * of the processor time of a batch goes into compiling what soon is compiled anew. Over 103 workbooks 4.5 s without and 2.9 s with it,
 * over 412 12.2 s and 9.9 s, over one of 5,000 lines 1.3 s and 1.0 s. Holds for the threads of `--jobs` too.
 */
export function compileLate(): void {
  // Known to have the setting; a V8 without it would say so on stderr.
  if (Number.parseInt(process.versions.v8, 10) > NEWEST_V8) return;
  setFlagsFromString(`--interrupt-budget=${PATIENCE}`);
}
