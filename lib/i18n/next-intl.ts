import type { Messages } from "./load-messages";
import type { Locale as AppLocale } from "./locales";

// next-intl re-exports the interface from use-intl, where it must be extended.
declare module "use-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: Messages;
  }
}
