import { afterAll, beforeAll, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";

let home: Home;

beforeAll(async () => {
  home = await enterHome();
});
afterAll(() => home.leave());

test("mail stays as it was set, until it is switched off; the identities go with the environment", async () => {
  const readParameters = async (): Promise<string> =>
    (
      await home.shell(
        `eval "$(wildrydes local env)"; aws cloudformation describe-stacks --stack-name wildrydes-step-module-resources --query "Stacks[0].Parameters[?ParameterKey=='NotifyFrom'].ParameterValue" --output text`,
      )
    ).stdout.trim();
  const identities = async (): Promise<string> =>
    (await home.shell(`eval "$(wildrydes local env)"; aws sesv2 list-email-identities --output text`)).stdout;
  expect(await home.run(["setup", "--notify-from", "rides@example.com"])).toMatchObject({ code: 0 });
  expect(await readParameters()).toBe("rides@example.com");
  await home.run(["setup"]);
  expect(await readParameters()).toBe("rides@example.com");
  expect(await identities()).toContain("rides@example.com");
  await home.run(["setup", "--notify-from", "off"]);
  expect(await readParameters()).toBe("");
  await home.run(["teardown", "--yes"]);
  expect(await identities()).not.toContain("rides@example.com");
});

test("an identity that SES knew before is not taken over", async () => {
  await home.shell(`eval "$(wildrydes local env)"; aws sesv2 create-email-identity --email-identity mine@example.com`);
  expect(await home.run(["setup", "--notify-from", "mine@example.com"])).toMatchObject({ code: 0 });
  await home.run(["teardown", "--yes"]);
  const { stdout } = await home.shell(`eval "$(wildrydes local env)"; aws sesv2 list-email-identities --output text`);
  expect(stdout).toContain("mine@example.com");
});

test.each([
  [["setup", "--notify-from", "no address"], 2, "Invalid mail address: no address"],
  [["setup", "--notify-to-domain", "example.com"], 2, "--notify-from"],
  [["run", "--user", "u", "--key", "k", "--email", "@"], 2, "Invalid mail address: @"],
  [["local", "mail", "show", "99"], 4, "There is no mail 99."],
  [["local", "mail", "verify", "nobody@example.com"], 4, "Nobody asked SES to verify nobody@example.com."],
])("%j is refused", async (words, exitCode, message) => {
  const { code, stderr } = await home.run(words);
  expect(stderr).toContain(message);
  expect(code).toBe(exitCode);
});

test("leaves the sandbox and goes back", async () => {
  expect((await home.run(["local", "mail", "production", "on"])).stdout).toContain("every address in us-west-2");
  expect((await home.run(["local", "mail", "production", "off"])).stdout).toContain("verified addresses only");
});
