//! Which storage keys a piece of runtime code reads and writes.
//!
//! [`count`] runs a closure on externalities that note every key on its way to the real ones. As in
//! the SDK's own benchmarks, a key counts as read when it is read before it is written, and counts
//! once however often it is touched; the keys in [`excluded`] are not counted.

use polkadot_sdk::{
    frame_support::{
        storage::transactional::TRANSACTION_LEVEL_KEY,
        traits::{StorageInfoTrait, WhitelistedStorageKeys},
    },
    sp_core::storage::{well_known_keys, ChildInfo, StateVersion, TrackedStorageKey},
    sp_externalities::{
        set_and_run_with_externalities, Error, Extension, ExtensionStore, Externalities,
        MultiRemovalResults,
    },
    sp_io::TestExternalities,
};
use quaestor_runtime::AllPalletsWithSystem;
use std::{
    any::{Any, TypeId},
    collections::BTreeSet,
};

/// A storage key.
pub type Key = Vec<u8>;

/// The keys that a closure touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Read before written.
    pub read: BTreeSet<Key>,
    /// Written, removed or appended to.
    pub written: BTreeSet<Key>,
}

impl Keys {
    /// Number of reads and of writes.
    pub fn counts(&self) -> (usize, usize) {
        (self.read.len(), self.written.len())
    }

    /// Every key once, in the order of names: its name, read, written.
    pub fn named(&self, accounts: &[(&'static str, Key)]) -> Vec<(String, bool, bool)> {
        let names = Names::new(accounts);
        let mut rows: Vec<_> = self
            .read
            .union(&self.written)
            .map(|key| (names.of(key), self.read.contains(key), self.written.contains(key)))
            .collect();
        rows.sort();
        rows
    }
}

/// Storage items that every block's hooks read and write, and charge for. They are not counted for
/// calls.
pub const CHARGED_BY_HOOKS: [&str; 2] = ["StakingVault.State", "Rewards.State"];

/// Runs `f` and returns its result with the keys that it touched, [`excluded`] ones left out.
pub fn count<R>(ext: &mut TestExternalities, f: impl FnOnce() -> R) -> (R, Keys) {
    count_without(ext, excluded(), f)
}

/// [`count`] for hooks, with the items [`CHARGED_BY_HOOKS`].
pub fn count_hook<R>(ext: &mut TestExternalities, f: impl FnOnce() -> R) -> (R, Keys) {
    let mut left_out = excluded();
    left_out.retain(|(_, name)| !CHARGED_BY_HOOKS.contains(&name.as_str()));
    count_without(ext, left_out, f)
}

fn count_without<R>(
    ext: &mut TestExternalities,
    left_out: Vec<(Key, String)>,
    f: impl FnOnce() -> R,
) -> (R, Keys) {
    let mut inner = ext.ext();
    let mut counting = Counting { inner: &mut inner, keys: Keys::default() };
    let result = set_and_run_with_externalities(&mut counting, f);
    let mut keys = counting.keys;
    for (key, _) in left_out {
        keys.read.remove(&key);
        keys.written.remove(&key);
    }
    (result, keys)
}

/// Keys that do not count, with names: the SDK itself leaves them out of benchmarks because every
/// block has them in memory.
pub fn excluded() -> Vec<(Key, String)> {
    let names = Names::new(&[]);
    let mut all: Vec<_> = AllPalletsWithSystem::whitelisted_storage_keys()
        .into_iter()
        .map(|tracked| (names.of(&tracked.key), tracked.key))
        .map(|(name, key)| (key, name))
        .collect();
    for key in [well_known_keys::EXTRINSIC_INDEX, TRANSACTION_LEVEL_KEY] {
        all.push((key.to_vec(), String::from_utf8_lossy(key).into_owned()));
    }
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// The names of storage items, by prefix.
struct Names<'a> {
    items: Vec<(Key, String)>,
    accounts: &'a [(&'static str, Key)],
}

impl<'a> Names<'a> {
    fn new(accounts: &'a [(&'static str, Key)]) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let items = AllPalletsWithSystem::storage_info()
            .into_iter()
            .map(|info| {
                let name = format!("{}.{}", text(&info.pallet_name), text(&info.storage_name));
                (info.prefix, name)
            })
            .collect();
        Self { items, accounts }
    }

    fn of(&self, key: &[u8]) -> String {
        let item = self
            .items
            .iter()
            .filter(|(prefix, _)| key.starts_with(prefix))
            .max_by_key(|(prefix, _)| prefix.len());
        let Some((_, name)) = item else {
            return key.iter().map(|byte| format!("{byte:02x}")).collect();
        };
        match self.accounts.iter().find(|(_, account)| key.ends_with(account)) {
            Some((whose, _)) => format!("{name} ({whose})"),
            None => name.clone(),
        }
    }
}

