// A line between the page and the node that can be cut, held up and led elsewhere.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export class Relay {
  #server;
  #lines = new Set();
  #held = false;
  #open = true;

  /// `url` is the node's; what the page says to the relay goes there.
  static async to(url) {
    const relay = new Relay();
    relay.target = url;
    relay.#server = createServer((page) => relay.#join(page));
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    relay.url = `ws://127.0.0.1:${relay.#server.address().port}`;
    return relay;
  }

  #join(page) {
    if (!this.#open) {
      page.destroy();
      return;
    }
    const { hostname, port } = new URL(this.target);
    const node = connect(Number(port), hostname);
    const line = { page, node };
    this.#lines.add(line);
    const end = () => {
      page.destroy();
      node.destroy();
      this.#lines.delete(line);
    };
    for (const side of [page, node]) side.on('close', end).on('error', end);
    page.pipe(node);
    node.pipe(page);
    if (this.#held) this.#pause(line);
  }

  #pause({ node, page }) {
    node.unpipe(page);
    node.pause();
  }

  /// Nothing comes from the node any more, until `release`; nothing is lost.
  hold() {
    this.#held = true;
    for (const line of this.#lines) this.#pause(line);
  }

  release() {
    this.#held = false;
    for (const { node, page } of this.#lines) node.pipe(page);
  }

  /// As if the node were gone, until `mend`.
  cut() {
    this.#open = false;
    for (const { page, node } of [...this.#lines]) {
      page.destroy();
      node.destroy();
    }
  }

  mend() {
    this.#open = true;
  }

  async close() {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
