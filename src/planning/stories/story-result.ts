// Any story, and the words all of them share.
import type { GateStory } from './gate-story-result.ts';
import type { IssueStory } from './issue-story-result.ts';
import type { PersonStory } from './person-story-result.ts';
import type { RiskStory } from './risk-story-result.ts';

export type * from './story-words.ts';
export type Story = IssueStory | PersonStory | GateStory | RiskStory;
