// Writes schema/record.schema.json from src/record/schema.ts.  npm run schema
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordJsonSchema } from '../src/record/schema.js';

const folder = fileURLToPath(new URL('../schema/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}record.schema.json`, `${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
