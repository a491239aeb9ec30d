// Tests that need the published data sets, skipped, with a word about it, where they are not at hand.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { folder } from './shared-data.ts';

/** Where the digests lie, seen from the folder of the data. */
export const DIGESTS = '../seeds-digest';

const present = folder !== '' && existsSync(folder);
if (!present) console.log('known answers skipped: PLANCAST_DATA names no folder');

/** Like `test`. */
export const testWithData = test.runIf(present);

/** Like `test`, for what reads the digests of the documents, which lie beside the folder of the data. */
export const testWithDigests = test.runIf(present && existsSync(join(folder, DIGESTS)));
