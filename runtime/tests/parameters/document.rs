//! The document is what the rows say.

use crate::{
    chain::genesis,
    complete::EXCEPTIONS,
    row::{Line, Setting, Step},
    settings,
};
use codec::Decode;
use polkadot_sdk::sp_metadata_ir::PalletConstantMetadataIR;
use quaestor_runtime::metadata_ir;
use scale_info::{form::MetaForm, TypeDef, TypeDefPrimitive};
use std::{env, fmt::Write, fs, path::PathBuf};

/// The preset of the economy `qtra`.
const QTRA: &str = "qtra-testnet";

const HEAD: &str = "\
# Parameters

Every number that governance turns. A value outside of its range is refused, and so is a step that
is too large, whoever asks for it: root is no exception. A group of parameters, those of one call (of
`set_tier`, `set_pool_params`, `set_split` and `set_plan`: for one tier, pool, type of revenue or plan), changes
at most once a day, so many calls of one motion are one step; a day of a development chain has 24 seconds.
The event of a call has all its numbers before and after. Genesis takes any value within the range.

What is earned or staked keeps its terms. New rules of a pool take effect after a notice, the delay of
spends; until then reward is claimed under the old ones, and a claim keeps its vesting. A longer cooldown
holds for stakes to come, and a changed tier as well.

*Doubled or halved* is to at most twice and at least half of the present value; *from 60* means that
a smaller value counts as 60, so that the first step from 0 goes to 120 at most. What is switched on
or added has no present value: it needs its range only. The default is that of `qtra`; of what
`qtra` does not have, those of `act` and `blockdag`. Where there are several (tiers, pools, types of revenue,
plans, economies) they are all named, each value once. *Council or root* is more than half of the council, or
root; where stakers vote, a poll on parameters may as well.

The rows are in `runtime/tests/parameters`, where each of them is tried; this file is written by
`QUAESTOR_BLESS=1 cargo test --locked --workspace --test parameters`.
";

const EXCEPT: &str = "
## Not parameters

These calls are no user's either, and set no parameter.

| call | why |
|---|---|
";

const CONSTANTS: &str = "
## Constants

The numbers of the SDK's pallets are part of the runtime: they change with an upgrade of it, and
stand in `runtime/src/params.rs` and where the pallet is configured. Deposits are multiples of the
existential deposit, which is genesis data; here they are those of `qtra`, in its smallest units.
The length of a session, too, is genesis data. The fee of a pool of the exchange can be set by the
council or root with `AssetConversion.set_pool_fee` up to its `MaxSwapFee`, in one step.

| constant | value | where |
|---|---|---|
";

fn path(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), name].iter().collect()
}

/// With commas, and powers of ten where there are many zeros.
fn shown(value: u128) -> String {
    let zeros =
        (1..=38u32).take_while(|n| value > 0 && value.is_multiple_of(10u128.pow(*n))).count();
    let zeros = u32::try_from(zeros).expect("it is at most 38");
    let power = match zeros {
        18.. if value < 10u128.pow(28) => 18,
        9.. => zeros,
        _ => return grouped(value),
    };
    match value / 10u128.pow(power) {
        1 => format!("10^{power}"),
        front => format!("{} × 10^{power}", grouped(front)),
    }
}

fn grouped(value: u128) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn step(step: Step) -> String {
    match step {
        Step::Double => "doubled or halved".into(),
        Step::DoubleFrom(unit) => format!("doubled or halved, from {}", shown(unit)),
        Step::DoubleBy(most) => format!("doubled or halved, and {} more or less", shown(most)),
        Step::By(most) => format!("{} more or less", shown(most)),
        Step::Lower(_) => "halved, never up".into(),
        Step::Fixed(_) => "none".into(),
    }
}

fn line(call: &str, line: &Line) -> String {
    let Line { path, unit, range, note, step: size, values } = line;
    let mut range = format!("{} to {}", shown(*range.start()), shown(*range.end()));
    if !note.is_empty() {
        write!(range, "; {note}").expect("it fits");
    }
    let values: Vec<_> = values.iter().map(|value| shown(*value)).collect();
    let default = if values.is_empty() { "not used".into() } else { values.join(" / ") };
    let size = step(*size);
    format!("| `{path}` | {unit} | {range} | {size} | {default} | `{call}` | council or root |\n")
}

