import type { ReactNode } from "react";
import { PortalFrame } from "@/app/portal-frame";
import { RootDocument } from "@/app/root-document";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootDocument>
      <PortalFrame>{children}</PortalFrame>
    </RootDocument>
  );
}
