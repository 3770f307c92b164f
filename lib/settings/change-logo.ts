import type { StoredLogo } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { readStored, removeStored } from "@/lib/stores/storage";
import { changeBrand } from "./change-brand";
import { readImage } from "./read-image";

/** Octets, and pixels of a side. A mark of 22 to 30 px is drawn of it. */
const largest = 1_000_000;
const sides = { least: 32, most: 2048 };

/**
 * Takes a file that lies in storage as the workspace's logo, by what it is and not by what it is called. The one before
 * goes once this one is in its place.
 * @returns whether the file is in use now
 * @throws AppError `forbidden`, or `invalid` or `too_large` (field files)
 */
export async function setLogo(
  actor: Actor,
  file: { storageKey: string; size: number; sha256: string },
): Promise<boolean> {
  ensureMay(actor, "settings.workspace");
  if (file.size > largest) {
    throw new AppError("too_large", "error.brand.logoSize", { fields: { files: "error.brand.logoSize" } });
  }
  const content = await readStored(file.storageKey);
  const image = readImage(content);
  if (!image) throw fieldError("files", isSvg(content) ? "error.brand.svg" : "error.brand.noImage");
  if (Math.min(image.width, image.height) < sides.least || Math.max(image.width, image.height) > sides.most) {
    throw fieldError("files", "error.brand.logoSides");
  }
  let isUsed = false;
  await replace(actor, { ...image, sha256: file.sha256, key: file.storageKey }, () => {
    isUsed = true;
  });
  return isUsed;
}

/** The initial takes its place again. @throws AppError `forbidden` */
export async function removeLogo(actor: Actor): Promise<void> {
  ensureMay(actor, "settings.workspace");
  await replace(actor, null);
}

async function replace(actor: Actor, logo: StoredLogo | null, used: () => void = () => {}): Promise<void> {
  await changeBrand(
    actor,
    ({ logo: before }) => {
      if ((before?.sha256 ?? null) === (logo?.sha256 ?? null)) return null;
      used();
      return { set: { logo }, changes: [{ field: "logo", from: shown(before), to: shown(logo) }] };
    },
    async ({ logo: before }) => {
      if (before) await removeStored(before.key);
    },
  );
}

/** "512 × 512 1d0c7b1e": which one it was, where two are alike. */
function shown(logo: StoredLogo | null): string | null {
  return logo && `${logo.width} × ${logo.height} ${logo.sha256.slice(0, 8)}`;
}

function isSvg(content: Buffer): boolean {
  return /<svg[\s>]/i.test(content.toString("latin1", 0, 4096));
}
