//! A runtime as its metadata tells it.

use crate::{decode::Decoder, Error, Hash, Result};
use codec::Decode;
use frame_metadata::{
    v15::{PalletMetadata, RuntimeMetadataV15, StorageEntryMetadata},
    RuntimeMetadata, RuntimeMetadataPrefixed,
};
use scale_info::{form::PortableForm, PortableRegistry, Type, TypeDef};
use serde_json::Value;
use std::{collections::HashMap, sync::Arc};

/// Form of the values of a type that is not shown by its definition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shown {
    AsDefined,
    Account,
    Bytes,
}

/// Metadata of one code, ready to decode with.
pub struct Runtime {
    /// Version of the specification.
    pub spec_version: u32,
    /// Version of the transaction format.
    pub transaction_version: u32,
    /// Hash of the code.
    pub code_hash: Hash,
    /// Prefix of addresses.
    pub ss58_prefix: u16,
    /// The metadata as the chain gave it.
    pub bytes: Vec<u8>,
    pub(crate) metadata: RuntimeMetadataV15,
    pub(crate) shown: Vec<Shown>,
    pallets: HashMap<String, usize>,
    by_index: HashMap<u8, usize>,
}

impl Runtime {
    /// Reads metadata of version 15.
    pub fn new(
        bytes: Vec<u8>,
        code_hash: Hash,
        spec_version: u32,
        transaction_version: u32,
    ) -> Result<Arc<Self>> {
        let prefixed = RuntimeMetadataPrefixed::decode(&mut &*bytes)
            .map_err(|why| Error::decode("metadata", why.to_string()))?;
        let RuntimeMetadata::V15(metadata) = prefixed.1 else {
            return Err(Error::decode("metadata", "it is not of version 15"));
        };
        let types = &metadata.types;
        let shown = types.types.iter().map(|each| shown(types, &each.ty)).collect();
        let of = |key: fn(&PalletMetadata<PortableForm>) -> String| {
            metadata.pallets.iter().enumerate().map(move |(at, pallet)| (key(pallet), at))
        };
        let pallets = of(|pallet| pallet.name.clone()).collect();
        let by_index =
            metadata.pallets.iter().enumerate().map(|(at, pallet)| (pallet.index, at)).collect();
        let mut runtime = Self {
            spec_version,
            transaction_version,
            code_hash,
            ss58_prefix: 42,
            bytes,
            metadata,
            shown,
            pallets,
            by_index,
        };
        if let Ok(Value::String(prefix)) = runtime.constant("System", "SS58Prefix") {
            runtime.ss58_prefix = prefix.parse().unwrap_or(42);
        }
        Ok(Arc::new(runtime))
    }

    /// The pallet's metadata.
    pub fn pallet(&self, name: &str) -> Result<&PalletMetadata<PortableForm>> {
        let at = self.pallets.get(name).ok_or_else(|| Error::Unknown(format!("pallet {name}")))?;
        self.metadata.pallets.get(*at).ok_or_else(|| Error::Unknown(format!("pallet {name}")))
    }

    /// Returns `true` if there is such a pallet.
    pub fn has_pallet(&self, name: &str) -> bool {
        self.pallets.contains_key(name)
    }

    /// Metadata of a storage entry.
    pub fn entry(&self, pallet: &str, name: &str) -> Result<&StorageEntryMetadata<PortableForm>> {
        self.pallet(pallet)?
            .storage
            .as_ref()
            .and_then(|storage| storage.entries.iter().find(|entry| entry.name == name))
            .ok_or_else(|| Error::Unknown(format!("storage {pallet}.{name}")))
    }

    /// A constant.
    pub fn constant(&self, pallet: &str, name: &str) -> Result<Value> {
        let found = self.pallet(pallet)?.constants.iter().find(|each| each.name == name);
        let constant = found.ok_or_else(|| Error::Unknown(format!("constant {pallet}.{name}")))?;
        self.decode_all(constant.ty.id, &constant.value)
    }

    /// Types of the arguments of a runtime API's method, and of what it returns.
    pub fn method(&self, api: &str, method: &str) -> Result<(Vec<u32>, u32)> {
        let found = self
            .metadata
            .apis
            .iter()
            .filter(|each| each.name == api)
            .flat_map(|each| &each.methods)
            .find(|each| each.name == method)
            .ok_or_else(|| Error::Unknown(format!("runtime call {api}_{method}")))?;
        Ok((found.inputs.iter().map(|input| input.ty.id).collect(), found.output.id))
    }

    /// Returns `true` if there is such a method.
    pub fn has_method(&self, api: &str, method: &str) -> bool {
        self.method(api, method).is_ok()
    }

    /// Name of an error as `Pallet.Variant`, from what events hold of it: `{"Module":{"index":…}}` or
    /// the name of an error of the SDK itself.
    pub fn error_name(&self, error: &Value) -> String {
        match error {
            Value::String(name) => name.clone(),
            Value::Object(fields) => match (fields.get("Module"), fields.iter().next()) {
                (Some(module), _) => {
                    self.module_error(module).unwrap_or_else(|| module.to_string())
                },
                (None, Some((name, Value::String(inner)))) => format!("{name}.{inner}"),
                (None, Some((name, _))) => name.clone(),
                (None, None) => error.to_string(),
            },
            other => other.to_string(),
        }
    }

    fn module_error(&self, module: &Value) -> Option<String> {
        let index: u8 = module.get("index")?.as_str()?.parse().ok()?;
        let bytes = crate::from_hex(module.get("error")?.as_str()?)?;
        let pallet = self.metadata.pallets.get(*self.by_index.get(&index)?)?;
        let TypeDef::Variant(errors) =
            &self.metadata.types.resolve(pallet.error.as_ref()?.ty.id)?.type_def
        else {
            return None;
        };
        let variant = errors.variants.iter().find(|each| Some(&each.index) == bytes.first())?;
        Some(format!("{}.{}", pallet.name, variant.name))
    }

    /// Decodes a value that is all of `bytes`.
    pub fn decode_all(&self, ty: u32, bytes: &[u8]) -> Result<Value> {
        let mut decoder = Decoder::new(self, bytes);
        let value = decoder.value(ty)?;
        decoder.end()?;
        Ok(value)
    }

    pub(crate) fn types(&self) -> &PortableRegistry {
        &self.metadata.types
    }
}

fn shown(types: &PortableRegistry, ty: &Type<PortableForm>) -> Shown {
    let is_u8 = |id: u32| {
        types.resolve(id).is_some_and(|inner| {
            matches!(inner.type_def, TypeDef::Primitive(scale_info::TypeDefPrimitive::U8))
        })
    };
    if ty.path.segments.last().is_some_and(|name| name == "AccountId32") {
        return Shown::Account;
    }
    match &ty.type_def {
        TypeDef::Array(array) if is_u8(array.type_param.id) => Shown::Bytes,
        TypeDef::Sequence(sequence) if is_u8(sequence.type_param.id) => Shown::Bytes,
        _ => Shown::AsDefined,
    }
}
