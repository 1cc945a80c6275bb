import type { Translated } from "../entry.ts";
import type { text as english } from "../en/errors-fault.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "unknown-fault-service": (v) => ({
    message: `알 수 없는 서비스: ${v.service}`,
    next: [`다음 중 하나를 사용하세요: ${v.known.join(", ")}`],
  }),
  "unknown-fault-operation": (v) => ({
    message: `알 수 없는 ${v.service === undefined ? "" : `${v.service} `}작업: ${v.operation}`,
    next: ["AWS의 작업 이름을 사용하세요. 예: --operation StartExecution", "패턴을 사용하세요. 예: 'Describe*'"],
  }),
  "unknown-fault-profile": (v) => ({
    message: `알 수 없는 장애 프로파일: ${v.name}`,
    next: [`다음 중 하나를 사용하세요: ${v.known.join(", ")}`],
  }),
  "fault-not-found": (v, { cmd }) => ({
    message: `${josa(`장애 ${v.id}`, "이/가")} 없습니다.`,
    why: v.known.length === 0 ? "로컬 엔드포인트에 장애가 없습니다." : `현재 장애: ${v.known.join(", ")}`,
    next: [`장애 목록 보기: \`${cmd("local fault list")}\``],
  }),
  "fault-needs": (v) => ({
    message: `장애 ${v.kind}에는 --${v.flag} 플래그가 필요합니다.`,
    next: [`--${v.flag} 플래그를 추가하세요`],
  }),
  "caller-policy-not-found": (v, { say }) => ({
    message: `정책 파일 ${josa(v.file, "을/를")} 읽을 수 없습니다.`,
    why: say(v.problem),
    next: ["IAM 정책이 있는 JSON 파일을 지정하거나, 정책을 해제하려면 none을 지정하세요"],
  }),
  "caller-policy-unreadable": (v) => ({
    message: `${josa(`파일 ${v.file}`, "은/는")} IAM 정책이 아닙니다.`,
    why: "정책은 Statement 목록이 있는 JSON 객체입니다. 각 항목에는 Effect, Action, Resource가 있습니다.",
    next: ["파일을 수정하거나 templates/operator-policy.json을 사용하세요"],
  }),
  "bad-fault-seconds": (v) => ({
    message: `잘못된 시간(초): ${v.text}`,
    next: ["0에서 3600 사이의 수를 사용하세요. 예: --seconds 2.5"],
  }),
  "fault-contradicts": (v) => ({
    message: `--${v.one} 플래그와 --${v.other} 플래그는 함께 사용할 수 없습니다.`,
    next: ["둘 중 하나를 빼세요"],
  }),
};
