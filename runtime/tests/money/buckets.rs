//! Buckets of time are as long in the rewards as in the vault.

use crate::world::*;

#[test]
#[should_panic(expected = "rewards: the buckets must be as long as those of the positions")]
fn a_genesis_with_other_buckets_in_the_rewards_is_refused() {
    world_with(serde_json::json!({ "rewards": { "bucketSecs": 2 } }));
}

#[test]
#[should_panic(expected = "rewards: the buckets must be as long as those of the positions")]
fn a_genesis_with_other_buckets_in_the_vault_is_refused() {
    world_with(serde_json::json!({ "stakingVault": { "bucketSecs": 3 } }));
}
