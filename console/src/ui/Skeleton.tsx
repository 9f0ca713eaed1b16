interface Props {
  width?: string;
  height?: string;
  /// It stands for a card.
  card?: boolean;
}

/// The place of a figure that is not there yet, in its final size.
export function Skeleton({ width = '8ch', height = '1em', card = false }: Props) {
  return <span className="q-skeleton" data-card={card || undefined} style={{ width, height, verticalAlign: 'middle' }} aria-hidden="true" />;
}
