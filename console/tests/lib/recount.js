// The sums of a chain's events by account and asset, read block by block by the other client.

const KINDS = ['claimed', 'collected', 'compounded', 'forfeited', 'penalties'];

const named = ({ data }) => Object.fromEntries(data.names.map((name, at) => [name, data[at]]));
const label = (asset) => (asset === undefined || asset.isNative ? 'Native' : `WithId(${asset.asWithId})`);

/// What an event adds to the totals of an account: pairs of a kind and an amount.
function adds({ section, method }, fields) {
  switch (`${section}.${method}`) {
    case 'rewards.Claimed': return [['claimed', fields.amount], ...(fields.stream.isNone ? [['collected', fields.amount]] : [])];
    case 'rewards.Collected': return [['collected', fields.amount]];
    case 'rewards.Compounded': return [['compounded', fields.amount]];
    case 'rewards.CompoundedThroughExchange': return [['compounded', fields.spent]];
    case 'rewards.StreamForfeited': return [['forfeited', fields.forfeited]];
    case 'rewards.EscrowForfeited': return [['forfeited', fields.amount]];
    case 'stakingVault.EarlyUnstaked': return [['penalties', fields.penalty]];
    default: return [];
  }
}

/// The sums of `who`, by asset; every event that adds to them as `block-index kind`; and all events.
export async function recount(chain, who) {
  const totals = new Map();
  const rewards = [];
  const own = [];
  for (let number = 1; number <= chain.number; number += 1) {
    const at = await chain.api.at(await chain.api.rpc.chain.getBlockHash(number));
    (await at.query.system.events()).forEach(({ event }, index) => {
      const fields = named(event);
      if (fields.who?.toString() !== who.address) return;
      if (['rewards', 'stakingVault'].includes(event.section)) own.push(`${number}-${index}`);
      for (const [kind, amount] of adds(event, fields)) {
        const asset = label(fields.asset);
        const sums = totals.get(asset) ?? Object.fromEntries(KINDS.map((each) => [each, 0n]));
        sums[kind] += amount.toBigInt();
        totals.set(asset, sums);
        if (kind !== 'penalties') rewards.push({ event: `${number}-${index}`, kind: event.method, asset, amount: amount.toBigInt() });
      }
    });
  }
  return { totals, rewards: rewards.filter(({ event }, at) => rewards.findIndex((each) => each.event === event) === at), own };
}
