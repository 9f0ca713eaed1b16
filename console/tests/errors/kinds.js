// Errors that belong to no pallet, as the SDK has them. A test compares them with the metadata.

/// The kinds, and the enum of each in the metadata.
export const ENUMS = {
  DispatchError: 'sp_runtime::DispatchError',
  Token: 'sp_runtime::TokenError',
  Arithmetic: 'sp_arithmetic::ArithmeticError',
  Transactional: 'sp_runtime::TransactionalError',
  Trie: 'sp_runtime::proving_trie::TrieError',
  Invalid: 'sp_runtime::transaction_validity::InvalidTransaction',
  Unknown: 'sp_runtime::transaction_validity::UnknownTransaction',
};

/// Variants of `DispatchError` that lead to another enum.
export const NESTED = ['Module', 'Token', 'Arithmetic', 'Transactional', 'Trie'];

export const KINDS = new Map(Object.entries({
  DispatchError: [
    'Other', 'CannotLookup', 'BadOrigin', 'ConsumerRemaining', 'NoProviders', 'TooManyConsumers', 'Exhausted',
    'Corruption', 'Unavailable', 'RootNotAllowed',
  ],
  Token: [
    'FundsUnavailable', 'OnlyProvider', 'BelowMinimum', 'CannotCreate', 'UnknownAsset', 'Frozen', 'Unsupported',
    'CannotCreateHold', 'NotExpendable', 'Blocked',
  ],
  Arithmetic: ['Underflow', 'Overflow', 'DivisionByZero'],
  Transactional: ['LimitReached', 'NoLayer'],
  Trie: [
    'InvalidStateRoot', 'IncompleteDatabase', 'ValueAtIncompleteKey', 'DecoderError', 'InvalidHash',
    'DuplicateKey', 'ExtraneousNode', 'ExtraneousValue', 'ExtraneousHashReference', 'InvalidChildReference',
    'ValueMismatch', 'IncompleteProof', 'RootMismatch', 'DecodeError',
  ],
  Invalid: [
    'Call', 'Payment', 'Future', 'Stale', 'BadProof', 'AncientBirthBlock', 'ExhaustsResources', 'Custom',
    'BadMandatory', 'MandatoryValidation', 'BadSigner', 'IndeterminateImplicit', 'UnknownOrigin',
  ],
  Unknown: ['CannotLookup', 'NoUnsignedValidator', 'Custom'],
}).map(([kind, variants]) => [kind, new Set(variants)]));
