//! JSON to SCALE: the inverse of `decode`, for calls, arguments and keys.

use crate::{runtime::Shown, Account, Error, Result, Runtime};
use codec::{Compact, Encode};
use scale_info::{form::PortableForm, Field, Type, TypeDef, TypeDefPrimitive};
use serde_json::Value;

fn wrong(ty: &str, value: &Value) -> Error {
    Error::encode(ty, format!("{value} is none"))
}

/// Appends `value` as a value of that type.
pub fn encode(runtime: &Runtime, id: u32, value: &Value, out: &mut Vec<u8>) -> Result<()> {
    let unknown = || Error::encode("a value", format!("metadata has no type {id}"));
    let ty = runtime.types().resolve(id).ok_or_else(unknown)?;
    match runtime.shown.get(id as usize) {
        Some(Shown::Account) => {
            let account = value.as_str().and_then(Account::parse);
            out.extend_from_slice(&account.ok_or_else(|| wrong("account", value))?.0);
            return Ok(());
        },
        Some(Shown::Bytes) => return encode_bytes(ty, value, out),
        _ => {},
    }
    match &ty.type_def {
        TypeDef::Composite(composite) => fields(runtime, &composite.fields, value, out),
        TypeDef::Variant(_) => variant(runtime, ty, value, out),
        TypeDef::Sequence(sequence) => {
            let items = value.as_array().ok_or_else(|| wrong("list", value))?;
            let length = u32::try_from(items.len()).map_err(|_| wrong("list", value))?;
            Compact(length).encode_to(out);
            items.iter().try_for_each(|item| encode(runtime, sequence.type_param.id, item, out))
        },
        TypeDef::Array(array) => match value.as_array() {
            Some(items) if items.len() == array.len as usize => {
                items.iter().try_for_each(|item| encode(runtime, array.type_param.id, item, out))
            },
            _ => Err(wrong("array", value)),
        },
        TypeDef::Tuple(tuple) => match (tuple.fields.as_slice(), value) {
            ([], _) => Ok(()),
            (fields, Value::Array(items)) if items.len() == fields.len() => fields
                .iter()
                .zip(items)
                .try_for_each(|(field, item)| encode(runtime, field.id, item, out)),
            _ => Err(wrong("tuple", value)),
        },
        TypeDef::Primitive(primitive) => encode_primitive(primitive, value, out),
        TypeDef::Compact(_) => {
            Compact(integer::<u128>(value).ok_or_else(|| wrong("integer", value))?).encode_to(out);
            Ok(())
        },
        TypeDef::BitSequence(_) => Err(wrong("supported type", value)),
    }
}

fn encode_bytes(ty: &Type<PortableForm>, value: &Value, out: &mut Vec<u8>) -> Result<()> {
    let bytes =
        value.as_str().and_then(crate::from_hex).ok_or_else(|| wrong("0x… value", value))?;
    match &ty.type_def {
        TypeDef::Array(array) if array.len as usize != bytes.len() => {
            return Err(wrong("value of its length", value));
        },
        TypeDef::Array(_) => {},
        _ => Compact(u32::try_from(bytes.len()).map_err(|_| wrong("list", value))?).encode_to(out),
    }
    out.extend_from_slice(&bytes);
    Ok(())
}

fn fields(
    runtime: &Runtime,
    fields: &[Field<PortableForm>],
    value: &Value,
    out: &mut Vec<u8>,
) -> Result<()> {
    match fields {
        [] => Ok(()),
        [only] if only.name.is_none() => encode(runtime, only.ty.id, value, out),
        [first, ..] if first.name.is_none() => match value.as_array() {
            Some(items) if items.len() == fields.len() => fields
                .iter()
                .zip(items)
                .try_for_each(|(field, item)| encode(runtime, field.ty.id, item, out)),
            _ => Err(wrong("list of fields", value)),
        },
        _ => {
            let map = value.as_object().ok_or_else(|| wrong("record", value))?;
            if let Some(odd) = map
                .keys()
                .find(|key| !fields.iter().any(|field| field.name.as_deref() == Some(key.as_str())))
            {
                return Err(Error::encode("a record", format!("it has no field {odd}")));
            }
            fields.iter().try_for_each(|field| {
                let name = field.name.as_deref().unwrap_or_default();
                match map.get(name) {
                    Some(inner) => encode(runtime, field.ty.id, inner, out),
                    None => Err(Error::encode("a record", format!("the field {name} is missing"))),
                }
            })
        },
    }
}

