//! Implementation of the calls.

mod admin;
mod asks;
mod bids;
mod dispute;
mod money;
mod orders;
mod results;
