/** The workspace's logo, or its initial on a dark tile. The logo is the document's (lib/web/document-brand.ts). */
export function BrandMark({ name, size = 22 }: { name: string; size?: number }) {
  return (
    <span
      aria-hidden
      style={{ width: size, height: size, fontSize: size * 0.56 }}
      className="brand-mark grid shrink-0 place-items-center rounded-[27%] bg-[oklch(0.30_0.045_235)] font-semibold text-[oklch(0.86_0.1_75)] leading-none"
    >
      {[...name.trim()][0]?.toUpperCase() ?? "H"}
    </span>
  );
}
