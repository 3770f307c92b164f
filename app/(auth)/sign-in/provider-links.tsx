import Building2 from "lucide-react/icons/building-2";
import { getMessages } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import type { ProviderAudience } from "@/db/enums";
import { listOfferedProviders } from "@/lib/accounts/providers/list-providers";
import { fillMessage } from "@/lib/i18n/fill-message";

type Props = {
  audience: ProviderAudience /** Before what stands below: "or with a password". */;
  or: string;
};

/** The sign-in providers that are on, and the other way below them; nothing where there are none. */
export async function ProviderLinks({ audience, or }: Props) {
  const [providers, { signIn }] = await Promise.all([listOfferedProviders(audience), getMessages()]);
  if (providers.length === 0) return null;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {providers.map(({ id, name }) => (
          <li key={id}>
            {/* Without Next's links: it leads to another site. */}
            <a href={`/sign-in/with/${id}`} className={buttonClass({ size: "lg", block: true })}>
              <Building2 size={16} strokeWidth={1.75} aria-hidden />
              <span className="min-w-0 truncate">{fillMessage(signIn.continueWith, { name })}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="my-4 flex items-center gap-3 text-muted-foreground text-xs before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border">
        {or}
      </p>
    </>
  );
}
