// The door of a thread when the product runs from its TypeScript sources (tests, tsx): a plain Node cannot read those.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
