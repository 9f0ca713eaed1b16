# Each target says what it does and may be repeated. The work is in scripts/.

.DEFAULT_GOAL := help
.PHONY: help run local test demo check weights peers coverage throughput sim release spec spec-check docs services clean-chain

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Install what is missing, build, start a development chain, the console and the indexer (ECONOMY=act, blockdag or quiver, KEEP=1, HISTORY=0, CONSOLE=0, ARGS="..." to the node)
	@scripts/run $(ARGS)

local: ## Start a qtra-local network of four validators, until Ctrl-C (KEEP=1 keeps it)
	@scripts/local $(ARGS)

test: ## Install what is missing, run every test
	@scripts/test

demo: ## Watch the life of a stake in the terminal (ECONOMY=act, blockdag or quiver, ARGS=--fast does not pause)
	@scripts/demo $(ARGS)

check: ## Format, lints with warnings denied, and the checks of edges, prose, sizes, links, licences
	@scripts/check

weights: ## Measure the pallets' calls and write their weights.rs
	@scripts/weights

peers: ## Measure our calls beside the SDK's, print the table in multiples of a transfer
	@scripts/peers

coverage: ## Run the tests with coverage, print the lines covered of each pallet
	@scripts/coverage

throughput: ## Import full blocks in release, print the ratio to signature checks
	@scripts/throughput

sim: ## Simulate five years of each economy, rewrite benchmarks/sim/results (ARGS="qtra" for one)
	@scripts/sim $(ARGS)

release: ## Build what operators run into release/ECONOMY (ECONOMY=qtra)
	@scripts/release

spec: ## Render the chain specs into chain-spec/specs
	@scripts/spec

spec-check: ## Compare the committed chain specs with what the node says
	@scripts/spec --check

docs: ## Render the documentation of our crates
	@scripts/docs

services: ## Test indexer and keeper, beside the built node where there is one (ARGS="quaestor-indexer" for one)
	@scripts/services-test $(ARGS)

clean-chain: ## Forget the development chain that KEEP=1 kept
	@rm -rf "$${XDG_CACHE_HOME:-$$HOME/.cache}"/quaestor/chain-* && echo "forgotten"
