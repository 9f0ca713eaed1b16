# Sourced by the scripts here: where things are, and how a step is announced.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/quaestor
cd "$root"

# Outside the checkout, so that a fresh clone finds the dependencies compiled.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
# The runtime's builder looks for the workspace above the target folder, where it no longer is.
export WASM_BUILD_WORKSPACE_HINT=$root

# Which toolchain to use, where that is not the one of rust-toolchain.toml (see bootstrap).
if [ -f "$cache/toolchain.env" ]; then
    # shellcheck source=/dev/null
    . "$cache/toolchain.env"
fi

say() { printf '%s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Where promtool is; nothing if it is nowhere.
promtool_path() {
    command -v promtool || { [ ! -x "$cache/bin/promtool" ] || echo "$cache/bin/promtool"; }
}

took() {
    local secs=$1
    printf '%dm%02ds' $((secs / 60)) $((secs % 60))
}

# What programs that speak with a node need.
client_is_there() {
    command -v node >/dev/null && [ -d node_modules ] || {
        scripts/bootstrap client >&2
        npm ci --no-audit --no-fund >&2
    }
}

# A runtime with its benchmarks, built as the wasm builder builds it, but without the native runtime
# that measuring does not need. build_wasm PACKAGE
build_wasm() {
    RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base --cfg substrate_runtime" \
        SKIP_WASM_BUILD=1 cargo rustc --locked -p "$1" --lib --release \
        --target wasm32v1-none --no-default-features --features runtime-benchmarks \
        --crate-type cdylib --config 'profile.release.lto="thin"' \
        --config 'profile.release.panic="abort"'
}

# Builds the node in the profile and with the selection of targets that the tests use, so that one
# finds the other's work, and says where it is in QUAESTOR_NODE.
development_node() {
    say "A first build compiles some 800 crates: 15 to 25 minutes on two cores."
    step "Build tests and node" cargo build --locked --workspace --tests --bins
    export QUAESTOR_NODE=$CARGO_TARGET_DIR/debug/quaestor-node
}

# The node with the SDK's benchmark command, which measures runtimes given as wasm files.
benchmark_node() {
    SKIP_WASM_BUILD=1 cargo build --locked --release -p quaestor-node --features runtime-benchmarks
}

# step WHAT COMMAND...  announces, runs, and says how long it took. The command runs plainly, not in
# a condition, where bash would go on after a failure inside it; so failure is reported on exit.
step() {
    step_what=$1 step_start=$SECONDS
    local what=$1 start=$SECONDS
    shift
    say "==> $what"
    "$@"
    step_what=
    say "    done in $(took $((SECONDS - start))): $what"
}

step_what=
on_exit() {
    local status=$?
    if [ -n "$step_what" ] && [ "$status" != 0 ]; then
        say "    FAILED after $(took $((SECONDS - step_start))): $step_what" >&2
    fi
    [ -z "${scratch:-}" ] || rm -rf "$scratch"
}
trap on_exit EXIT
