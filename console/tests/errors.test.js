// Every error of the chain has a sentence in each language, and no sentence is about an error that is gone.
// Without a node the errors are read from the sources; with QUAESTOR_NODE from the metadata as well, which
// adds those of the SDK's pallets.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { catalogue, entryProblems, join, keyProblems } from './errors/check.js';
import { KINDS } from './errors/kinds.js';
import { errorEnums, readSources, runtimePallets } from './errors/sources.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LANGUAGES = ['en', 'de'];

/// Pallets of the SDK of which not every error needs a sentence.
const PARTIAL = {
  // Only validators' nodes make its calls.
  Grandpa: 'reports of nodes',
  // Its calls are not in the runtime; users meet what minting a badge can answer.
  Nfts: 'badges',
};

const read = async (language) =>
  JSON.parse(await readFile(new URL(`../src/text/errors.${language}.json`, import.meta.url), 'utf8'));

const copy = (texts) => structuredClone(texts);

/// Planted faults are found, and nothing else.
function controls(given) {
  const key = 'StakingVault.Locked';
  const problems = (change) => {
    const { texts, errors } = given();
    const planted = copy(texts);
    change(planted);
    return keyProblems(planted, errors);
  };

  test('finds a missing key', () => {
    assert.deepEqual(problems((texts) => LANGUAGES.forEach((each) => delete texts[each][key])), [
      `en: missing: ${key}`, `de: missing: ${key}`,
    ]);
  });

  test('finds a key that only one language has', () => {
    assert.deepEqual(problems(({ de }) => delete de[key]), [
      `de: missing: ${key}`, `de: not there as in en: ${key}`,
    ]);
  });

  test('finds keys of a variant, of a pallet and of a kind that do not exist', () => {
    const gone = ['StakingVault.Gone', 'Gone.Locked', 'Arithmetic.Gone', 'StakingVault', 'StakingVault.Locked.Now'];
    assert.deepEqual(
      problems((texts) => LANGUAGES.forEach((each) => gone.forEach((name) => { texts[each][name] = {}; }))),
      LANGUAGES.flatMap((each) => gone.map((name) => `${each}: stale: ${name}`)),
    );
  });

  test('finds an error that is new', () => {
    const { texts, errors } = given();
    const more = new Map(errors.complete).set('StakingVault', new Set([...errors.complete.get('StakingVault'), 'New']));
    assert.deepEqual(keyProblems(texts, { ...errors, complete: more }), [
      'en: missing: StakingVault.New', 'de: missing: StakingVault.New',
    ]);
  });
}

