import type { text as english } from "../en/errors-usage.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "no-command": (_, { line }) => ({
    message: "명령을 지정하지 않았습니다.",
    next: [`\`${line("--help")}\` 명령을 참고하세요`],
  }),
  "unknown-command": (v, { line }) => ({
    message: `알 수 없는 명령: ${v.words}`,
    next: [
      ...(v.near.length === 0
        ? []
        : [`${v.near.map((command) => `\`${line(command)}\``).join(" 또는 ")} 명령을 찾으셨나요?`]),
      `\`${line("--help")}\` 명령을 참고하세요`,
    ],
  }),
  usage: (v, { line, say }) => ({
    message: v.problems.map(say).join(" "),
    next: [
      ...(v.near === undefined ? [] : [`\`${line(v.near)}\` 명령을 찾으셨나요?`]),
      ...(v.example === undefined ? [] : [`예: ${line(v.example)}`]),
      `\`${line(`${v.command} --help`.trim())}\` 명령을 참고하세요`,
    ],
  }),
};
