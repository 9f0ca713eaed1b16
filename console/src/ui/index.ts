// Everything that pages are made of.

export * from './Amount';
export * from './AmountInput';
export * from './Button';
export * from './Card';
export * from './Dialog';
export * from './Icon';
export * from './Pager';
export * from './Progress';
export * from './Segments';
export * from './Skeleton';
export * from './Table';
