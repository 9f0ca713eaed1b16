// One file for each page; the keys of a page begin with its name.

import burn from './burn.json';
import desk from './desk.json';
import discounts from './discounts.json';
import governance from './governance.json';
import history from './history.json';
import my from './my.json';
import protocol from './protocol.json';
import shell from './shell.json';
import stake from './stake.json';
import tx from './tx.json';

export const texts = { ...shell, ...tx, ...stake, ...my, ...protocol, ...burn, ...discounts, ...desk, ...governance, ...history };
