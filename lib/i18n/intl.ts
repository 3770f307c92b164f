import { intlLocale } from "./locales";

/** More than a page of any kind asks for; time zones are many, and each format stays in memory that V8 does not count. */
const most = 500;

/** One for each locale and set of options: making it takes a hundred times what using it does. */
export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** The same for numbers. */
export const numberFormat = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

function kept<Options, Format>(make: (locale: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const key = locale + JSON.stringify(options);
    const known = made.get(key);
    if (known) return known;
    if (made.size >= most) made.clear();
    const format = make(intlLocale(locale), options);
    made.set(key, format);
    return format;
  };
}
