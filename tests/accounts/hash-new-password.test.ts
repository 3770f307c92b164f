import { expect, it } from "vitest";
import { hashNewPassword } from "../../lib/accounts/hash-new-password";
import { verifyPassword } from "../../lib/accounts/passwords";

const easy = { options: { fields: { password: "error.field.password.common" } } };

it.each([
  "password1234",
  "passwordpassword",
  "Passw0rd1234",
  "123456789012",
  "qwertyuiop12",
  "qazwsxedcrfv",
  "aaaaaaaaaaaa",
  "abcdefghijkl",
  "letmeinletmein",
  "1qaz2wsx3edc4rfv",
  "iloveyou1234",
])("%s is refused: it is common, or made of a pattern", async (password) => {
  await expect(hashNewPassword(password, [])).rejects.toMatchObject(easy);
});

it("what everybody knows of its owner is no password, and for somebody else it may be one", async () => {
  const known = ["Priya Ramanathan", "priya@northwind-coffee.test"];
  for (const password of ["ramanathan2026", "priya@northwind-coffee.test", "Priya Ramanathan"]) {
    await expect(hashNewPassword(password, known), password).rejects.toMatchObject(easy);
  }
  await hashNewPassword("Priya Ramanathan", ["Mara Lindqvist"]);
});

it.each([
  "correct horse battery",
  "drei Tassen Kaffee",
  "zq8f7sdkjh2k",
  "пять слов на память",
  "咖啡机坏了我很难过请帮帮忙",
])("%s is taken, whatever it is composed of", async (password) => {
  expect(await verifyPassword(await hashNewPassword(password, []), password)).toBe(true);
});

it("a long one that is hard on whoever judges it holds nobody up", async () => {
  await hashNewPassword("correct horse battery", []);
  const begun = performance.now();
  await Promise.allSettled(["password".repeat(25), "a1B2".repeat(50)].map((one) => hashNewPassword(one, [])));
  expect(performance.now() - begun).toBeLessThan(1000);
});
