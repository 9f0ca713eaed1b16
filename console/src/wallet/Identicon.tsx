// A mark that tells one address from another at a glance: two colours and a cut, from its letters.

const SIZE = 28;

function number(text: string): number {
  let value = 2_166_136_261;
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  return value;
}

export function Identicon({ address, size = SIZE }: { address: string; size?: number }) {
  const seed = number(address);
  const hue = seed % 360;
  const second = (hue + 40 + ((seed >>> 9) % 120)) % 360;
  const turn = (seed >>> 16) % 360;
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <circle cx="14" cy="14" r="14" fill={`hsl(${hue} 45% 46%)`} />
      <path d="M14 0a14 14 0 0 1 0 28 24 24 0 0 0 0-28Z" fill={`hsl(${second} 52% 68%)`} transform={`rotate(${turn} 14 14)`} />
    </svg>
  );
}
