import Database from 'better-sqlite3';
import { DatabaseFault } from '../../src/storage/faults.ts';
import { readMigrations } from '../../src/storage/migrate.ts';
import { storageTables } from '../../src/storage/schema.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';

// Opens a SQLite file in a process of its own and says what came: `open-child.ts <file> <bot|cli> <stay|go>`.
const [file = '', role, then] = process.argv.slice(2);

// What must be read is read before giving up the right to: also the driver's binary, which is loaded at first use.
const migrations = readMigrations('sqlite');
new Database(':memory:').close();
// Root may write to everything; to others a read-only file is one.
if (process.env.UNPRIVILEGED !== undefined && process.getuid?.() === 0) process.seteuid?.(65_534);

try {
  const store = await openSqlite({
    file,
    tables: storageTables,
    mark: 'real',
    version: '1.0.0',
    role: role === 'bot' ? 'bot' : 'cli',
    migrations,
  });
  await store.health();
  console.log(JSON.stringify({ code: 'ok' }));
  if (then === 'stay') setInterval(() => {}, 1_000);
  else await store.close();
} catch (error) {
  console.log(
    JSON.stringify(
      error instanceof DatabaseFault ? { code: error.code, message: error.message } : { code: String(error) },
    ),
  );
}
