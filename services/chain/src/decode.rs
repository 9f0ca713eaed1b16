//! SCALE to JSON by the types of a runtime. Integers become decimal strings, which hold every one of
//! them; bytes `0x…`; accounts addresses; a variant without fields its name, one with fields
//! `{"Name": …}`; `None` null and `Some` what is inside.

use crate::{runtime::Shown, Account, Error, Result, Runtime};
use codec::{Compact, Decode};
use scale_info::{form::PortableForm, Field, TypeDef, TypeDefPrimitive};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Nested deeper than any extrinsic that the chain takes.
const MAX_DEPTH: u32 = 600;

/// Reads values one after another.
pub struct Decoder<'a> {
    runtime: &'a Runtime,
    rest: &'a [u8],
    depth: u32,
    /// Addresses of the accounts met so far.
    pub accounts: BTreeSet<String>,
}

impl<'a> Decoder<'a> {
    /// Starts at the beginning of `bytes`.
    pub fn new(runtime: &'a Runtime, bytes: &'a [u8]) -> Self {
        Self { runtime, rest: bytes, depth: 0, accounts: BTreeSet::new() }
    }

    /// Bytes that are not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Fails unless everything was read.
    pub fn end(&self) -> Result<()> {
        match self.rest.len() {
            0 => Ok(()),
            left => Err(Error::decode("a value", format!("{left} bytes are left over"))),
        }
    }

    /// A value of the codec's own types.
    pub fn plain<T: Decode>(&mut self) -> Result<T> {
        T::decode(&mut self.rest).map_err(|why| Error::decode("a value", why.to_string()))
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(|| {
            Error::decode("a value", format!("{count} bytes wanted, {} there", self.rest.len()))
        })?;
        self.rest = rest;
        Ok(taken)
    }

    fn length(&mut self) -> Result<usize> {
        let Compact(length) = self.plain::<Compact<u32>>()?;
        Ok(length as usize)
    }

    /// A value of a type of the runtime.
    pub fn value(&mut self, ty: u32) -> Result<Value> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Error::decode("a value", "it is nested too deeply"));
        }
        let value = self.of_type(ty);
        self.depth -= 1;
        value
    }

    fn of_type(&mut self, id: u32) -> Result<Value> {
        let runtime = self.runtime;
        let unknown = || Error::decode("a value", format!("metadata has no type {id}"));
        let ty = runtime.types().resolve(id).ok_or_else(unknown)?;
        let shown = runtime.shown.get(id as usize).copied().unwrap_or(Shown::AsDefined);
        if shown == Shown::Account {
            return self.account();
        }
        match &ty.type_def {
            TypeDef::Composite(composite) => self.fields(&composite.fields),
            TypeDef::Variant(variants) => {
                let [index] = self.plain::<[u8; 1]>()?;
                let is_option = ty.path.segments.first().is_some_and(|name| name == "Option");
                if is_option && index == 0 {
                    return Ok(Value::Null);
                }
                let variant =
                    variants.variants.iter().find(|each| each.index == index).ok_or_else(|| {
                        Error::decode(ty.path.to_string(), format!("it has no variant {index}"))
                    })?;
                let inner = self.fields(&variant.fields)?;
                Ok(if is_option {
                    inner
                } else if variant.fields.is_empty() {
                    Value::String(variant.name.clone())
                } else {
                    Value::Object(Map::from_iter([(variant.name.clone(), inner)]))
                })
            },
            TypeDef::Sequence(sequence) => {
                let length = self.length()?;
                match shown {
                    Shown::Bytes => Ok(Value::String(crate::to_hex(self.take(length)?))),
                    _ => self.items(sequence.type_param.id, length),
                }
            },
            TypeDef::Array(array) => {
                let length = array.len as usize;
                match shown {
                    Shown::Bytes => Ok(Value::String(crate::to_hex(self.take(length)?))),
                    _ => self.items(array.type_param.id, length),
                }
            },
            TypeDef::Tuple(tuple) => match tuple.fields.as_slice() {
                [] => Ok(Value::Null),
                fields => fields
                    .iter()
                    .map(|field| self.value(field.id))
                    .collect::<Result<_>>()
                    .map(Value::Array),
            },
            TypeDef::Primitive(primitive) => self.primitive(primitive),
            TypeDef::Compact(compact) => self.compact(compact.type_param.id),
            TypeDef::BitSequence(_) => self.bits(),
        }
    }

    fn account(&mut self) -> Result<Value> {
        let address = Account(self.plain()?).to_ss58(self.runtime.ss58_prefix);
        self.accounts.insert(address.clone());
        Ok(Value::String(address))
    }

    fn items(&mut self, ty: u32, length: usize) -> Result<Value> {
        // A length that lies may not reserve memory.
        let mut items = Vec::with_capacity(length.min(1024));
        for _ in 0..length {
            let before = self.rest.len();
            items.push(self.value(ty)?);
            if before == self.rest.len() && length > 1024 {
                return Err(Error::decode("a list", "its items have no size"));
            }
        }
        Ok(Value::Array(items))
    }

    fn fields(&mut self, fields: &'a [Field<PortableForm>]) -> Result<Value> {
        match fields {
            [] => Ok(Value::Null),
            [only] if only.name.is_none() => self.value(only.ty.id),
            [first, ..] if first.name.is_none() => fields
                .iter()
                .map(|field| self.value(field.ty.id))
                .collect::<Result<_>>()
                .map(Value::Array),
            _ => {
                let mut map = Map::new();
                for field in fields {
                    let name = field.name.clone().unwrap_or_default();
                    map.insert(name, self.value(field.ty.id)?);
                }
                Ok(Value::Object(map))
            },
        }
    }

    fn primitive(&mut self, primitive: &TypeDefPrimitive) -> Result<Value> {
        use TypeDefPrimitive as P;
        let text = match primitive {
            P::Bool => return Ok(Value::Bool(self.plain()?)),
            P::Char => {
                let code: u32 = self.plain()?;
                char::from_u32(code)
                    .ok_or_else(|| Error::decode("a character", "there is none of that code"))?
                    .to_string()
            },
            P::Str => self.plain::<String>()?,
            P::U8 => self.plain::<u8>()?.to_string(),
            P::U16 => self.plain::<u16>()?.to_string(),
            P::U32 => self.plain::<u32>()?.to_string(),
            P::U64 => self.plain::<u64>()?.to_string(),
            P::U128 => self.plain::<u128>()?.to_string(),
            P::I8 => self.plain::<i8>()?.to_string(),
            P::I16 => self.plain::<i16>()?.to_string(),
            P::I32 => self.plain::<i32>()?.to_string(),
            P::I64 => self.plain::<i64>()?.to_string(),
            P::I128 => self.plain::<i128>()?.to_string(),
            P::U256 | P::I256 => crate::to_hex(self.take(32)?),
        };
        Ok(Value::String(text))
    }

    fn compact(&mut self, inner: u32) -> Result<Value> {
        let unit = self.runtime.types().resolve(inner).is_some_and(
            |ty| matches!(&ty.type_def, TypeDef::Tuple(tuple) if tuple.fields.is_empty()),
        );
        if unit {
            return Ok(Value::Null);
        }
        let Compact(value) = self.plain::<Compact<u128>>()?;
        Ok(Value::String(value.to_string()))
    }

    /// Bits in the order in which they are numbered, whose store is of bytes with the lowest first.
    fn bits(&mut self) -> Result<Value> {
        let count = self.length()?;
        let bytes = self.take(count.div_ceil(8))?;
        let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1);
        Ok(Value::String((0..count).map(|at| if bit(at) { '1' } else { '0' }).collect()))
    }
}
