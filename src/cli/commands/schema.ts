// `simulate schema`: the JSON Schemas, carried inside the program so that they always fit its version.
import calibrateSchema from '../../../schema/calibrate.schema.json' with { type: 'json' };
import checkSchema from '../../../schema/check.schema.json' with { type: 'json' };
import claimsSchema from '../../../schema/claims.schema.json' with { type: 'json' };
import compareSchema from '../../../schema/compare.schema.json' with { type: 'json' };
import explainSchema from '../../../schema/explain.schema.json' with { type: 'json' };
import forecastSchema from '../../../schema/forecast.schema.json' with { type: 'json' };
import optimizeSchema from '../../../schema/optimize.schema.json' with { type: 'json' };
import optionSchema from '../../../schema/option.schema.json' with { type: 'json' };
import planSchema from '../../../schema/plan.schema.json' with { type: 'json' };
import staffSchema from '../../../schema/staff.schema.json' with { type: 'json' };
import { EXIT } from '../exit-codes.ts';
import type { Outcome } from '../outcome.ts';
import type { SchemaRequest } from '../request.ts';

/** Prints the schema itself, with or without --json: it is one JSON document already. */
export function schemaCommand(request: SchemaRequest): Outcome {
  const schemas = { plan: planSchema, forecast: forecastSchema, check: checkSchema, claims: claimsSchema };
  const schema = {
    ...schemas,
    option: optionSchema,
    explain: explainSchema,
    compare: compareSchema,
    optimize: optimizeSchema,
    staff: staffSchema,
    calibrate: calibrateSchema,
  }[request.of];
  return { exitCode: EXIT.done, data: `${JSON.stringify(schema, null, 2)}\n` };
}
