import { challengeHeader, proofHeader } from "../access/proof.ts";
import { refuseForeignRequest } from "./request-guard.ts";
import type { RequestHandler } from "./request-handler.ts";

/**
 * Answers commands that ask whether this is the daemon of their data folder, before they send it anything: by HEAD with
 * a challenge. Nothing is loaded for it.
 *
 * @param prove makes the proof of a challenge
 */
export function answerChallenges(handle: RequestHandler, prove: (challenge: string) => string): RequestHandler {
  return (request, signal) => {
    const challenge = request.headers[challengeHeader];
    if (request.method !== "HEAD" || challenge === undefined || !/^[0-9a-f]{64}$/.test(challenge))
      return handle(request, signal);
    try {
      refuseForeignRequest(request.headers);
    } catch {
      return handle(request, signal);
    }
    request.body.resume();
    return Promise.resolve({ status: 403, headers: { [proofHeader]: prove(challenge) } });
  };
}
