// Tests that need the published data sets, skipped, with a word about it, where they are not at hand.
import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { folder } from './shared-data.ts';

const present = folder !== '' && existsSync(folder);
if (!present) console.log('known answers skipped: PLANCAST_DATA names no folder');

/** Like `test`. */
export const testWithData = test.runIf(present);
