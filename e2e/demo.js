// The story of an economy, told in a terminal while it happens: `ECONOMY=act node demo.js`.

import { bold, days } from './demo/terminal.js';
import { Chain } from './lib.js';

const STORIES = ['qtra', 'act', 'blockdag', 'quiver'];
const economy = process.env.ECONOMY || 'qtra';

let chain;
let code = 0;
try {
  if (!STORIES.includes(economy)) {
    throw new Error(`ECONOMY is one of ${STORIES.join(', ')}`);
  }
  const { tell } = await import(`./demo/${economy}.js`);
  chain = economy === 'qtra' ? await Chain.start() : await Chain.of(economy);
  await chain.seal();
  const first = chain.now;
  await tell(chain);
  console.log(`\n${bold('That is all.')} ${chain.number} blocks, ${days(chain.now - first)} days of chain time.\n`);
} catch (error) {
  console.error(`\nThe demo could not go on: ${error.message}`);
  code = 1;
} finally {
  await chain?.stop();
}
process.exit(code);
