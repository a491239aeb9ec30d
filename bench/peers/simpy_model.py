"""The bench plan in SimPy: the same people, ranks, gates and durations as ours, so that every future must finish in the same minute.

Reads one JSON document (see peer-futures.ts) from standard input; writes the finish of every future and the CPU seconds they took.
"""
import json
import sys
import time

import simpy


class Project:
    """One future. People are processes that carry work; a dispatcher runs after all events of a minute and asks them in order."""

    def __init__(self, plan, future):
        self.env = simpy.Environment()
        self.plan = plan
        self.future = future
        self.idle = [True] * len(plan["people"])
        self.ready = [[] for _ in plan["queues"]]
        self.missing = list(plan["needs"])
        self.gate_missing = list(plan["gateNeeds"])
        self.attempt = [0] * len(plan["gateNeeds"])
        self.called = False
        for issue, needs in enumerate(self.missing):
            if needs == 0 and plan["gateOfRework"][issue] < 0:
                self.offer(issue)

    def run(self):
        self.env.run()
        return self.env.now

    def offer(self, issue):
        """Every need is met: the issue waits for one of its people."""
        self.ready[self.plan["queueOf"][issue]].append(issue)
        self.call()

    def call(self):
        if not self.called:
            self.called = True
            self.env.process(self.dispatch())

    def dispatch(self):
        env = self.env
        yield env.timeout(0)
        while env.peek() == env.now:
            yield env.timeout(0)
        self.called = False
        rank = self.plan["rank"].__getitem__
        for person, queues in enumerate(self.plan["queuesOf"]):
            if not self.idle[person]:
                continue
            open_issues = [issue for queue in queues for issue in self.ready[queue]]
            if open_issues:
                issue = min(open_issues, key=rank)
                self.ready[self.plan["queueOf"][issue]].remove(issue)
                self.idle[person] = False
                env.process(self.work(person, issue))

    def work(self, person, issue):
        capacity = self.plan["people"][person]
        yield self.env.timeout(-(-self.future["work"][issue] * 100 // capacity))
        self.idle[person] = True
        self.call()
        gate = self.plan["gateOfRework"][issue]
        if gate >= 0:
            self.env.process(self.review(gate))
            return
        for follower in self.plan["followers"][issue]:
            self.meet(follower)
        for gate in self.plan["gatesOf"][issue]:
            self.gate_missing[gate] -= 1
            if self.gate_missing[gate] == 0:
                self.env.process(self.review(gate))

    def review(self, gate):
        attempt = self.attempt[gate]
        self.attempt[gate] += 1
        yield self.env.timeout(self.future["reviews"][gate][attempt])
        last = attempt + 1 == len(self.future["reviews"][gate])
        if last or self.future["passes"][gate][attempt]:
            for follower in self.plan["behindGate"][gate]:
                self.meet(follower)
        else:
            self.offer(self.plan["reworkOf"][gate])

    def meet(self, issue):
        self.missing[issue] -= 1
        if self.missing[issue] == 0:
            self.offer(issue)


def main():
    document = json.load(sys.stdin)
    start = time.process_time()
    finishes = [Project(document["plan"], future).run() for future in document["futures"]]
    seconds = time.process_time() - start
    json.dump({"version": simpy.__version__, "finishes": finishes, "seconds": seconds}, sys.stdout)


main()
