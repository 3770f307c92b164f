export type Image = { type: "image/png" | "image/jpeg" | "image/webp"; width: number; height: number };

/** What an image says of itself in its first octets, whatever its name says; null for anything else, SVG above all. */
export function readImage(content: Buffer): Image | null {
  const size = readPng(content) ?? readWebp(content) ?? readJpeg(content);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

/** PNG, 11.2.1: the first chunk is IHDR. */
function readPng(content: Buffer): Image | null {
  if (content.length < 24 || content.toString("latin1", 0, 8) !== "\x89PNG\r\n\x1a\n") return null;
  if (content.toString("latin1", 12, 16) !== "IHDR") return null;
  return { type: "image/png", width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

/** RFC 9649: three kinds of first chunk, each with its size in another place. */
function readWebp(content: Buffer): Image | null {
  const text = (from: number, to: number) => content.toString("latin1", from, to);
  if (content.length < 30 || text(0, 4) !== "RIFF" || text(8, 12) !== "WEBP") return null;
  const type = "image/webp";
  switch (text(12, 16)) {
    case "VP8 ":
      return { type, width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = content.readUInt32LE(21);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { type, width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

/** ITU T.81, B.1.1: segments one after the other; the frame's header has the size. */
function readJpeg(content: Buffer): Image | null {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < content.length) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        type: "image/jpeg",
        width: content.readUInt16BE(at + 7),
        height: content.readUInt16BE(at + 5),
      };
    }
    at += 2 + content.readUInt16BE(at + 2);
  }
  return null;
}
