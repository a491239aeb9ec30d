// `simulate schema`: the JSON Schemas, carried inside the program so that they always fit its version.
import { EXIT } from '../exit-codes.ts';
import type { SchemaRequest } from '../request.ts';
import type { Outcome } from '../run.ts';

/** Prints the schema itself, with or without --json: it is one JSON document already. */
export async function schemaCommand(request: SchemaRequest): Promise<Outcome> {
  const { default: schema } =
    request.of === 'plan'
      ? await import('../../../schema/plan.schema.json', { with: { type: 'json' } })
      : await import('../../../schema/forecast.schema.json', { with: { type: 'json' } });
  return { exitCode: EXIT.done, data: `${JSON.stringify(schema, null, 2)}\n` };
}
