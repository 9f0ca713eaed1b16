// What node/deploy asks the node's metrics for.

import { readFileSync } from 'node:fs';

const DEPLOY = new URL('../../node/deploy/', import.meta.url);
const FILES = ['alerts.yml', 'grafana.json'];

/// The text of everything that asks for metrics.
export const readDeployment = () =>
  FILES.map((file) => readFileSync(new URL(file, DEPLOY), 'utf8')).join('\n');

/// The names of the node's metrics in a text.
export const metricsNamed = (text) => new Set(text.match(/\b(?:quaestor|substrate)_[a-z0-9_]+/g));

/// The names of the indexer's metrics, as its source gives them.
export const indexerMetrics = () => {
  const source = readFileSync(new URL('../../services/indexer/src/status.rs', import.meta.url), 'utf8');
  return [...source.matchAll(/\bput\(\s*"([a-z0-9_]+)"/g)].map(([, name]) => `quaestor_indexer_${name}`);
};
