// Names in the metadata and in calls.

/// How the client calls a pallet or a runtime API.
export const sectionOf = (name) => `${name}`[0].toLowerCase() + `${name}`.slice(1);

/// The names of all parts of a runtime, and of those that do not explain themselves.
export function parts(metadata) {
  const all = [];
  const silent = [];
  const look = (name, docs) => {
    all.push(name);
    if (!docs.some((line) => line.trim() !== '')) {
      silent.push(name);
    }
  };
  const latest = metadata.asLatest;
  const variants = (type) => latest.lookup.getSiType(type.unwrap().type).def.asVariant.variants;
  for (const pallet of latest.pallets) {
    const { name, storage } = pallet;
    for (const [kind, type] of [['call', pallet.calls], ['event', pallet.events], ['error', pallet.errors]]) {
      (type.isSome ? variants(type) : []).forEach((each) => look(`${name} ${kind} ${each.name}`, each.docs));
    }
    (storage.isSome ? storage.unwrap().items : []).forEach((each) => look(`${name} storage ${each.name}`, each.docs));
    pallet.constants.forEach((each) => look(`${name} constant ${each.name}`, each.docs));
    pallet.viewFunctions.forEach((each) => look(`${name} view function ${each.name}`, each.docs));
  }
  const apis = [];
  for (const api of latest.apis) {
    const before = silent.length;
    look(`${api.name}`, api.docs);
    api.methods.forEach((each) => look(`${api.name} ${each.name}`, each.docs));
    apis.push(...silent.splice(before));
  }
  return { all, silent: silent.sort(), apis: apis.sort() };
}

/// The calls that `call` is made of: itself, and what it carries.
export function* within(call) {
  yield `${call.section}.${call.method}`;
  for (const arg of call.args) {
    for (const inner of Array.isArray(arg) ? arg : [arg]) {
      if (inner?.section && inner?.args) {
        yield* within(inner);
      }
    }
  }
}
