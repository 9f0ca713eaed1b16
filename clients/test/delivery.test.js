// Sealed outputs, the files of a provider, and the way between both.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { hashOf } from '../market.js';
import { open, openingKey, seal } from '../seal.js';
import { Store, download, endpointOf, serve, upload } from '../store.js';

const OUTPUT = Buffer.from('an output');

describe('a sealed output', () => {
  const key = openingKey(Buffer.alloc(32, 1));

  test('is opened by its key alone', () => {
    for (const bytes of [OUTPUT, Buffer.alloc(0), Buffer.alloc(100_000, 5)]) {
      const sealed = seal(bytes, key.publicKey);
      assert.equal(sealed.length, bytes.length + 48);
      assert.deepEqual(open(key, sealed), bytes);
      assert.throws(() => open(openingKey(Buffer.alloc(32, 2)), sealed));
    }
    assert.equal(openingKey(Buffer.alloc(32, 1)).publicKey, key.publicKey);
  });

  test('is another one each time', () => {
    assert.notDeepEqual(seal(OUTPUT, key.publicKey), seal(OUTPUT, key.publicKey));
  });

  test('is refused when any byte of it is another', () => {
    const sealed = seal(OUTPUT, key.publicKey);
    for (let index = 0; index < sealed.length; index += 1) {
      // The highest bit of a key on this curve does not count in its arithmetic, and does in the hash.
      for (const bit of [1, 128]) {
        const damaged = Buffer.from(sealed);
        damaged[index] ^= bit;
        assert.throws(() => open(key, damaged), `byte ${index}`);
      }
    }
    assert.throws(() => open(key, sealed.subarray(0, 47)), /too short/);
    assert.throws(() => open(key, Buffer.concat([sealed, Buffer.alloc(1)])));
  });

  test('cannot be made for what is no key', () => {
    for (const hex of [`0x${'00'.repeat(32)}`, `0x01${'00'.repeat(31)}`, '0x0102']) {
      assert.throws(() => seal(OUTPUT, hex));
    }
  });
});

describe('the files of a provider', () => {
  let folder;
  let store;
  let server;
  let url;
  const awaited = new Set();
  const arrived = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quaestor-store-'));
    store = new Store(folder);
    server = await serve(store, { awaits: (hash) => awaited.has(hash), arrived: (hash) => arrived.push(hash), largest: 1_000 });
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => { server.close(resolve); });
    await rm(folder, { recursive: true, force: true });
  });

  test('are named by their hashes, and none if they are not what their names say', async () => {
    const hash = await store.put('outputs', OUTPUT);
    assert.equal(hash, hashOf(OUTPUT));
    assert.deepEqual(await store.get('outputs', hash), OUTPUT);
    assert.equal(await store.get('inputs', hash), null);
    await writeFile(join(folder, 'outputs', hash), 'something else');
    assert.equal(await store.get('outputs', hash), null);
    await store.put('outputs', OUTPUT);
    assert.deepEqual(await readdir(join(folder, 'outputs')), [hash]);
    await store.remove('outputs', hash);
    await store.remove('outputs', hash);
    assert.equal(await store.get('outputs', hash), null);
  });

  test('have notes of jobs', async () => {
    assert.equal(await store.noted(5n), null);
    await store.note(5n, { tokens: '7' });
    assert.deepEqual(await store.noted(5n), { tokens: '7' });
  });

  test('take an input that a job waits for, and no other', async () => {
    assert.equal(await upload(url, OUTPUT), false);
    awaited.add(hashOf(OUTPUT));
    const put = (hash, body) => fetch(`${url}/inputs/${hash}`, { method: 'PUT', body });
    assert.equal((await put(hashOf(OUTPUT), 'something else')).status, 400);
    assert.equal(await store.get('inputs', hashOf(OUTPUT)), null);
    assert.equal(await upload(url, OUTPUT), true);
    assert.deepEqual(await store.get('inputs', hashOf(OUTPUT)), OUTPUT);
    assert.deepEqual(arrived, [hashOf(OUTPUT)]);
    const large = Buffer.alloc(1_001);
    awaited.add(hashOf(large));
    assert.equal((await put(hashOf(large), large)).status, 413);
    awaited.add(hashOf(large.subarray(1)));
    assert.equal(await upload(url, large.subarray(1)), true);
  });

  test('give away what is sealed or opened, and nothing else', async () => {
    const hash = await store.put('sealed', OUTPUT);
    await store.put('outputs', OUTPUT);
    await store.put('inputs', OUTPUT);
    assert.deepEqual(await download(url, `${url}/sealed/${hash}`), OUTPUT);
    for (const path of [
      `opened/${hash}`, `outputs/${hash}`, `inputs/${hash}`, 'notes/5', 'sealed/', '', `sealed/../inputs/${hash}`,
      `sealed/..%2finputs%2f${hash}`, `sealed/${hash.toUpperCase()}`,
    ]) {
      assert.equal((await fetch(`${url}/${path}`)).status, 404, path);
    }
    assert.equal((await fetch(`${url}/sealed/${hash}`, { method: 'POST' })).status, 404);
  });

  test('are looked for at the provider\'s address alone, and up to a size', async () => {
    const hash = await store.put('sealed', Buffer.alloc(500, 1));
    assert.equal(await download('http://127.0.0.1:1', `${url}/sealed/${hash}`), null);
    assert.equal(await download(url, `${url}.example/sealed/${hash}`), null);
    assert.equal(await download(url, `${url}/sealed/${hashOf(OUTPUT)}1`), null);
    await assert.rejects(download(url, `${url}/sealed/${hash}`, 451), /too large/);
    assert.equal((await download(url, `${url}/sealed/${hash}`, 452)).length, 500);
  });

  test('have an address whose hash is registered', () => {
    assert.equal(endpointOf('https://a.example'), hashOf(Buffer.from('{"url":"https://a.example"}')));
  });
});
