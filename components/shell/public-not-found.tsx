import { getMessages } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorState } from "@/components/ui/error-state";

/** For not-found.tsx outside the portal. */
export async function PublicNotFound() {
  const { title, text, home } = (await getMessages()).notFound;
  return (
    <main className="flex min-h-dvh flex-col">
      <ErrorState title={title} text={text}>
        <a className={buttonClass({})} href="/">
          {home}
        </a>
      </ErrorState>
    </main>
  );
}
