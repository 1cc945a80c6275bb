import type { text as english } from "../en/errors-learn.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "unknown-lesson": (v, { cmd }) => ({
    message: `알 수 없는 단원: ${v.lesson}`,
    why: `과정에 있는 단원: ${v.known.join(", ")}.`,
    next: [`번호나 이름을 지정하세요. 목록: \`${cmd("learn list")}\``],
  }),
  "learn-environment": (v) => ({
    message: `이 과정은 환경 ${v.environment}에서 진행할 수 없습니다.`,
    why: "검사가 얼굴, 항목, 썸네일을 삭제합니다.",
    next: ["--env를 빼거나 learn으로 시작하는 이름을 지정하세요"],
  }),
  "learn-in-use": (v) => ({
    message: `${v.folder}에서 다른 learn이 열려 있습니다(프로세스 ${v.process}).`,
    why: "둘 다 같은 진행 상황을 기록하고 같은 상태 머신을 배포하게 됩니다.",
    next: ["q 키로 닫거나 --folder로 다른 폴더를 지정하세요"],
  }),
  "learn-folder-not-writable": (v) => ({
    message: `이 과정의 파일을 ${v.folder}에 쓸 수 없습니다.`,
    why: v.reason,
    next: ["--folder로 쓸 수 있는 폴더를 지정하세요"],
  }),
  "learn-progress-unreadable": (v, { cmd }) => ({
    message: `진행 상황 파일 ${josa(v.file, "을/를")} 읽을 수 없습니다.`,
    why: v.reason,
    next: [
      `파일을 수정하거나 삭제하세요. 단원의 파일은 그대로 남습니다. 통과하는 단원을 찾으려면: \`${cmd("learn check", { all: true })}\``,
    ],
  }),
  "learn-progress-newer": (v) => ({
    message: `진행 상황 파일 ${v.file}의 버전은 ${v.version}입니다. 이 프로그램은 버전 1만 읽을 수 있습니다.`,
    next: ["더 새로운 프로그램을 사용하거나 --folder로 다른 폴더를 지정하세요"],
  }),
  "learn-needs-terminal": (_, { cmd }) => ({
    message: "이 과정에는 터미널이 필요합니다.",
    why: "파일의 변경을 감시하고 키 입력을 받습니다.",
    next: [`스크립트에서는 \`${cmd("learn check", { json: true })}\` 또는 \`${cmd("learn list", { json: true })}\``],
  }),
  "lesson-not-passed": (v) => ({
    message: `${v.lesson}단원을 아직 통과하지 못했습니다: 검사 ${v.checks}개 중 ${v.passed}개 통과.`,
    next: ["실패한 검사의 설명에 따라 파일을 수정하고 다시 검사하세요"],
  }),
  "lessons-failed": (v, { cmd }) => ({
    message: `${v.checked}개 단원 중 ${v.failed.length}개를 아직 통과하지 못했습니다: ${v.failed.join(", ")}.`,
    next: [`그중 하나를 검사하세요: \`${cmd("learn check", {}, String(v.failed[0] ?? 1))}\``],
  }),
  "lesson-without-solution": (v, { cmd }) => ({
    message: `${v.lesson}단원에는 작성할 파일이 없으므로 보여 줄 정답이 없습니다.`,
    next: [`힌트를 읽으세요: \`${cmd("learn hint")}\``],
  }),
  "solution-after-passing": (v, { cmd }) => ({
    message: `${v.lesson}단원의 정답은 단원을 통과한 뒤에 볼 수 있습니다.`,
    next: [
      `힌트로 충분할 수 있습니다: \`${cmd("learn hint")}\``,
      `지금 정답을 보고 단원에 기록을 남기려면: \`${cmd("learn solution", { "give-up": true }, String(v.lesson))}\``,
    ],
  }),
  "lesson-not-begun": (v, { cmd }) => ({
    message: `${v.lesson}단원에는 아직 파일이 없습니다.`,
    next: [`시작하세요: \`${cmd("learn goto", {}, String(v.lesson))}\``],
  }),
  "last-lesson": (_, { cmd }) => ({
    message: "마지막 단원입니다.",
    next: [`남은 단원 보기: \`${cmd("learn list")}\``],
  }),
};
