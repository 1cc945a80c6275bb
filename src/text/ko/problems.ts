import type { text as english } from "../en/problems.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "shape-in-payload": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.path, "을/를")} 읽지만, ${josa(v.source, "은/는")} lambda:invoke 작업이라 결과가 .Payload 아래에 있습니다. ${josa(v.right, "으로/로")} 쓰세요.`,
  "shape-no-payload": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.path, "을/를")} 읽지만, ${josa(v.source, "은/는")} 함수를 ARN으로 호출하므로 결과에 .Payload가 없습니다. ${josa(v.right, "으로/로")} 쓰세요.`,
  "shape-no-face-id": (v) =>
    `${josa(v.state, "이/가")} faceId를 저장하지 못합니다. 코드는 parallelResult[0].FaceId를 읽지만, ${josa(v.source, "은/는")} lambda:invoke 작업입니다.`,
  "shape-no-field": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.path, "을/를")} 읽지만, ${v.source}의 결과에는 ${v.fields.join(", ")}만 있습니다.`,
  "shape-no-branch": (v) =>
    `${josa(v.state, "이/가")} ${josa(v.path, "을/를")} 읽지만, ${v.parallel}에는 분기가 ${v.branches}개뿐입니다.`,

  "photo-empty": "파일이 비어 있습니다.",
  "file-missing": "그런 파일이 없습니다.",
  "file-forbidden": "읽을 권한이 없습니다.",
  "photo-not-a-file": "파일이 아니라 폴더 또는 장치입니다.",
  "photo-unreadable": (v) => v.text,
  "photo-too-many-bytes": (v) => `크기가 ${v.megabytes} MB입니다. 여기서 Rekognition은 ${v.limit} MB까지만 받습니다.`,
  "photo-too-many-pixels": (v) =>
    `크기가 ${v.width} × ${v.height}픽셀입니다. Rekognition은 각 변이 10,000픽셀 이하인 사진을 받습니다.`,
  "photo-too-few-pixels": (v) =>
    `크기가 ${v.width} × ${v.height}픽셀입니다. Rekognition에는 각 변이 80픽셀 이상이어야 합니다.`,
  "photo-too-large-to-send": (v) =>
    `크기가 ${v.megabytes} MB입니다. Rekognition은 파일로 5 MB까지, S3에서 15 MB까지 받습니다. 사진을 업로드한 다음 --key ${v.key} 플래그로 표시하세요.`,
  "photo-other-format": (v) =>
    v.format === undefined
      ? "파일 이름과 관계없이 내용이 그림이 아닙니다."
      : `파일 이름과 관계없이 내용이 JPEG나 PNG가 아니라 ${v.format} 형식입니다.`,
  "photo-cut-off": "그림의 끝부분이 없습니다.",
  "annotation-no-photo": "사진을 지정하지 않았습니다.",
  "annotation-two-photos": "파일과 --key는 함께 사용할 수 없습니다.",
  "annotation-replaces-photo": "그림이 사진을 덮어쓰게 됩니다.",
  "annotation-format": (v) => `그림의 이름은 .png 또는 .jpg로 끝나야 합니다: ${v.file}`,

  "flag-unknown": (v) =>
    `알 수 없는 플래그: ${v.flag}.${v.near === undefined ? "" : ` ${josa(v.near, "을/를")} 찾으셨나요?`}`,
  "flag-not-for-local": (v) =>
    `local 명령은 이 컴퓨터에서만 작동하며 ${v.flags.join(", ")} 플래그를 사용하지 않습니다.`,
  "flag-missing": (v) => `${v.flag} 플래그가 없습니다.`,
  "flag-without-value": (v) =>
    `${v.flag} 플래그에는 값이 필요합니다${v.options === undefined ? "" : `: ${v.options.join(", ")}`}.`,
  "flag-value-not-known": (v) =>
    `${v.flag} 플래그의 값이 잘못되었습니다: ${v.value}. 사용할 수 있는 값: ${v.options.join(", ")}.`,
  "flag-value-not-integer": (v) => `${v.flag} 플래그의 값이 잘못되었습니다: ${v.value}. ${rangeOf(v)}정수여야 합니다.`,
  "flag-given-twice": (v) => `${v.flag} 플래그는 한 번만 사용할 수 있습니다.`,
  "flags-exclude-each-other": (v) => `${v.flag} 플래그는 ${v.other} 플래그와 함께 사용할 수 없습니다.`,
  "flag-needs-flag": (v) => `${v.flag} 플래그를 사용하려면 ${v.others.join(", ")} 플래그도 필요합니다.`,
  "argument-missing": (v) => `${v.argument} 인수가 없습니다.`,
  "argument-unexpected": (v) => `예상하지 못한 인수: ${v.words.join(", ")}.`,
  "flag-value-empty": (v) => `${v.flag} 플래그의 값이 비어 있습니다.`,
  "flags-missing-one-of": (v) => `${v.flags.join(", ")} 플래그 중 하나가 필요합니다.`,
  "argument-empty": (v) => `${v.argument} 인수가 비어 있습니다.`,
  "argument-not-integer": (v) => `${v.argument} 값이 잘못되었습니다: ${v.value}. ${rangeOf(v)}정수여야 합니다.`,
  "argument-not-known": (v) =>
    `${v.argument} 값이 잘못되었습니다: ${v.value}. 사용할 수 있는 값: ${v.options.join(", ")}.`,
  "said-by-parser": (v) => v.text,
};

function rangeOf({ min, max }: { min?: number | undefined; max?: number | undefined }): string {
  return `${min === undefined ? "" : `${min} 이상 `}${max === undefined ? "" : `${max} 이하의 `}`;
}