describe('the error texts', () => {
  let texts;
  let sources;

  before(async () => {
    const [en, de] = await Promise.all(LANGUAGES.map(read));
    texts = { en, de };
    sources = await readSources(ROOT);
  });

  test('are whole, and written as they should be', () => {
    assert.deepEqual(entryProblems(texts), []);
  });

  test('with faults are found', () => {
    const fault = (language, change) => {
      const planted = copy(texts);
      change(planted[language]['Rewards.NothingToClaim']);
      return entryProblems(planted).map((each) => each.replace(/^.*: /, ''));
    };
    assert.deepEqual(fault('en', (entry) => { entry.title = ' '; }), ['empty title', 'spaces', 'no full stop']);
    assert.deepEqual(fault('en', (entry) => { entry.title = ''; }), ['empty title']);
    assert.deepEqual(fault('en', (entry) => { delete entry.todo; }).slice(0, 1), ['not a title and a todo']);
    assert.deepEqual(fault('en', (entry) => { entry.todo = ''; }), Array(2).fill('a todo in one language only'));
    assert.deepEqual(fault('en', (entry) => { entry.todo = 'Wait {days} days.'; }), ['a placeholder']);
    assert.deepEqual(fault('en', (entry) => { entry.todo = 'Please wait, please.'; }), ['please, twice']);
    assert.deepEqual(fault('de', (entry) => { entry.todo = 'Warten Sie.'; }), ['address or umlaut']);
    assert.deepEqual(fault('de', (entry) => { entry.todo = 'Spaeter.'; }), ['address or umlaut']);
    assert.deepEqual(fault('de', (entry) => { entry.todo = 'Der neue Wert ist aktuell.'; }), []);
  });

  describe('against the sources', () => {
    const given = () => ({
      texts,
      errors: catalogue(join(sources.own, KINDS), new Map([...sources.others].map((name) => [name, undefined]))),
    });

    test('cover each error of our pallets, and none that is gone', () => {
      assert.deepEqual(keyProblems(texts, given().errors), []);
    });

    controls(given);

    test('are compared with what the sources say', () => {
      const own = [...sources.own].filter(([, errors]) => errors.size > 0).map(([name]) => name).sort();
      assert.deepEqual(own, [
        'Allocations', 'Backstop', 'BuybackBurn', 'Challenges', 'CircuitBreaker', 'Debates', 'Emission', 'FeeDiscounts',
        'GenesisBadge', 'InferenceMarket', 'PaymentChannels', 'PriceFeed', 'Providers', 'RevenueRouter', 'Rewards',
        'StakeVoting', 'StakingVault', 'Subscriptions',
      ]);
      assert.deepEqual(sources.own.get('Token'), new Set());
      assert.deepEqual([...sources.own.get('GenesisBadge')], [
        'NotEnabled', 'AlreadyHolds', 'AllGiven', 'NotEligible', 'OutOfRange', 'ChangeTooLarge', 'ChangedTooSoon',
      ]);
      assert.ok(sources.others.has('TechnicalCommittee') && sources.others.has('PoolAssets'));
    });

    test('are compared with variants of any form', () => {
      const source = `
        // #[pallet::error] pub enum Not<T> { Seen }
        enum Other { Not }
        #[pallet::error]
        #[derive(PartialEq)]
        pub enum Error<T, I = ()> {
          /// With a doc, and { brackets }.
          Plain,
          #[codec(index = 7)] #[cfg(any(a, b))]
          Marked,
          /* A comment, of two
             lines. */
          Tuple(u8, [u8; 4]),
          Record { of: (u8, u8), and: Vec<u8> },
          Numbered = 9,
          Last
        }
        enum After { Not }`;
      assert.deepEqual(errorEnums(source), [['Plain', 'Marked', 'Tuple', 'Record', 'Numbered', 'Last']]);
    });

    test('are compared with the names in the runtime', () => {
      const source = `pub type Before = u32;
        #[frame_support::runtime]
        mod runtime {
          #[runtime::pallet_index(0)]
          pub type System = frame_system;
          // #[runtime::pallet_index(1)]
          // pub type Gone = pallet_gone;
          #[runtime::pallet_index(2)]
          #[runtime::disable_call]
          pub type Nfts = pallet_nfts<Instance1>;
          #[runtime::pallet_index(3)]
          pub type Historical = pallet_session::historical;
        }`;
      assert.deepEqual([...runtimePallets(source)], [
        ['System', 'frame_system'], ['Nfts', 'pallet_nfts'], ['Historical', 'pallet_session'],
      ]);
    });

    test('would be ambiguous if a pallet were named as a kind', () => {
      const named = new Map([['Token', new Set(['New'])]]);
      assert.throws(() => join(named, KINDS), /two sets of errors are named Token/);
    });
  });

  describe('against the metadata', { skip: process.env.QUAESTOR_NODE ? false : 'QUAESTOR_NODE is not set', timeout: 300_000 }, () => {
    let live;

    before(async () => {
      const { readMetadata } = await import('./errors/live.js');
      live = await readMetadata();
    });

    const given = () => {
      const isPartial = ([name]) => Object.hasOwn(PARTIAL, name);
      const all = [...live.errors];
      return {
        texts,
        errors: catalogue(
          join(new Map(all.filter((each) => !isPartial(each))), live.kinds),
          new Map(all.filter(isPartial)),
        ),
      };
    };

    test('cover each error of every pallet, and none that is gone', () => {
      assert.deepEqual(keyProblems(texts, given().errors), []);
    });

    controls(given);

    test('find a key of a pallet that may leave some out', () => {
      const { errors } = given();
      const planted = copy(texts);
      LANGUAGES.forEach((each) => { planted[each]['Nfts.Gone'] = {}; });
      assert.deepEqual(keyProblems(planted, errors), ['en: stale: Nfts.Gone', 'de: stale: Nfts.Gone']);
    });

    test('find the same errors of our pallets as in the sources', () => {
      const own = ([name]) => [name, live.errors.get(name) ?? new Set()];
      assert.deepEqual(new Map([...sources.own].map(own)), sources.own);
      assert.deepEqual(live.all, new Set([...sources.own.keys(), ...sources.others]));
    });

    test('know the kinds that the metadata has', () => {
      assert.deepEqual(live.kinds, KINDS);
    });

    test('leave out pallets that exist', () => {
      Object.keys(PARTIAL).forEach((name) => assert.ok(live.errors.has(name), name));
    });
  });
});
