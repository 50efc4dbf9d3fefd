import { tables } from '../src/schema.ts';
import { sqliteKit } from '../src/storage/kit.ts';

// drizzle-kit reads a module's exports as CommonJS and wants each table as one; this way none can be forgotten.
Object.assign(module.exports, tables(sqliteKit));
