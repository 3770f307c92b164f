/** A value that is not there yet; the place and size are the real ones. */
export function Skeleton({
  width,
  height = 11,
  round = false,
}: {
  width: number | string;
  height?: number;
  round?: boolean;
}) {
  return (
    <span
      aria-hidden
      className="skeleton shrink-0"
      style={{ width, height, borderRadius: round ? 999 : 4 }}
    />
  );
}
