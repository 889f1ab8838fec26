package io.bulla.keys;

import io.bulla.cipher.DataKey;
import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.UnwrappedKey;
import io.bulla.policy.SuiteName;
import java.util.Arrays;

/** What is believed of a key service's answers, and what is said of its failures. */
final class KmsAnswers {
  static final int KEY_SIZE_BYTES = 32;

  private KmsAnswers() {}

  static void checkCmk(KmsCaller by, String what, UnwrappedKey answer)
      throws KmsException, KeyException {
    String expected = by.cmkId();
    if (!expected.equals(answer.cmkId()) && !by.previousCmkIds().contains(answer.cmkId())) {
      throw new KeyException(
          Kind.WRONG_CMK,
          "%s: the KMS used CMK %s, but the policy names CMK %s; correct kms.cmk in the policy, or name the other as kms.previousCmk and run bulla rewrap (KMS request %s)"
              .formatted(what, answer.cmkId(), expected, answer.requestId()));
    }
  }

  static DataKey dataKey(String what, int keyId, SuiteName suite, UnwrappedKey answer)
      throws KeyException {
    byte[] bytes = answer.copyBytes();
    try {
      if (bytes.length != KEY_SIZE_BYTES) {
        throw new KeyException(
            Kind.WRONG_KEY,
            "%s: the KMS answered a key of %d bytes, not %d"
                .formatted(what, bytes.length, KEY_SIZE_BYTES));
      }
      return DataKey.of(keyId, suite, bytes);
    } catch (IllegalArgumentException e) {
      throw new KeyException(Kind.POLICY, what + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static SuiteName suite(DataKeyRow row) throws KeyException {
    for (SuiteName suite : SuiteName.values()) {
      if (suite.word().equals(row.suite())) {
        return suite;
      }
    }
    throw RowRules.edited(row, "names the unknown suite \"" + row.suite() + "\"");
  }

  static KeyException explain(KmsCaller by, String action, KmsException e) {
    String state = e.keyState().isEmpty() ? "" : " [CMK state " + e.keyState() + "]";
    String request = e.requestId().isEmpty() ? "" : " [KMS request " + e.requestId() + "]";
    String rest = e.getMessage() + state + request;
    if (e.reason() == KmsException.Reason.REFUSED) {
      return new KeyException(
          Kind.REFUSED, "KMS %s refused to %s: %s".formatted(by.provider(), action, rest), e);
    }
    return new KeyException(
        Kind.UNREACHABLE,
        "KMS %s cannot be reached to %s: %s".formatted(by.provider(), action, rest),
        e);
  }
}
