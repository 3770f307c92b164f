import type { Image } from "./read-image";

/**
 * The same image without what is no part of it: place and time of a photograph, its camera, comments. Nothing is encoded
 * anew; how a camera was held stays, or a picture would lie on its side.
 * @returns null for one that is broken
 */
export function bareImage(type: Image["type"], content: Buffer): Buffer | null {
  try {
    return { "image/png": barePng, "image/jpeg": bareJpeg, "image/webp": bareWebp }[type](content);
  } catch (error) {
    // Its lengths point out of it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** PNG, 5.3: what draws it, and nothing behind its end. */
const pngChunks = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "sRGB", "gAMA", "cHRM"];

function barePng(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 8)];
  for (let at = 8; at < content.length; ) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return null;
    const name = content.toString("latin1", at + 4, at + 8);
    if (pngChunks.includes(name)) kept.push(content.subarray(at, end));
    if (name === "IEND") return Buffer.concat(kept);
    at = end;
  }
  return null;
}

/** ITU T.81, B.1.1.3: without application data and comments, but for JFIF and Adobe's way with colours. */
function bareJpeg(content: Buffer): Buffer | null {
  const kept = [content.subarray(0, 2)];
  for (let at = 2; at + 2 <= content.length; ) {
    const marker = content.readUInt16BE(at);
    if (marker === 0xffff) {
      at += 1;
      continue;
    }
    // Other images may lie behind the end.
    if (marker === 0xffd9) return Buffer.concat([...kept, content.subarray(at, at + 2)]);
    let end = at + 2 + content.readUInt16BE(at + 2);
    if (marker === 0xffda) end = endOfScan(content, end);
    if (marker < 0xff00 || end > content.length) return null;
    const isBeside = (marker >= 0xffe1 && marker <= 0xffef && marker !== 0xffee) || marker === 0xfffe;
    if (!isBeside) kept.push(content.subarray(at, end));
    else if (marker === 0xffe1) kept.push(...orientationOf(content.subarray(at, end)));
    at = end;
  }
  return null;
}

/** B.1.1.5: the next marker that is neither a restart nor an octet of the scan's own, which 0 follows. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return content.length;
}

/** Of Exif (TIFF 6.0, section 2) that one entry: tag 0x0112, a short. */
function orientationOf(segment: Buffer): Buffer[] {
  const tiff = segment.subarray(10);
  if (segment.toString("latin1", 4, 10) !== "Exif\0\0" || tiff.length < 8) return [];
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = (isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)) + 2;
  for (let at = first; at + 12 <= tiff.length; at += 12) {
    if ((at - first) / 12 >= short(first - 2)) return [];
    if (short(at) !== 0x0112) continue;
    const written = Buffer.from(
      "ffe100224578696600004d4d002a00000008000101120003000000010000000000000000",
      "hex",
    );
    written.writeUInt16BE(short(at + 8) & 0xf, 28);
    return [written];
  }
  return [];
}

/** RFC 9649: without the chunks EXIF and XMP, and without the flags that announce them. */
function bareWebp(content: Buffer): Buffer | null {
  const end = 8 + content.readUInt32LE(4);
  if (end > content.length) return null;
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const size = content.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    if (next > end) return null;
    const name = content.toString("latin1", at, at + 4);
    if (name !== "EXIF" && name !== "XMP ") kept.push(Buffer.from(content.subarray(at, next)));
    at = next;
  }
  const [first] = kept;
  if (first?.toString("latin1", 0, 4) === "VP8X") first[8] = (first[8] ?? 0) & ~0x0c;
  const head = Buffer.from(content.subarray(0, 12));
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...kept]);
}
