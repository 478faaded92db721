const transform = {
  '\\.(ts|tsx)$': [
    '@swc/jest',
    {
      sourceMaps: true,
      jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
    },
  ],
  '\\.(yaml|csv)$': '<rootDir>/scripts/data-module.cjs',
};
module.exports = {
  // Nothing else runs beside the tests; jest's own choice leaves one core idle.
  maxWorkers: '100%',
  testTimeout: 30_000,
  projects: [
    {
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/test/browser/'],
      setupFiles: ['<rootDir>/test/support/seed.cjs'],
      modulePathIgnorePatterns: ['<rootDir>/.cache/'],
      transform,
    },
    {
      displayName: 'browser',
      testEnvironment: '<rootDir>/test/browser/environment.ts',
      globalSetup: '<rootDir>/test/browser/server.ts',
      globalTeardown: '<rootDir>/test/browser/teardown.ts',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      modulePathIgnorePatterns: ['<rootDir>/.cache/'],
      transform,
    },
  ],
};
