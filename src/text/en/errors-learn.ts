import type { AreaText, NoValues } from "../entry.ts";

/** Errors of the course. */
export const text = {
  "unknown-lesson": (v: { lesson: string; known: readonly string[] }, { cmd }) => ({
    message: `Unknown lesson: ${v.lesson}`,
    why: `The course has: ${v.known.join(", ")}.`,
    next: [`Give a number or a name. List them: \`${cmd("learn list")}\``],
  }),
  "learn-environment": (v: { environment: string }) => ({
    message: `The course does not work in the environment ${v.environment}.`,
    why: "Its checks delete faces, items and thumbnails.",
    next: ["Leave --env out, or give a name that begins with learn"],
  }),
  "learn-in-use": (v: { folder: string; process: string }) => ({
    message: `Another \`learn\` is open in ${v.folder} (process ${v.process}).`,
    why: "Both would write the same progress and deploy the same machine.",
    next: ["Close it with the key q, or give another --folder"],
  }),
  "learn-folder-not-writable": (v: { folder: string; reason: string }) => ({
    message: `The course cannot write to ${v.folder}.`,
    why: v.reason,
    next: ["Give a folder that you can write to with --folder"],
  }),
  "learn-progress-unreadable": (v: { file: string; reason: string }, { cmd }) => ({
    message: `The progress in ${v.file} is not readable.`,
    why: v.reason,
    next: [
      `Repair the file, or delete it. Your lessons stay. Find out which ones pass: \`${cmd("learn check", { all: true })}\``,
    ],
  }),
  "learn-progress-newer": (v: { file: string; version: string }) => ({
    message: `The progress in ${v.file} has the version ${v.version}. This program knows version 1.`,
    next: ["Use the newer program, or give another --folder"],
  }),
  "learn-needs-terminal": (_: NoValues, { cmd }) => ({
    message: "The course needs a terminal.",
    why: "It watches a file and reads single keys.",
    next: [`In a script: \`${cmd("learn check", { json: true })}\` or \`${cmd("learn list", { json: true })}\``],
  }),
  "lesson-not-passed": (v: { lesson: number; passed: number; checks: number }) => ({
    message: `Lesson ${v.lesson} is not passed yet: ${v.passed} of ${v.checks} checks.`,
    next: ["Change the file as the failing check says, and check again"],
  }),
  "lessons-failed": (v: { failed: readonly number[]; checked: number }, { cmd }) => ({
    message: `${v.failed.length} of ${v.checked} lessons ${v.failed.length === 1 ? "is" : "are"} not passed yet: ${v.failed.join(", ")}.`,
    next: [`Check one of them: \`${cmd("learn check", {}, String(v.failed[0] ?? 1))}\``],
  }),
  "lesson-without-solution": (v: { lesson: number }, { cmd }) => ({
    message: `Lesson ${v.lesson} has no file to write, so it has no solution to show.`,
    next: [`Read its hints: \`${cmd("learn hint")}\``],
  }),
  "solution-after-passing": (v: { lesson: number }, { cmd }) => ({
    message: `The solution of lesson ${v.lesson} is shown when the lesson is passed.`,
    next: [
      `A hint may be enough: \`${cmd("learn hint")}\``,
      `See it now, and mark the lesson: \`${cmd("learn solution", { "give-up": true }, String(v.lesson))}\``,
    ],
  }),
  "lesson-not-begun": (v: { lesson: number }, { cmd }) => ({
    message: `Lesson ${v.lesson} has no file yet.`,
    next: [`Begin it: \`${cmd("learn goto", {}, String(v.lesson))}\``],
  }),
  "last-lesson": (_: NoValues, { cmd }) => ({
    message: "This is the last lesson.",
    next: [`See what is left: \`${cmd("learn list")}\``],
  }),
} satisfies AreaText;
