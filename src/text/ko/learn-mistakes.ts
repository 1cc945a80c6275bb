import type { text as english } from "../en/learn-mistakes.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "mistake-file-missing": "파일이 없습니다. 이 단원의 파일을 초기화하면 프로그램이 다시 만듭니다.",
  "mistake-json-empty": "파일이 비어 있습니다. 이 단원의 파일을 초기화하면 프로그램이 처음 내용을 다시 씁니다.",
  "mistake-json-comment": "JSON에는 주석이 없습니다. 이 주석을 삭제하세요.",
  "mistake-json-missing-comma": "여기에 쉼표가 없습니다. JSON에서는 멤버와 항목을 쉼표로 구분합니다.",
  "mistake-json-trailing-comma": "이 쉼표 뒤에 아무것도 없습니다. JSON에서 쉼표는 두 멤버 사이에만 씁니다.",
  "mistake-json-missing-colon": "이름과 값 사이에 콜론이 없습니다.",
  "mistake-json-smart-quote": '둥근 따옴표입니다. JSON에는 곧은 따옴표 "가 필요합니다.',
  "mistake-json-single-quote": '작은따옴표입니다. JSON에는 큰따옴표 "가 필요합니다.',
  "mistake-json-unquoted-name": "멤버의 이름은 큰따옴표로 묶어야 합니다.",
  "mistake-json-unclosed-text":
    "이 문자열은 같은 줄에서 따옴표가 닫히지 않았거나, JSON이 허용하지 않는 문자가 들어 있습니다.",
  "mistake-json-unclosed-bracket": "이 괄호가 닫히지 않았습니다.",
  "mistake-json-wrong-bracket": "이 닫는 괄호는 열려 있는 괄호와 맞지 않습니다.",
  "mistake-json-text-after-end": "첫 번째 객체가 여기서 끝났는데 그 뒤에 내용이 더 있습니다. 위쪽 괄호를 확인하세요.",
  "mistake-json-duplicate-name": "객체에 같은 이름이 두 번 있습니다. 둘 중 하나만 사용됩니다.",
  "mistake-json-bad-value": "여기에는 값이 있어야 합니다: 문자열, 숫자, true, false, null, { 또는 [.",
  "mistake-json-too-deep": "괄호가 너무 깊게 중첩되어 있어 상태 머신으로 쓸 수 없습니다.",
  "mistake-json-not-object": "상태 머신은 JSON 객체입니다. {로 시작해서 }로 끝납니다.",
  "mistake-json-too-large": "파일이 1 MB보다 큽니다. Step Functions는 더 큰 정의를 받지 않습니다.",

  "mistake-placeholder": (v) =>
    v.value === undefined
      ? `${josa(v.placeholder, "이/가")} 아직 남아 있습니다. 스택에는 출력 ${josa(v.output, "이/가")} 없습니다.`
      : `${josa(v.placeholder, "이/가")} 아직 남아 있습니다. 스택 출력 ${v.output}의 값: ${v.value}`,
  "mistake-no-states": "상태 머신에 상태가 없습니다. 상태는 States 객체 안에 써야 합니다.",
  "mistake-catch-at-top": (v) =>
    `${josa(v.field, "이/가")} States 옆에 있습니다. 이 필드는 Task, Parallel 또는 Map 상태 안에 써야 합니다.`,
  "mistake-state-inside-state": (v) =>
    `${josa(v.state, "이/가")} ${v.within} 안에 있습니다. 먼저 ${v.within}의 중괄호를 닫으세요. 상태는 나란히 써야 합니다.`,
  "mistake-branches-object": (v) => `${v.state}의 Branches가 배열이 아닙니다. 분기가 하나여도 [와 ]로 묶어야 합니다.`,
  "mistake-same-name": (v) =>
    `상태 이름 ${josa(v.state, "이/가")} 두 번 있습니다. 이름은 분기를 포함한 상태 머신 전체에서 한 번만 사용할 수 있습니다.`,
  "mistake-branch-leaves": (v) =>
    `${josa(v.state, "은/는")} ${josa(v.target, "으로/로")} 이어질 수 없습니다. 분기는 Parallel을 벗어날 수 없습니다. ${v.state}에는 End를, ${v.parent}에는 Next를 쓰세요.`,
  "mistake-end-and-next": (v) => `${v.state}에 End와 Next가 모두 있습니다. 상태에는 둘 중 하나만 있어야 합니다.`,
  "mistake-no-end": (v) => `${v.state}에 End도 Next도 없습니다. 상태에는 둘 중 하나가 있어야 합니다.`,
  "mistake-unknown-state": (v) =>
    v.nearest === undefined
      ? `${josa(v.field, "이/가")} ${josa(v.name, "을/를")} 가리키지만, 같은 States 안에 그런 상태가 없습니다.`
      : `${josa(v.field, "이/가")} ${josa(v.name, "을/를")} 가리키지만, 그런 상태가 없습니다. ${josa(v.nearest, "을/를")} 쓰려고 하셨나요?`,
  "mistake-result-path-empty":
    "빈 ResultPath는 참조 경로가 아닙니다. `$.errorInfo`를 쓰거나, 결과를 버리려면 null을 쓰세요.",
  "mistake-result-path-invalid": (v) =>
    `ResultPath ${josa(v.path, "은/는")} 참조 경로가 아닙니다. \`$.${v.path.replaceAll(/[^\w]/g, "") || "result"}\`처럼 $로 시작합니다.`,
  "mistake-misspelt-error": (v) =>
    `${josa(v.name, "은/는")} 아무 함수도 발생시키지 않는 오류입니다. 올바른 이름은 ${v.nearest}입니다.`,
  "mistake-catch-empty": (v) => `${v.state}의 Catch가 빈 배열입니다. 그 안에 ErrorEquals와 Next가 있는 객체를 쓰세요.`,
  "mistake-state-missing": (v) => {
    if (v.nearest !== undefined) return `${v.state} 상태가 없습니다. ${v.nearest}의 철자가 틀린 것은 아닌가요?`;
    const called = v.output === undefined ? "" : ` Resource에는 출력 ${v.output}의 값을 쓰세요: ${v.arn}`;
    return `${v.state} 상태가 아직 없습니다.${called}`;
  },
  "mistake-no-resource": (v) =>
    `${josa(v.state, "이/가")} 함수를 호출하지 않습니다. Resource에는 출력 ${v.output}의 값을 쓰세요: ${v.arn}`,
  "mistake-other-function": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.called, "을/를")} 호출하지만 이 함수는 다른 일을 합니다. 필요한 함수는 ${v.expected}입니다: ${v.arn}`,
  "mistake-unknown-function": (v) =>
    `${josa(v.state, "이/가")} 이 스택에 없는 함수를 가리킵니다. 출력 ${v.output}의 값: ${v.arn}`,
  "mistake-catch-missing": (v) =>
    `${v.state}에 ${v.error}에 대한 Catch가 없습니다. 함수가 이 오류를 발생시키면 실행이 실패합니다.`,
  "mistake-other-error": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.name, "을/를")} 잡지만, 이 상태의 함수는 그 오류를 발생시키지 않습니다. 발생하는 오류는 ${v.error}입니다.`,
  "mistake-next-elsewhere": (v) =>
    `${josa(v.from, "이/가")} ${josa(v.to, "으로/로")} 이어지지 않습니다. End 또는 Next를 바꾸세요.`,
  "mistake-not-parallel": (v) =>
    `${v.state}의 유형이 ${v.type === "" ? "없습니다" : `${v.type}입니다`}. Parallel이어야 합니다.`,
  "mistake-branch-count": (v) => `분기가 ${v.count}개입니다. 이 단원에는 함수마다 하나씩 두 개가 필요합니다.`,
  "mistake-branch-order": "썸네일 분기가 먼저 있습니다. 결과는 이 순서를 따르며, 7단원은 인덱스 0에서 얼굴을 읽습니다.",
  "mistake-list-without-index": (v) =>
    `${josa(v.path, "은/는")} 배열의 멤버를 읽습니다. Parallel의 결과에는 인덱스 [0]과 [1]이 필요합니다.`,
  "mistake-result-kept": (v) =>
    `${josa(v.state, "이/가")} 결과를 ${v.path}에 남깁니다. 문제는 없지만, null을 쓰면 결과를 버릴 수 있습니다.`,
  "mistake-validation": (v) => `Step Functions가 정의를 거부합니다: ${v.text} (${v.code})`,

  "mistake-result-replaces-input": (v) =>
    `${v.state}의 결과가 입력 전체를 대체하여, 이후 상태에 필요한 userId가 없어졌습니다. ResultPath를 쓰세요.`,
  "mistake-null-expected": (v) =>
    `${v.state}의 결과가 입력 전체를 대체합니다. 결과는 필요하지 않으므로 \`"ResultPath": null\`을 쓰세요.`,
  "mistake-result-dropped": (v) =>
    `ResultPath null이 ${v.state}의 결과를 버립니다. 결과는 \`$.${v.member}\`에 있어야 합니다.`,
  "mistake-result-elsewhere": (v) =>
    `${josa(v.state, "이/가")} 결과를 ${v.path}에 넣습니다. 결과는 \`$.${v.member}\`에 있어야 합니다.`,
  "mistake-error-replaces-input": (v) =>
    `메시지가 비어 있습니다. ${v.state}의 Catch가 오류를 \`$.errorInfo\`에 넣지 않습니다. Catch에 ResultPath를 쓰세요.`,
  "mistake-nothing-catches": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.error, "을/를")} 발생시키는데, 이 오류를 잡는 Catch가 없습니다. 그래서 실행이 실패했습니다.`,
  "mistake-message-not-alone": (v) =>
    `출력에 메시지 외에 다른 것이 있습니다. ${v.state}에 필요하지 않은 ResultPath나 다른 경로가 있습니다.`,
  "mistake-other-message": (v) => `${v.key}의 메시지가 다릅니다. 실제: "${v.said}", 예상: "${v.message}".`,
  "mistake-not-refused": (v) => `${josa(v.key, "이/가")} 수락되었습니다. 거부되어야 합니다: ${v.message}`,
  "mistake-unexpected-refusal": (v, { say }) =>
    `${josa(v.key, "이/가")} 거부되었습니다(${say(v.reason)}). 수락되어야 합니다.`,
  "mistake-execution-failed": (v) =>
    `${josa(v.key, "으로/로")} 시작한 실행이 ${v.state === undefined ? "" : `${v.state}에서 `}실패했습니다: ${v.reason}`,
  "mistake-collection-missing": (v, { cmd }) =>
    `${josa(v.state, "이/가")} 컬렉션을 찾지 못합니다. 컬렉션을 생성하세요: \`${cmd("collection reset")}\``,
  "mistake-other-thumbnail": (v) =>
    `이 사진의 썸네일이 없습니다. 예상: ${v.expected}, 실제: ${v.found === "" ? "없음" : v.found}.`,
  "mistake-not-at-once": (v) =>
    `${josa(v.second, "이/가")} ${v.first} 종료 후에 시작되었습니다. 두 분기에 있으면 동시에 시작합니다.`,
  "mistake-parallel-result-missing":
    "PersistMetadata의 입력에 parallelResult가 없습니다. ParallelProcessing에 ResultPath `$.parallelResult`를 쓰세요.",
  "mistake-item-missing": (v) =>
    `테이블에 ${v.user}의 완전한 항목이 없습니다. PersistMetadata에는 입력 전체가 필요합니다: userId, s3Key, parallelResult.`,
  "mistake-photo-run": (v, { say }) => `${v.key}의 결과가 예상과 다릅니다: ${v.outcome} (${say(v.reason)}).`,

  "mistake-answers-unreadable": (v) => `answers.json 파일을 읽을 수 없습니다: ${v.reason ?? "JSON 객체가 아닙니다"}`,
  "mistake-answer-missing": (v) =>
    `질문에 아직 답하지 않았습니다. answers.json의 "${v.id}"에 쓰거나, 해당 키를 누르세요.`,
  "mistake-answer-wrong": (v, { say }) => `${josa(v.answer, "은/는")} 정답이 아닙니다. ${say(v.why)}`,

  "mistake-collection-not-made": (v) => `${v.region}에 컬렉션 ${josa(v.collection, "이/가")} 아직 없습니다.`,
  "mistake-other-region": (v) =>
    `${josa(v.collection, "을/를")} ${v.found}에 생성했습니다. 이 과정은 ${v.region}에서 진행합니다.`,
  "mistake-other-collection": (v) =>
    `${josa(v.found, "을/를")} 생성했습니다. 이 과정의 환경은 다른 이름을 사용합니다. ${josa(v.collection, "을/를")} 생성하세요.`,
  "mistake-collection-not-empty": (v, { cmd }) =>
    `${v.collection}에 얼굴이 ${v.faces}개 있습니다. 비우세요: \`${cmd("collection reset")}\``,
  "mistake-stack-missing": (v, { cmd }) =>
    `스택 ${josa(v.stack, "이/가")} 아직 없습니다. \`${cmd("setup")}\` 명령을 실행하세요.`,
  "mistake-other-environment": (v, { cmd }) =>
    `다른 환경의 스택 ${josa(v.found, "을/를")} 배포했습니다. 이 과정에는 ${josa(v.stack, "이/가")} 필요합니다: \`${cmd("setup")}\``,
  "mistake-stack-in-progress": (v) => `CloudFormation이 아직 ${v.stack} 작업을 하고 있습니다(${v.status}).`,
  "mistake-stack-failed": (v, { cmd }) =>
    `${v.stack}의 상태는 ${v.status}입니다${v.reason === undefined ? "" : `: ${v.reason}`}. \`${cmd("setup")}\` 명령을 다시 실행하세요.`,
  "mistake-photos-missing": (v, { cmd }) =>
    `버킷에 없는 사진: ${v.missing.join(", ")}. \`${cmd("setup")}\` 명령을 다시 실행하세요.`,
  "mistake-no-execution": (_, { cmd }) =>
    `읽을 실행이 없습니다. 새로 만드세요: \`${cmd("learn reset", {}, "lesson")}\``,
  "mistake-runs-missing": (v, { say }) =>
    `실행 다섯 개 중 ${v.found}개가 있습니다. 없는 실행: ${v.missing.map(say).join("; ")}.`,
  "mistake-face-gone": (v) => `컬렉션에 ${v.user}의 얼굴이 없습니다. 사진을 다시 실행하세요.`,
  "mistake-item-gone": (v) => `테이블에 ${v.user}의 항목이 없습니다. 얼굴을 삭제하고 사진을 다시 실행하세요.`,
  "mistake-thumbnail-gone": (v) => `버킷에 ${v.user}의 썸네일이 없습니다. 얼굴을 삭제하고 사진을 다시 실행하세요.`,
  "mistake-things-left": (v, { cmd }) =>
    `남은 것이 있습니다: ${v.things.join(", ")}. \`${cmd("teardown")}\` 명령을 실행하세요.`,

  "mistake-no-versions": (v, { cmd }) =>
    `버전이 있는 상태 머신 ${josa(v.machine, "이/가")} 아직 없습니다. \`${cmd("deploy-machine", { stage: 3, "in-place": true })}\` 명령을 실행하세요.`,
  "mistake-one-version": (v) =>
    `${v.machine}에 버전이 하나 있습니다. 이 상태 머신에 다른 단계를 배포하세요. 정의마다 버전이 하나씩 생깁니다.`,
  "mistake-alias-missing": "별칭 live가 없습니다. --in-place로 배포하면 생깁니다.",
  "mistake-alias-newest": (v) =>
    `별칭 live가 ${v.newest}개 버전 중 ${v.version}번을 가리킵니다. PersistMetadata가 없는 버전으로 되돌리세요.`,
  "mistake-alias-not-run": (_, { cmd }) =>
    `아직 별칭으로 실행한 사진이 없습니다. \`${cmd("run", { user: "user_a", key: "1_happy_face.jpg", "in-place": true })}\` 명령을 실행하세요.`,
  "mistake-retry-missing": (v) => `${v.state}에 Retry가 없습니다. 일시적인 장애만으로도 실행이 끝납니다.`,
  "mistake-retry-zero": (v) =>
    `${v.state}의 모든 Retry의 MaxAttempts가 0이므로 아무것도 재시도하지 않습니다. 서비스의 장애는 몇 번 재시도하게 하세요.`,
  "mistake-no-such-error": (v) =>
    `오류 ${josa(v.name, "은/는")} 없습니다. 너무 오래 걸리는 함수는 Sandbox.Timedout 또는 States.Timeout으로 끝납니다.`,
  "mistake-all-not-last": (v) =>
    `${v.state}의 States.ALL은 Retry의 마지막 항목에 단독으로 있어야 합니다. 그 뒤의 항목은 적용되지 않습니다.`,
  "mistake-refusal-retried": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.error, "을/를")} 재시도합니다. 사진이 그대로이면 응답도 그대로이므로, 먼저 이 오류의 MaxAttempts를 0으로 정하세요.`,
  "mistake-retry-too-long": (v) =>
    `${v.state}의 재시도는 모두 합해 ${v.seconds}초까지 기다릴 수 있습니다. MaxAttempts를 줄이거나 MaxDelaySeconds를 쓰세요.`,
  "mistake-retry-not-growing": (v) =>
    `${v.state}의 재시도 간격이 늘어나지 않습니다. BackoffRate가 ${v.rate}입니다. 1보다 큰 수를 쓰세요.`,
  "mistake-tried-again": (v) =>
    `${josa(v.state, "이/가")} 선글라스를 쓴 사진을 ${v.attempts}번 시도했습니다. 거부되는 사진은 한 번만 시도해야 합니다.`,
};
