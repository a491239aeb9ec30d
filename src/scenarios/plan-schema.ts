// The JSON Schema of plans for editors, made from the same key tables the reader uses, so that the two cannot drift.
// It knows keys, kinds and forms; names, dates and sense are the reader's.
import { z } from 'zod';
import { BIN_KEYS, DISTRIBUTION_KEYS, type Form, type Key, type Keys } from './keys.ts';
import { OPTION_FILE_KEYS } from './keys-of-options.ts';
import { PLAN_KEYS } from './keys-of-plan.ts';
import { IMPACT_KEYS, SELECTION_KEYS } from './keys-of-risks.ts';
import { LINK_KEYS, MITIGATION_ISSUE_KEYS, SUPPORT_KEYS } from './keys-of-work.ts';
import * as forms from './value-schemas.ts';

/** A mapping of known keys; `x-` keys are let through by the override below. */
function mapping(keys: Keys<string>): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(keys).map(([name, key]) => {
        const value = schemaOf(key).describe(key.says);
        return [name, key.required === true ? value : value.optional()];
      }),
    ),
  );
}

/** Distributions of factors have the same keys as those of durations, but plain numbers. */
function withPlainNumbers(keys: Keys<string>): Keys<string> {
  return Object.fromEntries(
    Object.entries(keys).map(([name, key]): [string, Key] => {
      if (name === 'bins') {
        return [name, { ...key, form: { is: 'list', of: { is: 'keys', keys: withPlainNumbers(BIN_KEYS) } } }];
      }
      if (key.form.is === 'duration') return [name, { ...key, form: { is: 'number' } }];
      return name === 'values' ? [name, { ...key, form: { is: 'list', of: { is: 'number' } } }] : [name, key];
    }),
  );
}

function schemaOf(key: Key): z.ZodType {
  return formSchema(key.form);
}

const SIMPLE: Record<Exclude<Form, { of: unknown } | { keys: unknown }>['is'], () => z.ZodType> = {
  text: () => forms.textSchema,
  id: () => forms.textSchema,
  flag: () => z.boolean(),
  duration: () => forms.durationSchema,
  lag: () => forms.lagSchema,
  estimate: () => estimate,
  factor: () => factor,
  share: () => forms.shareSchema,
  chance: () => forms.chanceSchema,
  date: () => forms.dateSchema,
  spans: () => forms.spansSchema,
  weekdays: () => forms.weekdaysSchema,
  hours: () => forms.hoursSchema,
  time: () => forms.timeSchema,
  window: () => forms.windowSchema,
  links: () => forms.oneOrMore(link),
  selection: () => selection,
  ids: () => forms.oneOrMore(forms.textSchema),
  uses: () => z.union([forms.oneOrMore(forms.textSchema), z.record(z.string(), z.number().min(1))]),
  number: () => z.number(),
  impacts: () => z.union([impact, z.array(impact)]),
  support: () => z.record(z.string(), z.union([forms.shareSchema, mapping(SUPPORT_KEYS)])),
  who: () =>
    z.union([
      forms.oneOrMore(forms.textSchema),
      z.strictObject({ track: z.string().optional(), role: z.string().optional() }),
    ]),
  seed: () => z.union([z.string(), z.number().min(0)]),
  scaleShares: () => z.record(z.string(), forms.chanceSchema),
  scaleImpacts: () => z.record(z.string(), impact),
  mitigationIssue: () => z.union([forms.textSchema, mapping(MITIGATION_ISSUE_KEYS)]),
  changes: () => z.union([z.record(z.string(), z.unknown()), z.array(forms.textSchema)]),
  anything: () => z.union([z.boolean(), forms.textSchema]),
};

function formSchema(form: Form): z.ZodType {
  switch (form.is) {
    case 'word':
      return z.enum(form.of as [string, ...string[]]);
    case 'keys':
      return form.mayBeEmpty ? mapping(form.keys).nullable() : mapping(form.keys);
    case 'named':
      return z.record(z.string(), form.mayBeEmpty ? mapping(form.keys).nullable() : mapping(form.keys)).nullable();
    case 'list':
      return z.array(formSchema(form.of)).nullable();
    case 'either':
      return z.union(form.of.map(formSchema));
    case 'perWeekday':
    case 'record':
      return z.record(z.string(), formSchema(form.of)).nullable();
    default:
      return SIMPLE[form.is]();
  }
}

const estimate = z
  .union([forms.estimateTextSchema, z.literal(0), mapping(DISTRIBUTION_KEYS)])
  .meta({ id: 'estimate', description: 'An estimate: 2d, 1-2d, 1/2/4d, or a distribution spelled out.' });
const factor = z
  .union([forms.factorTextSchema, z.number().min(0), mapping(withPlainNumbers(DISTRIBUTION_KEYS))])
  .meta({ id: 'factor', description: 'A factor: 1.4, 1.1-1.6, 1.1/1.2/1.6, or a distribution spelled out.' });
const link = z
  .union([forms.textSchema, mapping(LINK_KEYS)])
  .meta({ id: 'link', description: 'What something waits for.' });
const selection = z
  .union([z.literal('all'), forms.textSchema, z.array(forms.textSchema), mapping(SELECTION_KEYS)])
  .meta({ id: 'selection', description: 'Issues: all, ids, or conditions that must all hold.' });
const impact = z
  .union([mapping(IMPACT_KEYS), forms.estimateTextSchema, forms.textSchema])
  .meta({ id: 'impact', description: 'What happens: a mapping, a delay such as 1-3d, or a name of scales.impact.' });

/** The JSON Schema (draft-7) of a mapping with these keys, as a plain object. */
function schemaOfKeys(keys: Keys<string>) {
  return z.toJSONSchema(mapping(keys), {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      // Keys of one's own are kept and ignored wherever keys are known.
      if (jsonSchema.additionalProperties === false) jsonSchema.patternProperties = { '^x-': {} };
      // Names may be anything; ids are the reader's business.
      if (jsonSchema.propertyNames !== undefined) delete jsonSchema.propertyNames;
    },
  });
}

/** The JSON Schema of an option file. */
function optionSchema(): object {
  const { $schema, ...rest } = schemaOfKeys(OPTION_FILE_KEYS);
  return { $schema, title: 'Plancast option', description: 'See docs/plan-language.md, section Options.', ...rest };
}

/** The text of schema/option.schema.json. */
export function optionSchemaText(): string {
  return `${JSON.stringify(optionSchema(), null, 2)}\n`;
}

/** The JSON Schema (draft-7) of a plan, as a plain object. */
export function planSchema(): object {
  const { $schema, definitions, ...complete } = schemaOfKeys(PLAN_KEYS);
  const head = { $schema, title: 'Plancast plan', description: 'See docs/plan-language.md.' };
  // A plan laid over another may say a part of anything, or remove it; only its keys are known.
  return {
    ...head,
    ...(definitions === undefined ? {} : { definitions }),
    type: 'object',
    if: { properties: { extends: { description: PLAN_KEYS.extends.says } }, required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: partialPlan(),
    else: complete,
  };
}

function partialPlan(): object {
  const properties = Object.fromEntries(
    Object.entries(PLAN_KEYS).map(([name, { says }]) => [name, { description: says }]),
  );
  return { properties, additionalProperties: false, patternProperties: { '^x-': {} } };
}

/** The text of schema/plan.schema.json. */
export function planSchemaText(): string {
  return `${JSON.stringify(planSchema(), null, 2)}\n`;
}
