import { AppError, fieldError } from "@/lib/core/errors";
import { readStored } from "@/lib/stores/storage";
import { type Image, readImage } from "./read-image";

/** Octets, and pixels of a side: what is uploaded is drawn small. */
const largest = 1_000_000;
const sides = { least: 32, most: 2048 };

/**
 * An image that was uploaded into storage, by what it is and not by what it is called.
 * @throws AppError `invalid` or `too_large` (field files)
 */
export async function readStoredImage(file: {
  storageKey: string;
  size: number;
}): Promise<{ image: Image; content: Buffer }> {
  if (file.size > largest) {
    throw new AppError("too_large", "error.image.size", { fields: { files: "error.image.size" } });
  }
  const content = await readStored(file.storageKey);
  const image = readImage(content);
  if (!image) throw fieldError("files", isSvg(content) ? "error.image.svg" : "error.image.none");
  if (Math.min(image.width, image.height) < sides.least || Math.max(image.width, image.height) > sides.most) {
    throw fieldError("files", "error.image.sides");
  }
  return { image, content };
}

function isSvg(content: Buffer): boolean {
  return /<svg[\s>]/i.test(content.toString("latin1", 0, 4096));
}
