// The story an explanation tells, as sections: of an issue, a person, a gate, a risk or a delivery.
import type { Plan } from '../plan/plan.ts';
import type { Explanation } from '../planning/explanation.ts';
import { gateStorySections } from './explain-story-gate.ts';
import { issueStorySections } from './explain-story-issue.ts';
import { personStorySections } from './explain-story-person.ts';
import { riskStorySections } from './explain-story-risk.ts';
import type { ExplainWords } from './explain-words.ts';
import type { ReportSection } from './report-section.ts';

/** Nothing for the finish. */
export function storySections(explanation: Explanation, plan: Plan, words: ExplainWords): ReportSection[] {
  const { story, alone } = explanation;
  if (story === null) return [];
  switch (story.kind) {
    case 'issue':
    case 'delivery':
      return 'hits' in story ? riskStorySections(story, alone, words) : issueStorySections(story, alone, plan, words);
    case 'person':
      return personStorySections(story, alone, words);
    case 'gate':
    case 'milestone':
    case 'phase':
      return gateStorySections(story, words);
    default:
      return riskStorySections(story, alone, words);
  }
}
