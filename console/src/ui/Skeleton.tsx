interface Props {
  width?: string;
  height?: string;
}

/// The place of a figure that is not there yet, in its final size.
export function Skeleton({ width = '8ch', height = '1em' }: Props) {
  return <span className="q-skeleton" style={{ width, height, verticalAlign: 'middle' }} aria-hidden="true" />;
}
