// Sends every call of some tables as a test of its own, and reads back every block of the run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorName } from '../../clients/errors.js';
import { within } from './metadata.js';

/// What a run has put into blocks, read back as any client reads it.
export class Record {
  constructor() {
    this.read = 0;
    this.sent = new Set();
    this.events = new Set();
  }

  /// Reads the blocks since the last time.
  async readBack(chain) {
    while (this.read < chain.number) {
      this.read += 1;
      const block = await chain.decoded(this.read);
      block.extrinsics.flatMap(({ method }) => [...within(method)]).forEach((name) => this.sent.add(name));
      block.events.forEach(({ event }) => this.events.add(`${event.section}.${event.method}`));
    }
  }
}

/// The error of a call: its own, or that of what sudo or a body did.
function refusal(chain, outcome) {
  const [done] = outcome.all('sudo', 'Sudid');
  return done ? errorName(chain.at.registry, done.sudoResult.asErr) : outcome.error;
}

/// A test for each step of the tables. `chain` gives the chain when it is there.
export function sendEach(tables, chain) {
  for (const [section, steps] of tables) {
    for (const step of steps) {
      const name = `${section}.${step.call}`;
      test(`${name} is sent and ${step.refused ? `refused: ${step.refused}` : 'done'}`, async () => {
        await step.before?.(chain());
        const call = chain().api.tx[section][step.call](...await step.args(chain()));
        if (step.refused) {
          const error = await step.who(chain(), call).then(
            (outcome) => refusal(chain(), outcome),
            (thrown) => thrown.message.replace(/^refused: /, ''),
          );
          assert.equal(error, step.refused);
          return;
        }
        const outcome = (await step.who(chain(), call)).expect();
        await step.check?.(outcome.event(section, step.event), outcome, chain());
      });
    }
  }
}

/// The names of the calls in tables.
export const namesOf = (tables) =>
  tables.flatMap(([section, steps]) => steps.map(({ call }) => `${section}.${call}`));
/// The names of the events that they leave.
export const eventsOf = (tables) => tables.flatMap(([section, steps]) =>
  steps.filter(({ event }) => event).map(({ event }) => `${section}.${event}`));
