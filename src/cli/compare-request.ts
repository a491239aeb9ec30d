// The flags of `simulate compare`. What chooses the base (--with, --set, --decide) is parted from what is compared with it.
import { listOf, type RawFlags, shorten, single } from './flag-values.ts';
import type { CompareRequest, Manners, Settings, VariantRequest } from './request.ts';
import { usageStop } from './stop.ts';

const USUAL_CONFIDENCE = 0.95;
/** Percent: less than even odds is no decision, and more than this no number of futures settles. */
const LEAST_PERCENT = 50;
const MOST_PERCENT = 99.99;

type Parts = Manners & Settings & VariantRequest & Pick<CompareRequest, 'report'>;

/** Throws a Stop (exit 2). `parts` are the flags that other commands have, too. */
export function compareOf(flags: RawFlags, { variant, json, ...parts }: Parts): CompareRequest {
  const against = listOf(flags, 'against').map((name) => name.trim());
  const twice = against.find((name, k) => against.indexOf(name) < k);
  if (twice !== undefined) throw usageStop(`--against ${shorten(twice)} is given twice`);
  if (against.includes('')) throw usageStop('--against needs an option of the plan');
  const both = against.find((name) => variant.options.includes(name));
  if (both !== undefined)
    throw usageStop(
      `--with ${shorten(both)} and --against ${shorten(both)}: it is in the base already`,
      'what --with chooses holds for every plan compared',
    );
  const markdown = flags.markdown === true;
  if (markdown && json) throw usageStop('--json and --markdown exclude each other', '--report FOLDER writes both');
  const { layers, ...base } = variant;
  return {
    command: 'compare',
    plan: String(flags.plan),
    variant: { ...base, layers: [] },
    against,
    layers,
    metric: textOf(flags, 'metric', "such as 'P50(G2)' or 'chance(Deployed)'"),
    milestone: textOf(flags, 'milestone', 'a gate, milestone, phase or issue'),
    confidence: confidenceOf(single(flags, 'confidence')),
    markdown,
    json,
    ...parts,
  };
}

function textOf(flags: RawFlags, name: string, hint: string): string | undefined {
  const text = single(flags, name)?.trim();
  if (text === '') throw usageStop(`--${name} has no value`, hint);
  return text;
}

function confidenceOf(text: string | undefined): number {
  if (text === undefined) return USUAL_CONFIDENCE;
  const [, digits = ''] = /^ *(\d{2}(?:\.\d{1,2})?) *%? *$/.exec(text) ?? [];
  const percent = Number(digits);
  if (digits !== '' && percent >= LEAST_PERCENT && percent <= MOST_PERCENT) return percent / 100;
  throw usageStop(
    `--confidence must be ${LEAST_PERCENT} to ${MOST_PERCENT} percent, not "${shorten(text)}"`,
    'such as --confidence 95',
  );
}
