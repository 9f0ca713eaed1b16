// Types of the pallets, as far as the clients read them: in the order and with the names of the Rust sources.

/// Seconds of a day.
export const DAY = 86_400;

const HASH = '[u8; 32]';

export const TYPES = {
  AccountId: 'AccountId32',
  AssetKind: { _enum: { Native: 'Null', WithId: 'u32' } },
  WorkKey: { _enum: { Sr25519: HASH, Ed25519: HASH } },
  Verdict: { _enum: ['Fault', 'NoFault', 'Undecided'] },
  Provider: { own: 'u128', shareBps: 'u32', key: 'WorkKey', endpoint: HASH },
  JobSpec: {
    class: 'u8', manifest: HASH, input: HASH, units: 'u64', asset: 'AssetKind', maxPrice: 'u128', windowSecs: 'u64',
    deliverSecs: 'u64', leastTier: 'u8', leastReputation: 'u32', auditable: 'bool', key: HASH,
  },
  Deal: {
    provider: 'AccountId', price: 'u128', liability: 'u128', penalty: 'u128', assigned: 'u64', declineUntil: 'u64', deadline: 'u64',
  },
  JobResult: {
    output: HASH, tokens: 'u64', location: 'Bytes', block: 'u32', submitted: 'u64', reviewUntil: 'u64', auditUntil: 'u64',
  },
  Frozen: { deal: 'Deal', result: 'JobResult', paid: 'bool' },
  Stage: {
    _enum: {
      Open: 'Null', Assigned: 'Deal', Submitted: '(Deal, JobResult)', Paid: '(Deal, JobResult)', Frozen: 'Frozen',
    },
  },
  Job: {
    consumer: 'AccountId', spec: 'JobSpec', escrow: 'u128', deposit: 'u128', bidsUntil: 'u64', barred: 'Vec<AccountId>', stage: 'Stage',
  },
  Step: {
    _enum: ['Bid', 'Assign', 'Cancel', 'CancelByAnybody', 'Decline', 'Submit', 'Fail', 'Accept', 'Dispute', 'Settle', 'Clear'],
  },
  JobView: { id: 'u64', job: 'Job', steps: 'Vec<(Step, Option<u64>)>' },
  JobNumbers: { next: 'u64', live: 'u32' },
  Bid: { provider: 'AccountId', price: 'u128', secs: 'u64' },
  Ask: { asset: 'AssetKind', price: 'u128', leastSecs: 'u64', dailyUnits: 'u64' },
  OpenAsk: { class: 'u8', ask: 'Ask', day: 'u32', ordered: 'u64' },
  Receipt: {
    id: 'u64', payment: 'u128', provider: 'u128', delegators: 'u128', network: 'u128', surcharge: 'u128', treasury: 'u128', burn: 'u128',
  },
  Quote: { asset: 'AssetKind', receipt: 'Receipt', mostFee: 'u32' },
  PaymentSource: { _enum: { Job: 'u64', Channel: '(u64, u64)' } },
  Record: {
    receipt: 'Receipt', source: 'PaymentSource', consumer: 'AccountId', provider: 'AccountId', asset: 'AssetKind', tokens: 'u64',
    seconds: 'u64', time: 'u64',
  },
  WorkView: { day: 'u32', credit: 'u128', due: 'Option<u128>' },
  ChannelPhase: { _enum: { Open: 'Null', Closing: { until: 'u64' }, Ended: { until: 'u64' } } },
  Channel: {
    consumer: 'AccountId', provider: 'AccountId', asset: 'AssetKind', key: 'WorkKey', version: 'u8', opening: HASH, deposited: 'u128',
    paid: 'u128', nonce: 'u64', tokens: 'u64', expires: 'u64', disputeSecs: 'u64', phase: 'ChannelPhase',
  },
  ChannelView: { id: 'u64', channel: 'Channel' },
  WorkId: { _enum: { Job: 'u64', Stream: '(u64, [u8; 153], [u8; 64])' } },
  Voting: { respondUntil: 'u64', commitUntil: 'u64', revealUntil: 'u64' },
  Phase: { _enum: { Voting: 'Voting', Appealable: 'Null', Ruling: 'Null', Ruled: 'Null' } },
  Case: { work: 'WorkId', provider: 'AccountId', response: 'Option<Bytes>', phase: 'Phase' },
};
