//! Compiles the runtime to wasm, which the native crate then carries as `WASM_BINARY`.

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
    substrate_wasm_builder::WasmBuilder::init_with_defaults()
        .enable_metadata_hash("QTRA", 18)
        .build();
}
