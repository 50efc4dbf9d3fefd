import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { ImportReport } from '../features/people/import/import-files.ts';

type Parts = {
  /** `SIGNALS_TOKEN`; without one the address does not exist. */
  token: string | undefined;
  /** Imports a file of `email,from,to`, all rows or none. */
  importAbsences(csv: Buffer): Promise<ImportReport>;
};

const MAX_BODY = 1024 * 1024;

const absence = z.strictObject({
  email: z.string().max(320),
  from: z.string().max(10),
  to: z.string().max(10),
});
const body = z.union([absence.transform((it) => [it]), z.array(absence).max(5_000)]);

const sha256 = (words: string): Buffer => createHash('sha256').update(words).digest();

/** Compares digests, so that neither length nor content of the token shows in the time it takes. */
const isBearer = (header: string | undefined, token: string): boolean =>
  timingSafeEqual(sha256(header ?? ''), sha256(`Bearer ${token}`));

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const toCsv = (rows: readonly z.infer<typeof absence>[]): Buffer =>
  Buffer.from(
    ['email,from,to', ...rows.map((it) => [it.email, it.from, it.to].map(quoted).join(','))].join('\n'),
  );

/** Makes `POST /away`: absences from another system, as one object or a list of them; never with a reason. */
export function awayRoute({ token, importAbsences }: Parts): Hono {
  const route = new Hono();
  if (token === undefined) return route;
  route.post('/away', bodyLimit({ maxSize: MAX_BODY }), async (c) => {
    if (!isBearer(c.req.header('authorization'), token)) {
      return c.json({ error: 'Send the SIGNALS_TOKEN as "Authorization: Bearer …".' }, 401);
    }
    const read = body.safeParse(await c.req.json().catch(() => undefined));
    if (!read.success) {
      return c.json({ error: 'Send {"email", "from", "to"} or a list of them, and nothing else.' }, 400);
    }
    const report = await importAbsences(toCsv(read.data));
    const counts = report.counts.absences ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 };
    // The first line of the file is its header.
    const rejected = report.rejections.map(({ line, reasons }) => ({ item: line - 2, reasons }));
    const refused = report.end === 'refused' || report.end === 'unreadable';
    return c.json({ ...counts, rejected, problems: report.problems }, refused ? 422 : 200);
  });
  return route;
}
