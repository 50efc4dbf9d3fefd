import pg from 'pg';
import { startPostgres as startServer } from '../../test/support/postgres-server.ts';

/** Starts a PostgreSQL server for one benchmark; `database` makes an empty one and gives its address. */
export async function startPostgres() {
  const server = await startServer();
  return {
    async database(name: string): Promise<string> {
      const client = new pg.Client({ connectionString: `${server.url}/postgres` });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `${server.url}/${name}`;
    },
    stop: server.stop,
  };
}
