// Every term has a short explanation in each language.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { textProblems } from './errors/check.js';

const TERMS = [
  'claimable', 'escrowed', 'vesting', 'collected', 'warm-up', 'lock', 'weight', 'step', 'APR', 'early exit', 'penalty',
  'forfeit', 'cooldown', 'backstop', 'floor', 'emergency reserve', 'safety stop', 'redirected', 'crisis share',
  'buyback lot', 'reference price', 'trailing average', 'suspense', 'allowance', 'rebate', 'voting power', 'boost',
  'loyalty pledge', 'emission', 'allocation', 'quorum', 'debate', 'agent', 'recorder', 'badge',
];
const LONGEST = 140;

function problems(glossary, language) {
  const terms = Object.keys(glossary);
  return [
    ...TERMS.filter((term) => !terms.includes(term)).map((term) => `${term}: missing`),
    ...terms.filter((term) => !TERMS.includes(term)).map((term) => `${term}: not a term`),
    ...Object.entries(glossary).flatMap(([key, { term, text, ...rest }]) => [
      ...(term?.trim() && text?.trim() && Object.keys(rest).length === 0 ? [] : ['not a term and a text']),
      ...(text?.length > LONGEST ? ['too long'] : []),
      ...textProblems(text ?? '', language),
    ].map((what) => `${key}: ${what}`)),
  ];
}

for (const language of ['en', 'de']) {
  test(`the glossary explains each term shortly: ${language}`, async () => {
    const glossary = JSON.parse(await readFile(new URL(`../src/text/glossary.${language}.json`, import.meta.url), 'utf8'));
    assert.deepEqual(problems(glossary, language), []);
    const { lock, badge, ...planted } = structuredClone(glossary);
    planted.other = badge;
    planted.floor.text = `${'Long '.repeat(28)}.`;
    planted.weight.term = '';
    assert.deepEqual(problems({ ...planted, badge }, language), [
      'lock: missing', 'other: not a term', 'weight: not a term and a text', 'floor: too long',
    ]);
    assert.ok(lock);
  });
}
