import { expect, test } from "vitest";
import { readForm } from "../../../../src/local/protocol/body/query-form.ts";
import { loadServiceModel } from "../../../../src/local/protocol/schema/service-model.ts";

async function read(operation: string, form: string): Promise<Record<string, unknown>> {
  const schema = (await loadServiceModel("cloudformation")).operations.get(operation)?.input;
  if (!schema) throw new Error(`no input of ${operation}`);
  return readForm(schema, new URLSearchParams(form));
}

test("lists, structures and booleans are put together again", async () => {
  const form =
    "Action=CreateStack&StackName=a&DisableRollback=true&TimeoutInMinutes=5&Capabilities.member.1=CAPABILITY_IAM&Capabilities.member.2=CAPABILITY_NAMED_IAM" +
    "&Parameters.member.2.ParameterKey=B&Parameters.member.2.ParameterValue=&Parameters.member.1.ParameterKey=A&Parameters.member.1.ParameterValue=x%2By";
  expect(await read("CreateStack", form)).toEqual({
    StackName: "a",
    DisableRollback: true,
    TimeoutInMinutes: 5,
    Capabilities: ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
    Parameters: [
      { ParameterKey: "A", ParameterValue: "x+y" },
      { ParameterKey: "B", ParameterValue: "" },
    ],
  });
});

test("more than nine items keep their order", async () => {
  const form = Array.from({ length: 12 }, (_, index) => `NotificationARNs.member.${index + 1}=n${index + 1}`).join("&");
  expect((await read("CreateStack", form))["NotificationARNs"]).toEqual(
    Array.from({ length: 12 }, (_, index) => `n${index + 1}`),
  );
});

test("an empty list is an empty list", async () => {
  expect(await read("CreateStack", "Tags=")).toEqual({ Tags: [] });
});

test.each([
  ["a number that is none", "TimeoutInMinutes=soon"],
  ["a boolean that is none", "DisableRollback=perhaps"],
  ["a structure where a text belongs", "StackName.member.1=x"],
])("%s is refused", async (_why, form) => {
  await expect(read("CreateStack", form)).rejects.toMatchObject({ code: "MalformedInput" });
});

test("nesting without end is refused", async () => {
  await expect(read("CreateStack", `${"a.".repeat(100)}b=1`)).rejects.toMatchObject({ code: "MalformedQueryString" });
});

test.each(["%252e", "2026-13-45", "soon", ""])("an invalid moment is refused: '%s'", async (text) => {
  const schema = (await loadServiceModel("monitoring")).operations.get("GetMetricStatistics")?.input;
  if (!schema) throw new Error("no input of GetMetricStatistics");
  expect(() => readForm(schema, new URLSearchParams(`StartTime=${text}`))).toThrow("timestamp must follow ISO8601");
});
