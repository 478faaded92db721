/** Set by webpack from package.json. */
export const VERSION = process.env.GOUJI_VERSION ?? '0.0.0';
