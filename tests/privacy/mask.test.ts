import { expect, it } from "vitest";
import { htmlMasker, masker } from "../../lib/privacy/erase/mask";

it("whole words go, however they are written, and parts of others stay", () => {
  const mask = masker(["Ada Lovelace", "ada@lovelace.test", "x.y"]);
  expect(mask("Dear ADA LOVELACE, (ada@lovelace.test)")).toBe("Dear […], ([…])");
  expect(mask("Ada Lovelaces sada@lovelace.test xzy")).toBe("Ada Lovelaces sada@lovelace.test xzy");
  expect(masker([" ", "Al"])("Al goes")).toBe("Al goes");
});

it("a name that is a word of HTML leaves the HTML whole", () => {
  const mask = htmlMasker(["Strong", "Ann O'Hara & Co", "ann@hara.test"]);
  expect(mask('<strong title="Ann O\'Hara & Co">Strong</strong> <a href="mailto:ann@hara.test">x</a>')).toBe(
    '<strong title="[…]">[…]</strong> <a href="mailto:[…]">x</a>',
  );
  expect(mask("<p>Ann O&#39;Hara &amp; Co</p>")).toBe("<p>[…]</p>");
});
