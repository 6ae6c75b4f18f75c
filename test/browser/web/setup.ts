import { rmSync } from 'node:fs';
import { builtSite, siteVariable } from './site.js';

/** Builds the interface once for all tests that open its pages. */
export default async function setup(): Promise<() => void> {
  const folder = await builtSite();
  process.env[siteVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
