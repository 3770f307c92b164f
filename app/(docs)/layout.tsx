import type { ReactNode } from "react";
import { RootDocument } from "@/app/root-document";

export default function Layout({ children }: { children: ReactNode }) {
  return <RootDocument>{children}</RootDocument>;
}
