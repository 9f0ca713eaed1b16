// Follows a chain block by block, through lost connections and restarts of the node.

/// Every block is heard once, in its order. What the node skips telling, as it does while the
/// connection is away, is asked for.
export class Blocks {
  #api;
  #hear;
  #rewound;
  #complain;
  #turn = Promise.resolve();
  #waiting = [];
  #stop;

  /// `hear` gets each block: its `number`, `hash`, `now` (seconds), `events`, and the state `at` it.
  /// `rewound` is told when blocks that were heard are no longer part of the chain.
  constructor(api, { hear, rewound = () => {}, complain = () => {} }) {
    this.#api = api;
    this.#hear = hear;
    this.#rewound = rewound;
    this.#complain = complain;
    /// The newest block that was heard.
    this.head = null;
  }

  /// Begins with the newest block. `confirm` is `finalized`, or `best` for a chain that is never
  /// forked, as one on a developer's machine.
  async start(confirm = 'finalized') {
    const { chain } = this.#api.rpc;
    const best = confirm === 'best';
    this.head = await this.#read(await (best ? chain.getBlockHash() : chain.getFinalizedHead()));
    const { number } = this.head;
    const subscribe = best ? chain.subscribeNewHeads : chain.subscribeFinalizedHeads;
    let begun = false;
    this.#stop = await subscribe((header) => {
      // A subscription begins with a header that the client remembers, which may be an older one.
      begun ||= header.number.toNumber() >= number;
      if (begun) {
        // One after the other. What fails is made up for by the next one.
        this.#turn = this.#turn.then(() => this.#advance(header)).catch(this.#complain);
      }
    });
  }

  async stop() {
    this.#stop?.();
    await this.#turn;
  }

  /// Resolves when the next block has been heard.
  next() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /// Resolves when the newest block that was heard is the one of that hash.
  async caughtUp(hash) {
    while (this.head.hash !== hash) {
      await this.next();
    }
  }

  async #advance(header) {
    const number = header.number.toNumber();
    if (!(await this.#has(this.head, header))) {
      const block = await this.#read(header.hash);
      this.head = block;
      await this.#rewound(block);
    } else {
      for (let next = this.head.number + 1; next <= number; next += 1) {
        const block = await this.#read(await this.#api.rpc.chain.getBlockHash(next));
        this.#hear(block);
        this.head = block;
      }
    }
    this.#waiting.splice(0).forEach((resolve) => resolve());
  }

  /// Is `block` an ancestor of `header`, or the same?
  async #has(block, header) {
    if (header.number.toNumber() < block.number) {
      return false;
    }
    return (await this.#api.rpc.chain.getBlockHash(block.number)).toHex() === block.hash;
  }

  async #read(hash) {
    const at = await this.#api.at(hash);
    const [number, moment, records] = await Promise.all([
      at.query.system.number(),
      at.query.timestamp.now(),
      at.query.system.events(),
    ]);
    const now = Math.floor(moment.toNumber() / 1_000);
    const events = records.map(({ event }) => event);
    return { number: number.toNumber(), hash: hash.toHex(), now, events, at };
  }
}
