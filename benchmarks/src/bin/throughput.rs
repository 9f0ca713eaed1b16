//! Prints how fast the runtime imports full blocks. Run it in release.

use quaestor_benchmarks::throughput;

fn main() {
    print!("{}", throughput::report(&throughput::measure()));
}
