// Risks and what they do to people, told.
import { cause } from './cause-rows.ts';
import { type Story, tell } from './story.ts';

export function tellRisk(story: Story, minute: number, risk: number, setting: number): void {
  story.seqOfRisk[risk] = tell(story, {
    type: 'RiskOccurred',
    minute,
    subject: story.names.risk(risk),
    causes: [],
    setting: setting === 0 ? 'inherent' : 'residual',
  });
}

/** `node`: the issue changed, or the gate whose first review will fail. */
export function tellRiskHit(story: Story, minute: number, risk: number, node: number): void {
  const { names } = story;
  const causes = [cause('risk', names.risk(risk), story.seqOfRisk[risk])];
  tell(story, { type: 'RiskHit', minute, subject: names.risk(risk), causes, on: names.node(node) });
}

/** An absence that a risk's effect brought. */
export function tellAbsence(story: Story, minute: number, person: number, effect: number, isStart: boolean): void {
  const { names, network, seqOfRisk } = story;
  const risk = network.effectRisk[effect];
  const name = names.risk(risk);
  const common = { minute, subject: names.person(person), drawn: true, risk: name };
  const seq = isStart
    ? tell(story, { type: 'AbsenceBegan', ...common, until: null, causes: [cause('risk', name, seqOfRisk[risk])] })
    : tell(story, { type: 'AbsenceEnded', ...common, causes: [] });
  const { depth } = story.absence[person];
  story.absence[person] = { depth: depth + (isStart ? 1 : -1), risk, seq, minute };
}
