package io.bulla.keys.kms;

import java.util.List;
import java.util.stream.Collectors;

/**
 * CAM policies with no more than each part needs, to be attached by an administrator. Actions on
 * one CMK and actions on the service stand in statements of their own: a statement that names a
 * resource matches no action that has none.
 */
public final class TencentPolicies {
  private TencentPolicies() {}

  /** An application that reads and writes, and adds tables. */
  public static String runTime(String region, String rootUin, String creatorUin, String cmkId) {
    return policy(
        List.of("GenerateDataKey", "Decrypt", "DescribeKey"),
        resource(region, rootUin, creatorUin, cmkId),
        List.of("ListKeyDetail"));
  }

  /** An application for which all keys are there. */
  public static String readOnly(String region, String rootUin, String creatorUin, String cmkId) {
    return policy(
        List.of("Decrypt", "DescribeKey"),
        resource(region, rootUin, creatorUin, cmkId),
        List.of("ListKeyDetail"));
  }

  /** An application, on the CMK that the policy file names as {@code secondary}. */
  public static String secondary(String region, String rootUin, String creatorUin, String cmkId) {
    return policy(
        List.of("Encrypt", "Decrypt", "DescribeKey"),
        resource(region, rootUin, creatorUin, cmkId),
        List.of("ListKeyDetail"));
  }

  /** Operators' tools, on all CMKs that the creator made. */
  public static String tools(String region, String rootUin, String creatorUin) {
    return policy(
        List.of(
            "GenerateDataKey",
            "Decrypt",
            "ReEncrypt",
            "DescribeKey",
            "EnableKey",
            "DisableKey",
            "ArchiveKey",
            "CancelKeyArchive",
            "ScheduleKeyDeletion",
            "CancelKeyDeletion",
            "EnableKeyRotation",
            "DisableKeyRotation",
            "GetParametersForImport",
            "ImportKeyMaterial",
            "DeleteImportedKeyMaterial"),
        resource(region, rootUin, creatorUin, "*"),
        List.of("ListKeyDetail", "CreateKey"));
  }

  private static String resource(String region, String rootUin, String creatorUin, String cmkId) {
    for (String part : List.of(region, rootUin, creatorUin, cmkId)) {
      if (!part.matches("[A-Za-z0-9*-]+")) {
        throw new IllegalArgumentException("a part of a CAM resource has letters, digits and -");
      }
    }
    return "qcs::kms:%s:uin/%s:key/creatorUin/%s/%s".formatted(region, rootUin, creatorUin, cmkId);
  }

  private static String policy(List<String> onCmk, String resource, List<String> onService) {
    return """
        {"version":"2.0","statement":[
         {"effect":"allow",
          "action":[%s],
          "resource":["%s"]},
         {"effect":"allow",
          "action":[%s],
          "resource":["*"]}]}
        """
        .formatted(names(onCmk), resource, names(onService));
  }

  private static String names(List<String> actions) {
    return actions.stream()
        .map(action -> "\"name/kms:" + action + "\"")
        .collect(Collectors.joining(","));
  }
}
