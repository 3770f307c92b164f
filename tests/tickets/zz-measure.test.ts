import { it } from "vitest";
import { makeWorld, receive } from "../support/world";
import { emptyTables } from "../support/database";
import { hashPassword } from "../../lib/accounts/passwords";
it("measure", async () => {
  for (let i=0;i<8;i++){
    const a=performance.now(); await emptyTables();
    const b=performance.now(); const {system}=await makeWorld();
    const c=performance.now(); await receive(system);
    const d=performance.now(); await hashPassword("x".repeat(12));
    const e=performance.now();
    console.log("empty",(b-a)|0,"world",(c-b)|0,"receive",(d-c)|0,"hash",(e-d)|0);
  }
});
