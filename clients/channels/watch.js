// A watchtower: redeems for a payee that is offline. It needs no key but that of an account which pays
// for its own transactions: anybody may redeem for anybody.

import { Book } from './book.js';
import { VOUCHER_LENGTH } from './voucher.js';
import { ensure } from './terms.js';

export class Watch extends Book {
  /// Keeps a voucher with its signature, 185 bytes, if it is the newest one of its channel. The payee
  /// sends it whatever it could not bear to lose.
  async keep(signed) {
    const voucher = Buffer.from(signed.subarray(0, VOUCHER_LENGTH));
    const signature = Buffer.from(signed.subarray(VOUCHER_LENGTH));
    const { entry, claim } = this.expect(voucher);
    ensure(await entry.key.verify(voucher, signature), 'BadSignature');
    // Another one may have been faster.
    this.expect(voucher);
    Object.assign(entry, { claim, newest: { voucher, signature } });
  }

  /// A payee that is there would have closed the channel already.
  wanted(entry, now) {
    return super.wanted(entry, now) || (entry.view.closing !== null && this.redeemable(entry) > 0n);
  }
}
