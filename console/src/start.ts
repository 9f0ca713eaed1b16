// Brings the parts together: connection, wallets, block feed, clock, follower of transactions.

import { connect, nodeUrl } from './chain/chain';
import { startClock } from './chain/clock';
import { Feed, feed } from './chain/feed';
import { Follower } from './tx/follow';
import { startHistory } from './history/source';
import { startAnnouncing } from './tx/announce';
import { startWallets, wallet } from './wallet/wallet';

export function start(): void {
  void connect(nodeUrl()).then((chain) => {
    startWallets(chain.economy.ss58Prefix);
    const follow = new Feed(chain);
    const account = () => follow.follow(wallet.get().selected?.address ?? null);
    wallet.subscribe(account);
    account();
    follow.start();
    feed.set(follow);
    startClock(chain.economy.slotMillis);
    new Follower(chain).start();
    startAnnouncing();
    startHistory(chain.economy.genesis);
  });
}
