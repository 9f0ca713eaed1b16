//! Every call of the metadata, with zeros and empty lists for arguments.

use codec::Decode;
use quaestor_runtime::RuntimeCall;
use scale_info::{
    form::PortableForm, MetaType, PortableRegistry, Registry, TypeDef, TypeDefPrimitive, Variant,
};

/// A call with its names.
pub struct Sample {
    pub name: String,
    pub call: RuntimeCall,
}

pub fn every_call() -> Vec<Sample> {
    let mut registry = Registry::new();
    let calls = registry.register_type(&MetaType::new::<RuntimeCall>()).id;
    let types: PortableRegistry = registry.into();
    let mut samples = Vec::new();
    for pallet in variants(&types, calls) {
        for call in variants(&types, pallet.fields[0].ty.id) {
            let mut bytes = vec![pallet.index, call.index];
            call.fields.iter().for_each(|field| zero(&types, field.ty.id, &mut bytes));
            let name = format!("{}.{}", pallet.name, call.name);
            let call = RuntimeCall::decode(&mut &bytes[..]);
            samples.push(Sample { call: call.unwrap_or_else(|_| panic!("{name}")), name });
        }
    }
    samples
}

fn variants(types: &PortableRegistry, id: u32) -> Vec<Variant<PortableForm>> {
    let ty = types.resolve(id).expect("a registered type");
    let TypeDef::Variant(def) = &ty.type_def else { panic!("{} is no enum", ty.path) };
    def.variants.clone()
}

/// Appends a value of the type: the simplest variant of an enum, zeros, empty lists.
fn zero(types: &PortableRegistry, id: u32, bytes: &mut Vec<u8>) {
    use TypeDefPrimitive::*;
    match &types.resolve(id).expect("a registered type").type_def {
        TypeDef::Composite(def) => def.fields.iter().for_each(|f| zero(types, f.ty.id, bytes)),
        TypeDef::Variant(def) => {
            let simplest = def.variants.iter().min_by_key(|v| (v.fields.len(), v.index));
            let variant = simplest.expect("an enum with variants");
            bytes.push(variant.index);
            variant.fields.iter().for_each(|field| zero(types, field.ty.id, bytes));
        },
        TypeDef::Tuple(def) => def.fields.iter().for_each(|ty| zero(types, ty.id, bytes)),
        TypeDef::Array(def) => {
            (0..def.len).for_each(|_| zero(types, def.type_param.id, bytes));
        },
        TypeDef::Sequence(_) | TypeDef::Compact(_) | TypeDef::BitSequence(_) => bytes.push(0),
        TypeDef::Primitive(def) => {
            let size = match def {
                Bool | U8 | I8 | Str => 1,
                U16 | I16 => 2,
                Char | U32 | I32 => 4,
                U64 | I64 => 8,
                U128 | I128 => 16,
                U256 | I256 => 32,
            };
            bytes.resize(bytes.len() + size, 0);
        },
    }
}
