import { useEffect, useState } from 'react';

/// Typing goes on for a moment before the chain is asked.
const REST = 250;

/// The value once it has not changed for a moment.
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
