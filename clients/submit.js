// Signs a call, sends it, and waits for the block.

import { errorName } from './errors.js';

/// The last sending of each account. The next one waits until the node has taken it, so that no two have
/// the same nonce.
const sending = new Map();

function inTurn(account, send) {
  const sent = (sending.get(account) ?? Promise.resolve()).then(send);
  sending.set(account, sent.catch(() => {}));
  return sent;
}

/// Resolves to the call's events and the hash of the block that holds it, once that block is
/// finalized, or best with `confirm: 'best'`. Rejects with the name of the error if the chain refuses
/// the call.
export function submit(api, signer, call, confirm = 'finalized') {
  return new Promise((resolve, reject) => {
    const told = ({ status, events, dispatchError, isError }) => {
      if (isError) {
        reject(new Error(`the transaction is ${status.type}`));
      } else if (status.isFinalized || (confirm === 'best' && status.isInBlock)) {
        const block = status.isFinalized ? status.asFinalized : status.asInBlock;
        if (dispatchError) {
          reject(new Error(errorName(api.registry, dispatchError)));
        } else {
          resolve({ block: block.toHex(), events: events.map(({ event }) => event) });
        }
      }
    };
    inTurn(signer.address ?? signer, () => call.signAndSend(signer, { nonce: -1 }, told)).catch(reject);
  });
}
