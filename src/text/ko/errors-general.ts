import type { text as english } from "../en/errors-general.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  interrupted: (v, { say }) => ({
    message: v.rows === undefined ? `${v.signal} 신호로 중단되었습니다.` : say(v.rows),
    next: v.next.map(say),
  }),
  "time-limit-reached": (v, { say }) => ({
    message: `명령이 ${v.seconds}초 안에 끝나지 않았습니다(--timeout).`,
    why: v.waiting === undefined ? undefined : `마지막으로 기다린 이유: ${say(v.waiting)}.`,
    next: v.next.length === 0 ? ["--timeout 값을 늘려 명령을 다시 실행하세요"] : v.next.map(say),
  }),
  "interrupted-question": { message: "질문에 답하기 전에 중단되었습니다. 아무것도 변경하지 않았습니다." },
  declined: { message: "확인되지 않아 아무것도 변경하지 않았습니다." },
  "confirmation-needed": (v, { say }) => ({
    message: "확인이 필요하지만 질문할 터미널이 없습니다.",
    why: `질문: ${say(v.question)}`,
    next: [`미리 확인하려면 ${v.flag} 플래그를 사용하세요`],
  }),
  unexpected: (v) => ({
    message: `예기치 않은 오류가 발생했습니다: ${v.text}`,
    why: v.where,
    next: ["wildrydes의 버그일 가능성이 높습니다. WILDRYDES_DEBUG=1로 명령을 다시 실행하고 출력된 내용을 알려 주세요"],
  }),
  "functions-not-built": (v) => ({
    message: "함수의 zip 파일이 없습니다.",
    why: `${josa(v.file, "을/를")} 읽을 수 없습니다.`,
    next: ["저장소를 복제했다면 `npm run build` 명령을 실행하세요", "그렇지 않으면 패키지를 다시 설치하세요"],
  }),
  "setup-not-done": (v, { cmd }) => ({
    message: `계정 ${v.account}의 ${v.region} 리전에 스택 ${josa(v.stack, "이/가")} 없습니다.`,
    why: "환경을 아직 설정하지 않았거나 다른 곳에 있습니다.",
    next: [
      `\`${cmd("setup")}\` 명령을 실행하세요`,
      "또는 --target, --region, --profile, --env로 올바른 위치를 지정하세요",
    ],
  }),
  "setup-in-progress": (v, { cmd }) => ({
    message: `스택 ${josa(v.stack, "이/가")} 아직 변경 중입니다: ${v.status}.`,
    next: [`\`${cmd("setup")}\` 명령으로 끝날 때까지 진행 상황을 확인한 다음 다시 시도하세요`],
  }),
  "setup-failed": (v, { cmd }) => ({
    message: `스택 ${v.stack}에 리소스가 없습니다. 스택 상태: ${v.status}.`,
    why: v.reason,
    next: [`\`${cmd("setup")}\` 명령을 실행하세요. 불완전한 스택을 복구합니다`],
  }),
  "output-missing": (v, { cmd }) => ({
    message: `스택${v.stack === undefined ? "" : ` ${v.stack}`}에 출력 ${josa(v.output, "이/가")} 없습니다.`,
    why: "다른 템플릿으로 배포된 스택입니다.",
    next: [`\`${cmd("setup")}\` 명령을 실행하세요. 스택을 이 프로그램의 템플릿으로 업데이트합니다`],
  }),
  "stack-half-deleted": (v, { cmd }) => ({
    message: `스택 ${josa(v.stack, "이/가")} 일부만 삭제되었습니다: ${v.status}.`,
    why: v.reason,
    next: [`\`${cmd("teardown")}\` 명령으로 나머지를 삭제한 다음 \`${cmd("setup")}\` 명령을 실행하세요`],
  }),
  "stack-failed": (v, { cmd }) => ({
    message: `CloudFormation이 스택 ${josa(v.stack, "을/를")} 배포하지 못했습니다. ${v.status === undefined ? "스택이 더 이상 없습니다" : `스택 상태: ${v.status}`}.`,
    why: v.reasons.length === 0 ? undefined : v.reasons.join("\n"),
    next:
      v.cause === "exists"
        ? [
            `이전 스택이 남긴 것을 \`${cmd("teardown")}\` 명령으로 삭제한 다음 \`${cmd("setup")}\` 명령을 다시 실행하세요`,
          ]
        : v.cause === "deleted"
          ? [
              `다른 명령이 스택을 삭제했습니다(예: 다른 터미널에서 실행한 teardown). 그 명령이 끝나면 \`${cmd("setup")}\` 명령을 다시 실행하세요`,
            ]
          : [
              ...(v.cause === "quota" ? ["더 이상 쓰지 않는 것을 삭제하거나 AWS에 할당량 증가를 요청하세요"] : []),
              ...(v.cause === "organization"
                ? ["조직 관리자에게 예외를 요청하거나 다른 리전 또는 계정을 사용하세요"]
                : []),
              ...(v.cause === "denied" ? ["거부된 작업에 대한 권한을 요청하세요"] : []),
              `원인을 해결하고 \`${cmd("setup")}\` 명령을 다시 실행하세요. 불완전한 스택을 복구합니다`,
              `또는 \`${cmd("teardown")}\` 명령으로 생성된 것을 삭제하세요`,
            ],
  }),
  "stack-not-deleted": (v, { cmd }) => ({
    message: `CloudFormation이 스택 ${josa(v.stack, "을/를")} 삭제하지 못했습니다. 스택 상태: ${v.status}.`,
    why: v.reasons.length === 0 ? undefined : v.reasons.join("\n"),
    next: [`원인을 해결하고 \`${cmd("teardown")}\` 명령을 실행하세요. 멈춘 곳에서 이어서 진행합니다`],
  }),
};