/// Externalities that note keys on their way to others.
struct Counting<'a> {
    inner: &'a mut dyn Externalities,
    keys: Keys,
}

impl Counting<'_> {
    fn note_read(&mut self, key: &[u8]) {
        if !self.keys.written.contains(key) {
            self.keys.read.insert(key.to_vec());
        }
    }

    fn note_write(&mut self, key: &[u8]) {
        self.keys.written.insert(key.to_vec());
    }

    /// Removes the keys one by one, so that each is noted.
    fn remove_all(&mut self, prefix: &[u8]) {
        let mut last = prefix.to_vec();
        while let Some(key) = self.inner.next_storage_key(&last) {
            if !key.starts_with(prefix) {
                break;
            }
            self.note_write(&key);
            last = key;
        }
    }
}

impl ExtensionStore for Counting<'_> {
    fn extension_by_type_id(&mut self, type_id: TypeId) -> Option<&mut dyn Any> {
        self.inner.extension_by_type_id(type_id)
    }

    fn register_extension_with_type_id(
        &mut self,
        type_id: TypeId,
        extension: Box<dyn Extension>,
    ) -> Result<(), Error> {
        self.inner.register_extension_with_type_id(type_id, extension)
    }

    fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
        self.inner.deregister_extension_by_type_id(type_id)
    }
}

impl Externalities for Counting<'_> {
    fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
        self.note_read(key);
        self.inner.storage(key)
    }

    fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
        self.note_read(key);
        self.inner.storage_hash(key)
    }

    fn exists_storage(&mut self, key: &[u8]) -> bool {
        self.note_read(key);
        self.inner.exists_storage(key)
    }

    fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
        let next = self.inner.next_storage_key(key);
        if let Some(next) = &next {
            self.note_read(next);
        }
        next
    }

    fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
        self.note_write(&key);
        self.inner.place_storage(key, value);
    }

    fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
        self.note_read(&key);
        self.note_write(&key);
        self.inner.storage_append(key, value);
    }

    fn clear_prefix(
        &mut self,
        prefix: &[u8],
        maybe_limit: Option<u32>,
        maybe_cursor: Option<&[u8]>,
    ) -> MultiRemovalResults {
        self.remove_all(prefix);
        self.inner.clear_prefix(prefix, maybe_limit, maybe_cursor)
    }

    fn storage_start_transaction(&mut self) {
        self.inner.storage_start_transaction();
    }

    fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
        self.inner.storage_rollback_transaction()
    }

    fn storage_commit_transaction(&mut self) -> Result<(), ()> {
        self.inner.storage_commit_transaction()
    }

    fn storage_root(&mut self, state_version: StateVersion) -> Vec<u8> {
        self.inner.storage_root(state_version)
    }

    fn set_offchain_storage(&mut self, key: &[u8], value: Option<&[u8]>) {
        self.inner.set_offchain_storage(key, value);
    }

    // Nothing in this runtime keeps child tries; if something came to, it would not be counted, so
    // it fails.

    fn child_storage_hash(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
        no_child_tries()
    }

    fn child_storage(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
        no_child_tries()
    }

    fn next_child_storage_key(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
        no_child_tries()
    }

    fn kill_child_storage(
        &mut self,
        _: &ChildInfo,
        _: Option<u32>,
        _: Option<&[u8]>,
    ) -> MultiRemovalResults {
        no_child_tries()
    }

    fn clear_child_prefix(
        &mut self,
        _: &ChildInfo,
        _: &[u8],
        _: Option<u32>,
        _: Option<&[u8]>,
    ) -> MultiRemovalResults {
        no_child_tries()
    }

    fn place_child_storage(&mut self, _: &ChildInfo, _: Vec<u8>, _: Option<Vec<u8>>) {
        no_child_tries()
    }

    fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
        no_child_tries()
    }

    // What only the SDK's own benchmarks ask for.

    fn wipe(&mut self) {
        self.inner.wipe();
    }

    fn commit(&mut self) {
        self.inner.commit();
    }

    fn read_write_count(&self) -> (u32, u32, u32, u32) {
        self.inner.read_write_count()
    }

    fn reset_read_write_count(&mut self) {
        self.inner.reset_read_write_count();
    }

    fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
        self.inner.get_whitelist()
    }

    fn set_whitelist(&mut self, new: Vec<TrackedStorageKey>) {
        self.inner.set_whitelist(new);
    }

    fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
        self.inner.get_read_and_written_keys()
    }
}

#[allow(clippy::panic, reason = "an uncounted key would make every number here a lie")]
fn no_child_tries() -> ! {
    panic!("child tries are not counted")
}
