// What node/deploy asks the node's metrics for.

import { readFileSync } from 'node:fs';

const DEPLOY = new URL('../../node/deploy/', import.meta.url);
const FILES = ['alerts.yml', 'grafana.json'];

/// The text of everything that asks for metrics.
export const readDeployment = () =>
  FILES.map((file) => readFileSync(new URL(file, DEPLOY), 'utf8')).join('\n');

/// The names of the node's metrics in a text.
export const metricsNamed = (text) => new Set(text.match(/\b(?:quaestor|substrate)_[a-z0-9_]+/g));

/// The names of the metrics of indexer and keeper, as their sources give them.
export const serviceMetrics = () =>
  ['indexer', 'keeper'].flatMap((service) => {
    const source = readFileSync(new URL(`../../services/${service}/src/status.rs`, import.meta.url), 'utf8');
    const given = source.matchAll(/"([a-z0-9_]+)",\s*"(?:gauge|counter)"/g);
    return [...given].map(([, name]) => `quaestor_${service}_${name}`);
  });
