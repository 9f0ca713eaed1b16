// Why a node does not take a transaction.

/// A reason that the texts know (`tx.reason.*`), and the node's own words.
export interface Refusal {
  reason: string;
  detail: string;
}

const known: [RegExp, string][] = [
  [/inability to pay/i, 'fee'],
  [/outdated|stale/i, 'stale'],
  [/future/i, 'future'],
  [/bad (signature|proof)|badproof/i, 'badProof'],
  [/ancient/i, 'ancient'],
  [/exhaust/i, 'exhausted'],
  [/too low|priority/i, 'priority'],
  [/already imported/i, 'known'],
  [/temporarily banned/i, 'banned'],
  [/pool is full|limit/i, 'full'],
  [/disconnect|timed out|websocket/i, 'offline'],
];

/// The words of an error of the node's, with the data that says more.
function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  return data === undefined || data === null ? message : `${message}: ${typeof data === 'string' ? data : JSON.stringify(data)}`;
}

export function reasonOf(error: unknown): Refusal {
  const detail = wordsOf(error);
  return { reason: known.find(([words]) => words.test(detail))?.[1] ?? 'other', detail };
}
