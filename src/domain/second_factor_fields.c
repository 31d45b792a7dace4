/* second_factor_fields.c: what a second factor takes and gives. */
#include "minan/domain/second_factor.h"

static const struct field second_factor_fields[] = {
    F_BOOL(struct second_factor, required, 0, .label = "本单位要求"),
    F_TIME(struct second_factor, confirmed_at, NULLABLE, .label = "启用时间", .doc = "null: none is in use"),
};
SHAPE(second_factor, struct second_factor);

static const struct field second_factor_offer_fields[] = {
    F_TEXT(struct second_factor_offer, secret, SECRET, .label = "密钥", .doc = "Base32, shown once"),
    F_TEXT(struct second_factor_offer, uri, SECRET, .max = 500, .label = "链接", .doc = "otpauth://"),
    F_TEXT(struct second_factor_offer, qr, SECRET | MULTILINE, .max = 20000, .label = "二维码",
           .doc = "SVG of uri"),
};
SHAPE(second_factor_offer, struct second_factor_offer);

static const struct field second_factor_proof_fields[] = {
    F_TEXT(struct second_factor_proof, code, REQUIRED | SECRET, .max = 20, .label = "验证码"),
};
SHAPE(second_factor_proof, struct second_factor_proof);

static const struct field second_factor_removal_fields[] = {
    F_UUID(struct second_factor_removal, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct second_factor_removal, reason, REQUIRED, .max = 200, .label = "原因"),
};
SHAPE(second_factor_removal, struct second_factor_removal);

static const struct field second_factor_policy_fields[] = {
    F_BOOL(struct second_factor_policy, required, REQUIRED, .label = "要求使用身份验证器"),
};
SHAPE(second_factor_policy, struct second_factor_policy);
