//! Compiles the runtime to wasm, which the native crate then carries as `WASM_BINARY`.

#[cfg(all(feature = "std", feature = "metadata-hash"))]
#[path = "../chain-spec/src/tokens.rs"]
mod tokens;

fn main() {
    #[cfg(all(feature = "std", not(feature = "metadata-hash")))]
    {
        // What a running chain is upgraded to in the tests; users' builds do without it. It comes
        // first, because the builder leaves the manifest of its last run for the next one.
        if std::env::var("PROFILE").as_deref() == Ok("debug") {
            substrate_wasm_builder::WasmBuilder::init_with_defaults()
                .set_file_name("quaestor_next")
                .enable_feature("next")
                .build();
        }
        substrate_wasm_builder::WasmBuilder::build_using_defaults();
    }
    #[cfg(all(feature = "std", feature = "metadata-hash"))]
    {
        // The hash covers symbol and decimals, so a release is built for one economy.
        println!("cargo:rerun-if-env-changed=QUAESTOR_ECONOMY");
        let economy = std::env::var("QUAESTOR_ECONOMY").unwrap_or_else(|_| "qtra".into());
        let token = tokens::TOKENS
            .into_iter()
            .find(|token| token.economy == economy)
            .unwrap_or_else(|| panic!("QUAESTOR_ECONOMY={economy} is no known economy"));
        substrate_wasm_builder::WasmBuilder::init_with_defaults()
            .enable_metadata_hash(token.symbol, token.decimals)
            .build();
    }
}
