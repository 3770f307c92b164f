import { deflateSync } from "node:zlib";

/** The beginning of a PNG as its specification writes it, with something behind it. */
export function png(width: number, height: number, octets = 100): Buffer {
  const head = Buffer.alloc(25);
  head.writeUInt32BE(13, 0);
  head.write("IHDR", 4, "latin1");
  head.writeUInt32BE(width, 8);
  head.writeUInt32BE(height, 12);
  head.set([8, 6, 0, 0, 0], 16);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    head,
    deflateSync(Buffer.alloc(octets, 1)),
    Buffer.alloc(octets),
  ]);
}

/** A JPEG's segments up to its frame: JFIF, a table, then the size. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const table = Buffer.concat([Buffer.from([0xff, 0xdb, 0, 67]), Buffer.alloc(65)]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    Buffer.from("JFIF\0"),
    Buffer.alloc(9),
    table,
    frame,
  ]);
}

export function webp(width: number, height: number): Buffer {
  const file = Buffer.alloc(40);
  file.write("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0", 0, "latin1");
  file.writeUIntLE(width - 1, 24, 3);
  file.writeUIntLE(height - 1, 27, 3);
  return file;
}

export function webpLossy(width: number, height: number): Buffer {
  const file = Buffer.alloc(40);
  file.write("RIFF\x20\0\0\0WEBPVP8 \x14\0\0\0\x10\0\0\x9d\x01\x2a", 0, "latin1");
  file.writeUInt16LE(width, 26);
  file.writeUInt16LE(height, 28);
  return file;
}

export function webpLossless(width: number, height: number): Buffer {
  const file = Buffer.alloc(40);
  file.write("RIFF\x20\0\0\0WEBPVP8L\x0a\0\0\0\x2f", 0, "latin1");
  file.writeUInt32LE(((height - 1) << 14) | (width - 1), 21);
  return file;
}
