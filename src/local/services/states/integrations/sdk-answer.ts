import { randomUUID } from "node:crypto";

/** Headers an answer of AWS would have carried, in the order Step Functions shows them. */
type AnswerHeaders = Readonly<Record<string, string>>;

/** Returns what Step Functions adds to the result of an optimised integration: how the answer came. */
export function sdkAnswer(headers: (requestId: string) => AnswerHeaders) {
  const requestId = randomUUID();
  const httpHeaders = headers(requestId);
  const all = Object.entries(httpHeaders).map(([name, value]) => [name, [value]]);
  return {
    SdkHttpMetadata: { AllHttpHeaders: Object.fromEntries(all), HttpHeaders: httpHeaders, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** The `Date` header: `Tue, 15 Nov 1994 08:12:31 GMT`. */
export const httpDate = (milliseconds: number): string => new Date(milliseconds).toUTCString();
