import { afterAll, beforeAll, expect, test } from "vitest";
import { parseJson, readMember, readText } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

let home: Home;
const sunglasses = ["run", "--user", "user_b", "--key", "2_sunglass_face.jpg", "--email", "b@riders.example"];

beforeAll(async () => {
  home = await enterHome({ inProcess: true });
  await home.run(["setup", "--notify-from", "rides@example.com", "--notify-to-domain", "riders.example"]);
  await home.run(["deploy-machine", "--stage", "1"]);
});
afterAll(() => home.leave());

/** Runs the photo with sunglasses, and answers the output of its execution. */
async function refuse(): Promise<unknown> {
  const { code, envelope } = await home.runJson([...sunglasses, "--expect", "refused"]);
  expect(envelope).toMatchObject({ ok: true, result: { outcome: { kind: "refused" } } });
  expect(code).toBe(0);
  const arn = readText(envelope.result, "execution", "arn") ?? "";
  const { stdout } = await home.shell(
    `eval "$(wildrydes local env)"; aws stepfunctions describe-execution --execution-arn ${arn}`,
  );
  return parseJson(readText(parseJson(stdout), "output"));
}

test("H1: without verification the photo is refused all the same, and no mail goes out", async () => {
  const output = await refuse();
  expect(output).toMatchObject({ messageToSend: { message: "Face is wearing sunglasses" } });
  expect(readMember(output, "mail", "error")).toMatch(
    "MessageRejected: Email address is not verified. The following identities failed the check in region US-WEST-2: ",
  );
  const { stdout } = await home.run(["local", "mail", "list"]);
  expect(stdout).toContain("There are no mails.");
  expect(stdout).toContain("local mail verify rides@example.com");
});

test("H2: with both verified, the rider gets one mail about the sunglasses", async () => {
  for (const identity of ["rides@example.com", "riders.example"])
    expect(await home.run(["local", "mail", "verify", identity])).toMatchObject({ code: 0 });
  expect(await refuse()).toMatchObject({ mail: { to: "b@riders.example" } });
  const { envelope } = await home.runJson(["local", "mail", "list"]);
  expect(envelope.result).toMatchObject({ mails: [{ from: "rides@example.com", to: ["b@riders.example"] }] });
  const number = String(readMember(envelope.result, "mails", 0, "number"));
  const { stdout } = await home.run(["local", "mail", "show", number]);
  expect(stdout).toContain("You wear sunglasses in your photo.");
});
