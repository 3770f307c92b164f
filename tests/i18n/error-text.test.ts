import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { errorText, fieldErrorText } from "../../lib/i18n/error-text";
import messages from "../../lib/i18n/messages/en.json" with { type: "json" };

const t = createTranslator({ locale: "en", messages }) as unknown as Parameters<typeof errorText>[0];

describe("what nobody wrote a text for", () => {
  it("is a failure of ours, under the reference that is in the log", () => {
    expect(errorText(t, "no such message", { id: "1f2e" })).toMatch(/our side.*1f2e/);
  });

  it("is the field's, where a field is wrong", () => {
    expect(fieldErrorText(t, "Invalid input: expected string, received undefined")).toBe(
      messages.error.field.invalid,
    );
    expect(fieldErrorText(t, "error.field.taken")).toBe(messages.error.field.taken);
  });
});
