import type { StoredImage } from "@/db/schema/columns";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { removeStored } from "@/lib/stores/storage";
import { changeBrand } from "./change-brand";
import { readStoredImage } from "./read-stored-image";

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
  const { image } = await readStoredImage(file);
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

async function replace(actor: Actor, logo: StoredImage | null, used: () => void = () => {}): Promise<void> {
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
function shown(logo: StoredImage | null): string | null {
  return logo && `${logo.width} × ${logo.height} ${logo.sha256.slice(0, 8)}`;
}
