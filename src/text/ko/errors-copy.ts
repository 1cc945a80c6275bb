import type { text as english } from "../en/errors-copy.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "bad-copy-place": (v) => ({
    message: `잘못된 버킷과 접두사: ${v.place}`,
    why: "버킷 이름은 소문자, 숫자, 점, 하이픈으로 된 3~63자입니다.",
    next: ["BUCKET 또는 BUCKET/PREFIX 형식으로 지정하세요. 예: my-photos/album-1"],
  }),
  "copy-into-itself": (v) => ({
    message: `${josa(v.to, "과/와")} ${josa(v.from, "이/가")} 겹칩니다.`,
    why: "복사본이 다시 원본의 객체가 됩니다.",
    next: ["다른 버킷을 고르거나, 서로 포함되지 않는 다른 접두사를 고르세요"],
  }),
  "copy-bucket-not-found": (v, { cmd }) => ({
    message: `버킷 ${josa(v.bucket, "이/가")} 없습니다.`,
    next: [`이 환경의 버킷 목록: \`${cmd("inspect")}\``],
  }),
  "bucket-regions-not-equal": (v) => ({
    message: `BucketRegionsNotEqualError: 버킷 ${josa(v.from, "은/는")} ${v.fromRegion}에, ${josa(v.to, "은/는")} ${v.toRegion}에 있습니다.`,
    why: "상태 머신은 자기 리전 안에서만 복사합니다.",
    next: [
      `aws CLI로 복사하세요: \`aws s3 sync s3://${v.from} s3://${v.to} --source-region ${v.fromRegion} --region ${v.toRegion}\``,
    ],
  }),
  "copy-other-region": (v) => ({
    message: `버킷 ${josa(v.bucket, "은/는")} ${v.region}에 있습니다.`,
    why: "상태 머신은 자기 리전 안에서만 복사합니다.",
    next: [`버킷의 리전에서 작업하세요: --region ${v.region}`],
  }),
  "copy-would-empty": (v) => ({
    message: `원본이 비어 있어 --delete-extra가 ${v.bucket}의 객체 ${v.count}개를 모두 삭제하게 됩니다.`,
    next: ["--from을 확인하거나 --to에 접두사를 지정하세요"],
  }),
  "copy-running": (v, { cmd }) => ({
    message: `이 환경의 다른 복사가 실행 중입니다: ${v.execution}`,
    why: "상태 머신의 역할에는 한 번에 버킷 한 쌍의 권한만 있습니다.",
    next: [`확인: \`${cmd("inspect execution", {}, v.execution)}\``, "끝난 뒤에 이 명령을 다시 실행하세요"],
  }),
  "copy-failed": (v) => ({
    message: `복사에 실패했습니다: ${v.execution}`,
    why: v.reason,
    next: ["명령을 다시 실행하세요. 아직 없는 객체를 복사합니다"],
  }),
  "copy-incomplete": (v) => ({
    message: `원본의 객체 ${v.left}개가 대상에 없거나 다릅니다.`,
    why: v.tooLarge === 0 ? undefined : `CopyObject는 5 GB까지의 객체만 복사합니다. ${v.tooLarge}개가 더 큽니다.`,
    next: ["명령을 다시 실행하세요", "5 GB가 넘는 객체는 `aws s3 cp`로 복사하세요"],
  }),
};
