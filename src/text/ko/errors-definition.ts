import type { Translated } from "../entry.ts";
import type { text as english } from "../en/errors-definition.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "definition-not-json": (v) => ({
    message: `${v.file} 파일이 JSON이 아닙니다.`,
    why: v.reason,
    next: ["파일을 수정하세요. JSON을 지원하는 편집기가 위치를 보여 줍니다"],
  }),
  "definition-mixes-shapes": (v, { say }) => ({
    message: `${josa(v.file, "은/는")} 결과를 실제와 다른 형태로 읽습니다. 아무것도 배포하지 않았습니다.`,
    why: v.problems.map((problem) => say(problem)).join("\n"),
    next: [
      "경로를 수정하세요. 함수 ARN으로 호출하면 응답이 그대로 나오고, lambda:invoke로 호출하면 .Payload 아래에 나옵니다",
    ],
  }),
  "bad-machine-name": (v) => ({
    message: `잘못된 상태 머신 이름: ${v.name}`,
    next: ["--name에 80자까지의 영문자, 숫자, 하이픈, 밑줄로 된 이름을 지정하세요"],
  }),
  "reserved-machine-name": (v) => ({
    message: `${josa(v.name, "은/는")} 워크숍이 사용하는 상태 머신 이름입니다.`,
    next: ["--name에 다른 이름을 지정하세요"],
  }),
  "definition-file-unreadable": (v, { say }) => ({
    message: `${v.file} 파일을 읽을 수 없습니다.`,
    why: say(v.problem),
    next: ["--file로 지정한 경로를 확인하세요"],
  }),
  "state-to-try-not-found": (v) => ({
    message: `정의에 상태 ${josa(v.state, "이/가")} 없습니다.`,
    why: v.known.length === 0 ? "정의에 상태가 없습니다." : `있는 상태: ${v.known.join(", ")}`,
    next: ["이 상태 가운데 하나를 --state로 지정하세요"],
  }),
  "state-not-alone": (v) => ({
    message: `상태 ${josa(v.state, "은/는")} 따로 실행할 수 없습니다.`,
    why: `${v.type} 상태는 안에 있는 상태들을 실행합니다. Step Functions는 이런 상태를 모의(mock) 결과로만 테스트합니다.`,
    next: ["안에 있는 상태를 --state로 지정하거나, 상태 머신 전체를 실행하세요"],
  }),
  "machine-not-found": (v, { cmd }) => ({
    message: `상태 머신 ${josa(v.name, "이/가")} 없습니다.`,
    why: v.known.length === 0 ? undefined : `있는 상태 머신: ${v.known.join(", ")}`,
    next: [`배포하세요: \`${cmd("deploy-machine", { stage: 1 })}\``],
  }),
  "output-lost": (v) => ({
    message: "출력을 쓸 수 없습니다.",
    why: v.reason,
    next: ["공간을 확보하거나 다른 위치에 출력하세요"],
  }),
  "output-not-written": (v) => ({
    message: `${v.file} 파일을 쓸 수 없습니다.`,
    why: v.reason,
    next: ["다른 경로를 지정하세요"],
  }),
  "execution-ambiguous": (v) => ({
    message: `${josa(v.execution, "으로/로")} 시작하는 실행이 여러 개 있습니다.`,
    why: `${v.matching.join(", ")}`,
    next: ["이름을 더 길게 입력하세요"],
  }),
  "state-not-found": (v) => ({
    message: `이 실행은 상태 ${v.state}에 들어가지 않았습니다.`,
    why: `들어간 상태: ${v.known.join(", ")}`,
    next: ["이 중 하나를 --state로 지정하세요"],
  }),
};
