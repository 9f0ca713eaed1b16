//! Migrations of the storage layout, one module per step. Version 1 is the first.
