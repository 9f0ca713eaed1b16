// Errors and events of the chain by their names.

/// `pallet.Error` of a module's error, `token.Error` and `arithmetic.Error`, the variant's name of
/// any other.
export function errorName(registry, error) {
  if (error.isModule) {
    const { section, name } = registry.findMetaError(error.asModule);
    return `${section}.${name}`;
  }
  if (error.isArithmetic) {
    return `arithmetic.${error.asArithmetic.type}`;
  }
  return error.isToken ? `token.${error.asToken.type}` : error.type;
}

/// The fields of an event by their names.
export const fields = ({ data }) =>
  Object.fromEntries(data.names.map((name, index) => [name, data[index]]));
