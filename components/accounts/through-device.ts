import type { FormAction } from "@/components/ui/action-result";
import type { Messages } from "@/lib/i18n/load-messages";

type Library = typeof import("@simplewebauthn/browser");
export type DeviceWords = Pick<Messages["passkeys"], "none" | "unsupported" | "already">;

/**
 * One action of two with a device between them: what `begin` gives is what the device is asked, and its answer is a field
 * of the form that `pass` gets. The library that asks it is fetched with the first press.
 */
export function throughDevice<Options>(
  begin: FormAction<Options>,
  ask: (library: Library, options: Options) => Promise<object>,
  pass: FormAction,
  words: DeviceWords,
): FormAction {
  return async (_before, form) => {
    const begun = await begin({}, form);
    if (begun.data === undefined) return begun;
    const library = await import("@simplewebauthn/browser");
    if (!library.browserSupportsWebAuthn()) return failed(words.unsupported);
    try {
      form.set("answer", JSON.stringify(await ask(library, begun.data)));
    } catch (error) {
      const code = error instanceof library.WebAuthnError ? error.code : "";
      return failed(code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED" ? words.already : words.none);
    }
    return pass({}, form);
  };
}

const failed = (message: string) => ({ serverError: { code: "passkey", message } });
