import { db } from "@/db/client";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { type Brand, readBrand } from "./find-brand";

/** How the workspace looks, for whoever changes it: as it is at this moment. @throws AppError `forbidden` */
export async function getBrand(actor: Actor): Promise<Brand> {
  ensureMay(actor, "settings.workspace");
  return readBrand(db());
}
