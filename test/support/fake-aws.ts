import type { AwsSession } from "../../src/aws/session.ts";
import type { Environment } from "../../src/workshop/environment.ts";
import { environmentNames } from "../../src/workshop/names.ts";
import type { WorkshopEvent } from "../../src/workshop/port.ts";

/** Answers a call by its command's name and input, or throws. */
export type Answer = (command: string, input: Readonly<Record<string, unknown>>) => unknown;

/** A session whose calls go nowhere: what AWS does and the local endpoint does not is played here, call by call. */
export function fakeSession(answer: Answer, region = "us-west-2"): AwsSession {
  const send = async (command: { input: Readonly<Record<string, unknown>> }): Promise<unknown> =>
    answer(command.constructor.name.replace(/Command$/, ""), command.input);
  const client = { send, middlewareStack: { add: () => undefined } };
  const session: AwsSession = {
    region,
    pollMs: 1,
    client: (type) => Object.assign(Object.create(type.prototype), client),
    withoutRetries: () => session,
    inRegion: () => session,
    forBucketsOf: () => session,
  };
  return session;
}

/** An environment on AWS with such a session; everybody agrees to everything. */
export function onAws(region: string, answer: Answer, reported: WorkshopEvent[] = []): Environment {
  const target = { target: "aws", account: "123456789012", region } as const;
  return {
    target,
    names: environmentNames(target),
    session: fakeSession(answer, region),
    port: {
      notify: (event) => void reported.push(event),
      ask: () => Promise.resolve(true),
      enter: () => Promise.resolve(""),
    },
    signal: AbortSignal.timeout(20_000),
  };
}

/** An error as the SDK throws it. */
export function awsError(name: string, message = name, members: object = {}): Error {
  return Object.assign(new Error(message), { name }, members);
}
