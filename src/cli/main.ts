#!/usr/bin/env node
// The door. It loads next to nothing itself, so that everything behind it can come out of the compile cache.
import * as nodeModule from 'node:module';

// Newer Nodes keep compiled code on disk; Node 20 has no such thing.
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();

const { run } = await import('./run.ts');
await run(process.argv.slice(2));
