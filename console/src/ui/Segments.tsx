import { useRef, type KeyboardEvent } from 'react';

interface Props<T extends string> {
  label: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}

/// One choice of a few, by click or by arrow keys.
export function Segments<T extends string>({ label, options, value, onChange }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = options.findIndex(([each]) => each === value);
    const next = (at + step + options.length) % options.length;
    onChange(options[next]![0]);
    box.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={box} className="q-segments" role="radiogroup" aria-label={label} onKeyDown={move}>
      {options.map(([each, name]) => (
        <button
          key={each} type="button" role="radio" aria-checked={each === value} tabIndex={each === value ? 0 : -1}
          onClick={() => onChange(each)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
