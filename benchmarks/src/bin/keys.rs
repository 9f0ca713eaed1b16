//! Prints the keys of every call and of the hook; `results/keys.md` is its output.

use quaestor_benchmarks::{
    act, blockdag, calls, counting, declared, hooks, inference, regular, weighed,
};

fn main() {
    println!("# Storage keys, counted\n");
    println!("`cargo run --bin keys > benchmarks/results/keys.md` writes this file.\n");
    println!("## Calls\n");
    println!(
        "On a chain with the qtra economy and one pool, which pays the native token. Balances and"
    );
    println!("holds are included; fee and filter, the same for every call, are not.\n");
    let measured = calls::measure();
    println!("{}", calls::sums(&measured));
    println!("Where each key goes:\n\n{}", calls::names(&measured));
    println!("## Calls of other economies\n");
    println!("On their test networks, beside what their weights declare. The caller's own account is not");
    println!("counted, because the transaction declares it. Calls that `qtra` has too are not repeated.\n");
    let economies = [
        ("act", act::measure()),
        ("blockdag", blockdag::measure()),
        ("inference", inference::measure()),
    ];
    for (economy, measured) in &economies {
        println!("### {economy}\n\n{}", weighed::sums(measured));
        println!("Where each key goes:\n\n{}", weighed::names(measured));
    }
    println!("## The hook\n");
    println!("`on_initialize` of the staking vault, with the accrual of the pools.\n");
    let (few, many) = (hooks::measure(10), hooks::measure(100_000));
    println!("{}", hooks::report(&few, &many));
    println!("{}", hooks::times(&few, &many));
    println!("## What the hooks of all our pallets declare\n");
    println!(
        "Of a block with a price and a pool; a key that several hooks read counts once, with the"
    );
    println!("first of them. Blocks of every kind, each 6 seconds after the one before:\n");
    let blocks = declared::blocks();
    println!("{}", declared::sums(&blocks));
    println!("A block that is not regular is an accident, or follows one. Hook by hook:\n");
    for block in &blocks {
        println!("### {}\n\n{}", block.what, declared::report(&block.hooks));
    }
    println!("## What the hooks declare in `act` and `blockdag`\n");
    println!("Blocks of real durations on their test networks, with ten stakers. What has only the idle time");
    println!("of a block stands below the sum and has no limit.\n");
    for blocks in [regular::act(), regular::blockdag()] {
        println!("{}", declared::sums(&blocks));
        for block in &blocks {
            println!("### {}\n\n{}", block.what, declared::report(&block.hooks));
        }
    }
    println!("## What is not counted\n");
    println!("What the SDK leaves out of benchmarks because every block has it in memory:\n");
    for (_, name) in counting::excluded() {
        println!("* {name}");
    }
}
