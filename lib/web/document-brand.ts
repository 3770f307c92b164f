import "server-only";
import type { CSSProperties } from "react";
import { log } from "@/lib/core/logger";
import { brandVariables } from "@/lib/settings/brand-colours";
import { findBrand } from "@/lib/settings/find-brand";

type DocumentBrand = { style?: CSSProperties; "data-logo"?: "" };

/**
 * The workspace's colour and logo as attributes of the document: in the markup, so that nothing flashes. A page that
 * says what is wrong needs neither, and comes without them while the database is away.
 */
export async function documentBrand(): Promise<DocumentBrand> {
  try {
    const { colour, logo } = await findBrand();
    const style = {
      ...(colour ? brandVariables(colour) : {}),
      ...(logo ? { "--brand-logo": `url("${logoAddress(logo.sha256)}")` } : {}),
    };
    return { style: style as CSSProperties, ...(logo ? { "data-logo": "" } : {}) };
  } catch (error) {
    log().warn({ error: String(error) }, "brand not shown");
    return {};
  }
}

export function logoAddress(sha256: string): string {
  return `/brand/${sha256}`;
}
