// What every node of this SDK answers and @polkadot/api 16.5 has no definition of. A stock client
// names these in one notice when it connects, and works; with these definitions there is none.

const text = (name) => ({ name, type: 'Text' });
const bytes = (name) => ({ name, type: 'Bytes' });
const hash = (name) => ({ name, type: 'Hash' });
const json = (name) => ({ name, type: 'Json' });
const maybe = (param) => ({ ...param, isOptional: true });
const method = (description, params, type) => ({ description, params, type });
/// `pubsub`: the name of what arrives, how to begin and how to end.
const subscription = (description, params, type, pubsub) => ({ ...method(description, params, type), pubsub });

const follow = text('followSubscription');
const operation = text('operationId');

export const DEFINITIONS = {
  author: {
    rotateKeysWithOwner: method(
      'New session keys, and the proof that they are their owner\'s',
      [bytes('owner')],
      'Json',
    ),
  },
  bitswap: {
    v1_get: method('A block of data by its content id', [text('cid')], 'Bytes'),
  },
  chainHead: {
    v1_body: method('The body of a followed block', [follow, hash('hash')], 'Json'),
    v1_call: method(
      'A runtime call at a followed block',
      [follow, hash('hash'), text('function'), bytes('parameters')],
      'Json',
    ),
    v1_continue: method('Goes on with an operation that waits', [follow, operation], 'Null'),
    v1_follow: subscription(
      'Follows the newest blocks',
      [{ name: 'withRuntime', type: 'bool' }],
      'Json',
      ['v1_followEvent', 'v1_follow', 'v1_unfollow'],
    ),
    v1_header: method('The header of a followed block', [follow, hash('hash')], 'Option<Bytes>'),
    v1_stopOperation: method('Ends an operation', [follow, operation], 'Null'),
    v1_storage: method(
      'Storage at a followed block',
      [follow, hash('hash'), json('items'), maybe(text('childTrie'))],
      'Json',
    ),
    v1_unpin: method('Lets go of followed blocks', [follow, json('hashOrHashes')], 'Null'),
  },
  chainSpec: {
    v1_chainName: method('The name of the chain', [], 'Text'),
    v1_genesisHash: method('The hash of the first block', [], 'Hash'),
    v1_properties: method('Token, decimals and address format', [], 'ChainProperties'),
  },
  state: {
    callRecorded: method(
      'A runtime call with a recorded proof',
      [text('name'), bytes('bytes'), hash('block')],
      'Bytes',
    ),
  },
  transaction: {
    v1_broadcast: method('Sends a transaction to the network', [bytes('transaction')], 'Option<Text>'),
    v1_stop: method('Stops sending a transaction', [operation], 'Null'),
  },
  transactionWatch: {
    v1_submitAndWatch: subscription(
      'Submits a transaction and follows it',
      [bytes('transaction')],
      'Json',
      ['v1_watchEvent', 'v1_submitAndWatch', 'v1_unwatch'],
    ),
  },
};

/// The names of all of them as a node lists them, in its order.
export const METHODS = Object.entries(DEFINITIONS)
  .flatMap(([section, methods]) => Object.entries(methods).flatMap(([name, { pubsub }]) =>
    (pubsub?.slice(1) ?? [name]).map((each) => `${section}_${each}`)))
  .sort();
