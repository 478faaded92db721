const fc = require('fast-check');

/*
 * Properties are tried on the same examples each time, so that a change is judged by itself: FC_SEED=7 npm run unit looks further.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 2024) });
