import localFont from "next/font/local";

// One family per subset, in one font stack: next/font hashes the files and makes a size-adjusted fallback, and only
// Latin is preloaded. The options must be literals.

const inter = localFont({
  src: "./inter-latin-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
  display: "swap",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
});

const interLatinExt = localFont({
  src: "./inter-latin-ext-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-latin-ext",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

const interCyrillic = localFont({
  src: "./inter-cyrillic-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-cyrillic",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});

const interCyrillicExt = localFont({
  src: "./inter-cyrillic-ext-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-cyrillic-ext",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F" },
  ],
});

const interGreek = localFont({
  src: "./inter-greek-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-greek",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF" },
  ],
});

const interVietnamese = localFont({
  src: "./inter-vietnamese-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-vietnamese",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    },
  ],
});

const interItalic = localFont({
  src: "./inter-latin-opsz-italic.woff2",
  weight: "100 900",
  style: "italic",
  variable: "--font-inter-italic",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

const geistMono = localFont({
  src: "./geist-mono.woff2",
  weight: "100 900",
  variable: "--font-geist-mono",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

/** Class names for `<html>`: they define the font variables that tokens.css stacks. */
export const fontVariables = [
  inter,
  interLatinExt,
  interCyrillic,
  interCyrillicExt,
  interGreek,
  interVietnamese,
  interItalic,
  geistMono,
]
  .map((font) => font.variable)
  .join(" ");
