import type { Random } from "../../support/random.ts";

type States = Record<string, object>;

/** The limits of a generated machine. */
export interface Limits {
  /** States of the outer machine. */
  readonly states: number;
  /** Ways of a Choice, its Default included. */
  readonly ways: number;
  /** How deep machines lie in machines. */
  readonly depth: number;
}

interface Room extends Limits {
  readonly random: Random;
  /** Numbers the states of the whole machine: names are unique in it. */
  readonly count: { states: number };
}

/**
 * A definition in the States Language as people build them: a way from top to bottom, with Choice states that leave it,
 * loops back over several states, Parallel and Map states in each other, and catches that lead to one handler.
 */
export function generateMachine(random: Random, limits: Limits): string {
  return JSON.stringify(generatePart({ ...limits, random, count: { states: 0 } }));
}

const words = ["Read", "Check the photo", "Ask", "Store", "Tell the rider", "Wait", "사진 확인", "Route", "Compare"];

function generatePart(room: Room): object {
  const { random, count } = room;
  const names = Array.from({ length: 1 + random.below(room.states) }, () => {
    count.states += 1;
    return `${random.pick(words)} ${count.states}`;
  });
  const handler = names.length > 3 && random.chance(0.5) ? names.at(-1) : undefined;
  const states: States = Object.fromEntries(
    names.map((name, index) => [
      name,
      name === handler
        ? random.chance(0.5)
          ? { Type: "Fail", Error: "Refused" }
          : { Type: "Pass", End: true }
        : generateState(index, names, handler, room),
    ]),
  );
  return { StartAt: names[0], States: states };
}

function generateState(index: number, names: readonly string[], handler: string | undefined, room: Room): object {
  const { random } = room;
  const last = handler === undefined ? names.length - 1 : names.length - 2;
  const onward =
    index >= last ? { End: true } : { Next: names[index + (random.chance(0.85) ? 1 : skip(index, last, random))] };
  const kind = random.next();
  if (kind < 0.25 && names.length > 2 && room.ways > 1) return generateChoice(index, names, room);
  const caught =
    handler !== undefined && random.chance(0.5)
      ? { Catch: [{ ErrorEquals: [random.pick(["States.ALL", "States.Timeout", "Refused"])], Next: handler }] }
      : {};
  const inside = { ...room, states: Math.min(room.states, 4), ways: Math.min(room.ways, 4), depth: room.depth - 1 };
  if (kind < 0.35 && room.depth > 0)
    return {
      Type: "Parallel",
      Branches: Array.from({ length: 1 + random.below(3) }, () => generatePart(inside)),
      ...caught,
      ...onward,
    };
  if (kind < 0.45 && room.depth > 0) return { Type: "Map", ItemProcessor: generatePart(inside), ...caught, ...onward };
  if (kind < 0.55) return { Type: "Wait", Seconds: 1, ...onward };
  return { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", ...caught, ...onward };
}

function skip(index: number, last: number, random: Random): number {
  return 1 + random.below(Math.max(1, last - index));
}

/** Ways on, past states, and back over up to three. */
function generateChoice(index: number, names: readonly string[], { random, ways }: Room): object {
  const target = (): string => {
    const back = random.chance(0.25);
    const at = back ? index - random.below(4) : index + 1 + random.below(random.chance(0.6) ? 3 : names.length);
    return names[Math.max(0, Math.min(names.length - 1, at))] ?? names[0] ?? "";
  };
  return {
    Type: "Choice",
    Choices: Array.from(
      { length: 1 + random.below(random.chance(0.2) ? ways - 1 : Math.min(4, ways - 1)) },
      (_, way) => ({
        Variable: random.pick(["$.status", "$.kind"]),
        StringEquals: `V${way}`,
        Next: target(),
      }),
    ),
    ...(random.chance(0.8) ? { Default: target() } : {}),
  };
}
