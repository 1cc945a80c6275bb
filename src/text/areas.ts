import type { AreaText, Entry, NoValues, Translated } from "./entry.ts";
import type { Language } from "./languages.ts";

const progressEn = () => import("./en/progress-areas.ts");
const progressKo = () => import("./ko/progress-areas.ts");

/** The areas of the catalogue. Each is imported when something of it is worded for the first time. */
const english = {
  outcome: () => progressEn().then(({ outcome: text }) => ({ text })),
  progress: () => progressEn().then(({ progress: text }) => ({ text })),
  "progress-bulk": () => progressEn().then(({ progressBulk: text }) => ({ text })),
  "screen-bulk": () => import("./en/screen-bulk.ts"),
  "errors-bulk": () => import("./en/errors-bulk.ts"),
  "errors-general": () => import("./en/errors-general.ts"),
  "errors-target": () => import("./en/errors-target.ts"),
  "errors-definition": () => import("./en/errors-definition.ts"),
  "errors-account": () => import("./en/errors-account.ts"),
  "errors-aws": () => import("./en/errors-aws.ts"),
  "errors-teardown": () => import("./en/errors-teardown.ts"),
  "progress-doctor": () => progressEn().then(({ progressDoctor: text }) => ({ text })),
  "progress-teardown": () => progressEn().then(({ progressTeardown: text }) => ({ text })),
  labels: () => import("./en/labels.ts"),
  problems: () => import("./en/problems.ts"),
  "errors-run": () => import("./en/errors-run.ts"),
  "errors-fault": () => import("./en/errors-fault.ts"),
  "screen-fault": () => import("./en/screen-fault.ts"),
  "errors-local": () => import("./en/errors-local.ts"),
  "errors-usage": () => import("./en/errors-usage.ts"),
  "screen-local": () => import("./en/screen-local.ts"),
  "screen-help": () => import("./en/screen-help.ts"),
  "progress-stages": () => progressEn().then(({ progressStages: text }) => ({ text })),
  "progress-chapters": () => progressEn().then(({ progressChapters: text }) => ({ text })),
  "screen-inspect": () => import("./en/screen-inspect.ts"),
  "screen-run": () => import("./en/screen-run.ts"),
  "screen-setup": () => import("./en/screen-setup.ts"),
  "screen-machine": () => import("./en/screen-machine.ts"),
  "screen-execution": () => import("./en/screen-execution.ts"),
  "errors-flow": () => import("./en/errors-flow.ts"),
  "progress-flow": () => progressEn().then(({ progressFlow: text }) => ({ text })),
  "screen-flow": () => import("./en/screen-flow.ts"),
  "errors-copy": () => import("./en/errors-copy.ts"),
  "progress-copy": () => progressEn().then(({ progressCopy: text }) => ({ text })),
  "screen-copy": () => import("./en/screen-copy.ts"),
  "errors-room": () => import("./en/errors-room.ts"),
  "progress-room": () => progressEn().then(({ progressRoom: text }) => ({ text })),
  "screen-room": () => import("./en/screen-room.ts"),
  "errors-mail": () => import("./en/errors-mail.ts"),
  "progress-mail": () => progressEn().then(({ progressMail: text }) => ({ text })),
  "screen-mail": () => import("./en/screen-mail.ts"),
  "errors-passport": () => import("./en/errors-passport.ts"),
  "errors-trigger": () => import("./en/errors-trigger.ts"),
  "progress-trigger": () => progressEn().then(({ progressTrigger: text }) => ({ text })),
  "screen-trigger": () => import("./en/screen-trigger.ts"),
  "progress-passport": () => progressEn().then(({ progressPassport: text }) => ({ text })),
  "screen-passport": () => import("./en/screen-passport.ts"),
  "errors-metrics": () => import("./en/errors-metrics.ts"),
  "screen-metrics": () => import("./en/screen-metrics.ts"),
  "screen-console": () => import("./en/screen-console.ts"),
  "learn-checks": () => import("./en/learn-checks.ts"),
  "learn-mistakes": () => import("./en/learn-mistakes.ts"),
  "learn-start": () => import("./en/learn-start.ts"),
  "learn-build": () => import("./en/learn-build.ts"),
  "learn-more": () => import("./en/learn-more.ts"),
  "learn-images": () => import("./en/learn-images.ts"),
  "learn-uploads": () => import("./en/learn-uploads.ts"),
  "learn-riders": () => import("./en/learn-riders.ts"),
  "learn-mistakes-more": () => import("./en/learn-mistakes-more.ts"),
  "screen-learn": () => import("./en/screen-learn.ts"),
  "errors-learn": () => import("./en/errors-learn.ts"),
} satisfies Record<string, () => Promise<{ text: AreaText }>>;

export type AreaName = keyof typeof english;
type EnglishOf<A extends AreaName> = Awaited<ReturnType<(typeof english)[A]>>["text"];

