// Everything that the tests share.

export { connect, listen } from '../clients/connect.js';
export { errorName } from '../clients/errors.js';
export { Chain } from './lib/chain.js';
export * from './lib/constants.js';
export { chainOf, startNode } from './lib/node.js';
export { Outcome } from './lib/outcome.js';
