import type { ProtocolPage } from './pages';

/// Whether this economy has an exchange and a price.
export const hasMarket = ({ price, buyback }: Pick<ProtocolPage, 'price' | 'buyback'>): boolean =>
  buyback.params.maxLot > 0n || price.reference !== undefined || price.spot !== undefined || price.oracle !== undefined;
