import { createNamedError } from "../shared/named-error.ts";
import { readMember, readText } from "../shared/photo-event.ts";
import type { Claim, Claims } from "./claims.ts";

/** The function's SDK clients and settings, read once at its start. */
interface FaceClaimSetup {
  readonly claims: Claims;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The faces that a rider had before, which the new one replaces. */
export interface Decision {
  readonly oldFaces: readonly string[];
}

/** A face that looks the same, as SearchFaces answers it. */
interface SameFace {
  readonly faceId: string;
  readonly rider: string;
}

/** Milliseconds after which an attempt is given up on: no execution takes longer. */
const patience = 330_000;

/**
 * Makes the handler that lets one rider alone register a face, however many try at once.
 *
 * `register` comes before the face is indexed, `decide` after the search for faces that look the same. Of two riders
 * with one face, at least one finds the other, because both index before they search. The one that finds the other
 * decides by a conditional write: against a registered face the newcomer loses, and of two attempts the smaller rider
 * id wins. `release` gives an attempt up.
 *
 * @throws PhotoDoesNotMeetRequirementError for a rider id that Rekognition would refuse; ClaimHeldError while another
 *   execution of the rider is under way; FaceNotDecidedError while an attempt with precedence is open: both are to be
 *   tried again; FaceAlreadyExistsError for the rider that loses
 */
export function createHandler({ claims, now }: FaceClaimSetup): (event: unknown) => Promise<Decision | null> {
  async function register(mine: Attempt): Promise<null> {
    if (!/^[a-zA-Z0-9_.\-:]{1,255}$/.test(mine.rider))
      throw createNamedError(
        "PhotoDoesNotMeetRequirementError",
        `Invalid user id: ${mine.rider}. Use letters, digits, and _ . - : only`,
      );
    const at = now();
    if (await claims.begin({ ...mine, at }, at - patience)) return null;
    throw createNamedError("ClaimHeldError", `Another photo of ${mine.rider} is being processed`);
  }

  async function decide(mine: Attempt, faceId: string, found: readonly SameFace[]): Promise<Decision> {
    for (const face of found) if (face.rider !== mine.rider) await settle(mine, face);
    const won = await claims.end(mine, { state: "won", faceId });
    const claim = won ? undefined : await claims.read(mine.rider);
    const isMine = won || (claim?.attempt === mine.attempt && claim.state === "won");
    if (!isMine) throw known();
    return { oldFaces: found.filter(({ rider }) => rider === mine.rider).map((face) => face.faceId) };
  }

  /** Returns when the other one does not stand in the way any more. */
  async function settle(mine: Attempt, { rider, faceId }: SameFace): Promise<void> {
    const other = await claims.read(rider);
    if (other === undefined || (await claims.readRegisteredFace(rider)) === faceId) throw known();
    if (other.state === "lost") return;
    if (other.state === "won") {
      if (other.faceId === faceId) throw known();
      return;
    }
    if (!precedes(mine, other)) throw createNamedError("FaceNotDecidedError", `${rider} is being decided first`);
    if (!(await claims.end(other, { state: "lost" }))) await settle(mine, { rider, faceId });
  }

  function precedes(mine: Attempt, other: Claim): boolean {
    return mine.rider < other.rider || other.at < now() - patience;
  }

  return async (event) => {
    const mine: Attempt = { rider: readText(event, "userId"), attempt: readText(event, "attempt") };
    switch (readText(event, "action")) {
      case "register":
        return register(mine);
      case "decide":
        return decide(mine, readText(event, "faceId"), readSameFaces(readMember(event, "sameFaces")));
      case "release":
        await claims.giveUp(mine);
        return null;
      default:
        throw new TypeError('The input needs "register", "decide" or "release" in "action"');
    }
  };
}

type Attempt = Pick<Claim, "rider" | "attempt">;

function known(): Error {
  // The space at the end is the workshop's.
  return createNamedError("FaceAlreadyExistsError", "Face in the picture is already in the system. ");
}

function readSameFaces(value: unknown): SameFace[] {
  if (!Array.isArray(value)) throw new TypeError('The input needs a list in "sameFaces"');
  return value.map((face) => ({ faceId: readText(face, "FaceId"), rider: readText(face, "ExternalImageId") }));
}