const korean: { readonly [A in AreaName]: () => Promise<{ text: Translated<EnglishOf<A>> }> } = {
  outcome: () => progressKo().then(({ outcome: text }) => ({ text })),
  progress: () => progressKo().then(({ progress: text }) => ({ text })),
  "progress-bulk": () => progressKo().then(({ progressBulk: text }) => ({ text })),
  "screen-bulk": () => import("./ko/screen-bulk.ts"),
  "errors-bulk": () => import("./ko/errors-bulk.ts"),
  "errors-general": () => import("./ko/errors-general.ts"),
  "errors-target": () => import("./ko/errors-target.ts"),
  "errors-definition": () => import("./ko/errors-definition.ts"),
  "errors-account": () => import("./ko/errors-account.ts"),
  "errors-aws": () => import("./ko/errors-aws.ts"),
  "errors-teardown": () => import("./ko/errors-teardown.ts"),
  "progress-doctor": () => progressKo().then(({ progressDoctor: text }) => ({ text })),
  "progress-teardown": () => progressKo().then(({ progressTeardown: text }) => ({ text })),
  labels: () => import("./ko/labels.ts"),
  problems: () => import("./ko/problems.ts"),
  "errors-run": () => import("./ko/errors-run.ts"),
  "errors-fault": () => import("./ko/errors-fault.ts"),
  "screen-fault": () => import("./ko/screen-fault.ts"),
  "errors-local": () => import("./ko/errors-local.ts"),
  "errors-usage": () => import("./ko/errors-usage.ts"),
  "screen-local": () => import("./ko/screen-local.ts"),
  "screen-help": () => import("./ko/screen-help.ts"),
  "progress-stages": () => progressKo().then(({ progressStages: text }) => ({ text })),
  "progress-chapters": () => progressKo().then(({ progressChapters: text }) => ({ text })),
  "screen-inspect": () => import("./ko/screen-inspect.ts"),
  "screen-run": () => import("./ko/screen-run.ts"),
  "screen-setup": () => import("./ko/screen-setup.ts"),
  "screen-machine": () => import("./ko/screen-machine.ts"),
  "screen-execution": () => import("./ko/screen-execution.ts"),
  "errors-flow": () => import("./ko/errors-flow.ts"),
  "progress-flow": () => progressKo().then(({ progressFlow: text }) => ({ text })),
  "screen-flow": () => import("./ko/screen-flow.ts"),
  "errors-copy": () => import("./ko/errors-copy.ts"),
  "progress-copy": () => progressKo().then(({ progressCopy: text }) => ({ text })),
  "screen-copy": () => import("./ko/screen-copy.ts"),
  "errors-room": () => import("./ko/errors-room.ts"),
  "progress-room": () => progressKo().then(({ progressRoom: text }) => ({ text })),
  "screen-room": () => import("./ko/screen-room.ts"),
  "errors-mail": () => import("./ko/errors-mail.ts"),
  "progress-mail": () => progressKo().then(({ progressMail: text }) => ({ text })),
  "screen-mail": () => import("./ko/screen-mail.ts"),
  "errors-passport": () => import("./ko/errors-passport.ts"),
  "errors-trigger": () => import("./ko/errors-trigger.ts"),
  "progress-trigger": () => progressKo().then(({ progressTrigger: text }) => ({ text })),
  "screen-trigger": () => import("./ko/screen-trigger.ts"),
  "progress-passport": () => progressKo().then(({ progressPassport: text }) => ({ text })),
  "screen-passport": () => import("./ko/screen-passport.ts"),
  "errors-metrics": () => import("./ko/errors-metrics.ts"),
  "screen-metrics": () => import("./ko/screen-metrics.ts"),
  "screen-console": () => import("./ko/screen-console.ts"),
  "learn-checks": () => import("./ko/learn-checks.ts"),
  "learn-mistakes": () => import("./ko/learn-mistakes.ts"),
  "learn-start": () => import("./ko/learn-start.ts"),
  "learn-build": () => import("./ko/learn-build.ts"),
  "learn-more": () => import("./ko/learn-more.ts"),
  "learn-images": () => import("./ko/learn-images.ts"),
  "learn-uploads": () => import("./ko/learn-uploads.ts"),
  "learn-riders": () => import("./ko/learn-riders.ts"),
  "learn-mistakes-more": () => import("./ko/learn-mistakes-more.ts"),
  "screen-learn": () => import("./ko/screen-learn.ts"),
  "errors-learn": () => import("./ko/errors-learn.ts"),
};

export const areaNames = Object.keys(english).filter(isAreaName);

/** Imports one area in one language. */
export async function importArea(language: Language, area: AreaName): Promise<AreaText> {
  return (await (language === "ko" ? korean : english)[area]()).text;
}

function isAreaName(name: string): name is AreaName {
  return name in english;
}

/** The areas whose entries are errors. */
export type ErrorArea = Extract<AreaName, `errors-${string}`>;
/** The areas that events and questions are worded by. */
export type ProgressArea = Extract<AreaName, "outcome" | `progress${string}`>;

export type CodeOf<A extends AreaName> = { [Name in A]: keyof EnglishOf<Name> & string }[A];
type EntryOf<A extends AreaName, C extends string> = {
  [Name in A]: C extends keyof EnglishOf<Name> ? EnglishOf<Name>[C] : never;
}[A];

/** The values that an entry takes; `NoValues` for none. */
export type ValuesOf<A extends AreaName, C extends CodeOf<A>> = ValuesOfEntry<EntryOf<A, C>>;
type ValuesOfEntry<E> = E extends Entry
  ? E extends (values: infer V, ...rest: never) => unknown
    ? V
    : NoValues
  : never;

/** A message of these areas as plain data: its code and the values that this code takes. */
export type Message<A extends AreaName = AreaName> = {
  [C in CodeOf<A>]: [ValuesOf<A, C>] extends [NoValues]
    ? { readonly code: C; readonly values?: NoValues | undefined }
    : { readonly code: C; readonly values: ValuesOf<A, C> };
}[CodeOf<A>];

/** The values of a code as the arguments that follow it: none where it takes none. */
export type ValueArguments<A extends AreaName, C extends CodeOf<A>> = [ValuesOf<A, C>] extends [NoValues]
  ? []
  : [values: ValuesOf<A, C>];
