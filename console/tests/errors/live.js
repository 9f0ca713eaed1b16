// The errors of the chain as the metadata of a node has them.

import { connect } from '../../../clients/connect.js';
import { startNode } from '../../../e2e/lib/node.js';
import { ENUMS, NESTED } from './kinds.js';

const names = (type) => new Set(type.def.asVariant.variants.map(({ name }) => name.toString()));

/// Errors of all pallets, and of the kinds that belong to none.
export async function readMetadata() {
  const node = await startNode();
  try {
    const api = await connect(node.url);
    try {
      const { lookup } = api.registry;
      const { pallets, lookup: { types } } = api.runtimeMetadata.asLatest;
      const errors = new Map(pallets
        .filter((pallet) => pallet.errors.isSome)
        .map((pallet) => [pallet.name.toString(), names(lookup.getSiType(pallet.errors.unwrap().type))]));
      const all = new Set(pallets.map((pallet) => pallet.name.toString()));
      const kinds = new Map(Object.entries(ENUMS).map(([kind, path]) => {
        const found = types.filter(({ type }) => type.path.map(String).join('::') === path);
        if (found.length !== 1) throw new Error(`${found.length} types ${path} in the metadata`);
        const variants = names(found[0].type);
        if (kind === 'DispatchError') NESTED.forEach((nested) => variants.delete(nested));
        return [kind, variants];
      }));
      return { errors, kinds, all };
    } finally {
      await api.disconnect();
    }
  } finally {
    await node.stop();
  }
}
