// Metadata is large and rarely changes, so the browser keeps the last ones.

type Storage = {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<string>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
  length(): Promise<number>;
  keys(): Promise<string[]>;
};

const NAME = 'quaestor';
const TABLE = 'metadata';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<T>(mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction(TABLE, mode).objectStore(TABLE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

/// Falls back to nothing where the browser stores nothing: then metadata comes from the node.
const orNothing = <T>(work: Promise<T>, nothing: T): Promise<T> => work.catch(() => nothing);

export const metadataCache: Storage = {
  get: (key) => orNothing(run<string | undefined>('readonly', (table) => table.get(key)).then((found) => found ?? null), null),
  async set(key, value) {
    // One chain at a time: a development chain has another genesis every day.
    await orNothing(run('readwrite', (table) => table.clear()), undefined);
    await orNothing(run('readwrite', (table) => table.put(value, key)), key);
    return value;
  },
  remove: (key) => orNothing(run('readwrite', (table) => table.delete(key)), undefined),
  clear: () => orNothing(run('readwrite', (table) => table.clear()), undefined),
  length: () => orNothing(run('readonly', (table) => table.count()), 0),
  keys: () => orNothing(run('readonly', (table) => table.getAllKeys()).then((keys) => keys.map(String)), []),
};
