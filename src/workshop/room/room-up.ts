import { writeFile } from "node:fs/promises";
import { listStacks } from "../../aws/stack/list-stacks.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import type { StageNumber } from "../names.ts";
import { environmentNames } from "../names.ts";
import { environmentTags } from "../ownership/tags.ts";
import type { ResourceSettings } from "../resource-settings.ts";
import { uploadArtifacts } from "../setup/artifacts.ts";
import { setUp } from "../setup/setup.ts";
import { sharedArtifactsBucket } from "./room-environment.ts";
import { checkRoomQuota } from "./room-quota.ts";
import type { RosterEntry } from "./roster.ts";
import { forEachEnvironment, type RoomListener, type RoomRow } from "./for-each-environment.ts";

/** The facts that an attendee needs. */
export interface AttendeeCard {
  readonly env: string;
  readonly attendee: string;
  readonly account: string;
  readonly region: string;
  readonly status: RoomRow["state"];
  readonly stack: string;
  readonly collection: string;
  readonly photoBucket: string;
  readonly table: string;
  /** The flags of every command of theirs. */
  readonly flags: string;
}

interface RoomUp {
  readonly rows: readonly RoomRow[];
  readonly cards: readonly AttendeeCard[];
}

/** Sets a room's environments up. Environments that are there already are brought up to date: it can be run again. */
export async function setUpRoom(
  base: Environment,
  room: {
    roster: readonly RosterEntry[];
    concurrency: number;
    stage: StageNumber | undefined;
    listen: RoomListener;
    settings?: ResourceSettings;
  },
): Promise<RoomUp> {
  const { account, region, target } = base.target;
  const names = room.roster.map(({ environment }) => environment);
  const there = new Set((await listStacks(base.session, "wildrydes-")).map(({ name }) => name));
  const stackOf = (environment: string): string => environmentNames({ account, region, environment }).stack;
  await checkRoomQuota(base, names.filter((name) => !there.has(stackOf(name))).length);
  if (target === "aws")
    base.port.notify({ type: "note", text: { code: "cost-room", values: { count: names.length } } });
  const sharedArtifacts = sharedArtifactsBucket(base);
  await uploadArtifacts(
    { ...base, sharedArtifacts },
    { tags: new Map([...(room.settings?.tags ?? []), ...(await environmentTags(base))]) },
  );
  base.port.notify({ type: "keeps-running", next: [{ code: "leave-room" }] });
  const { rows, results } = await forEachEnvironment(base, {
    ...room,
    names,
    sharedArtifacts,
    work: async (environment) => {
      const { outputs } = await setUp(environment, { settings: room.settings });
      if (room.stage !== undefined) {
        const { deployStageMachine } = await import("../machine/deploy-stage.ts");
        await deployStageMachine(environment, room.stage);
      }
      return outputs;
    },
  });
  const cards = room.roster.map(({ environment, attendee = "" }, at): AttendeeCard => {
    const outputs = results.get(environment) ?? {};
    return {
      env: environment,
      attendee,
      account,
      region,
      status: rows[at]?.state ?? "waiting",
      stack: stackOf(environment),
      collection: environmentNames({ account, region, environment }).collection,
      photoBucket: outputs["RiderPhotoS3Bucket"] ?? "",
      table: outputs["RiderPhotoDDBTable"] ?? "",
      flags: `--target ${target} --region ${region} --env ${environment}`,
    };
  });
  return { rows, cards };
}

/**
 * Writes the cards: as JSON when the file's name ends in `.json`, else as CSV.
 *
 * @throws UserError `output-not-written`
 */
export async function writeCards(file: string, cards: readonly AttendeeCard[]): Promise<void> {
  const text = file.endsWith(".json") ? `${JSON.stringify(cards, null, 2)}\n` : csvOf(cards);
  await writeFile(file, text).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError({ code: "cards-not-written", values: { file, reason }, cause });
  });
}

/** RFC 4180; a value that a spreadsheet would compute gets a quote in front (OWASP, "CSV Injection"). */
function csvOf(cards: readonly AttendeeCard[]): string {
  const [first] = cards;
  const head = first === undefined ? [] : Object.keys(first);
  const cell = (value: string): string => {
    const safe = /^[=+\-@]/.test(value) && !value.startsWith("--") ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[head, ...cards.map((card) => Object.values(card).map(String))].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
