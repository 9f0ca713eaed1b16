import { useText } from '../text';
import './chart.css';
import { placeOf, ticks } from './scale';

export interface Point {
  /// Seconds.
  x: number;
  y: bigint;
}

export interface Series {
  key: string;
  name: string;
  points: readonly Point[];
  /// `steps` holds each value until the next point.
  kind: 'steps' | 'area' | 'dots';
  muted?: boolean;
}

interface Props {
  /// What it shows, in a sentence.
  label: string;
  series: readonly Series[];
  /// A value at the side.
  write: (value: bigint) => string;
  /// The axis begins at zero.
  zero?: boolean;
  height?: string;
}

const WIDTH = 1_000;
const HEIGHT = 300;

/// A panel with one axis. What it shows is beside it as a table, which is what screen readers get.
export function Chart({ label, series, write, zero = false, height = '11rem' }: Props) {
  const { format } = useText();
  const all = series.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  const [first, last] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const ys = all.map(({ y }) => y);
  const least = (a: bigint, b: bigint) => (a < b ? a : b);
  const most = (a: bigint, b: bigint) => (a > b ? a : b);
  const lines = ticks(zero ? 0n : ys.reduce(least), ys.reduce(most));
  const [low, high] = [lines[0]!, lines.at(-1)!];
  const x = (at: number) => (last > first ? ((at - first) / (last - first)) * WIDTH : WIDTH / 2);
  const y = (value: bigint) => HEIGHT - placeOf(value, low, high) * HEIGHT;
  const time = last - first < 172_800 ? format.clock.bind(format) : format.date.bind(format);
  return (
    <figure className="q-chart">
      {series.length > 1 && (
        <figcaption className="q-legend">
          {series.map(({ key, name, kind, muted }) => <span key={key} data-kind={kind} data-muted={muted || undefined}>{name}</span>)}
        </figcaption>
      )}
      <div className="q-chart-panel" style={{ height }} role="img" aria-label={label}>
        <div className="q-chart-values">
          {lines.map((line) => <span key={line.toString()} style={{ bottom: `${placeOf(line, low, high) * 100}%` }}>{write(line)}</span>)}
          <i>{lines.map(write).reduce((a, b) => (a.length > b.length ? a : b))}</i>
        </div>
        <div className="q-chart-field">
          {lines.map((line) => <span key={line.toString()} style={{ bottom: `${placeOf(line, low, high) * 100}%` }} />)}
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            {series.map(({ key, points, kind, muted }) => <Drawn key={key} points={points} kind={kind} muted={muted} x={x} y={y} />)}
          </svg>
        </div>
      </div>
      <div className="q-chart-ends" aria-hidden="true"><span>{time(first)}</span><span>{time(last)}</span></div>
    </figure>
  );
}

interface DrawnProps extends Pick<Series, 'points' | 'kind'> {
  muted: boolean | undefined;
  x: (at: number) => number;
  y: (value: bigint) => number;
}

function Drawn({ points, kind, muted, x, y }: DrawnProps) {
  const places = points.map((point) => [x(point.x).toFixed(1), y(point.y).toFixed(1)] as const);
  const props = { 'data-muted': muted || undefined, vectorEffect: 'non-scaling-stroke' as const };
  // A line without length is a round dot, however the picture is stretched.
  if (kind === 'dots') return <path className="q-chart-dots" d={places.map(([at, of]) => `M${at} ${of}h0`).join('')} {...props} />;
  const path = places.map(([at, of], index) => (index === 0 ? `M${at} ${of}` : `H${at}V${of}`)).join('');
  return (
    <>
      {kind === 'area' && <path className="q-chart-area" d={`${path}V${HEIGHT}H${places[0]?.[0] ?? 0}Z`} />}
      <path className="q-chart-steps" d={path} {...props} />
    </>
  );
}
