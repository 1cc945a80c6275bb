import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsSession } from "../session.ts";

/** Milliseconds that this machine's clock is ahead of the endpoint's; undefined where the answer carries no date. */
export async function readClockLead(session: AwsSession): Promise<number | undefined> {
  const client = session.client(STSClient);
  let date: string | undefined;
  const command = new GetCallerIdentityCommand({});
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      date = dateOf(result.response);
      return result;
    },
    { step: "deserialize", name: "readDate", priority: "low" },
  );
  await client.send(command);
  return date === undefined ? undefined : Date.now() - Date.parse(date);
}

function dateOf(response: unknown): string | undefined {
  if (typeof response !== "object" || response === null || !("headers" in response)) return undefined;
  const { headers } = response;
  if (typeof headers !== "object" || headers === null || !("date" in headers)) return undefined;
  return typeof headers.date === "string" ? headers.date : undefined;
}
