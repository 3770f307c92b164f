import { afterEach, describe, expect, it, vi } from "vitest";
import { decryptSecret, encryptSecret, sameSecret } from "../../lib/core/crypto";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The same code in a process with another DATA_KEY. */
async function underAnotherKey() {
  vi.resetModules();
  vi.stubEnv("DATA_KEY", "quite another key, and long enough too");
  return import("../../lib/core/crypto");
}

describe("a sealed secret", () => {
  it.each(["", "whsec_abc", "Zoë 🙂 \u0000", "x".repeat(10_000)])(
    "opens to what was sealed (%#)",
    (plain) => {
      expect(decryptSecret(encryptSecret(plain))).toBe(plain);
    },
  );

  it("hides its text and is another each time", () => {
    const [one, two] = [encryptSecret("whsec_abc"), encryptSecret("whsec_abc")];
    expect(one).not.toBe(two);
    expect(Buffer.from(one.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("whsec");
  });

  it("does not open once a single character of it was altered", () => {
    const sealed = encryptSecret("whsec_abc");
    for (let index = 0; index < sealed.length; index++) {
      // The last character of base64url may carry bits that mean nothing.
      if (index === sealed.length - 1) continue;
      const other = sealed[index] === "A" ? "B" : "A";
      const altered = sealed.slice(0, index) + other + sealed.slice(index + 1);
      expect(() => decryptSecret(altered), altered).toThrow();
    }
  });

  it.each(["", "v1", "v1.abc", "v2.aaaaaaaa.AAAA", "nothing.of.ours"])("is not %j", (sealed) => {
    expect(() => decryptSecret(sealed)).toThrow("another DATA_KEY");
  });

  it("does not open under another key, and says so", async () => {
    const sealed = encryptSecret("whsec_abc");
    const other = await underAnotherKey();
    expect(() => other.decryptSecret(sealed)).toThrow("another DATA_KEY");
    const forged = sealed.replace(/^v1\.[^.]+/, other.encryptSecret("x").split(".").slice(0, 2).join("."));
    expect(() => other.decryptSecret(forged)).toThrow();
  });
});

describe("two secrets", () => {
  it("are the same or not, whatever their length", () => {
    expect(sameSecret("Bearer one", "Bearer one")).toBe(true);
    expect(sameSecret(Buffer.from("one"), "one")).toBe(true);
    expect(sameSecret("one", "two")).toBe(false);
    expect(sameSecret("one", "one and more")).toBe(false);
    expect(sameSecret("", "one")).toBe(false);
  });
});
