import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// As the program itself does: nothing may depend on the machine's zone. Set here, before the workers start.
process.env.TZ = 'UTC';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.{ts,tsx}'],
    pool: 'forks',
    isolate: false,
    // One more than cores: some files mostly wait, for leases, rates and the deaths of processes.
    maxWorkers: 3,
    globalSetup: ['./test/support/postgres-server.ts', './test/support/programs.ts'],
    // A busy machine comes back late; what is waited for is asked again until then.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
