// A wallet as the page sees one. It is in the page before the page's own script; the signatures come
// from the test process, which has the development keys.

/// What a wallet does when it is asked: 'sign', 'decline', 'refuse' (no access), 'wait', or 'other', which
/// signs with a key that is not the account's. `names` are what it calls people, if not by their own names.
export async function addWallet(page, chain, name, people, behaviour = { now: 'sign' }, names = {}) {
  const accounts = people.map((person) => ({ address: chain[person].address, name: names[person] ?? person, type: 'sr25519' }));
  const asked = [];
  await page.exposeFunction(`sign_${name.replace(/\W/g, '_')}`, async (payload) => {
    asked.push(payload);
    if (behaviour.now === 'decline') throw new Error('Cancelled');
    if (behaviour.now === 'wait') await new Promise((resolve) => { behaviour.go = resolve; });
    const signer = people.map((person) => chain[person]).find(({ address }) => address === payload.address);
    const extrinsic = chain.api.registry.createType('ExtrinsicPayload', payload, { version: payload.version });
    return extrinsic.sign(behaviour.now === 'other' ? chain.ferdie : signer);
  });
  await page.exposeFunction(`enable_${name.replace(/\W/g, '_')}`, () => {
    if (behaviour.now === 'refuse') throw new Error('Rejected');
  });
  await page.addInitScript(({ name, id, accounts }) => {
    window.injectedWeb3 ??= {};
    window.injectedWeb3[name] = {
      version: '1.0.0',
      async enable() {
        await window[`enable_${id}`]();
        return {
          accounts: { get: async () => accounts, subscribe: () => () => {} },
          signer: {
            signPayload: async (payload) => ({ id: 1, ...(await window[`sign_${id}`](payload)) }),
          },
        };
      },
    };
  }, { name, id: name.replace(/\W/g, '_'), accounts });
  return { asked, behaviour };
}

/// A wallet with these people, the first of whom the page has chosen before.
export async function chosen(page, chain, people, behaviour, names) {
  const wallet = await addWallet(page, chain, 'talisman', people, behaviour, names);
  const choice = JSON.stringify({ source: 'talisman', address: chain[people[0]].address });
  await page.addInitScript((value) => localStorage.setItem('quaestor.account', value), choice);
  return wallet;
}