fn variant(
    runtime: &Runtime,
    ty: &Type<PortableForm>,
    value: &Value,
    out: &mut Vec<u8>,
) -> Result<()> {
    let TypeDef::Variant(variants) = &ty.type_def else { return Err(wrong("variant", value)) };
    if ty.path.segments.first().is_some_and(|name| name == "Option") {
        let Some(some) = variants.variants.iter().find(|each| each.name == "Some") else {
            return Err(wrong("option", value));
        };
        return match value {
            Value::Null => {
                out.push(0);
                Ok(())
            },
            inner => {
                out.push(1);
                fields(runtime, &some.fields, inner, out)
            },
        };
    }
    let (name, inner) = match value {
        Value::String(name) => (name, &Value::Null),
        Value::Object(map) if map.len() == 1 => {
            map.iter().next().ok_or_else(|| wrong("", value))?
        },
        // An address may be given as its account.
        _ => return Err(wrong(&ty.path.to_string(), value)),
    };
    match variants.variants.iter().find(|each| each.name == *name) {
        Some(found) => {
            out.push(found.index);
            fields(runtime, &found.fields, inner, out)
        },
        None if name.len() > 40 && variants.variants.iter().any(|each| each.name == "Id") => {
            let of_id = serde_json::json!({ "Id": name });
            variant(runtime, ty, &of_id, out)
        },
        None => Err(Error::encode(ty.path.to_string(), format!("it has no variant {name}"))),
    }
}

fn integer<T: std::str::FromStr>(value: &Value) -> Option<T> {
    match value {
        Value::String(text) => text.parse().ok(),
        // Not through a float: whatever JSON writes without a point.
        Value::Number(number) if !number.is_f64() => number.to_string().parse().ok(),
        _ => None,
    }
}

fn encode_primitive(ty: &TypeDefPrimitive, value: &Value, out: &mut Vec<u8>) -> Result<()> {
    use TypeDefPrimitive as P;
    fn put<T: std::str::FromStr + Encode>(value: &Value, out: &mut Vec<u8>) -> Option<()> {
        integer::<T>(value)?.encode_to(out);
        Some(())
    }
    let done = match ty {
        P::Bool => value.as_bool().map(|flag| flag.encode_to(out)),
        P::Char => None,
        P::Str => value.as_str().map(|text| text.encode_to(out)),
        P::U8 => put::<u8>(value, out),
        P::U16 => put::<u16>(value, out),
        P::U32 => put::<u32>(value, out),
        P::U64 => put::<u64>(value, out),
        P::U128 => put::<u128>(value, out),
        P::I8 => put::<i8>(value, out),
        P::I16 => put::<i16>(value, out),
        P::I32 => put::<i32>(value, out),
        P::I64 => put::<i64>(value, out),
        P::I128 => put::<i128>(value, out),
        P::U256 | P::I256 => value
            .as_str()
            .and_then(crate::from_hex)
            .filter(|bytes| bytes.len() == 32)
            .map(|bytes| out.extend_from_slice(&bytes)),
    };
    done.ok_or_else(|| wrong(&format!("{ty:?}"), value))
}

impl Runtime {
    /// The bytes of a call given as `{"Pallet": {"call": {…}}}`.
    pub fn encode_call(&self, call: &Value) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        encode(self, self.metadata.outer_enums.call_enum_ty.id, call, &mut out)?;
        Ok(out)
    }

    /// Reads a call back.
    pub fn decode_call(&self, bytes: &[u8]) -> Result<Value> {
        self.decode_all(self.metadata.outer_enums.call_enum_ty.id, bytes)
    }
}