fn tables(settings: &[Box<dyn Setting>]) -> String {
    let mut text = String::new();
    let mut last = "";
    for setting in settings {
        let (pallet, call) = setting.name();
        if pallet != last {
            let head = "| parameter | unit | range | largest step | default | call | who may |";
            write!(text, "\n## {pallet}\n\n{head}\n|---|---|---|---|---|---|---|\n")
                .expect("it fits");
            last = pallet;
        }
        let added = setting.added_by().filter(|added| *added != call);
        let call = added.map_or(call.into(), |added| format!("{call}`, `{added}"));
        setting.lines().iter().for_each(|row| text.push_str(&line(&call, row)));
    }
    text
}

/// The value of a constant that is a plain number.
fn number(constant: &PalletConstantMetadataIR<MetaForm>) -> Option<u128> {
    let TypeDef::Primitive(primitive) = constant.ty.type_info().type_def else { return None };
    let mut bytes = constant.value.as_slice();
    Some(match primitive {
        TypeDefPrimitive::U8 => u8::decode(&mut bytes).ok()?.into(),
        TypeDefPrimitive::U16 => u16::decode(&mut bytes).ok()?.into(),
        TypeDefPrimitive::U32 => u32::decode(&mut bytes).ok()?.into(),
        TypeDefPrimitive::U64 => u64::decode(&mut bytes).ok()?.into(),
        TypeDefPrimitive::U128 => u128::decode(&mut bytes).ok()?,
        _ => return None,
    })
}

/// The crate or module behind a pallet of the runtime.
fn module(pallet: &str) -> String {
    let shared = match pallet {
        "System" => "frame_system",
        "PoolAssets" => "pallet_assets",
        "Council" | "TechnicalCommittee" => "pallet_collective",
        "MultiBlockMigrations" => "pallet_migrations",
        _ => "",
    };
    if !shared.is_empty() {
        return shared.into();
    }
    let mut module = "pallet".to_string();
    for letter in pallet.chars() {
        if letter.is_ascii_uppercase() {
            module.push('_');
        }
        module.push(letter.to_ascii_lowercase());
    }
    module
}

/// The files that configure a pallet.
fn configured(pallet: &str) -> String {
    let module = module(pallet);
    let needle = format!("impl {module}::Config");
    let folder = fs::read_dir(path("src/configs")).expect("the folder is there");
    let files = folder.map(|entry| entry.expect("it can be read").path()).filter(|p| p.is_file());
    let holds = |file: &PathBuf| {
        let text = fs::read_to_string(file).expect("it is text");
        text.contains(&needle)
    };
    let mut names: Vec<_> = files
        .filter(holds)
        .map(|file| format!("`configs/{}`", file.file_name().unwrap().to_string_lossy()))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "{pallet} is configured nowhere");
    names.join(", ")
}

fn constants(ours: &[&str]) -> String {
    let mut text = String::new();
    for pallet in metadata_ir().pallets {
        if ours.contains(&pallet.name) {
            continue;
        }
        for constant in &pallet.constants {
            let Some(value) = number(constant) else { continue };
            let (name, file) = (constant.name, configured(pallet.name));
            let value = shown(value);
            writeln!(text, "| `{}.{name}` | {value} | {file} |", pallet.name).expect("it fits");
        }
    }
    text
}

fn document() -> String {
    let mut text = HEAD.to_string();
    genesis(QTRA).execute_with(|| {
        let settings = settings();
        text.push_str(&tables(&settings));
        text.push_str(EXCEPT);
        for (pallet, call, why) in EXCEPTIONS {
            writeln!(text, "| `{pallet}.{call}` | {why} |").expect("it fits");
        }
        text.push_str(CONSTANTS);
        let ours: Vec<_> = settings.iter().map(|setting| setting.name().0).collect();
        text.push_str(&constants(&ours));
    });
    text
}

#[test]
fn the_committed_document_is_what_the_rows_say() {
    let fresh = document();
    let file = path("PARAMETERS.md");
    if env::var_os("QUAESTOR_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&file, &fresh).expect("the folder is there");
    }
    let committed = fs::read_to_string(&file).expect("the document is committed");
    for (place, (committed, fresh)) in committed.lines().zip(fresh.lines()).enumerate() {
        assert_eq!(committed, fresh, "line {} of runtime/PARAMETERS.md", place + 1);
    }
    assert!(committed == fresh, "runtime/PARAMETERS.md is not what the rows say; run `make spec`");
}

#[test]
fn numbers_read_well() {
    for (value, text) in [
        (0, "0"),
        (999, "999"),
        (31_536_000, "31,536,000"),
        (10u128.pow(9), "10^9"),
        (5_000_000 * 10u128.pow(6), "5 × 10^12"),
        (1_000 * 10u128.pow(18), "1,000 × 10^18"),
        (10u128.pow(30), "10^30"),
    ] {
        assert_eq!(shown(value), text);
    }
}
